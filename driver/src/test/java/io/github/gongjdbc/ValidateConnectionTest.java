package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that opens is one that works: host and credentials were proven, once. */
class ValidateConnectionTest {
  private static final AtomicInteger KEYS = new AtomicInteger();

  /** Nobody else in this JVM uses its key, so each test begins without knowing the account. */
  @RegisterExtension
  final SandboxAccount account = SandboxAccount.unknown("validated-" + KEYS.incrementAndGet());

  @RegisterExtension
  final SandboxAccount withoutScope =
      SandboxAccount.of(
          GongSandbox.builder()
              .clock(new SettableClock(SandboxAccount.NOW))
              .calls(10)
              .days(5)
              .without("api:workspaces:read"));

  private static Connection validated(SandboxAccount account, String... properties)
      throws SQLException {
    return account.connect(
        Stream.concat(Stream.of("validateConnection", "true"), Stream.of(properties))
            .toArray(String[]::new));
  }

  private List<String> asked() {
    return account.requests().stream().map(SandboxRequest::path).toList();
  }

  private void answerEverything(int status) {
    account.withoutReferee();
    account
        .sandbox()
        .answerWith(request -> Optional.of(SandboxAnswer.error(status, "request-1", "No")));
  }

  private static Failure opening(String... properties) {
    List<String> all = new ArrayList<>(List.of("user", "key", "password", "hidden-word"));
    all.addAll(List.of(properties));
    java.util.Properties given = new java.util.Properties();
    for (int i = 0; i < all.size(); i += 2) {
      given.setProperty(all.get(i), all.get(i + 1));
    }
    return Failure.of(() -> DriverManager.getConnection("jdbc:gong:", given).close())
        .conceals("hidden-word");
  }

  @Nested
  class TheFirstConnectionToAnAccount {
    @Test
    void sendsOneRequestAndTheOthersNone() throws SQLException {
      try (Connection first = validated(account);
          Connection second = validated(account)) {
        assertThat(asked()).containsExactly("/v2/workspaces");
        assertThat((Throwable) first.getWarnings()).isNull();
        assertThat((Throwable) second.getWarnings()).isNull();
      }
    }

    @Test
    void isTheOnlyOneThatAsksWhenManyOpenAtOnce() throws Exception {
      List<CompletableFuture<Void>> opening = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        opening.add(
            CompletableFuture.runAsync(
                () -> assertThatCode(() -> validated(account).close()).doesNotThrowAnyException()));
      }
      CompletableFuture.allOf(opening.toArray(CompletableFuture[]::new)).join();

      assertThat(asked()).containsExactly("/v2/workspaces");
    }

    @Test
    void asksNothingWhereAStatementProvedTheAccountBefore() throws SQLException {
      account.query("SELECT id FROM users LIMIT 1");
      account.sandbox().clearExchanges();

      validated(account).close();

      assertThat(asked()).isEmpty();
    }

    @Test
    void asksNothingWithoutValidateConnection() throws SQLException {
      account.connect("validateConnection", "false", "accessKeySecret", "wrong-word").close();

      assertThat(asked()).isEmpty();
    }

    @Test
    void isShownAmongTheRequests() throws SQLException {
      try (Connection connection = validated(account)) {
        assertThat(
                SandboxAccount.query(
                    connection, "SELECT statement, path, status FROM gong_system.requests"))
            .containsExactly(List.of("Driver.connect", "/v2/workspaces", 200));
      }
    }

    @Test
    void failsWhereTheCredentialsAreWrong() {
      Failure.of(() -> validated(account, "accessKeySecret", "wrong-word").close())
          .is(SQLInvalidAuthorizationSpecException.class, "28000")
          .says("401", "accessKey", "Settings", "127.0.0.1")
          .conceals("wrong-word");
      assertThat(asked()).containsExactly("/v2/workspaces");
    }

    @Test
    void failsAgainWhereItFailedBefore() {
      for (int i = 0; i < 2; i++) {
        Failure.of(() -> validated(account, "accessKeySecret", "wrong-word").close())
            .is(SQLInvalidAuthorizationSpecException.class, "28000");
      }
      assertThat(asked()).hasSize(2);
    }

