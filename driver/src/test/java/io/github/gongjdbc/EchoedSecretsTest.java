package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SandboxServer;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A server may be so careless as to repeat what it was sent, as some firewalls and proxies do. None
 * of that reaches an error with its causes, the log, or what is remembered of requests.
 */
class EchoedSecretsTest {
  private static final String KEY = "QX7ZK4M2VJH9TRWC";
  private static final String SECRET = "zq&9/xV+\"yB7=kW<3'tÜn8Lp5Rg2Df6Hs4";
  private static final String CLIENT_SECRET = "c7Lw-93mQ.zX81_vTn4";

  /** What nobody may see eight characters of, whatever the case. */
  private static final List<String> SECRETS = List.of(KEY, SECRET, CLIENT_SECRET);

  private static final Map<List<String>, Map<Integer, Set<String>>> PARTS =
      new ConcurrentHashMap<>();

  private static final List<String> LOGGED = new CopyOnWriteArrayList<>();
  private static final Logger LOGGER = Logger.getLogger("io.github.gongjdbc");
  private static final Handler RECORDER = recorder();

  @BeforeAll
  static void log() {
    LOGGER.setLevel(Level.ALL);
    LOGGER.addHandler(RECORDER);
  }

  @AfterAll
  static void logNoLonger() {
    LOGGER.removeHandler(RECORDER);
    LOGGER.setLevel(null);
  }

