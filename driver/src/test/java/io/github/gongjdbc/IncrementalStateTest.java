package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A state moves by JDBC's own rules, and only after what was read to its end. */
class IncrementalStateTest extends IncrementalFixture {
  @Nested
  class TheStateMoves {
    @Test
    void withACommit() throws SQLException {
      GongConnection connection = connect("{}");
      connection.setAutoCommit(false);
      String before = json(connection);
      Set<String> all = first(connection, CALLS);
      assertThat(json(connection)).isEqualTo(before);
      assertThat(connection.proposedState().orElseThrow()).contains(newest().toString());
      assertThat(first(connection, CALLS)).as("before the commit").isEqualTo(all);
      connection.commit();
      assertThat(json(connection)).contains(newest().toString());
      assertThat(first(connection, CALLS)).isEmpty();
    }

    @Test
    void notAfterARollback() throws SQLException {
      GongConnection connection = connect("{}");
      connection.setAutoCommit(false);
      String before = json(connection);
      Set<String> all = first(connection, CALLS);
      connection.rollback();
      connection.commit();
      assertThat(json(connection)).isEqualTo(before);
      assertThat(first(connection, CALLS)).isEqualTo(all);
    }

    @Test
    void notByAReadThatARollbackWentThrough() throws SQLException {
      GongConnection connection = connect("{}");
      connection.setAutoCommit(false);
      String before = json(connection);
      try (Statement statement = connection.createStatement()) {
        ResultSet result = statement.executeQuery(CALLS);
        assertThat(result.next()).isTrue();
        connection.rollback();
        readToEnd(result);
        assertThat(SandboxAccount.warnings(statement)).anyMatch(text -> text.contains("rollback"));
      }
      connection.commit();
      assertThat(json(connection)).isEqualTo(before);
    }

    @Test
    void whenAutoCommitIsSwitchedOnInATransaction() throws SQLException {
      GongConnection connection = connect("{}");
      connection.setAutoCommit(false);
      first(connection, CALLS);
      connection.setAutoCommit(true);
      assertThat(json(connection)).contains(newest().toString());
    }

    @Test
    void withAutoCommitWhenTheResultIsReadToItsEndAndNotBefore() throws SQLException {
      GongConnection connection = connect("{}");
      String before = json(connection);
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(CALLS)) {
        for (int i = visible(call -> true).size(); i > 0; i--) {
          assertThat(result.next()).isTrue();
        }
        assertThat(json(connection)).isEqualTo(before);
        assertThat(result.next()).isFalse();
        assertThat(json(connection)).contains(newest().toString());
      }
    }

    @Test
    void forSeveralTablesTogether() throws SQLException {
      GongConnection connection = connect("{}");
      connection.setAutoCommit(false);
      first(connection, CALLS);
      Instant earlier = newest();
      CLOCK.advance(Duration.ofHours(1));
      first(connection, "SELECT id FROM extensive_calls");
      assertThat(json(connection)).doesNotContain("started");
      connection.commit();
      assertThat(json(connection))
          .contains("\"calls\":{\"started\":\"" + earlier + "\"")
          .contains("\"extensive_calls\":{\"started\":\"" + newest() + "\"");
      assertThat(newest()).isAfter(earlier);
    }

    @Test
    void neverBackwards() throws SQLException {
      GongConnection connection = connect("{}");
      try (Statement statement = connection.createStatement()) {
        ResultSet slow = statement.executeQuery(CALLS);
        assertThat(slow.next()).isTrue();
        CLOCK.advance(Duration.ofHours(4));
        first(connection, CALLS);
        String after = json(connection);
        readToEnd(slow);
        assertThat(json(connection)).isEqualTo(after);
        assertThat(SandboxAccount.warnings(statement))
            .anyMatch(text -> text.contains("another read"));
      }
    }

