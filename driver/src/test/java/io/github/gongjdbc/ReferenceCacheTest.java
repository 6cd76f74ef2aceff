package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Small tables that change seldom are asked for once, by whomever. */
class ReferenceCacheTest {
  private static final int USERS = 250;
  private static final int PAGES = 3;
  private static final String ALL_USERS = "SELECT * FROM users";
  private static final String JOIN =
      "SELECT c.id, u.email_address FROM calls c JOIN users u ON u.id = c.primary_user_id"
          + " WHERE c.started >= '2026-11-18'";

  private final SettableClock clock = new SettableClock(SandboxAccount.NOW);

  @RegisterExtension
  final SandboxAccount account =
      SandboxAccount.of(
          GongSandbox.builder()
              .clock(clock)
              .calls(600)
              .days(60)
              .users(USERS)
              .accessToken("test-token"));

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void aJoinOfCallsWithUsersCostsTheUsersOnceForAllConnections() throws SQLException {
    List<List<@Nullable Object>> uncached = account.query(JOIN);
    account.sandbox().clearExchanges();

    joinOnce(uncached);
    List<SandboxRequest> once = requestsForUsers();
    assertThat(once).hasSizeBetween(1, PAGES);

    joinOnce(uncached);
    joinOnce(uncached);

    assertThat(requestsForUsers()).isEqualTo(once);
    assertThat(account.requests()).hasSize(once.size() + 1);
  }

  private void joinOnce(List<List<@Nullable Object>> rows) throws SQLException {
    try (Connection connection = connect()) {
      assertThat(SandboxAccount.query(connection, JOIN)).isEqualTo(rows).isNotEmpty();
    }
  }

  @Test
  void aTableThatAStatementReadsTwiceIsAskedForOnce() throws SQLException {
    try (Connection connection = connect()) {
      List<List<@Nullable Object>> rows =
          SandboxAccount.query(
              connection,
              "SELECT id FROM users WHERE active UNION ALL SELECT id FROM users WHERE NOT active");

      assertThat(rows).hasSize(USERS);
      assertThat(account.requests()).hasSize(PAGES);
    }
  }

  @Test
  void tablesOfOneEndpointShareItsAnswer() throws SQLException {
    try (Connection connection = connect()) {
      SandboxAccount.query(connection, "SELECT scorecard_id FROM scorecards");

      assertThat(SandboxAccount.query(connection, "SELECT * FROM scorecard_questions"))
          .isEqualTo(account.query("SELECT * FROM scorecard_questions"));
      assertThat(account.requests()).hasSize(2);
    }
  }

  @Test
  void whatIsKeptServesOtherColumnsThanItWasReadFor() throws SQLException {
    try (Connection connection = connect()) {
      assertThat(SandboxAccount.query(connection, "SELECT id FROM users")).hasSize(USERS);

      assertThat(SandboxAccount.query(connection, ALL_USERS)).isEqualTo(account.query(ALL_USERS));
    }
    assertThat(account.requests()).hasSize(2 * PAGES);
  }

  @Test
  void aLimitReadsWhatItNeedsAndLeavesNoShortTable() throws SQLException {
    try (Connection connection = connect()) {
      assertThat(SandboxAccount.query(connection, ALL_USERS + " LIMIT 10")).hasSize(10);
      assertThat(account.requests()).hasSize(1);

      assertThat(SandboxAccount.query(connection, ALL_USERS)).hasSize(USERS);
      assertThat(account.requests()).hasSize(PAGES);
    }
  }

  @Test
  void aStatementCanSeeThatItWasServedFromMemory() throws SQLException {
    try (Connection connection = connect()) {
      GongConnection gong = connection.unwrap(GongConnection.class);
      SandboxAccount.query(connection, ALL_USERS);
      assertThat(gong.requestsSpared()).isZero();

      SandboxAccount.query(connection, ALL_USERS);

      assertThat(gong.requestsSpared()).isEqualTo(PAGES);
      assertThat(gong.requestsSent()).isEqualTo(PAGES);
    }
  }

