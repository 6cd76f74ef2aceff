package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails says what to do, and loses no token. */
class OAuthFailuresTest extends OAuthFixture {
  @Test
  void theWordsOfOAuthAreShown() throws Exception {
    account.withoutReferee();
    account
        .sandbox()
        .answerWith(
            request ->
                Optional.of(
                    json(
                        400,
                        "{\"error\": \"invalid_grant\", \"error_description\": \"expired\"}")));
    try (Connection connection = connect()) {
      Failure.of(() -> SandboxAccount.query(connection, USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000")
          .says("invalid_grant; expired");
    }
  }

  @Test
  void aRefusedRefreshIsAnErrorThatSaysWhatToDo() throws SQLException {
    try (Connection connection = connect("refreshToken", "long-used-up")) {
      Failure.of(() -> SandboxAccount.query(connection, USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000")
          .says("Invalid refresh token", "refreshToken")
          .conceals("long-used-up", "hush-hush", "client-4711");
    }
    assertThat(tokenRequests()).hasSize(1);
  }

  @Test
  void aWrongClientSecretIsAnErrorAndSharesNothing() throws SQLException {
    try (Connection right = connect();
        Connection wrong = connect("clientSecret", "guessed")) {
      SandboxAccount.query(right, USERS);

      Failure.of(() -> SandboxAccount.query(wrong, USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000")
          .conceals("guessed", first);
    }
  }

  @Test
  void aNewTokenThatIsRefusedTooIsNotTriedForEver() throws SQLException {
    account.withoutReferee();
    account
        .sandbox()
        .answerWith(
            request ->
                request.path().equals(PATH)
                    ? Optional.empty()
                    : Optional.of(SandboxAnswer.error(401, "r", "Access denied")));
    try (Connection connection = connect()) {
      Failure.of(() -> SandboxAccount.query(connection, USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000");
    }
    assertThat(account.requests())
        .extracting(SandboxRequest::path)
        .containsExactly(PATH, "/v2/users", PATH, "/v2/users");
  }

  @Test
  void aMissingScopeIsNoReasonToRefresh() throws SQLException {
    try (Connection connection = connect()) {
      Failure.of(() -> SandboxAccount.query(connection, "SELECT * FROM scorecards"))
          .is(SQLSyntaxErrorException.class, "42501");
    }
    assertThat(tokenRequests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aTokenEndpointThatFailsForAMomentIsAskedAgain(int status) throws SQLException {
    account
        .sandbox()
        .answerWith(
            request ->
                account.requests().isEmpty()
                    ? Optional.of(SandboxAnswer.html(status, "Not now"))
                    : Optional.empty());
    try (Connection connection = connect()) {
      assertThat(SandboxAccount.query(connection, USERS)).hasSize(40);
    }
    assertThat(tokenRequests()).hasSize(2);
  }

  @Test
  void cancellingAStatementLosesNoTokenThatIsOnItsWay() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    account
        .sandbox()
        .answerWith(
            request -> {
              if (request.path().equals(PATH)) {
                asked.countDown();
                awaitQuietly(answer);
              }
              return Optional.empty();
            });
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      Future<Failure> cancelled =
          threads.submit(
              () -> Failure.of(() -> SandboxAccount.rows(statement.executeQuery(USERS))));
      asked.await();
      statement.cancel();
      cancelled.get(10, TimeUnit.SECONDS).is(SQLException.class, "57014");

      answer.countDown();

      assertThat(SandboxAccount.query(connection, USERS)).hasSize(40);
    }
    assertThat(tokenRequests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://api.gong.example", "https://api.gong.example/else", "nonsense"})
  void credentialsGoToNoAddressThatIsNotSecure(String base) throws SQLException {
    account
        .sandbox()
        .answerWith(request -> Optional.of(tokenAnswer("api_base_url_for_customer", base, 86_400)));
    try (Connection connection = connect()) {
      Failure.of(() -> SandboxAccount.query(connection, USERS)).is(SQLException.class, "58030");
    }
    assertThat(account.requests()).extracting(SandboxRequest::path).containsOnly(PATH);
  }
}
