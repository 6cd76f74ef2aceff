package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.schema.settings.GongProperty;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is put in, out comes a result or a SQLException, and none of its texts holds a secret.
 * The seed is fixed; {@code -Dgong.fuzz=1000000} tries as many inputs, of a seed of the time.
 */
class FuzzTest {
  private static final int MOST = Integer.getInteger("gong.fuzz", 4_000);
  private static final Random RANDOM =
      new Random(MOST == 4_000 ? 4711 : System.currentTimeMillis());

  /** Stands wherever somebody may have meant to give a secret. */
  private static final String SECRET = "zQ9xVyB7kWtN8Lp5Rg2Df6Hs4";

  private static final List<String> HOSTS =
      List.of(
          "",
          "api.gong.io",
          "localhost",
          "127.0.0.1",
          "[::1]",
          "[fe80::1%25eth0]",
          "[fe80::1%eth0]",
          "[",
          "]",
          "[::1",
          "host.",
          ".host",
          "..",
          "-",
          "a".repeat(63),
          "a".repeat(64),
          "a.".repeat(200),
          "ｈｏｓｔ",
          "hö.st",
          "xn--",
          "xn--zz",
          "h ost",
          "h\tost",
          "h\nost",
          "h%20ost",
          "h%zzost",
          "999.999.999.999",
          "0x7f.1",
          "user:" + SECRET + "@host",
          SECRET + "@host",
          "a:b:c",
          "host\\x",
          "host\u0000",
          "🙂",
          "host_name",
          "[v1.x]",
          "1",
          "host,other");