    @Test
    void backToTheBeginningWithAReset() throws SQLException {
      GongConnection connection = connect("{}");
      Set<String> all = first(connection, CALLS);
      first(connection, "SELECT id FROM extensive_calls");
      connection.resetState("CALLS");
      assertThat(first(connection, "SELECT id FROM extensive_calls")).isEmpty();
      assertThat(first(connection, CALLS)).isEqualTo(all);
      connection.resetState();
      assertThat(json(connection)).contains("\"streams\":{}");
      assertThatThrownBy(() -> connection.resetState("users"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("users");
    }

    @Test
    void backWithAResetOnlyIfThatIsCommitted() throws SQLException {
      GongConnection connection = connect("{}");
      Set<String> all = first(connection, CALLS);
      String before = json(connection);
      connection.setAutoCommit(false);
      connection.resetState("calls");
      assertThat(json(connection)).isEqualTo(before);
      assertThat(first(connection, CALLS)).isEqualTo(all);
      connection.rollback();
      assertThat(first(connection, CALLS)).isEmpty();
    }

    @Test
    void toWhereAnotherConnectionCanGoOn() throws SQLException {
      GongConnection connection = connect("{}");
      first(connection, CALLS);
      assertThat(first(connect(json(connection)), CALLS)).isEmpty();
    }
  }

  @Nested
  class TheStateStays {
    private void expectStaying(String sql, String why) throws SQLException {
      GongConnection connection = connect("{}");
      String before = json(connection);
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(sql)) {
        readToEnd(result);
        assertThat(json(connection)).isEqualTo(before);
        assertThat(SandboxAccount.warnings(statement)).anyMatch(text -> text.contains(why));
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT id FROM calls LIMIT 5",
          "SELECT id FROM calls ORDER BY duration LIMIT 5",
          "SELECT id FROM calls ORDER BY started DESC LIMIT 5",
          "SELECT id FROM calls OFFSET 2 ROWS",
          "SELECT id FROM calls WHERE duration > 60 FETCH FIRST 3 ROWS ONLY",
          "SELECT u.id FROM users u JOIN (SELECT * FROM calls LIMIT 3) c ON u.id ="
              + " c.primary_user_id"
        })
    void withALimit(String sql) throws SQLException {
      expectStaying(sql, "LIMIT");
    }

    @Test
    void notWithALimitOnAnotherTable() throws SQLException {
      GongConnection connection = connect("{}");
      SandboxAccount.query(
          connection,
          "SELECT c.id FROM calls c LEFT JOIN (SELECT id FROM users LIMIT 3) u ON u.id ="
              + " c.primary_user_id");
      assertThat(json(connection)).contains(newest().toString());
    }

    @Test
    void whenSetMaxRowsCuts() throws SQLException {
      GongConnection connection = connect("{}");
      String before = json(connection);
      try (Statement statement = connection.createStatement()) {
        statement.setMaxRows(3);
        readToEnd(statement.executeQuery(CALLS));
        assertThat(json(connection)).isEqualTo(before);
        assertThat(SandboxAccount.warnings(statement))
            .anyMatch(text -> text.contains("setMaxRows(3)"));
        statement.setMaxRows(100_000);
        readToEnd(statement.executeQuery(CALLS));
        assertThat(json(connection)).contains(newest().toString());
      }
    }

    @Test
    void whenTheResultIsClosedEarly() throws SQLException {
      GongConnection connection = connect("{}");
      String before = json(connection);
      try (Statement statement = connection.createStatement()) {
        ResultSet result = statement.executeQuery(CALLS);
        assertThat(result.next()).isTrue();
        result.close();
        assertThat(json(connection)).isEqualTo(before);
        assertThat(SandboxAccount.warnings(statement))
            .anyMatch(text -> text.contains("closed before its end"));
      }
    }

    @Test
    void whenTheStatementIsCancelled() throws SQLException {
      GongConnection connection = connect("{}");
      String before = json(connection);
      try (Statement statement = connection.createStatement()) {
        ResultSet result = statement.executeQuery(CALLS);
        assertThat(result.next()).isTrue();
        statement.cancel();
        assertThatThrownBy(() -> readToEnd(result)).isInstanceOf(SQLException.class);
      }
      assertThat(json(connection)).isEqualTo(before);
    }

    @Test
    void whenALaterPageFails() throws SQLException {
      ACCOUNT.withoutReferee();
      GongConnection connection = connect("{}", "startDate", "2026-01-01");
      String before = json(connection);
      ACCOUNT
          .sandbox()
          .answerWith(
              request ->
                  request.query("cursor") == null
                      ? Optional.empty()
                      : Optional.of(SandboxAnswer.error(400, "r", "Bad request")));
      assertThatThrownBy(() -> first(connection, CALLS)).isInstanceOf(SQLException.class);
      assertThat(json(connection)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT id FROM calls WHERE started >= '2026-11-18'",
          "SELECT id FROM calls WHERE started < '2026-11-18'",
          "SELECT id FROM calls WHERE started BETWEEN '2026-11-01' AND '2026-11-18'",
          "SELECT id FROM calls WHERE EXTRACT(YEAR FROM started) = 2026"
        })
    void whenTheQueryBoundsTheTimeItself(String sql) throws SQLException {
      GongConnection connection = connect("{}");
      first(connection, CALLS);
      String state = json(connection);
      try (Statement statement = connection.createStatement()) {
        ResultSet result = statement.executeQuery(sql);
        assertThat(result.next()).as("is read in full").isTrue();
        readToEnd(result);
        assertThat(SandboxAccount.warnings(statement))
            .anyMatch(text -> text.contains("without the state"));
      }
      assertThat(json(connection)).isEqualTo(state);
    }

    @Test
    void whenTheQueryNamesRowsByTheirKey() throws SQLException {
      GongConnection connection = connect("{}");
      String id = first(connection, CALLS).iterator().next();
      String state = json(connection);
      assertThat(first(connection, "SELECT id FROM calls WHERE id = '" + id + "'"))
          .containsExactly(id);
      assertThat(json(connection)).isEqualTo(state);
    }

    @Test
    void whenTheBoundIsAParameter() throws SQLException {
      GongConnection connection = connect("{}");
      first(connection, CALLS);
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT id FROM calls WHERE started >= ?")) {
        statement.setObject(1, Instant.parse("2026-11-12T00:00:00Z"));
        assertThat(SandboxAccount.rows(statement.executeQuery()))
            .hasSameSizeAs(
                visible(call -> !started(call).isBefore(Instant.parse("2026-11-12T00:00:00Z"))));
      }
    }

    @Test
    void whenTheConnectionIsClosedWithoutACommit() throws SQLException {
      GongConnection connection = connect("{}");
      connection.setAutoCommit(false);
      first(connection, CALLS);
      String state = json(connection);
      connection.close();
      assertThat(first(connect(state), CALLS)).isNotEmpty();
    }
  }
}