  @Test
  void whatWasServedFromMemoryStandsAmongTheRequests() throws SQLException {
    try (Connection connection = connect()) {
      SandboxAccount.query(connection, ALL_USERS);
      SandboxAccount.query(connection, ALL_USERS);

      assertThat(
              SandboxAccount.query(
                  connection,
                  "SELECT cached, statement, status, COUNT(*) FROM gong_system.requests"
                      + " GROUP BY cached, statement, status ORDER BY cached"))
          .containsExactly(
              List.of(false, ALL_USERS, 200, (long) PAGES),
              Arrays.asList(true, ALL_USERS, null, (long) PAGES));
    }
  }

  @Test
  void whatIsKeptIsThereWhenTheDayIsSpent() throws SQLException {
    try (Connection connection = connect("requestsPerDay", Integer.toString(PAGES))) {
      SandboxAccount.query(connection, ALL_USERS);

      assertThat(SandboxAccount.query(connection, ALL_USERS)).hasSize(USERS);
    }
  }

  @Test
  void otherCredentialsGetNothingOfIt() throws SQLException {
    try (Connection one = connect();
        Connection other =
            connect("accessKey", "", "accessKeySecret", "", "accessToken", "test-token")) {
      SandboxAccount.query(one, ALL_USERS);
      SandboxAccount.query(other, ALL_USERS);
    }
    assertThat(account.requests()).hasSize(2 * PAGES);
  }

  @Test
  void aConnectionOfOneWorkspaceSharesWithOneOfAll() throws SQLException {
    String sql = "SELECT DISTINCT workspace_id FROM scorecards WHERE workspace_id IS NOT NULL";
    try (Connection all = connect()) {
      List<List<@Nullable Object>> workspaces = SandboxAccount.query(all, sql);
      assertThat(workspaces).hasSizeGreaterThan(1);
      for (List<@Nullable Object> workspace : workspaces) {
        try (Connection one = connect("workspaceId", String.valueOf(workspace.get(0)))) {
          assertThat(SandboxAccount.query(one, sql)).containsExactly(workspace);
        }
      }
    }
    assertThat(account.requests()).hasSize(1);
  }

  @Test
  void zeroTurnsItOff() throws SQLException {
    for (String off : List.of("cacheTtl", "cacheSize")) {
      account.sandbox().clearExchanges();
      try (Connection connection = connect(off, "0")) {
        SandboxAccount.query(connection, ALL_USERS);
        SandboxAccount.query(connection, ALL_USERS);
      }
      assertThat(account.requests()).as(off).hasSize(2 * PAGES);
    }
  }

  @Test
  void itIsAskedForAgainWhenItsTimeIsOver() throws SQLException {
    try (Connection connection = connect()) {
      SandboxAccount.query(connection, ALL_USERS);
      clock.advance(Duration.ofMinutes(5));
      SandboxAccount.query(connection, ALL_USERS);
    }
    assertThat(account.requests()).hasSize(2 * PAGES);
  }

  @Test
  void manyWhoAskAtOnceCauseOneLoad() throws Exception {
    List<Future<Integer>> readers = new ArrayList<>();
    CountDownLatch start = new CountDownLatch(1);
    for (int i = 0; i < 12; i++) {
      readers.add(
          threads.submit(
              () -> {
                try (Connection connection = connect()) {
                  start.await();
                  return SandboxAccount.query(connection, ALL_USERS).size();
                }
              }));
    }
    start.countDown();

    for (Future<Integer> reader : readers) {
      assertThat(reader.get(60, TimeUnit.SECONDS)).isEqualTo(USERS);
    }
    assertThat(account.requests()).hasSize(PAGES);
  }

