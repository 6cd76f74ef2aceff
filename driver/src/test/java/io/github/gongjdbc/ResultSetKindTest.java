package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks for a kind of results that is not offered gets what is, with a warning (JDBC 15.2). */
class ResultSetKindTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final String USERS = "SELECT id FROM users ORDER BY id";

  private final Connection connection;

  ResultSetKindTest() throws SQLException {
    this.connection = ACCOUNT.connect();
  }

  @BeforeEach
  void noWarnings() throws SQLException {
    assertThat((Object) connection.getWarnings()).isNull();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private static void assertForwardOnly(Statement statement, ResultSet result) throws SQLException {
    assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
    assertThat(statement.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
    assertThat(statement.getResultSetHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
    assertThat(result.getType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
    assertThat(result.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
    assertThat(result.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
    assertThat(result.next()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1004, 1007, 1, TYPE_SCROLL_INSENSITIVE",
    "1005, 1007, 1, TYPE_SCROLL_SENSITIVE",
    "1003, 1008, 1, CONCUR_UPDATABLE",
    "1003, 1007, 2, CLOSE_CURSORS_AT_COMMIT",
    "1004, 1008, 2, TYPE_SCROLL_INSENSITIVE and CONCUR_UPDATABLE and CLOSE_CURSORS_AT_COMMIT",
  })
  void aKindThatIsNotOfferedIsDowngraded(int type, int concurrency, int holdability, String named)
      throws SQLException {
    try (Statement statement = connection.createStatement(type, concurrency, holdability);
        ResultSet result = statement.executeQuery(USERS)) {
      assertForwardOnly(statement, result);
    }
    assertWarnedOnce(named);
    try (PreparedStatement statement =
            connection.prepareStatement(USERS, type, concurrency, holdability);
        ResultSet result = statement.executeQuery()) {
      assertForwardOnly(statement, result);
    }
    assertWarnedOnce(named);
    connection.clearWarnings();
    assertThat((Object) connection.getWarnings()).isNull();
  }

  private void assertWarnedOnce(String named) throws SQLException {
    SQLWarning warning = connection.getWarnings();
    assertThat(warning.getMessage()).contains(named);
    assertThat(warning.getSQLState()).isEqualTo("01S02");
    assertThat((Object) warning.getNextWarning()).isNull();
  }

  @Test
  void whatIsOfferedIsNoReasonForAWarning() throws SQLException {
    try (Statement statement =
            connection.createStatement(
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY,
                ResultSet.HOLD_CURSORS_OVER_COMMIT);
        ResultSet result = statement.executeQuery(USERS)) {
      assertForwardOnly(statement, result);
      statement.setFetchDirection(ResultSet.FETCH_REVERSE);
      assertThat(statement.getFetchDirection()).isEqualTo(ResultSet.FETCH_FORWARD);
    }
    connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
    assertThat((Object) connection.getWarnings()).isNull();
  }

  @Test
  void theHoldabilityOfAConnectionIsDowngraded() throws SQLException {
    connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
    assertThat(connection.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
    assertWarnedOnce("CLOSE_CURSORS_AT_COMMIT");
  }

  @Test
  void numbersThatMeanNothingAreRefused() throws SQLException {
    assertThatThrownBy(() -> connection.createStatement(1, ResultSet.CONCUR_READ_ONLY))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("type 1");
    assertThatThrownBy(() -> connection.setHoldability(7))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("holdability 7");
    try (Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.setFetchDirection(7)).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void scrollingIsRefusedInWords() throws SQLException {
    try (Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        ResultSet result = statement.executeQuery(USERS)) {
      assertThatThrownBy(result::previous)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("previous")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("HYC00");
    }
  }
}
