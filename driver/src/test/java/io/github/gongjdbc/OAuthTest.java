package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SandboxServer;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.Exchange;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens are fetched when they are needed, once for everybody, and nothing is lost. */
class OAuthTest {
  private static final String PATH = "/oauth2/generate-customer-token";
  private static final String USERS = "SELECT id FROM users";
  private static final Duration DAY = Duration.ofDays(1);

  private final String first = "first-" + UUID.randomUUID();
  private final SettableClock clock = new SettableClock(SandboxAccount.NOW);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @RegisterExtension
  final SandboxAccount account =
      SandboxAccount.of(
          GongSandbox.builder()
              .clock(clock)
              .users(40)
              .without("api:settings:scorecards:read")
              .oauth("client-4711", "hush-hush", first, true, DAY));

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

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
  void theLatestRefreshTokenIsKeptInTheFileForItsOwnerAlone(@TempDir Path folder)
      throws SQLException, IOException {
    Path file = folder.resolve("secrets").resolve("gong.token");
    try (Connection connection = connect("refreshTokenFile", file.toString())) {
      SandboxAccount.query(connection, USERS);
      assertThat(file).hasContent("refresh-1");

      clock.advance(DAY);
      SandboxAccount.query(connection, USERS);
      assertThat(file).hasContent("refresh-2");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files)
          .containsExactlyInAnyOrder(file, file.resolveSibling(file.getFileName() + ".lock"));
    }
  }

  @Test
  void whatTheFileHoldsGoesBeforeWhatTheUrlSays(@TempDir Path folder)
      throws SQLException, IOException {
    Path file = Files.writeString(folder.resolve("gong.token"), first + "\n");
    try (Connection connection =
        connect("refreshToken", "long-used-up", "refreshTokenFile", file.toString())) {
      assertThat(SandboxAccount.query(connection, USERS)).hasSize(40);
    }
    assertThat(tokenRequests()).hasSize(1);
    assertThat(file).hasContent("refresh-1");
  }

  @Test
  void whereTheFileIsOutOfDateTheUrlHelps(@TempDir Path folder) throws SQLException, IOException {
    Path file = Files.writeString(folder.resolve("gong.token"), "long-used-up");
    account.withoutReferee();
    try (Connection connection = connect("refreshTokenFile", file.toString())) {
      assertThat(SandboxAccount.query(connection, USERS)).hasSize(40);
    }
    assertThat(file).hasContent("refresh-1");
  }

  /** As another process does: the token in the file is the newest, and good for one use. */
  @Test
  void whatAnotherProcessPutIntoTheFileIsUsed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("gong.token");
    try (Connection connection = connect("refreshTokenFile", file.toString())) {
      SandboxAccount.query(connection, USERS);
      String another = replacedByAnotherProcess(Files.readString(file).strip());
      Files.writeString(file, "\ufeff" + another + "\r\n");
      clock.advance(DAY);

      assertThat(SandboxAccount.query(connection, USERS)).hasSize(40);
    }
    assertThat(tokenRequests())
        .extracting(request -> request.query("refresh_token"))
        .containsExactly(first, "refresh-1", "refresh-2");
  }

  private String replacedByAnotherProcess(String token) throws Exception {
    HttpRequest refresh =
        HttpRequest.newBuilder(
                URI.create(
                    account.url() + PATH + "?grant_type=refresh_token&refresh_token=" + token))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString("client-4711:hush-hush".getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    String answer =
        HttpClient.newHttpClient().send(refresh, HttpResponse.BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(answer).path("refresh_token").asText();
  }

  /** Java has one lock a file for the whole process, so that this one stands for another. */
  @Test
  void theFileIsReadAndUsedByOneProcessAtATime(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("gong.token"), first);
    try (FileChannel lock =
            FileChannel.open(
                folder.resolve("gong.token.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        Connection connection =
            connect("refreshToken", "long-used-up", "refreshTokenFile", file.toString())) {
      lock.lock();
      Future<Integer> reader = threads.submit(() -> SandboxAccount.query(connection, USERS).size());
      String another = replacedByAnotherProcess(first);
      assertThat(tokenRequests()).hasSize(1);
      Files.writeString(file, another);
      lock.close();

      assertThat(reader.get(60, TimeUnit.SECONDS)).isEqualTo(40);
    }
    assertThat(tokenRequests())
        .extracting(request -> request.query("refresh_token"))
        .containsExactly(first, "refresh-1");
  }

  /** Some servers revoke every token of an authorisation when they see one a second time. */
  @Test
  void aTokenThatIsKnownToBeUsedUpIsNotShownAgain(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("gong.token");
    try (Connection connection = connect("refreshTokenFile", file.toString())) {
      SandboxAccount.query(connection, USERS);
      Files.writeString(file, "revoked");
      clock.advance(DAY);

      Failure.of(() -> SandboxAccount.query(connection, USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000");
    }
    assertThat(tokenRequests())
        .extracting(request -> request.query("refresh_token"))
        .containsExactly(first, "revoked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "two\nlines", "\u0001", "t\u00f6ken"})
  void aFileThatHoldsNoTokenIsAnError(String content, @TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("gong.token"), content);
    noTokenIn(file);
  }

  @Test
  void aLargeFileIsNotRead(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("gong.token");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(300L << 20);
    }
    noTokenIn(file);
  }

  private void noTokenIn(Path file) throws SQLException {
    try (Connection connection = connect("refreshTokenFile", file.toString())) {
      Failure.of(() -> SandboxAccount.query(connection, USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000")
          .says("refreshTokenFile", file.toString());
    }
    assertThat(account.requests()).isEmpty();
  }

  /** Nobody can have it given a second time. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\": \"a\", \"refresh_token\": \"kept\"}",
        "{\"access_token\": 7, \"refresh_token\": \"kept\"}",
        "{\"refresh_token\": \"kept\"}",
        "{\"access_token\": \"a\\nb\", \"refresh_token\": \"kept\"}",
        "{\"access_token\": \"a\", \"api_base_url_for_customer\": 1, \"refresh_token\":"
            + " \"kept\"}",
        "{\"access_token\": \"a\", \"api_base_url_for_customer\": \"http://gong.example\","
            + " \"refresh_token\": \"kept\"}",
        "{\"access_token\": \"a\", \"expires_in\": \"soon\", \"refresh_token\": \"kept\"}"
      })
  void aRefreshTokenIsKeptThoughTheRestOfTheAnswerIsWrong(String body, @TempDir Path folder)
      throws Exception {
    account.withoutReferee();
    account.sandbox().answerWith(request -> Optional.of(json(200, body)));
    Path file = folder.resolve("gong.token");
    try (Connection connection =
        connect("refreshTokenFile", file.toString(), "baseUrl", "https://api.gong.io")) {
      Failure.of(() -> SandboxAccount.query(connection, USERS)).is(SQLException.class, "58030");
    }
    assertThat(file).hasContent("kept");
  }

  @Test
  void whereTheAnswerNamesNoAddressTheGivenOneIsUsed() throws Exception {
    account.withoutReferee();
    account
        .sandbox()
        .answerWith(
            request ->
                request.path().equals(PATH)
                    ? Optional.of(json(200, "{\"access_token\": \"other\"}"))
                    : Optional.empty());
    try (Connection connection = connect("baseUrl", account.url())) {
      Failure.of(() -> SandboxAccount.query(connection, USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000");
    }
    assertThat(account.requests()).extracting(SandboxRequest::path).contains("/v2/users");
  }

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
  void noRefreshTokenIsSpentWhereTheNextCannotBeKept(@TempDir Path folder)
      throws SQLException, IOException {
    Path file = Files.writeString(folder.resolve("no-folder"), "").resolve("gong.token");
    try (Connection connection = connect("refreshTokenFile", file.toString())) {
      Failure.of(() -> SandboxAccount.query(connection, USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000")
          .says("refreshTokenFile", file.toString());
    }
    assertThat(account.requests()).isEmpty();
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
      while (sandbox.exchanges().stream().filter(OAuthTest::isForToken).count() < 2) {
        SandboxAccount.query(connection, USERS);
      }
    }
    assertThat(sandbox.exchanges())
        .hasSizeGreaterThan(3)
        .allSatisfy(exchange -> assertThat(exchange.answer().status()).isEqualTo(200));
  }

  private static boolean isForToken(Exchange exchange) {
    return exchange.request().path().equals(PATH);
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

  @Test
  void theAddressMayBeSpeltTheOtherWay() throws SQLException {
    account.withoutReferee();
    account
        .sandbox()
        .answerWith(
            request ->
                request.path().equals(PATH)
                    ? Optional.of(tokenAnswer("api_base_url", account.url() + "/v2/", 86_400))
                    : Optional.empty());
    try (Connection connection = connect()) {
      // the simulated account knows nothing of this token: it is enough that it was asked
      Failure.of(() -> SandboxAccount.query(connection, USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000");
    }
    assertThat(account.requests()).extracting(SandboxRequest::path).contains("/v2/users");
  }

  private static SandboxAnswer json(int status, String body) {
    return new SandboxAnswer(status, Map.of("content-type", "application/json"), body);
  }

  private static SandboxAnswer tokenAnswer(String baseName, String base, int seconds) {
    return json(
        200,
        "{\"access_token\":\"other\",\"expires_in\":"
            + seconds
            + ",\""
            + baseName
            + "\":\""
            + base
            + "\"}");
  }

  private List<SandboxRequest> tokenRequests() {
    return account.requests().stream().filter(request -> request.path().equals(PATH)).toList();
  }

  private Connection connect(String... properties) throws SQLException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "accessKey", "",
                "accessKeySecret", "",
                "baseUrl", "https://gong.invalid",
                "tokenUrl", account.url() + PATH,
                "refreshToken", first,
                "clientId", "client-4711",
                "clientSecret", "hush-hush"));
    all.addAll(List.of(properties));
    return account.connect(all.toArray(String[]::new));
  }

  private List<Integer> usersReadBy(int connections) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Integer>> readers = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      readers.add(
          threads.submit(
              () -> {
                try (Connection connection = connect()) {
                  start.await();
                  return SandboxAccount.query(connection, USERS).size();
                }
              }));
    }
    start.countDown();
    List<Integer> sizes = new ArrayList<>();
    for (Future<Integer> reader : readers) {
      sizes.add(reader.get(60, TimeUnit.SECONDS));
    }
    return sizes;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