  @Test
  void whenTheLoadingStatementIsCancelledAnotherTakesOver() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    account
        .sandbox()
        .answerWith(
            request -> {
              if (asked.getCount() > 0) {
                asked.countDown();
                hang();
              }
              return Optional.empty();
            });
    try (Connection connection = connect();
        Statement loading = connection.createStatement()) {
      Future<Failure> cancelled = threads.submit(() -> cancelled(loading));
      asked.await();
      Future<Integer> waiting = waiting(this::read);
      assertThat(waiting).isNotDone();

      loading.cancel();

      cancelled.get(30, TimeUnit.SECONDS);
      assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo(USERS);
    }
  }

  @Test
  void oneWhoWaitsForAnotherCanBeCancelled() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    account
        .sandbox()
        .answerWith(
            request -> {
              asked.countDown();
              hang();
              return Optional.empty();
            });
    try (Connection connection = connect();
        Statement waiting = connection.createStatement();
        Statement loading = connection.createStatement()) {
      Future<Failure> loaded = threads.submit(() -> cancelled(loading));
      asked.await();
      Future<Failure> waited = waiting(() -> cancelled(waiting));

      waiting.cancel();

      waited.get(10, TimeUnit.SECONDS);
      assertThat(loaded).isNotDone();
    }
  }

  /** Does something in a thread of its own, until that waits. */
  private <T> Future<T> waiting(Callable<T> action) {
    AtomicReference<Thread> thread = new AtomicReference<>();
    Future<T> future =
        threads.submit(
            () -> {
              thread.set(Thread.currentThread());
              return action.call();
            });
    while (!future.isDone() && !waits(thread.get())) {
      Thread.onSpinWait();
    }
    return future;
  }

  /** Whether a thread waits for a lock that another statement holds. */
  private static boolean waits(@Nullable Thread thread) {
    return thread != null
        && thread.getState() == Thread.State.TIMED_WAITING
        && Stream.of(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().endsWith(".ReferencePages"));
  }

  private static Failure cancelled(Statement statement) {
    return Failure.of(() -> SandboxAccount.rows(statement.executeQuery(ALL_USERS)))
        .is(SQLException.class, "57014");
  }

  @Test
  void aLoadThatFailsFailsNobodyElse() throws SQLException {
    account.withoutReferee();
    account
        .sandbox()
        .answerWith(
            request ->
                account.requests().isEmpty()
                    ? Optional.of(SandboxAnswer.error(401, "r", "Access denied"))
                    : Optional.empty());
    try (Connection connection = connect()) {
      Failure.of(() -> SandboxAccount.query(connection, ALL_USERS))
          .is(SQLInvalidAuthorizationSpecException.class, "28000");

      assertThat(SandboxAccount.query(connection, ALL_USERS)).hasSize(USERS);
    }
  }

  @Test
  void aKeptAnswerThatLacksWhatAnotherStatementWantsIsAskedForAgain() throws SQLException {
    account.withoutReferee();
    account
        .sandbox()
        .answerWith(
            request ->
                account.requests().isEmpty()
                    ? Optional.of(
                        new SandboxAnswer(
                            200,
                            Map.of("content-type", "application/json"),
                            "{\"requestId\":\"r\",\"scorecards\":[{\"scorecardId\":\"1\",\"questions\":7}]}"))
                    : Optional.empty());
    try (Connection connection = connect()) {
      assertThat(SandboxAccount.query(connection, "SELECT scorecard_id FROM scorecards"))
          .hasSize(1);

      assertThat(SandboxAccount.query(connection, "SELECT * FROM scorecard_questions"))
          .isEqualTo(account.query("SELECT * FROM scorecard_questions"));
    }
  }

  private Connection connect(String... properties) throws SQLException {
    List<String> all = new ArrayList<>(List.of("cacheTtl", "PT5M"));
    all.addAll(List.of(properties));
    return account.connect(all.toArray(String[]::new));
  }

  private int read() throws SQLException {
    try (Connection connection = connect()) {
      return SandboxAccount.query(connection, ALL_USERS).size();
    }
  }

  /** Answers only when the server is stopped. */
  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<SandboxRequest> requestsForUsers() {
    return account.requests().stream()
        .filter(request -> request.path().startsWith("/v2/users"))
        .toList();
  }
}
