package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.jdbc.ConnectionUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is wrong with a URL or a property is said in a SQLException, without what may be a secret;
 * and credentials leave the machine over TLS alone.
 */
class HostileUrlsTest {
  private static final String SECRET = "hush7Qx2Vm9Zk4";
  private static final String KEY = "KEYr8Wt3Np6";

  private static Failure opening(String url, String... properties) {
    Properties given = new Properties();
    given.setProperty("validateConnection", "false");
    for (int i = 0; i < properties.length; i += 2) {
      given.setProperty(properties[i], properties[i + 1]);
    }
    return Failure.of(() -> DriverManager.getConnection(url, given).close()).conceals(SECRET, KEY);
  }

  /** A property with a value that it does not take, beside credentials that are good. */
  private static Failure giving(String name, String value) {
    return opening("jdbc:gong:", "user", KEY, "password", SECRET, name, value)
        .is(SQLException.class, "HY024")
        .says(name);
  }

  static Stream<String> badlySeparated() {
    return Stream.of(
        "jdbc:gong://host;accessKey=KEY;accessKeySecret=SECRET",
        "jdbc:gong:;accessKey=KEY;accessKeySecret=SECRET",
        "jdbc:gong://host:443;user=KEY;password=SECRET",
        "jdbc:gong://host/;user=KEY;password=SECRET",
        "jdbc:gong://host?accessKey=KEY;accessKeySecret=SECRET",
        "jdbc:gong://host?timeZone=UTC;accessKey=KEY;accessKeySecret=SECRET",
        "jdbc:gong://host?requestsPerSecond=3;password=SECRET",
        "jdbc:gong://host?accessKey=KEY,accessKeySecret=SECRET",
        "jdbc:gong://host?timeZone=UTC,accessKeySecret=SECRET",
        "jdbc:gong://host?timeZone=UTC|accessKeySecret=SECRET",
        "jdbc:gong://host?timeZone=UTC accessKeySecret=SECRET",
        "jdbc:gong://host?timeZone=UTC#accessKeySecret=SECRET",
        "jdbc:gong://host?timeZone=UTC; accessKeySecret = SECRET".replace("; ", ";"),
        "jdbc:gong://host?timeZone=UTC;accessKeySecret:SECRET",
        "jdbc:gong:demo;password=SECRET");
  }

