package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pools and frameworks say of transactions, where nothing is written. */
class TransactionsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private Connection connection;

  TransactionsTest() throws SQLException {
    this.connection = ACCOUNT.connect();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.execute(sql)).as(sql).isFalse();
      assertThat(statement.getUpdateCount()).isZero();
      assertThat((Object) statement.getResultSet()).isNull();
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }
  }

  @Nested
  class Statements {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "SET TRANSACTION READ ONLY",
          "set transaction read only;",
          "SET TRANSACTION READ WRITE",
          "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY, NOT DEFERRABLE",
          "SET TRANSACTION ISOLATION LEVEL READ COMMITTED READ ONLY",
          "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
          "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
          "SET LOCAL TRANSACTION READ ONLY",
          "START TRANSACTION",
          "START TRANSACTION READ ONLY, ISOLATION LEVEL READ UNCOMMITTED",
          "START TRANSACTION WITH CONSISTENT SNAPSHOT",
          "BEGIN",
          "BEGIN WORK",
          "/* by a pool */ BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE; -- now",
          "COMMIT",
          "COMMIT WORK",
          "COMMIT AND NO CHAIN",
          "END TRANSACTION",
          "ROLLBACK",
          "ROLLBACK TRANSACTION AND CHAIN",
          "ABORT",
        })
    void areAcceptedInEveryWayToExecuteThem(String sql) throws SQLException {
      execute(sql);
      try (Statement statement = connection.createStatement();
          PreparedStatement prepared = connection.prepareStatement(sql)) {
        assertThat(statement.executeUpdate(sql)).isZero();
        assertThat(statement.executeLargeUpdate(sql)).isZero();
        assertThat((Object) prepared.getMetaData()).isNull();
        assertThat(prepared.execute()).isFalse();
        assertThat(prepared.executeUpdate()).isZero();
        assertThatThrownBy(() -> statement.executeQuery(sql))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("no rows");
        assertThatThrownBy(prepared::executeQuery)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("no rows");
      }
      assertThat(ACCOUNT.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SET TRANSACTION",
          "SET TRANSACTION READ ONLY,",
          "SET TRANSACTION ISOLATION LEVEL CHAOS",
          "SET GLOBAL TRANSACTION READ ONLY",
          "START",
          "COMMIT; SELECT 1",
          "ROLLBACK TO SAVEPOINT x",
          "SAVEPOINT x",
        })
    void thatMeanSomethingElseAreRefusedInWords(String sql) {
      assertThatThrownBy(() -> execute(sql))
          .isInstanceOf(SQLException.class)
          .extracting(e -> ((SQLException) e).getSQLState())
          .asString()
          .startsWith("42");
    }

    @Test
    void aQueryIsStillNoUpdate() throws SQLException {
      try (Statement statement = connection.createStatement();
          PreparedStatement prepared = connection.prepareStatement("SELECT 1")) {
        assertThatThrownBy(() -> statement.executeUpdate("SELECT 1"))
            .hasMessageContaining("updates nothing");
        assertThatThrownBy(prepared::executeUpdate).hasMessageContaining("updates nothing");
        assertThat(statement.execute("SELECT 1")).isTrue();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
      }
    }
  }

  @Nested
  class Isolation {
    @ParameterizedTest
    @CsvSource({
      "1, READ UNCOMMITTED",
      "2, READ COMMITTED",
      "4, REPEATABLE READ",
      "8, SERIALIZABLE"
    })
    void ofEveryLevelIsAcceptedAndReportedBack(int level, String name) throws SQLException {
      assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
      connection.setTransactionIsolation(level);
      assertThat(connection.getTransactionIsolation()).isEqualTo(level);
      connection.setTransactionIsolation(Connection.TRANSACTION_NONE);
      execute("SET TRANSACTION ISOLATION LEVEL " + name);
      assertThat(connection.getTransactionIsolation()).isEqualTo(level);
      assertThat(connection.getMetaData().supportsTransactionIsolationLevel(level)).isTrue();
    }

    @Test
    void thatThereIsNotIsRefused() {
      assertThatThrownBy(() -> connection.setTransactionIsolation(3))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("isolation 3");
    }
  }

  @Test
  void readOnlyIsReportedBack() throws SQLException {
    assertThat(connection.isReadOnly()).isTrue();
    connection.setReadOnly(false);
    assertThat(connection.isReadOnly()).isFalse();
    execute("SET TRANSACTION READ ONLY");
    assertThat(connection.isReadOnly()).isTrue();
    execute("START TRANSACTION READ WRITE");
    assertThat(connection.isReadOnly()).isFalse();
  }

  /** The state of incremental reads is all that a transaction can change. */
  @Nested
  class IncrementalState {
    private GongConnection gong;

    IncrementalState() throws SQLException {
      connection.close();
      connection = ACCOUNT.connect("state", "{\"calls\":{\"started\":\"2026-11-15T00:00:00Z\"}}");
      this.gong = connection.unwrap(GongConnection.class);
    }

    private String state() throws SQLException {
      return gong.state().orElseThrow();
    }

    private void read() throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT id FROM calls")) {
        int rows = 0;
        while (result.next()) {
          rows++;
        }
        assertThat(rows).isPositive();
      }
    }

    @Test
    void movesByCommitAsAStatement() throws SQLException {
      String before = state();
      connection.setAutoCommit(false);
      read();
      assertThat(state()).isEqualTo(before);
      execute("COMMIT");
      assertThat(state()).isNotEqualTo(before);
    }

    @Test
    void isForgottenByRollbackAsAStatement() throws SQLException {
      String before = state();
      connection.setAutoCommit(false);
      read();
      execute("ROLLBACK");
      connection.commit();
      assertThat(state()).isEqualTo(before);
    }

    @Test
    void waitsForTheEndOfATransactionThatAStatementBegan() throws SQLException {
      String before = state();
      execute("BEGIN");
      read();
      assertThat(state()).isEqualTo(before);
      execute("ROLLBACK AND CHAIN");
      read();
      assertThat(state()).isEqualTo(before);
      execute("COMMIT");
      String after = state();
      assertThat(after).isNotEqualTo(before);
      execute("START TRANSACTION");
      gong.resetState();
      assertThat(state()).isEqualTo(after);
      connection.commit();
      assertThat(state()).isNotEqualTo(after);
    }

    @Test
    void isKeptByAutoCommitWhereNoTransactionWasBegun() throws SQLException {
      String before = state();
      execute("SET TRANSACTION READ ONLY");
      execute("COMMIT");
      assertThat(state()).isEqualTo(before);
      read();
      assertThat(state()).isNotEqualTo(before);
    }
  }
}
