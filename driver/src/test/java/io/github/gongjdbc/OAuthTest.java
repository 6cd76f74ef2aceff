package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SandboxServer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Access tokens are fetched when they are needed, once for everybody, and nothing is lost. */
class OAuthTest extends OAuthFixture {
  @Test
  void anAccessTokenIsFetchedAndUsedWhereItIsGood() throws SQLException {
    try (Connection connection = connect()) {
      assertThat(account.requests()).isEmpty();
      assertThat(SandboxAccount.query(connection, USERS)).hasSize(40);
    }

    assertThat(account.requests()).hasSize(2);
    SandboxRequest token = account.requests().get(0);
    assertThat(token.method()).isEqualTo("POST");
    assertThat(token.path()).isEqualTo(PATH);
    assertThat(token.query())
        .isEqualTo(Map.of("grant_type", List.of("refresh_token"), "refresh_token", List.of(first)));
    assertThat(token.body()).isEmpty();
    assertThat(token.header("authorization"))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("client-4711:hush-hush".getBytes(StandardCharsets.UTF_8)));
    assertThat(account.requests().get(1).header("authorization")).isEqualTo("Bearer access-1");
  }

  @Test
  void oneRefreshIsEnoughForAllConnections() throws Exception {
    assertThat(usersReadBy(12)).containsOnly(40);

    assertThat(tokenRequests()).hasSize(1);
  }

  @Test
  void anExpiredAccessTokenIsReplacedOnceAndTheRequestRepeated() throws Exception {
    assertThat(usersReadBy(1)).containsOnly(40);
    clock.advance(DAY);

    assertThat(usersReadBy(8)).containsOnly(40);

    assertThat(tokenRequests())
        .extracting(request -> request.query("refresh_token"))
        .containsExactly(first, "refresh-1");
  }

  @Test
  void anAccessTokenThatCameAlongIsUsedUntilItIsRefused() throws SQLException {
    try (Connection connection = connect("accessToken", "stale", "baseUrl", account.url())) {
      assertThat(SandboxAccount.query(connection, USERS)).hasSize(40);
    }

    assertThat(account.requests())
        .extracting(SandboxRequest::path)
        .containsExactly("/v2/users", PATH, "/v2/users");
  }

  @Test
  void anyRefreshTokenOfTheAuthorisationLeadsToTheSameTokens() throws SQLException {
    try (Connection connection = connect()) {
      SandboxAccount.query(connection, USERS);
    }
    try (Connection withTheFirst = connect();
        Connection withTheLatest = connect("refreshToken", "refresh-1")) {
      assertThat(SandboxAccount.query(withTheFirst, USERS)).hasSize(40);
      assertThat(SandboxAccount.query(withTheLatest, USERS)).hasSize(40);
    }

    assertThat(tokenRequests()).hasSize(1);
  }

  /** What can be collected is the connection's; nobody could have a used refresh token again. */
  @Test
  void tokensThatAreInNoFileOutliveTheirConnections() throws SQLException {
    for (String token : List.of(first, first, "refresh-1")) {
      try (Connection connection = connect("refreshToken", token)) {
        assertThat(SandboxAccount.query(connection, USERS)).hasSize(40);
      }
      System.gc();
    }
    clock.advance(DAY);
    try (Connection connection = connect()) {
      assertThat(SandboxAccount.query(connection, USERS)).hasSize(40);
    }

    assertThat(tokenRequests())
        .extracting(request -> request.query("refresh_token"))
        .containsExactly(first, "refresh-1");
  }

  @Test
  void theProgramIsToldOfEachRefreshToken() throws SQLException {
    List<String> told = new CopyOnWriteArrayList<>();
    try (Connection connection = connect();
        Connection other = connect()) {
      GongConnection gong = connection.unwrap(GongConnection.class);
      gong.onRefreshToken(told::add);
      assertThat(gong.refreshToken()).contains(first);

      SandboxAccount.query(connection, USERS);

      assertThat(gong.refreshToken()).contains("refresh-1");
      clock.advance(DAY);
      SandboxAccount.query(other, USERS);
      assertThat(gong.refreshToken()).contains("refresh-2");
    }
    try (Connection another = connect()) {
      clock.advance(DAY);
      SandboxAccount.query(another, USERS);
    }
    assertThat(told).as("while it was open").containsExactly("refresh-1", "refresh-2");
  }

  @Test
  void aConnectionWithAnAccessKeyHasNoRefreshToken() throws SQLException {
    try (Connection connection = account.connect()) {
      assertThat(connection.unwrap(GongConnection.class).refreshToken()).isEmpty();
    }
  }

  @Test
  void whereTheAnswerNamesNoAddressTheGivenOneIsUsed() throws Exception {
    account.withoutReferee();
    account.sandbox().answerWith(toTokenRequests(json(200, "{\"access_token\": \"other\"}")));
    try (Connection connection = connect("baseUrl", account.url())) {
      Failure.of(() -> SandboxAccount.query(connection, USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000");
    }
    assertThat(account.requests()).extracting(SandboxRequest::path).contains("/v2/users");
  }

  /** It is good for a second, in which queries follow each other; none of them is refused. */
  @Test
  @Timeout(60)
  void anAccessTokenIsReplacedBeforeItExpires() throws Exception {
    GongSandbox sandbox =
        GongSandbox.builder()
            .clock(clock)
            .oauth("client-4711", "hush-hush", first, true, Duration.ofSeconds(1))
            .build();
    try (SandboxServer server = sandbox.start();
        Connection connection = connect("tokenUrl", server.url() + PATH)) {
      while (sandbox.exchanges().stream().filter(OAuthFixture::isForToken).count() < 2) {
        SandboxAccount.query(connection, USERS);
      }
    }
    assertThat(sandbox.exchanges())
        .hasSizeGreaterThan(3)
        .allSatisfy(exchange -> assertThat(exchange.answer().status()).isEqualTo(200));
  }

  @Test
  void theAddressMayBeSpeltTheOtherWay() throws SQLException {
    account.withoutReferee();
    account
        .sandbox()
        .answerWith(toTokenRequests(tokenAnswer("api_base_url", account.url() + "/v2/", 86_400)));
    try (Connection connection = connect()) {
      // the simulated account knows nothing of this token: it is enough that it was asked
      Failure.of(() -> SandboxAccount.query(connection, USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000");
    }
    assertThat(account.requests()).extracting(SandboxRequest::path).contains("/v2/users");
  }
}