  static Stream<String> malformed() {
    return Stream.of(
        "jdbc:gong://KEY:SECRET@host",
        "jdbc:gong://KEY:SECRET@host?accessKey=KEY",
        "jdbc:gong://SECRET@host",
        "jdbc:gong:SECRET",
        "jdbc:gong:/SECRET",
        "jdbc:gong:demo//SECRET",
        "jdbc:gong:demo/SECRET",
        "jdbc:gong:demoSECRET",
        "jdbc:gong://host/accessKeySecret=SECRET",
        "jdbc:gong://hostpasword%3DSECRET",
        "jdbc:gong://ho stpasword%3DSECRET",
        "jdbc:gong://host pasword SECRET",
        "jdbc:gong://host\u00a0assword SECRET",
        "jdbc:gong://host/path?accessKeySecret=SECRET",
        "jdbc:gong://host:accessKeySecret=SECRET",
        "jdbc:gong://host:0?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://host:65536?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://host:99999?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://host:-1?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://host:x?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://ho st?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://ho%20st?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://host\\evil?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://[fe80::1%25eth0]?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://[fe80::1%eth0]?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://[::1?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://[::g]?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://[v1.x]?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://" + "a".repeat(64) + ".io?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://" + "a.".repeat(200) + "io?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://..?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://host,other?accessKey=KEY&accessKeySecret=SECRET",
        "jdbc:gong://host?accessKeySecret=SECRET%",
        "jdbc:gong://host?accessKeySecret=SECRET%zz",
        "jdbc:gong://host?%zz=SECRET",
        "jdbc:gong://host?accessKeySecret",
        "jdbc:gong://host?accessKeySecret=SECRET",
        "jdbc:gong://host?accessKeySecret%3DSECRET",
        "jdbc:gong://host?accessKeySecret:SECRET",
        "jdbc:gong://host?accessKeySecret SECRET",
        "jdbc:gong://host?password.SECRET=1",
        "jdbc:gong://host?passwordSECRET=1",
        "jdbc:gong://host?accessKey=KEY&accessKeySecret=x&SECRET",
        "jdbc:gong://host?accessKey=KEY&accessKeySecret=x&SECRET=",
        "jdbc:gong://host?accessKey=KEY&accessKeySecret=x&SECRET=y",
        "jdbc:gong://host?accessKey=KEY?accessKeySecret=SECRET",
        "jdbc:gong://host?timeZone=UTC?accessKeySecret=SECRET",
        "jdbc:gong://host?timeZone=accessKeySecret/SECRET",
        "jdbc:gong://host?timeZone=UTC/password:SECRET",
        "jdbc:gong://host?accessKey=KEY&accessKeySecret=SECRET&accessToken=SECRET",
        "jdbc:gong://host?accessToken=SECRET&clientSecret=SECRET&user=KEY",
        "jdbc:gong://host?accessToken=SECRET%0Ax",
        "jdbc:gong://host?accessToken=SECRET%20x",
        "jdbc:gong://host?clientSecret=SECRET",
        "jdbc:gong://host?refreshToken=SECRET",
        "jdbc:gong://host?proxyPassword=SECRET",
        "jdbc:gong://host?trustStorePassword=SECRET",
        "jdbc:gong:?baseUrl=https://KEY:SECRET@host",
        "jdbc:gong:?baseUrl=https://host%3Ftoken=SECRET",
        "jdbc:gong:?baseUrl=https://host%23SECRET",
        "jdbc:gong:?baseUrl=https://host;password=SECRET",
        "jdbc:gong:?tokenUrl=https://KEY:SECRET@host/oauth2/generate-customer-token",
        "jdbc:gong:?tokenUrl=https://host/oauth2/generate-customer-token%3Fx=SECRET",
        "jdbc:gong:?proxyHost=KEY:SECRET@host",
        "jdbc:gong:?proxyHost=http://KEY:SECRET@host");
  }

