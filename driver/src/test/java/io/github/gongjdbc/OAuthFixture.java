package io.github.gongjdbc;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.fault.Intervention;
import io.github.gongjdbc.sandbox.http.Exchange;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An account that gives access tokens for refresh tokens. */
abstract class OAuthFixture {
  static final String PATH = "/oauth2/generate-customer-token";

  static final String USERS = "SELECT id FROM users";

  static final Duration DAY = Duration.ofDays(1);

  final String first = "first-" + UUID.randomUUID();

  final SettableClock clock = new SettableClock(SandboxAccount.NOW);

  final ExecutorService threads = Executors.newCachedThreadPool();

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

  static boolean isForToken(Exchange exchange) {
    return exchange.request().path().equals(PATH);
  }

  static SandboxAnswer json(int status, String body) {
    return new SandboxAnswer(status, Map.of("content-type", "application/json"), body);
  }

  /** Answers like this whoever asks for tokens. */
  static Intervention toTokenRequests(SandboxAnswer answer) {
    return request -> request.path().equals(PATH) ? Optional.of(answer) : Optional.empty();
  }

  static SandboxAnswer tokenAnswer(String baseName, String base, int seconds) {
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

  List<SandboxRequest> tokenRequests() {
    return account.requests().stream().filter(request -> request.path().equals(PATH)).toList();
  }

  Connection connect(String... properties) throws SQLException {
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

  List<Integer> usersReadBy(int connections) throws Exception {
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

  static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
