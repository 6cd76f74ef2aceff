package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The next page is read while one is consumed, but no request is spent that nobody needs. */
@Timeout(60)
class ReadingAheadTest {
  /** One a test: the last request of a test may reach the server after its end. */
  @RegisterExtension
  final SandboxAccount account =
      SandboxAccount.of(
          GongSandbox.builder().clock(new SettableClock(SandboxAccount.NOW)).calls(900).days(60));

  private static final String ALL = "SELECT id FROM extensive_calls WHERE started >= '2026-01-01'";

  private static void read(ResultSet result, int rows) throws SQLException {
    for (int i = 0; i < rows; i++) {
      assertThat(result.next()).isTrue();
    }
  }

  @Test
  void onePageIsReadAheadAndNoMore() throws Exception {
    AtomicInteger wanted = new AtomicInteger();
    List<Integer> wantedByRequest = new CopyOnWriteArrayList<>();
    Semaphore asked = new Semaphore(0);
    account
        .sandbox()
        .answerWith(
            request -> {
              wantedByRequest.add(wanted.get());
              asked.release();
              return Optional.empty();
            });
    try (Connection connection = account.connect();
        Statement statement = connection.createStatement()) {
      ResultSet result = statement.executeQuery(ALL);
      assertThat(account.requests()).isEmpty();
      for (int row = 1; row <= 400; row++) {
        wanted.set(row);
        read(result, 1);
        if (row % 100 == 1) {
          // The page of this row and the one after it; from then on one more each time.
          assertThat(asked.tryAcquire(row == 1 ? 2 : 1, 20, TimeUnit.SECONDS)).isTrue();
        }
      }
    }
    // The request for a page comes no earlier than the first row of the page before it is wanted.
    for (int page = 1; page < wantedByRequest.size(); page++) {
      assertThat(wantedByRequest.get(page)).isGreaterThan((page - 1) * 100);
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "100, 1", "101, 2", "250, 3", "300, 3"})
  void aLimitCostsThePagesOfItsRows(int limit, int requests) throws SQLException {
    assertThat(account.query(ALL + " LIMIT " + limit)).hasSize(limit);
    assertThat(account.requests()).hasSize(requests);
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "100, 1", "200, 2", "250, 3"})
  void soDoesTheMostRowsOfAStatement(int most, int requests) throws SQLException {
    try (Connection connection = account.connect();
        Statement statement = connection.createStatement()) {
      statement.setMaxRows(most);
      assertThat(SandboxAccount.rows(statement.executeQuery(ALL))).hasSize(most);
    }
    assertThat(account.requests()).hasSize(requests);
  }

  @ParameterizedTest
  @CsvSource({"10", "30", "60"})
  void aLimitOverAConditionEndsAtThePageOfTheLastMatch(int limit) throws SQLException {
    List<ObjectNode> calls = account.sandbox().calls();
    int matches = 0;
    int position = 0;
    while (matches < limit) {
      matches += calls.get(position).at("/metaData/duration").asInt() > 1500 ? 1 : 0;
      position++;
    }

    assertThat(account.query(ALL + " AND duration > 1500 LIMIT " + limit)).hasSize(limit);
    assertThat(account.requests()).hasSize((position - 1) / 100 + 1);
  }

  @Test
  void theEndIsNotReadBeyond() throws SQLException {
    assertThat(account.query(ALL)).hasSize(account.sandbox().calls().size());
    assertThat(account.requests()).hasSize((account.sandbox().calls().size() + 99) / 100);
  }

  @Test
  void closingEndsTheRequestThatIsAheadAndItsThread() throws Exception {
    account.withoutReferee();
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    account
        .sandbox()
        .answerWith(
            request -> {
              if (request.json().has("cursor")) {
                second.countDown();
                try {
                  never.await(50, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
              return Optional.empty();
            });
    try (Connection connection = account.connect();
        Statement statement = connection.createStatement()) {
      ResultSet result = statement.executeQuery(ALL);
      read(result, 1);
      assertThat(second.await(20, TimeUnit.SECONDS)).isTrue();
      result.close();
      for (Thread reading : readingThreads()) {
        reading.join(Duration.ofSeconds(20).toMillis());
      }
      assertThat(readingThreads()).isEmpty();
    } finally {
      never.countDown();
    }
  }

  private static List<Thread> readingThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("gong-jdbc-reading"))
        .toList();
  }
}