  private static String filled(String url) {
    return url.replace("KEY", KEY).replace("SECRET", SECRET);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("badlySeparated")
  void aUrlWithOtherSeparatorsSaysWhichAreRight(String url) {
    opening(filled(url)).is(SQLException.class, "HY024").says("&", "%3B");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("malformed")
  void aMalformedUrlIsRefusedInWordsWithoutSecrets(String url) {
    Failure failure = opening(filled(url));
    assertThat(failure.state()).as(failure.message()).matches("HY024|28000");
    assertThat(failure.message()).hasSizeLessThan(500);
  }

  /**
   * Addresses to which credentials must not go in the clear, though some look like this machine.
   */
  static Stream<String> plain() {
    return Stream.of(
        "http://api.gong.io",
        "HTTP://api.gong.io",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "http://evil.example/localhost",
        "http://10.0.0.1",
        "http://192.168.0.1:8080",
        "http://0.0.0.0",
        "http://0",
        "http://127.1",
        "http://127.0.1",
        "http://2130706433",
        "http://0x7f000001",
        "http://0177.0.0.1",
        "http://127.0.0.256",
        "http://127.0.0.1.",
        "http://localhost.",
        "http://[::]",
        "http://[::2]",
        "http://[::ffff:10.0.0.1]",
        "http://localhost@evil.example",
        "http://127.0.0.1@evil.example",
        "http://evil.example#localhost",
        "http://evil.example?localhost",
        "http://evil.example\\@localhost",
        "http://localhost\\.evil.example",
        "http://localhost%2eevil.example",
        "http://localhost%00.evil.example",
        "http:localhost.evil",
        "http:///localhost.evil",
        "ftp://localhost",
        "ws://localhost",
        "file:///etc/passwd",
        "jar:file:/x!/",
        "//localhost",
        "localhost",
        "javascript:alert(1)",
        "http://",
        "http://:80",
        "http://localhost:0",
        "http://localhost:65536",
        "http://localhost:x",
        "http://local host",
        "http://localhost/v1",
        "http://localhost/v2/calls");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("plain")
  void plainHttpIsForThisMachineAlone(String url) {
    giving("baseUrl", url);
    Failure token =
        opening(
            "jdbc:gong:",
            "clientId",
            KEY,
            "clientSecret",
            SECRET,
            "refreshToken",
            SECRET,
            "tokenUrl",
            url + "/oauth2/generate-customer-token");
    token.is(SQLException.class, "HY024").says("tokenUrl");
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "http://localhost",
        "http://LocalHost:8080",
        "http://127.0.0.1:1",
        "http://127.255.255.255",
        "http://[::1]:8080",
        "http://[0:0:0:0:0:0:0:1]",
        "http://[::ffff:127.0.0.1]",
        "https://api.gong.io",
        "HTTPS://api.gong.io/",
        "https://api.gong.io/v2/",
        "https://10.0.0.1:8443",
        "https://[2001:db8::1]"
      })
  void thisMachineAndTlsAreTaken(String url) throws SQLException {
    Properties given = new Properties();
    given.setProperty("user", KEY);
    given.setProperty("password", SECRET);
    given.setProperty("baseUrl", url);
    given.setProperty("validateConnection", "false");
    try (Connection connection = DriverManager.getConnection("jdbc:gong:", given)) {
      assertThat(connection.getMetaData().getURL()).doesNotContain(KEY, SECRET);
    }
  }

  static Stream<List<String>> badValues() {
    List<List<String>> all = new ArrayList<>();
    for (String number :
        List.of(
            "requestsPerSecond",
            "requestsPerDay",
            "maxRequestsPerQuery",
            "cacheSize",
            "maxResponseSize",
            "maxResponseItems",
            "maxResponseDepth",
            "maxNumberLength",
            "maxMessageLength")) {
      for (String value : List.of("-1", "x", "1e9", "2147483648", "1.5", "0x10", "٣x")) {
        all.add(List.of(number, value));
      }
    }
    for (String duration :
        List.of(
            "lookback",
            "maxRetryWait",
            "cacheTtl",
            "connectTimeout",
            "readTimeout",
            "responseTimeout")) {
      for (String value : List.of("-1", "PT", "-PT1S", "P1Y", "soon", "9999999999999999999")) {
        all.add(List.of(duration, value));
      }
    }
    for (String zone : List.of("timeZone", "companyTimeZone")) {
      for (String value : List.of("Mars/Olympus", "+25:00", "UTC\u0000x", "../etc/passwd")) {
        all.add(List.of(zone, value));
      }
    }
    for (String flag :
        List.of("includePrivateCalls", "pushDown", "validateConnection", "allowFiles")) {
      for (String value : List.of("1", "yes", "tru", "\"true\"")) {
        all.add(List.of(flag, value));
      }
    }
    for (String date :
        List.of(
            "2026-02-30",
            "yesterday",
            "31.1.2026",
            "+999999999-12-31",
            "-999999999-01-01T00:00:00Z",
            "0")) {
      all.add(List.of("startDate", date));
    }
    for (String file : List.of("stateFile", "trustStore")) {
      for (String value : List.of("/no/such\u0000file", "a\u0000b")) {
        all.add(List.of(file, value));
      }
    }
    for (String state : List.of("[]", "{\"version\":9}", "{\"calls\":1}", "{")) {
      all.add(List.of("state", state));
    }
    for (String host : List.of("proxy:1", "a b", "http://proxy", "[::g]", "a".repeat(64), "p/x")) {
      all.add(List.of("proxyHost", host));
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("badValues")
  void aBadValueIsRefusedUnderTheNameOfItsProperty(List<String> property) {
    Failure failure =
        opening("jdbc:gong:", "user", KEY, "password", SECRET, property.get(0), property.get(1));
    assertThat(failure.state()).as(failure.message()).isEqualTo("HY024");
    assertThat(failure.message()).contains(property.get(0)).hasSizeLessThan(500);
  }

  @Test
  void thatAreTriedAreMany() {
    assertThat(
            badlySeparated().count()
                + malformed().count()
                + 2 * plain().count()
                + badValues().count())
        .isGreaterThan(250);
  }

  @Test
  void secretsAreNotAmongThePropertyInformation() throws SQLException {
    Properties given = new Properties();
    given.setProperty("password", SECRET);
    given.setProperty("clientSecret", SECRET);
    for (DriverPropertyInfo info :
        new GongDriver()
            .getPropertyInfo("jdbc:gong:?user=" + KEY + "&proxyPassword=" + SECRET, given)) {
      assertThat(String.valueOf(info.value)).as(info.name).doesNotContain(SECRET, KEY);
    }
  }

  @Test
  void aSecretInTheValueOfAnotherPropertyIsNotInTheUrlOfTheMetadata() throws SQLException {
    String url = filled("jdbc:gong:demo?user=KEY&password=SECRET&applicationName=for%20SECRET");
    try (Connection connection = DriverManager.getConnection(url)) {
      assertThat(connection.getMetaData().getURL())
          .contains("applicationName")
          .doesNotContain(SECRET, KEY);
    }
    assertThat(ConnectionUrl.parse(url, new Properties()).toString()).doesNotContain(SECRET, KEY);
  }

  /** Where others type URLs, they must not make the driver read or write files. */
  @Nested
  class WithoutFiles {
    @TempDir Path folder = Path.of("");

    private Failure refusing(String url, String... properties) {
      Failure failure =
          opening(url, properties)
              .is(SQLException.class, "HY024")
              .says("allowFiles", "names a file");
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).isEmpty();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      return failure;
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"stateFile", "refreshTokenFile", "trustStore", "catalog"})
    void propertiesThatNameOneAreRefused(String property) {
      String file = folder.resolve("x").toString();
      refusing("jdbc:gong:demo?allowFiles=false&" + property + "=" + file).says(property);
      refusing("jdbc:gong:demo?" + property + "=" + file, "allowFiles", "false").says(property);
      refusing("jdbc:gong:demo?allowFiles=FALSE", property, file).says(property);
    }

    @Test
    void whatIsRefusedOnceCannotBeAllowedAgain() {
      String file = folder.resolve("x").toString();
      refusing("jdbc:gong:demo?allowFiles=true&stateFile=" + file, "allowFiles", "false");
      refusing("jdbc:gong:demo?allowFiles=false&allowFiles=true&stateFile=" + file);
      refusing("jdbc:gong:demo?allowFiles=true&allowFiles=false&stateFile=" + file);
      refusing("jdbc:gong:demo?allowFiles=false&ALLOWFILES=&stateFile=" + file);
      refusing("jdbc:gong:demo?allowFiles=false&stateFile=" + file, "allowFiles", "true");
    }

    @Test
    void everythingElseWorks() throws SQLException {
      try (Connection connection =
          DriverManager.getConnection("jdbc:gong:demo?allowFiles=false&state=%7B%7D")) {
        connection.setClientInfo("allowFiles", "true");
        connection.setClientInfo("stateFile", folder.resolve("x").toString());
        assertThat(SandboxAccount.query(connection, "SELECT id FROM users LIMIT 1")).hasSize(1);
      }
      assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void theyAreAllowedUnlessThatIsSaid() throws SQLException {
      DriverManager.getConnection("jdbc:gong:demo?stateFile=" + folder.resolve("x")).close();
    }
  }
}
