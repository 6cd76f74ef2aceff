package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A statement that waits because Gong said so stops waiting when it is told to. */
class WaitingTest {
  /** One for each test: all connections to an account keep the pause that one of them was given. */
  @RegisterExtension final SandboxAccount account = SandboxAccount.small();

  private static final String ALL = "SELECT * FROM calls WHERE started >= '2026-01-01'";

  private static int count(ResultSet result) throws SQLException {
    int rows = 0;
    while (result.next()) {
      rows++;
    }
    return rows;
  }

  /** Makes the account say that it is asked too often, for ever. */
  private CountDownLatch refuseAll(String retryAfter) {
    CountDownLatch asked = new CountDownLatch(1);
    account
        .sandbox()
        .answerWith(
            request -> {
              asked.countDown();
              return Optional.of(
                  SandboxAnswer.error(429, "r1", "API request limit exceeded")
                      .withHeader("Retry-After", retryAfter));
            });
    return asked;
  }

  @Test
  @Timeout(20)
  void cancelEndsAWaitForARetry() throws Exception {
    account.withoutReferee();
    CountDownLatch asked = refuseAll("60");
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (Connection connection = account.connect();
        Statement statement = connection.createStatement()) {
      Future<?> reading =
          threads.submit(
              () -> {
                assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
                statement.cancel();
                return null;
              });
      assertThatThrownBy(() -> count(statement.executeQuery(ALL)))
          .isInstanceOf(SQLException.class)
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("57014");
      reading.get(10, TimeUnit.SECONDS);
      account.sandbox().answerWith(null);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Timeout(20)
  void aTimeOutEndsAWaitForARetry() throws SQLException {
    account.withoutReferee();
    refuseAll("60");
    try (Connection connection = account.connect();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> count(statement.executeQuery(ALL)))
          .isInstanceOf(SQLTimeoutException.class)
          .hasMessageContaining("1 s")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("HYT00");
    }
  }
}
