package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a statement is said in one clear SQLException with a state, and where. */
class BadSqlTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static Failure querying(String sql, Object... parameters) {
    return Failure.of(() -> ACCOUNT.query(sql, parameters));
  }

  @Nested
  class Statements {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "SELECT id FROM cals          | 42P01 | 'cals'        | 'calls'",
          "SELECT id FROM user_         | 42P01 | 'user_'       | 'users'",
          "SELECT id FROM gong.scorcard | 42P01 | 'scorcard'    | 'scorecards'",
          "SELECT titel FROM calls      | 42703 | 'titel'       | 'title'",
          "SELECT c.stared FROM calls c | 42703 | 'stared'      | 'started'",
          "SELECT id FROM calls ORDER BY duraton | 42703 | 'duraton' | 'duration'",
        })
    void withAnUnknownNameNameTheNearMiss(String sql, String state, String name, String near) {
      querying(sql).is(SQLSyntaxErrorException.class, state).says(name, near, "line 1, column");
    }

    @Test
    void withANameThatIsLikeNoOtherNameItAlone() {
      querying("SELECT id FROM invoices")
          .is(SQLSyntaxErrorException.class, "42P01")
          .says("'invoices'")
          .conceals("mean");
    }

    @Test
    void withAnAmbiguousColumnNameIt() {
      querying("SELECT id FROM calls JOIN users ON primary_user_id = users.id")
          .is(SQLSyntaxErrorException.class, "42702")
          .says("'id'", "ambiguous");
    }

    @Test
    void withAnUnknownFunctionNameIt() {
      querying("SELECT frobnicate(title) FROM calls")
          .is(SQLSyntaxErrorException.class, "42883")
          .says("frobnicate", "line 1, column 8");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "SELEC id FROM calls           | line 1, column 1",
          "SELECT id FROM                | line 1, column 11",
          "SELECT id, FROM calls         | line 1, column 10",
          "SELECT (1 + 2 FROM calls      | line 1, column 15",
          "SELECT id FROM calls LIMIT ten | line 1, column 22",
          "SELECT id FROM 'calls'        | line 1, column 11",
          "SELECT # FROM calls           | line 1, column 8",
        })
    void thatAreMalformedAreToldWhereInASentence(String sql, String where) {
      Failure failure = querying(sql).is(SQLSyntaxErrorException.class, "42601").says(where);
      assertThat(failure.message().split("column \\d", -1)).as(failure.message()).hasSize(2);
      failure.conceals("Encountered");
    }

    @Test
    void thatEndTooEarlyAreToldSo() {
      querying("SELECT id FROM calls WHERE (id = '1'")
          .is(SQLSyntaxErrorException.class, "42601")
          .says("ends too early");
    }

    @Test
    void ofSeveralLinesAreToldTheLine() {
      querying("SELECT id\nFROM calls\nWHERE duration >> 7")
          .is(SQLSyntaxErrorException.class, "42601")
          .says("line 3, column 16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 'open", "SELECT \"open FROM calls", "", " ", "-- x"})
    void thatAreNoSqlAreSyntaxErrors(String sql) {
      querying(sql).is(SQLSyntaxErrorException.class, "42601");
    }

    @Test
    void thatAreSeveralAreRefused() {
      querying("SELECT 1; SELECT 2")
          .is(SQLSyntaxErrorException.class, "42601")
          .says("one at a time");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "INSERT INTO calls (id) VALUES ('1') | INSERT",
          "UPDATE calls SET title = 'x'        | UPDATE",
          "DELETE FROM calls                   | DELETE",
          "CREATE TABLE x (id INTEGER)         | CREATE",
        })
    void thatWriteAreRefusedAsReadOnly(String sql, String what) {
      querying(sql).is(SQLException.class, "25006").says(what, "read only", "SELECT");
      assertThat(ACCOUNT.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"DROP TABLE calls", "TRUNCATE TABLE calls", "ALTER TABLE calls", "CALL x()"})
    void thatDoAnythingElseAreRefused(String sql) {
      assertThat(querying(sql).state()).isIn("25006", "42601");
      assertThat(ACCOUNT.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"last Tuesday", "2026-02-30", "2026-01-01 25:00", "01/31/2026"})
    void withAMalformedTimestampShowItAndHowToWriteOne(String time) {
      querying("SELECT id FROM calls WHERE started > '" + time + "'")
          .is(SQLDataException.class, "22007")
          .says("'" + time + "'", "2026-01-31");
      querying("SELECT id FROM calls WHERE started > ?", time)
          .is(SQLDataException.class, "22007")
          .says("'" + time + "'", "2026-01-31");
      assertThat(ACCOUNT.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT id FROM calls WHERE started > TIMESTAMP 'soon'",
          "SELECT id FROM calls WHERE started > DATE '2026-02-30'",
          "SELECT id FROM calls WHERE started > {ts 'soon'}",
        })
    void withAMalformedTypedLiteralAreRefused(String sql) {
      querying(sql).is(SQLDataException.class, "22007").says("line 1, column 38");
    }

    @Test
    void withoutAllParametersNameTheOneThatIsMissing() throws SQLException {
      try (Connection connection = ACCOUNT.connect();
          PreparedStatement statement =
              connection.prepareStatement("SELECT id FROM calls WHERE id = ? AND title = ?")) {
        statement.setString(1, "1");
        Failure.of(statement::executeQuery).is(SQLException.class, "22023").says("Parameter 2");
        Failure.of(() -> statement.setString(3, "x"))
            .is(SQLException.class, "22023")
            .says("3", "2");
      }
    }

    @Test
    void withParametersNeedToBePrepared() throws SQLException {
      try (Connection connection = ACCOUNT.connect();
          Statement statement = connection.createStatement()) {
        Failure.of(() -> statement.executeQuery("SELECT id FROM users WHERE id = ?"))
            .is(SQLException.class, "22023")
            .says("1");
      }
      assertThat(ACCOUNT.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5.1", "twelve", ""})
    void withAParameterThatIsNoNumberShowIt(String number) {
      querying("SELECT id FROM calls WHERE duration > ?", number)
          .is(SQLDataException.class, "22018")
          .says("'" + number + "'");
    }

    @Test
    void thatDivideByZeroSaySo() {
      querying("SELECT duration / (duration - duration) FROM calls WHERE started > '2026-11-18'")
          .is(SQLDataException.class, "22012")
          .says("zero");
    }
  }

  @Nested
  class AfterAnError {
    @Test
    void aStatementCanBeUsedAgain() throws SQLException {
      try (Connection connection = ACCOUNT.connect();
          Statement statement = connection.createStatement()) {
        Failure.of(() -> statement.executeQuery("SELEC"))
            .is(SQLSyntaxErrorException.class, "42601");
        Failure.of(() -> statement.executeQuery("SELECT x FROM calls"));
        ACCOUNT.withoutReferee();
        ACCOUNT
            .sandbox()
            .answerWith(request -> Optional.of(SandboxAnswer.html(404, "404 Not Found")));
        try (ResultSet result = statement.executeQuery("SELECT id FROM users")) {
          Failure.of(result::next).is(SQLException.class, "58000");
        }
        ACCOUNT.sandbox().answerWith(null);
        try (ResultSet result = statement.executeQuery("SELECT id FROM users")) {
          assertThat(SandboxAccount.rows(result)).hasSameSizeAs(ACCOUNT.sandbox().users());
        }
      }
    }

    @Test
    void aPreparedStatementCanBeUsedAgain() throws SQLException {
      String id = ACCOUNT.sandbox().users().get(0).get("id").asText();
      try (Connection connection = ACCOUNT.connect();
          PreparedStatement statement =
              connection.prepareStatement("SELECT id FROM users WHERE created > ? AND id = ?")) {
        Failure.of(() -> statement.setString(1, "never")).is(SQLDataException.class, "22007");
        Failure.of(statement::executeQuery).is(SQLException.class, "22023");
        statement.setString(1, "2000-01-01");
        statement.setString(2, id);
        try (ResultSet result = statement.executeQuery()) {
          assertThat(result.next()).isTrue();
          assertThat(result.getString(1)).isEqualTo(id);
        }
      }
    }
  }
}
