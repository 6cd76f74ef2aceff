package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is wrong, the user gets one clear SQLException with a state: what, which, what to do.
 */
class BadInputTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  @RegisterExtension
  static final SandboxAccount WITHOUT_REVIEWS =
      SandboxAccount.of(GongSandbox.builder().calls(10).days(5).without("api:stats:scorecards"));

  private static Failure connecting(String... properties) {
    return Failure.of(() -> ACCOUNT.connect(properties).close());
  }

  private static Failure connecting(String url) {
    return Failure.of(() -> DriverManager.getConnection(url).close());
  }

  private static Failure querying(String sql, Object... parameters) {
    return Failure.of(() -> ACCOUNT.query(sql, parameters));
  }

  @Nested
  class Properties {
    @ParameterizedTest
    @CsvSource({
      "acessKey, accessKey",
      "startdat, startDate",
      "pushdwon, pushDown",
      "timezon, timeZone",
      "companyTimezoen, companyTimeZone",
    })
    void thatDoNotExistAreNamedWithTheNearMiss(String unknown, String near) {
      connecting(unknown, "a-private-value")
          .is(SQLException.class, "HY024")
          .says("'" + unknown + "'", "'" + near + "'")
          .conceals("a-private-value");
    }

    @Test
    void thatAreLikeNothingAreNamedAlone() {
      connecting("zzzzzzzz", "1")
          .is(SQLException.class, "HY024")
          .says("'zzzzzzzz'")
          .conceals("mean");
    }

    @ParameterizedTest
    @CsvSource({
      "startDate, yesterday, 2026-01-31",
      "startDate, 2026-13-01, 2026-01-31",
      "startDate, 2026-01-31 17:00, 2026-01-31T17:00:00Z",
      "timeZone, Mars/Olympus, Europe/Berlin",
      "companyTimeZone, Nowhere, Europe/Berlin",
      "includePrivateCalls, maybe, true or false",
      "pushDown, on, true or false",
      "requestsPerSecond, 0, above zero",
      "requestsPerSecond, many, whole number",
      "maxRetryWait, soon, PT30S",
      "connectTimeout, -PT1S, PT30S",
      "readTimeout, 1 minute, PT30S",
      "baseUrl, not a url, https://",
      "baseUrl, api.gong.io, https://",
    })
    void thatAreMalformedAreNamedWithTheValueAndTheWayToWriteIt(
        String name, String value, String wayToWriteIt) {
      connecting(name, value)
          .is(SQLException.class, "HY024")
          .says(name, "'" + value + "'", wayToWriteIt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.gong.io", "http://10.0.0.1:8080", "http://localhost.evil"})
    void baseUrlIsHttpsUnlessItIsThisMachine(String url) {
      connecting("baseUrl", url).is(SQLException.class, "HY024").says("baseUrl", url, "https");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"https://me:hidden-word@api.gong.io", "https://api.gong.io?token=hidden-word"})
    void baseUrlIsNotShownWithWhatMayBeASecret(String url) {
      connecting("baseUrl", url)
          .is(SQLException.class, "HY024")
          .says("baseUrl")
          .conceals("hidden-word");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "jdbc:gong://me:hidden-word@host",
          "jdbc:gong:hidden-word",
          "jdbc:gong:demo//hidden-word",
          "jdbc:gong://host?accessKey=hidden-word%zz",
        })
    void ofAUrlThatIsNotUnderstoodAreNotShown(String url) {
      connecting(url).is(SQLException.class, "HY024").says("URL").conceals("hidden-word");
    }
  }

  @Nested
  class Credentials {
    @Test
    void thatAreMissingAreAskedForAndTheSampleAccountIsOffered() {
      connecting("jdbc:gong:")
          .is(SQLInvalidAuthorizationSpecException.class, "28000")
          .says("accessKey", "accessKeySecret", "accessToken", "jdbc:gong:demo");
    }

    @ParameterizedTest
    @CsvSource({
      "accessKey=hidden-word, accessKeySecret",
      "accessKeySecret=hidden-word, accessKey",
      "user=hidden-word, password",
      "password=hidden-word, user",
      "accessKey=hidden-word&accessKeySecret=hidden-word&accessToken=hidden-word, accessToken",
    })
    void thatContradictEachOtherAreSaidWithoutThem(String given, String named) {
      connecting("jdbc:gong://?" + given)
          .is(SQLException.class, "HY024")
          .says(named)
          .conceals("hidden-word");
    }

    @Test
    void thatGongRefusesAreSaidInItsWordsWithTheRequestId() {
      Failure failure =
          Failure.of(
              () -> {
                try (Connection connection = ACCOUNT.connect("accessKeySecret", "wrong-word")) {
                  SandboxAccount.query(connection, "SELECT id FROM users");
                }
              });
      failure
          .is(SQLInvalidAuthorizationSpecException.class, "28000")
          .says("401", "Access denied", requestId(), "accessKey")
          .conceals("wrong-word");
      assertThat(ACCOUNT.requests()).hasSize(1);
    }

    @Test
    void thatLackAScopeAreToldWhichOne() {
      Failure.of(() -> WITHOUT_REVIEWS.query("SELECT * FROM answered_scorecards"))
          .is(SQLSyntaxErrorException.class, "42501")
          .says("api:stats:scorecards", "POST /v2/stats/activity/scorecards");
      assertThat(WITHOUT_REVIEWS.requests()).hasSize(1);
    }

    @Test
    void thatAreForbiddenAreToldWhy() {
      ACCOUNT.withoutReferee();
      ACCOUNT
          .sandbox()
          .answerWith(
              request ->
                  Optional.of(SandboxAnswer.error(403, "request-9", "IP address not trusted")));
      querying("SELECT id FROM users")
          .is(SQLSyntaxErrorException.class, "42501")
          .says("403", "IP address not trusted", "trusted IPs", "request-9", "api:users:read");
      assertThat(ACCOUNT.requests()).hasSize(1);
    }

    private static String requestId() {
      return ACCOUNT.sandbox().exchanges().get(0).answer().json().get("requestId").asText();
    }
  }

  @Nested
  class Hosts {
    private static Failure queryingAt(String baseUrl) {
      return Failure.of(
          () -> {
            try (Connection connection = ACCOUNT.connect("baseUrl", baseUrl)) {
              SandboxAccount.query(connection, "SELECT id FROM users");
            }
          });
    }

    @Test
    void thatDoNotResolveAreNamed() {
      queryingAt("https://gong.invalid")
          .is(SQLNonTransientConnectionException.class, "08001")
          .says("'gong.invalid'", "baseUrl");
    }

    @Test
    void thatDoNotAnswerAreNamedWithThePort() throws IOException {
      int port;
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = socket.getLocalPort();
      }
      queryingAt("http://127.0.0.1:" + port)
          .is(SQLNonTransientConnectionException.class, "08001")
          .says("127.0.0.1:" + port, "baseUrl");
    }
  }
}