  /** Ways in which a server may write a text that it was sent. */
  private static Map<String, UnaryOperator<String>> forms() {
    Map<String, UnaryOperator<String>> forms = new LinkedHashMap<>();
    forms.put("as it is", text -> text);
    forms.put("in capitals", text -> text.toUpperCase(Locale.ROOT));
    forms.put("in small letters", text -> text.toLowerCase(Locale.ROOT));
    forms.put("backwards", text -> new StringBuilder(text).reverse().toString());
    forms.put("in Base64", EchoedSecretsTest::base64);
    forms.put("in Base64 backwards", text -> new StringBuilder(base64(text)).reverse().toString());
    forms.put(
        "in Base64 of URLs",
        text -> Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    forms.put(
        "in Base64 in lines",
        text ->
            Base64.getMimeEncoder(20, new byte[] {'\n'})
                .encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    forms.put("in Base64 behind others", text -> base64("x" + text));
    forms.put("in Base64 behind two others", text -> base64("{\"" + text));
    forms.put(
        "in hexadecimal digits",
        text -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
    forms.put("as in a URL", text -> URLEncoder.encode(text, StandardCharsets.UTF_8));
    forms.put("escaped as in a URL", text -> each(text, "%%%02X"));
    forms.put("escaped as in JSON", text -> each(text, "\\u%04x"));
    forms.put("escaped as in HTML", text -> each(text, "&#%d;"));
    forms.put("as JSON", text -> text.replace("\"", "\\\"").replace("/", "\\/"));
    forms.put(
        "as HTML",
        text ->
            text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
    forms.put("its beginning", text -> text.substring(0, text.length() / 2));
    forms.put("its end", text -> text.substring(text.length() / 2));
    return forms;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String each(String text, String format) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(String.format(Locale.ROOT, format, c)));
    return escaped.toString();
  }

  /** What a request was signed with: the header, the token or the pair in it, and its parts. */
  private static List<String> sent(SandboxRequest request) {
    String header = String.valueOf(request.header("authorization"));
    String credentials = header.substring(header.indexOf(' ') + 1);
    List<String> sent = new ArrayList<>(List.of(header, credentials));
    if (header.startsWith("Basic ")) {
      String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      sent.addAll(
          List.of(
              pair, pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1)));
    }
    return sent;
  }

  /** Where a server may repeat a text. */
  private static Map<String, Function<String, SandboxAnswer>> places() {
    Map<String, Function<String, SandboxAnswer>> places = new LinkedHashMap<>();
    for (int status : new int[] {400, 401, 403, 404, 418}) {
      places.put("an error of " + status, text -> SandboxAnswer.error(status, "r", "No: " + text));
    }
    places.put("the request id", text -> SandboxAnswer.error(400, text, "No"));
    places.put(
        "the header of the request id",
        text -> SandboxAnswer.html(400, "No").withHeader("x-traceid", ascii(text)));
    places.put(
        "a missing scope",
        text -> SandboxAnswer.error(403, "r", "'api:" + text.replaceAll("[^a-zA-Z0-9]", "") + "'"));
    places.put(
        "the host of a redirect",
        text ->
            SandboxAnswer.error(302, "r", "No")
                .withHeader(
                    "location", "https://" + text.replaceAll("[^a-zA-Z0-9]", "") + ".example/"));
    places.put(
        "the path of a redirect",
        text -> SandboxAnswer.error(302, "r", "No").withHeader("location", "/" + ascii(text)));
    return places;
  }

  private static String ascii(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }

  /** Answers that are no page, around what was sent. */
  private static final List<String> BODIES =
      List.of(
          "%s",
          "{%s",
          "{\"records\": {}, \"calls\": %s}",
          "{\"%s\": [}",
          "{\"records\": {}, \"calls\": [\"%s\"]}",
          "{\"records\": {}, \"calls\": {\"%s\": 1}}",
          "{\"records\": {}, \"calls\": [{\"id\": {\"%s\": 1}}]}",
          "{\"records\": \"%s\", \"calls\": []}",
          "{\"records\": {\"totalRecords\": \"%s\"}, \"calls\": []}",
          "{\"records\": {\"totalRecords\": 1}, \"calls\": [{\"id\": \"1\", \"started\": \"%s\"}]}",
          "{\"records\": {\"totalRecords\": 1}, \"calls\": [{\"id\": \"1\", \"duration\":"
              + " \"%s\"}]}");

  private interface Answering {
    SandboxAnswer answer(String text);
  }

  @Test
  void ofAnAccessKeyAreNowhere() throws SQLException, IOException {
    GongSandbox sandbox = sandbox().credentials(KEY, SECRET).build();
    try (SandboxServer server = sandbox.start();
        Connection connection = connect(server, "accessKey", KEY, "accessKeySecret", SECRET)) {
      assertThat(echoes(connection, sandbox, SECRETS)).isGreaterThan(300);
    }
  }

  @Test
  void ofAnAccessTokenAreNowhere() throws SQLException, IOException {
    GongSandbox sandbox = sandbox().build();
    try (SandboxServer server = sandbox.start();
        Connection connection = connect(server, "accessToken", CLIENT_SECRET)) {
      assertThat(echoes(connection, sandbox, SECRETS)).isGreaterThan(100);
    }
  }

  @Test
  void ofTokensThatWereFetchedLaterAreNowhere() throws SQLException, IOException {
    GongSandbox sandbox =
        sandbox().oauth(KEY, CLIENT_SECRET, "first-token-4711", true, Duration.ofDays(1)).build();
    try (SandboxServer server = sandbox.start();
        Connection connection =
            connect(
                server,
                "clientId",
                KEY,
                "clientSecret",
                CLIENT_SECRET,
                "refreshToken",
                "first-token-4711",
                "tokenUrl",
                server.url() + "/oauth2/generate-customer-token")) {
      List<String> tokens = new ArrayList<>(SECRETS);
      assertThat(SandboxAccount.query(connection, "SELECT id FROM users LIMIT 1")).isNotEmpty();
      sandbox.exchanges().forEach(e -> tokens.addAll(sent(e.request()).subList(1, 2)));
      tokens.add(connection.unwrap(GongConnection.class).refreshToken().orElseThrow());
      assertThat(tokens).hasSizeGreaterThan(SECRETS.size() + 1).doesNotContain("first-token-4711");
      tokens.add("first-token-4711");

      assertThat(echoes(connection, sandbox, tokens)).isGreaterThan(100);
    }
  }

  /** Has every place of an answer repeat every form of what was sent; says how many there were. */
  private static int echoes(Connection connection, GongSandbox sandbox, List<String> secrets)
      throws SQLException {
    int count = 0;
    PreparedStatement statement = connection.prepareStatement("SELECT id FROM calls");
    for (var place : places().entrySet()) {
      // Every form in one place, and one form in the others.
      boolean all = place.getKey().equals("an error of 400");
      for (var form : forms().entrySet()) {
        for (int part = 0; part < (all || form.getKey().equals("as it is") ? 5 : 2); part++) {
          int asked = part;
          Answering answering = text -> place.getValue().apply(form.getValue().apply(text));
          sandbox.answerWith(
              request -> {
                List<String> sent = sent(request);
                return request.path().equals("/oauth2/generate-customer-token")
                    ? Optional.empty()
                    : Optional.of(answering.answer(sent.get(Math.min(asked, sent.size() - 1))));
              });
          SQLException failure =
              catchThrowableOfType(
                  SQLException.class, () -> SandboxAccount.rows(statement.executeQuery()));
          String as = place.getKey() + ", " + form.getKey() + ", part " + part;
          conceals(text(failure), secrets, as);
          assertThat(failure.getMessage()).as(as).hasSizeLessThan(900);
          count++;
        }
      }
    }
    sandbox.answerWith(null);
    conceals(
        SandboxAccount.query(connection, "SELECT * FROM gong_system.requests").toString(),
        secrets,
        "gong_system.requests");
    conceals(String.join("\n", LOGGED), secrets, "the log");
    return count;
  }

  @Test
  void inWhatIsNoPageAreNowhere() throws SQLException, IOException {
    GongSandbox sandbox = sandbox().credentials(KEY, SECRET).build();
    ExecutorService executor = Executors.newCachedThreadPool();
    try (SandboxServer server = sandbox.start()) {
      sandbox.answerWith(
          request -> {
            // Each connection says in its name which body it is to get.
            String[] wanted =
                String.valueOf(request.header("user-agent"))
                    .replaceAll("[^0-9 ]", "")
                    .trim()
                    .split(" ", -1);
            String echoed = sent(request).get(Integer.parseInt(wanted[1])).replace("\"", "");
            return Optional.of(
                new SandboxAnswer(
                    200,
                    Map.of("content-type", "application/json"),
                    BODIES.get(Integer.parseInt(wanted[0])).formatted(echoed)));
          });
      List<CompletableFuture<String>> failures = new ArrayList<>();
      for (int body = 0; body < BODIES.size(); body++) {
        for (int part = 0; part < 5; part += 2) {
          String name = body + " " + part;
          failures.add(CompletableFuture.supplyAsync(() -> failure(server, name), executor));
        }
      }
      for (CompletableFuture<String> failure : failures) {
        conceals(failure.join(), SECRETS, "an answer");
      }
    } finally {
      executor.shutdown();
    }
    conceals(String.join("\n", LOGGED), SECRETS, "the log");
  }

  private static String failure(SandboxServer server, String name) {
    try (Connection connection =
        connect(server, "accessKey", KEY, "accessKeySecret", SECRET, "applicationName", name)) {
      return SandboxAccount.query(connection, "SELECT id, duration, started FROM calls").toString();
    } catch (SQLException failure) {
      return text(failure);
    }
  }

  @Test
  void amongTheRowsAreInNoErrorAboutThem() throws SQLException, IOException {
    GongSandbox sandbox = sandbox().credentials(KEY, SECRET).build();
    try (SandboxServer server = sandbox.start();
        Connection connection = connect(server, "accessKey", KEY, "accessKeySecret", SECRET)) {
      sandbox.answerWith(
          request ->
              Optional.of(
                  new SandboxAnswer(
                      200,
                      Map.of("content-type", "application/json"),
                      "{\"records\": {\"totalRecords\": 1}, \"calls\": [{\"id\": \"1\","
                          + " \"started\": \"2026-11-01T10:00:00Z\", \"title\": \""
                          + sent(request).get(1)
                          + "\"}]}")));
      for (String sql :
          List.of(
              "SELECT CAST(title AS INTEGER) FROM calls",
              "SELECT CAST(title AS TIMESTAMP) FROM calls",
              "SELECT CAST(title AS BOOLEAN) FROM calls",
              "SELECT JSON_VALUE(title, 'strict $.x' ERROR ON ERROR) FROM calls")) {
        SQLException failure =
            catchThrowableOfType(SQLException.class, () -> SandboxAccount.query(connection, sql));
        conceals(text(failure), SECRETS, sql);
      }
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT title FROM calls")) {
        assertThat(result.next()).isTrue();
        conceals(
            text(catchThrowableOfType(SQLException.class, () -> result.getInt(1))),
            SECRETS,
            "getInt");
      }
    }
  }

  @Test
  void inAStatementAreInNoErrorPlanOrRecord() throws SQLException, IOException {
    GongSandbox sandbox = sandbox().credentials(KEY, SECRET).build();
    String literal = "'" + SECRET.replace("'", "''") + "'";
    try (SandboxServer server = sandbox.start();
        Connection connection = connect(server, "accessKey", KEY, "accessKeySecret", SECRET)) {
      for (String sql :
          List.of(
              "SELECT id FROM " + KEY,
              "SELECT " + KEY + " FROM calls",
              "SELECT " + KEY + "(1)",
              "SELECT CAST(" + literal + " AS INTEGER)",
              "SELECT TIMESTAMP " + literal,
              "SELECT id FROM calls WHERE started > " + literal,
              "SELECT " + SECRET,
              "DROP TABLE " + KEY)) {
        conceals(
            text(
                catchThrowableOfType(
                    SQLException.class, () -> SandboxAccount.query(connection, sql))),
            SECRETS,
            sql);
      }
      String query = "SELECT id FROM calls WHERE title = " + literal + " OR id = '" + KEY + "'";
      for (String explain :
          List.of("EXPLAIN PLAN FOR ", "EXPLAIN PLAN INCLUDING ALL ATTRIBUTES FOR ")) {
        conceals(SandboxAccount.query(connection, explain + query).toString(), SECRETS, explain);
      }
      SandboxAccount.query(connection, query);
      conceals(
          SandboxAccount.query(connection, "SELECT * FROM gong_system.requests").toString(),
          SECRETS,
          "gong_system.requests");
    }
    conceals(String.join("\n", LOGGED), SECRETS, "the log");
  }

  private static GongSandbox.Builder sandbox() {
    return GongSandbox.builder().clock(new SettableClock(SandboxAccount.NOW)).calls(10).days(5);
  }

  private static Connection connect(SandboxServer server, String... properties)
      throws SQLException {
    Properties given = new Properties();
    given.setProperty("baseUrl", server.url());
    given.setProperty("requestsPerSecond", "10000");
    given.setProperty("maxRetryWait", "0");
    given.setProperty("validateConnection", "false");
    for (int i = 0; i < properties.length; i += 2) {
      given.setProperty(properties[i], properties[i + 1]);
    }
    return DriverManager.getConnection("jdbc:gong:", given);
  }

  private static String text(SQLException failure) {
    assertThat((Throwable) failure).isNotNull();
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Fails where eight characters of a secret, in any of its forms, stand in a text. */
  private static void conceals(String text, List<String> secrets, String as) {
    String lower = text.toLowerCase(Locale.ROOT);
    parts(secrets)
        .forEach(
            (length, parts) -> {
              for (int i = 0; i + length <= lower.length(); i++) {
                String part = lower.substring(i, i + length);
                if (parts.contains(part)) {
                  assertThat(text).as(as).doesNotContainIgnoringCase(part);
                }
              }
            });
  }

  /** The parts by their length: eight characters, escaped or not. */
  private static Map<Integer, Set<String>> parts(List<String> secrets) {
    return PARTS.computeIfAbsent(
        secrets,
        all -> {
          Map<Integer, Set<String>> parts = new HashMap<>();
          for (String secret : all) {
            for (UnaryOperator<String> form : forms().values()) {
              String written = form.apply(secret).toLowerCase(Locale.ROOT);
              int length = 8 * Math.max(1, written.length() / secret.length());
              Set<String> same = parts.computeIfAbsent(length, any -> new HashSet<>());
              for (int i = 0; i + length <= written.length(); i++) {
                same.add(written.substring(i, i + length));
              }
            }
          }
          return parts;
        });
  }

  private static Handler recorder() {
    return new Handler() {
      @Override
      public void publish(LogRecord logged) {
        StringBuilder text = new StringBuilder(String.valueOf(logged.getMessage()));
        if (logged.getParameters() != null) {
          text.append(MessageFormat.format(logged.getMessage(), logged.getParameters()));
        }
        if (logged.getThrown() != null) {
          StringWriter trace = new StringWriter();
          logged.getThrown().printStackTrace(new PrintWriter(trace));
          text.append(trace);
        }
        LOGGED.add(text.toString());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
