package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Statements and connections do what JDBC says when they are stopped, limited, closed or shared.
 */
class ControlTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final String ALL = "SELECT * FROM calls WHERE started >= '2026-01-01'";

  private static int count(ResultSet result) throws SQLException {
    int rows = 0;
    while (result.next()) {
      rows++;
    }
    return rows;
  }

  /** Makes the account never answer until the returned latch is opened. */
  private static CountDownLatch stall() {
    CountDownLatch opened = new CountDownLatch(1);
    ACCOUNT
        .sandbox()
        .answerWith(
            request -> {
              try {
                opened.await(15, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Optional.empty();
            });
    return opened;
  }

  @Nested
  class MaxRows {
    @Test
    void stopsPagingAsALimitDoes() throws SQLException {
      try (Connection connection = ACCOUNT.connect();
          Statement statement = connection.createStatement()) {
        statement.setMaxRows(200);
        assertThat(count(statement.executeQuery(ALL))).isEqualTo(200);
        assertThat(ACCOUNT.requests()).hasSizeLessThanOrEqualTo(3);
      }
    }

    @Test
    void worksOnPreparedStatementsToo() throws SQLException {
      try (Connection connection = ACCOUNT.connect();
          PreparedStatement statement = connection.prepareStatement(ALL)) {
        statement.setLargeMaxRows(10);
        assertThat(count(statement.executeQuery())).isEqualTo(10);
        assertThat(statement.getMaxRows()).isEqualTo(10);
        assertThat(ACCOUNT.requests()).hasSize(1);
        statement.setMaxRows(0);
        assertThat(count(statement.executeQuery())).isGreaterThan(400);
      }
    }
  }

  @Nested
  class Stopping {
    @Test
    @Timeout(20)
    void aTimeOutEndsARequestInFlight() throws SQLException {
      ACCOUNT.withoutReferee();
      CountDownLatch never = stall();
      try (Connection connection = ACCOUNT.connect();
          Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(1);
        assertThatThrownBy(() -> count(statement.executeQuery(ALL)))
            .isInstanceOf(SQLTimeoutException.class);
      } finally {
        never.countDown();
      }
    }

    @Test
    @Timeout(20)
    void theNetworkTimeoutEndsARequestInFlightAndTheConnection() throws SQLException {
      ACCOUNT.withoutReferee();
      CountDownLatch never = stall();
      try (Connection connection = ACCOUNT.connect();
          Connection other = ACCOUNT.connect();
          Statement statement = connection.createStatement()) {
        connection.setNetworkTimeout(Runnable::run, 500);
        assertThat(connection.getNetworkTimeout()).isEqualTo(500);
        assertThatThrownBy(() -> count(statement.executeQuery(ALL)))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("500 ms")
            .extracting(e -> ((SQLException) e).getSQLState())
            .isEqualTo("08006");
        assertThat(ACCOUNT.requests()).hasSizeLessThanOrEqualTo(1);
        assertThat(connection.isClosed()).isTrue();
        assertThat(statement.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        never.countDown();
        try (Statement elsewhere = other.createStatement()) {
          assertThat(count(elsewhere.executeQuery(ALL))).isGreaterThan(400);
        }
      } finally {
        never.countDown();
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "timeout", "error"})
    @Timeout(20)
    void aStatementCanBeUsedAgainAfterwards(String how) throws Exception {
      ACCOUNT.withoutReferee();
      try (Connection connection = ACCOUNT.connect();
          Statement statement = connection.createStatement()) {
        if (how.equals("cancel")) {
          ResultSet result = statement.executeQuery(ALL);
          assertThat(result.next()).isTrue();
          statement.cancel();
          assertThatThrownBy(() -> count(result)).isInstanceOf(SQLException.class);
        } else if (how.equals("timeout")) {
          stall();
          statement.setQueryTimeout(1);
          assertThatThrownBy(() -> count(statement.executeQuery(ALL)))
              .isInstanceOf(SQLException.class);
          statement.setQueryTimeout(0);
        } else {
          assertThatThrownBy(() -> statement.executeQuery("SELECT nope FROM calls"))
              .isInstanceOf(SQLException.class);
        }
        ACCOUNT.sandbox().answerWith(null);
        assertThat(count(statement.executeQuery(ALL))).isGreaterThan(400);
      }
    }

    @Test
    void anEarlyCloseAsksForNoFurtherPage() throws SQLException {
      try (Connection connection = ACCOUNT.connect();
          Statement statement = connection.createStatement()) {
        ResultSet result = statement.executeQuery(ALL);
        assertThat(result.next()).isTrue();
        result.close();
        assertThat(result.isClosed()).isTrue();
      }
      assertThat(ACCOUNT.requests()).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Nested
  class Closing {
    @Test
    void aConnectionClosesItsStatementsAndTheirResults() throws SQLException {
      Connection connection = ACCOUNT.connect();
      Statement statement = connection.createStatement();
      PreparedStatement prepared = connection.prepareStatement(ALL);
      ResultSet result = statement.executeQuery(ALL);
      ResultSet preparedResult = prepared.executeQuery();
      connection.close();
      assertThat(connection.isClosed()).isTrue();
      assertThat(connection.isValid(1)).isFalse();
      assertThat(statement.isClosed()).isTrue();
      assertThat(prepared.isClosed()).isTrue();
      assertThat(result.isClosed()).isTrue();
      assertThat(preparedResult.isClosed()).isTrue();
      assertThatThrownBy(result::next).isInstanceOf(SQLException.class);
      connection.close();
    }

    @Test
    void aNewExecutionClosesTheResultBefore() throws SQLException {
      try (Connection connection = ACCOUNT.connect();
          Statement statement = connection.createStatement()) {
        ResultSet first = statement.executeQuery(ALL);
        ResultSet second = statement.executeQuery(ALL);
        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isFalse();
        assertThat(statement.getMoreResults()).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        assertThat(second.isClosed()).isTrue();
      }
    }

    @Test
    void closeOnCompletionClosesTheStatementWithItsResult() throws SQLException {
      try (Connection connection = ACCOUNT.connect()) {
        Statement statement = connection.createStatement();
        statement.closeOnCompletion();
        assertThat(statement.isCloseOnCompletion()).isTrue();
        ResultSet result = statement.executeQuery(ALL);
        assertThat(statement.isClosed()).isFalse();
        result.close();
        assertThat(statement.isClosed()).isTrue();
      }
    }
  }

  @Nested
  class Sessions {
    @Test
    void transactionsAreThoseOfJdbcThoughThereIsNothingToWrite() throws SQLException {
      try (Connection connection = ACCOUNT.connect()) {
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
        assertThatThrownBy(() -> connection.commit()).isInstanceOf(SQLException.class);
        connection.setAutoCommit(false);
        connection.commit();
        connection.rollback();
        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(connection.isReadOnly()).isTrue();
        connection.setReadOnly(true);
      }
    }

    @Test
    void schemaClientInfoAndWarningsAreKept() throws SQLException {
      try (Connection connection = ACCOUNT.connect()) {
        assertThat(connection.getSchema()).isEqualTo("gong");
        connection.setSchema("GONG");
        assertThatThrownBy(() -> connection.setSchema("other"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("other");
        assertThat((Object) connection.getCatalog()).isNull();
        connection.setClientInfo("ApplicationName", "test");
        assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("test");
        assertThat((Object) connection.getWarnings()).isNull();
        assertThat(connection.nativeSQL("SELECT 1")).isEqualTo("SELECT 1");
      }
    }

    @Test
    void theConnectionKnowsWhatItCost() throws SQLException {
      try (Connection connection = ACCOUNT.connect();
          Statement statement = connection.createStatement()) {
        GongConnection gong = connection.unwrap(GongConnection.class);
        assertThat(gong.requestsSent()).isEqualTo(0L);
        count(statement.executeQuery(ALL));
        assertThat(gong.requestsSent()).isEqualTo(ACCOUNT.requests().size()).isPositive();
      }
    }

    @Test
    void eightThreadsMayShareAConnection() throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try (Connection connection = ACCOUNT.connect()) {
        List<Callable<Integer>> reads = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
          String sql = ALL + " AND duration >= " + i;
          reads.add(
              () -> {
                try (Statement statement = connection.createStatement()) {
                  return count(statement.executeQuery(sql));
                }
              });
        }
        List<Future<Integer>> results = threads.invokeAll(reads);
        for (int i = 0; i < results.size(); i++) {
          int least = i;
          long expected =
              ACCOUNT.sandbox().calls().stream()
                  .filter(call -> call.at("/metaData/duration").asLong() >= least)
                  .count();
          assertThat(results.get(i).get()).isEqualTo((int) expected);
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }
}