  private static final List<String> PORTS =
      List.of(
          "", "", "", ":", ":0", ":1", ":443", ":65535", ":65536", ":99999", ":-1", ":x", ":8 0");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "true",
          "false",
          "0",
          "1",
          "-1",
          "2147483648",
          "1e99",
          "NaN",
          "x",
          "é",
          "🙂",
          "\u0000",
          "\r\n",
          "\t",
          "%",
          "%zz",
          "%00",
          "%",
          "a".repeat(5000),
          "'",
          "\"",
          "\\",
          "{}",
          "[]",
          "{\"",
          "{\"version\":1,\"streams\":{}}",
          "P3D",
          "PT1S",
          "PT999999999999H",
          "PT-1S",
          "2026-01-31",
          "+999999999-12-31",
          "-999999999-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59-18:00",
          "2026-02-30",
          "UTC",
          "Mars/Olympus",
          "+18:00",
          "+99:00",
          "http://localhost",
          "https://x.y",
          "https://[fe80::1%25eth0]",
          "https://host:0",
          "https://" + "a".repeat(64) + ".io",
          "https://h/oauth2/generate-customer-token",
          "https://h:0/oauth2/generate-customer-token",
          "file:///etc/passwd",
          "ftp://x",
          "//x",
          "http://u:" + SECRET + "@h",
          "/no/such/file",
          "/no/such\u0000file",
          "HTTP",
          "SOCKS",
          "65536",
          "[::1]",
          "proxy:1");

  private static final List<String> FILES =
      List.of("", "/", "/proc/none/x", "/dev/null/x", "/proc/none\u0000/x", "/etc/passwd/x");

  private static final List<String> SEPARATORS =
      List.of("&", "&", "&", "&", ";", ",", "|", "#", " ", "/", "+", "&&", "&amp;", "?", ":", "\n");

  private static final List<String> EQUALS = List.of("=", "=", "=", "=", ":", " ", "", "==", "%3D");

  private static <T> T any(List<T> list) {
    return list.get(RANDOM.nextInt(list.size()));
  }

  private static String name() {
    GongProperty property = any(List.of(GongProperty.values()));
    // What would ask somebody over the network.
    String name = property == GongProperty.VALIDATE_CONNECTION ? "x" : property.key();
    return switch (RANDOM.nextInt(8)) {
      case 0 -> name.toUpperCase(Locale.ROOT);
      case 1 -> name.substring(1);
      case 2 -> property.alias().orElse("unknown");
      default -> name;
    };
  }

  /** A property, whose value is a secret where one belongs there. */
  private static String pair() {
    String name = name();
    boolean secret =
        GongProperty.find(name)
            .map(GongProperty::secret)
            .orElse(name.toLowerCase(Locale.ROOT).matches(".*(secret|password|token|ccesskey).*"));
    String value = secret ? (RANDOM.nextInt(4) > 0 ? SECRET : "") : value(name);
    return name + equals(name) + (RANDOM.nextBoolean() ? value : escaped(value));
  }

  /** What follows a name; it would become a part of the name of a file. */
  private static String equals(String name) {
    String equals = any(EQUALS);
    // A mistyped name with a secret right behind it might be any word.
    return GongProperty.find(name).map(GongProperty::file).orElse(equals.isEmpty()) ? "=" : equals;
  }

  /** A value for a property; files are such as cannot be made. */
  private static String value(String name) {
    boolean file = GongProperty.find(name).filter(GongProperty::file).isPresent();
    return file ? any(FILES) : any(VALUES);
  }

  private static String escaped(String value) {
    return java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String url() {
    if (RANDOM.nextInt(3) == 0) {
      return "jdbc:gong:demo?" + pair() + (RANDOM.nextBoolean() ? "" : "&" + pair());
    }
    StringBuilder url = new StringBuilder(any(List.of("jdbc:gong:", "jdbc:gong:", "JDBC:Gong:")));
    url.append(any(List.of("//", "//", "//", "", "demo", "/", "demo//", "demo?x")));
    url.append(any(HOSTS)).append(any(PORTS)).append(any(List.of("", "", "/", "/v2", "/x")));
    url.append(any(List.of("?", "?", "?", "", ";", "#", "&")));
    for (int i = RANDOM.nextInt(5); i > 0; i--) {
      url.append(pair()).append(any(SEPARATORS));
    }
    return url.toString();
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("validateConnection", "false");
    if (RANDOM.nextInt(3) == 0) {
      properties.setProperty("user", "k" + SECRET);
      properties.setProperty("password", SECRET);
    }
    for (int i = RANDOM.nextInt(3); i > 0; i--) {
      String name = name();
      boolean secret = GongProperty.find(name).filter(GongProperty::secret).isPresent();
      properties.setProperty(name, secret ? SECRET : value(name));
    }
    if (RANDOM.nextInt(20) == 0) {
      properties.put(RANDOM.nextInt(), new Object());
    }
    return properties;
  }

  /** What went wrong, once by what was called. */
  private final Map<String, String> faults = new TreeMap<>();

  @AfterEach
  void nothingWentWrong() {
    assertThat(faults).isEmpty();
  }

  private interface Call {
    void run() throws Exception;
  }

  /** Whether a call succeeded; anything but that or a good SQLException is a fault. */
  private boolean succeeds(Call call, String called, String input) {
    try {
      call.run();
      return true;
    } catch (SQLException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      String text = trace.toString().toLowerCase(Locale.ROOT);
      for (int i = 0; i + 8 <= SECRET.length(); i++) {
        if (text.contains(SECRET.substring(i, i + 8).toLowerCase(Locale.ROOT))) {
          faults.putIfAbsent(called, "a secret: " + input + ": " + trace);
        }
      }
      String message = String.valueOf(e.getMessage());
      if (!String.valueOf(e.getSQLState()).matches("(?!XX000)[0-9A-Z]{5}")
          || !message.matches(".*[.?)]")
          || message.length() > 800
          || message.matches(".*(Exception|org\\.apache).*")) {
        faults.putIfAbsent(called, input + ": " + e.getSQLState() + " " + trace);
      }
      return false;
    } catch (Exception | StackOverflowError e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      faults.putIfAbsent(called, input + ": " + trace);
      return false;
    }
  }

  @Test
  void ofUrlsAndPropertiesComesAConnectionOrASqlException() {
    GongDriver driver = new GongDriver();
    int opened = 0;
    for (int i = 0; i < MOST; i++) {
      String url = url();
      Properties properties = properties();
      String input = url + " " + properties;
      assertThat(driver.acceptsURL(url)).as(url).isTrue();
      succeeds(() -> driver.getPropertyInfo(url, properties), "getPropertyInfo", input);
      opened +=
          succeeds(
                  () -> {
                    try (Connection connection =
                        Objects.requireNonNull(driver.connect(url, properties))) {
                      assertThat(connection.getMetaData().getURL()).doesNotContain(SECRET);
                    }
                  },
                  "connect",
                  input)
              ? 1
              : 0;
    }
    // Neither all nor nothing is refused.
    assertThat(opened).isBetween(MOST / 200, MOST / 2);
  }

  @Test
  void ofADataSourceComesAConnectionOrASqlException() {
    for (int i = 0; i < MOST / 10; i++) {
      String url = RANDOM.nextInt(10) == 0 ? any(VALUES) : url();
      @Nullable String name = RANDOM.nextInt(20) == 0 ? null : name();
      @Nullable String value = RANDOM.nextInt(5) == 0 ? null : value(String.valueOf(name));
      succeeds(
          () -> {
            GongDataSource source = new GongDataSource();
            source.setUrl(RANDOM.nextInt(20) == 0 ? null : url);
            source.setUser(value);
            source.setPassword(SECRET);
            source.setProperty(name, SECRET.equals(value) ? "" : value);
            source.setProperty("validateConnection", "false");
            source.setLoginTimeout(RANDOM.nextInt());
            (RANDOM.nextBoolean() ? source.getConnection() : source.getConnection(value, SECRET))
                .close();
          },
          "getConnection",
          url + " " + name + "=" + value);
    }
  }

  private static final Set<String> NOT_HERE = Set.of("close", "abort", "cancel");

  private static final List<String> TEXTS =
      List.of(
          "",
          "x",
          "id",
          "ID",
          "calls",
          "gong",
          "%",
          "_",
          "\\",
          "'",
          "SELECT 1",
          "SELECT ?",
          "SELECT id FROM users",
          "SELECT * FROM calls WHERE started > '2026'",
          "DROP TABLE calls",
          "(",
          "{",
          "{fn",
          "{d '",
          "/*",
          "\u0000",
          "🙂",
          "1",
          "1e99999999",
          "-1",
          "2026-01-31",
          "2026-01-31 10:00:00",
          "true",
          SECRET + "'",
          "null",
          "SELECT 1 AS \"",
          "SELECT CAST('x' AS INTEGER)",
          "a".repeat(3000));

  private static final Map<Class<?>, List<Object>> ARGUMENTS =
      Map.ofEntries(
          Map.entry(
              int.class,
              List.of(
                  0, 1, 2, 3, -1, 7, 1003, 1007, 1008, 2000, Integer.MAX_VALUE, Integer.MIN_VALUE)),
          Map.entry(long.class, List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE)),
          Map.entry(short.class, List.of((short) 0, Short.MIN_VALUE)),
          Map.entry(byte.class, List.of((byte) 0, Byte.MIN_VALUE)),
          Map.entry(float.class, List.of(0f, Float.NaN, Float.NEGATIVE_INFINITY)),
          Map.entry(double.class, List.of(0d, Double.NaN, Double.POSITIVE_INFINITY, 1e300)),
          Map.entry(boolean.class, List.of(true, false)),
          Map.entry(String.class, new ArrayList<>(TEXTS)),
          Map.entry(
              Object.class,
              List.of(
                  "x",
                  1,
                  new BigDecimal("1e99"),
                  Instant.MAX,
                  LocalDateTime.MIN,
                  new Object(),
                  new byte[3],
                  'c')),
          Map.entry(
              Class.class,
              List.of(String.class, Instant.class, Object.class, int.class, Connection.class)),
          Map.entry(Calendar.class, List.of(Calendar.getInstance())),
          Map.entry(Date.class, List.of(new Date(0), new Date(Long.MAX_VALUE))),
          Map.entry(Time.class, List.of(new Time(0), new Time(Long.MIN_VALUE))),
          Map.entry(Timestamp.class, List.of(new Timestamp(0), new Timestamp(Long.MAX_VALUE))),
          Map.entry(BigDecimal.class, List.of(BigDecimal.ONE, new BigDecimal("1e999999999"))),
          Map.entry(Map.class, List.of(Map.of(), Map.of("x", String.class))),
          Map.entry(Properties.class, List.of(new Properties())),
          Map.entry(String[].class, List.of(new String[0], new String[] {"x", "TABLE"})),
          Map.entry(int[].class, List.of(new int[0], new int[] {1})),
          Map.entry(byte[].class, List.of(new byte[0])));

  private static @Nullable Object argument(Class<?> type) {
    List<Object> values = ARGUMENTS.getOrDefault(type, List.of());
    return values.isEmpty() || (!type.isPrimitive() && RANDOM.nextInt(6) == 0) ? null : any(values);
  }

  private static Object object(Class<?> type, Connection connection) throws SQLException {
    if (type == Connection.class) {
      return connection;
    } else if (type == DatabaseMetaData.class) {
      return connection.getMetaData();
    } else if (type == Statement.class) {
      return connection.createStatement();
    }
    PreparedStatement statement =
        connection.prepareStatement(
            "SELECT 'a', 1, TRUE, TIMESTAMP '2026-01-01 00:00:00', ARRAY[1], ?");
    statement.setString(1, "x");
    if (type == PreparedStatement.class) {
      return statement;
    } else if (type == ParameterMetaData.class) {
      return statement.getParameterMetaData();
    } else if (type == ResultSetMetaData.class) {
      return statement.getMetaData();
    }
    ResultSet result = statement.executeQuery();
    assertThat(result.next()).isTrue();
    return result;
  }

  @Test
  void ofEveryMethodComesAResultOrASqlException() throws SQLException {
    int calls = 0;
    for (Class<?> type :
        List.of(
            Connection.class,
            Statement.class,
            PreparedStatement.class,
            ResultSet.class,
            DatabaseMetaData.class,
            ResultSetMetaData.class,
            ParameterMetaData.class)) {
      try (Connection connection =
          DriverManager.getConnection("jdbc:gong:demo?user=key-of-nobody&password=" + SECRET)) {
        List<Method> methods =
            Stream.of(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !NOT_HERE.contains(method.getName()))
                .toList();
        Object object = object(type, connection);
        for (int i = 0; i < MOST / 8; i++) {
          if (i % 200 == 0) {
            object = object(type, connection);
          }
          Object target = object;
          Method method = any(methods);
          @Nullable Object[] arguments =
              Arrays.stream(method.getParameterTypes()).map(FuzzTest::argument).toArray();
          succeeds(
              () -> {
                try {
                  method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause() instanceof Exception cause ? cause : e;
                }
              },
              method.toString(),
              Arrays.deepToString(arguments));
          calls++;
        }
      }
    }
    assertThat(calls).isEqualTo(MOST / 8 * 7);
  }
}