    @Test
    void isProvenByAnAnswerThatNamesAMissingScope() throws SQLException {
      try (Connection connection = validated(withoutScope)) {
        assertThat((Throwable) connection.getWarnings()).isNull();
        assertThat(connection.isValid(1)).isTrue();
      }
      assertThat(withoutScope.requests()).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 500, 502, 503, 504})
    void warnsWhereNobodyCanTell(int status) throws SQLException {
      answerEverything(status);

      try (Connection connection = validated(account)) {
        SQLWarning warning = Objects.requireNonNull(connection.getWarnings());
        assertThat(warning.getMessage()).contains("It is not known", Integer.toString(status));
        assertThat(warning.getSQLState()).isEqualTo("01000");
        connection.clearWarnings();
        assertThat((Throwable) connection.getWarnings()).isNull();
      }
      assertThat(asked()).hasSize(1);
    }

    @Test
    void warnsWhereGongIsSilentForTooLong() throws Exception {
      try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
        GongDataSource source = new GongDataSource();
        source.setUser("key");
        source.setPassword("hidden-word");
        source.setProperty("baseUrl", "http://127.0.0.1:" + silent.getLocalPort());
        source.setLoginTimeout(1);
        long begun = System.nanoTime();
        try (Connection connection = source.getConnection()) {
          assertThat(Objects.requireNonNull(connection.getWarnings()).getMessage())
              .contains("within 1 s");
          assertThat(connection.isValid(1)).isFalse();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      }
    }

    @Test
    void failsWhereTheHostIsUnknown() {
      opening("baseUrl", "https://gong.invalid")
          .is(SQLNonTransientConnectionException.class, "08001")
          .says("gong.invalid");
    }

    @Test
    void failsWhereNobodyListens() throws IOException {
      int port;
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = socket.getLocalPort();
      }
      opening("baseUrl", "http://127.0.0.1:" + port)
          .is(SQLNonTransientConnectionException.class, "08001")
          .says("127.0.0.1:" + port);
    }

    @Test
    void failsWhereTheHostIsNotGong() {
      answerEverything(404);

      Failure.of(() -> validated(account).close())
          .is(SQLException.class, "58000")
          .says("404", "baseUrl");
    }

    @Test
    void unlocksTheStateWhereItFails() throws SQLException {
      String[] state = {
        "stateFile", System.getProperty("java.io.tmpdir") + "/gong-" + System.nanoTime() + ".json"
      };
      Failure.of(
              () -> validated(account, state[0], state[1], "accessKeySecret", "wrong-word").close())
          .is(SQLInvalidAuthorizationSpecException.class, "28000");

      validated(account, state).close();
    }
  }

  @Nested
  class IsValid {
    @Test
    void asksAtMostOnceAMinute() throws SQLException {
      try (Connection connection = account.connect("validateConnection", "true")) {
        account.sandbox().clearExchanges();
        for (int i = 0; i < 5; i++) {
          assertThat(connection.isValid(0)).isTrue();
        }
        assertThat(asked()).hasSizeLessThanOrEqualTo(1);
      }
    }

    @Test
    void isFalseAsSoonAsAStatementIsRefused() throws SQLException {
      try (Connection connection = validated(account)) {
        answerEverything(401);
        Failure.of(() -> SandboxAccount.query(connection, "SELECT id FROM users"))
            .is(SQLInvalidAuthorizationSpecException.class, "28000");
        account.sandbox().clearExchanges();

        assertThat(connection.isValid(5)).isFalse();
        assertThat(asked()).isEmpty();
      }
    }

    @Test
    void isFalseOfAClosedConnection() throws SQLException {
      Connection connection = validated(account);
      connection.close();

      assertThat(connection.isValid(5)).isFalse();
    }

    @Test
    void takesNoNegativeTime() throws SQLException {
      try (Connection connection = validated(account)) {
        Failure.of(() -> connection.isValid(-1)).is(SQLException.class, "22023");
        assertThat(connection.isValid(Integer.MAX_VALUE)).isTrue();
      }
    }

    @Test
    void ofTheSampleAccountNeedsNoRequest() throws SQLException {
      try (Connection connection = DriverManager.getConnection("jdbc:gong:demo")) {
        assertThat(connection.isValid(1)).isTrue();
        assertThat(connection.unwrap(GongConnection.class).requestsSent()).isZero();
      }
    }
  }
}
