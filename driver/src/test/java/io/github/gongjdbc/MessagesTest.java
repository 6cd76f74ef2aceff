package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is said of a statement is said of what the user wrote, in the exception and nowhere else.
 */
class MessagesTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static Failure querying(String sql) {
    return Failure.of(() -> ACCOUNT.query(sql));
  }

  @Test
  void aTextInDoubleQuotesIsToldFromAName() {
    querying("SELECT id FROM calls WHERE title = \"Demo\"")
        .is(SQLSyntaxErrorException.class, "42703")
        .says("'Demo'", "single quotes");
    querying("SELECT \"titel\" FROM calls").says("Did you mean 'title'?").conceals("single");
  }

  @Test
  void aNameIsNotProposedInItsOwnPlace() {
    querying("SELECT c.call_id FROM calls c JOIN call_parties p ON p.call_id = c.id")
        .is(SQLSyntaxErrorException.class, "42703")
        .says("'call_id'", "table 'c'", "Another table")
        .conceals("Did you mean 'call_id'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT json_each(trackers) FROM extensive_calls      | UNNEST",
        "SELECT CONVERT_TIMEZONE('UTC', started) FROM calls   | AT TIME ZONE",
        "SELECT UNIX_TIMESTAMP(started) FROM calls            | EXTRACT(EPOCH",
        "SELECT STR_TO_DATE(title, '%Y') FROM calls           | CAST",
      })
  void aFunctionThatThereIsNotNamesTheWay(String sql, String way) {
    querying(sql).is(SQLSyntaxErrorException.class, "42883").says(way);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "22023 | SELECT REGEXP_LIKE(title, '(') FROM calls           | '(' is not a regular"
            + " expression",
        "22023 | SELECT started AT TIME ZONE 'Nowhere' FROM calls    | 'Nowhere' is not a time"
            + " zone",
        "22007 | SELECT TO_DATE(title, 'YYYY') FROM calls            | 'YYYY'",
      })
  void aValueThatAFunctionCannotTakeIsNamed(String state, String sql, String text) {
    Failure failure = querying(sql);
    assertThat(failure.state()).isEqualTo(state);
    failure.says(text).conceals("does not fit");
  }

  @Test
  void aListInJsonTextIsToldFromAnArray() {
    querying("SELECT t.x FROM extensive_calls c, UNNEST(c.trackers) AS t (x)")
        .is(SQLSyntaxErrorException.class, "42000")
        .says("UNNEST(JSON_ARRAY_ELEMENTS(x))");
  }

  @Test
  void aPlanIsNotPrinted() {
    querying("SELECT SUM(NULL) FROM users")
        .is(SQLSyntaxErrorException.class, "42000")
        .says("CAST")
        .conceals("Enumerable");
  }

  @Test
  void aPatternOfTimesThatIsNotUnderstoodIsToldFromOneThatIs() {
    querying("SELECT TO_TIMESTAMP('2026', 'QQQ')")
        .is(SQLException.class, "22023")
        .says("YYYY-MM-DD HH24:MI:SS")
        .conceals("FormatElement");
  }

  @Test
  void aColumnIsNoUnitOfTime() {
    querying("SELECT DATE_PART(first_name, created) FROM users")
        .is(SQLSyntaxErrorException.class, "42000")
        .says("'first_name' is not a unit of time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT TOP -1 * FROM calls                              | TOP takes a number of rows",
        "SELECT {fn UCASE(title) FROM calls                      | no } closes the escape {fn",
        "SELECT DATEDIFF('foo', started, scheduled) FROM calls   | 'foo' is not a unit of time",
      })
  void whatDoesNotBelongInAFormIsNamed(String sql, String text) {
    querying(sql).is(SQLSyntaxErrorException.class, "42601").says(text);
  }

  @Test
  void aSchemaThatThereIsNotNamesThoseThatThereAre() {
    querying("SELECT id FROM public.calls")
        .is(SQLSyntaxErrorException.class, "42P01")
        .says("no schema 'public'", "there are gong");
    querying("SELECT id FROM gong.callz").says("no table 'callz'", "Did you mean 'calls'?");
    querying("SELECT place.x FROM calls").says("no table 'place'");
  }

  @Test
  void theEndOfTheDayIsNoTimeOfDay() {
    querying("SELECT CAST(TIME '23:59:59.7' AS TIME(0))")
        .is(SQLDataException.class, "22007")
        .says("23:59:59.7", "24:00:00", "TIME(3)");
  }

  @Test
  void existsTakesAQuery() {
    querying("SELECT id FROM users WHERE EXISTS id")
        .is(SQLSyntaxErrorException.class, "42601")
        .says("EXISTS (SELECT");
  }

  @Test
  void severalStatementsAreToldWhereTheSecondBegins() {
    for (String sql : List.of("SELECT 1; SELECT 2", "SELECT 1; DROP TABLE calls")) {
      querying(sql)
          .is(SQLSyntaxErrorException.class, "42601")
          .says("one at a time", "line 1, column 11");
    }
  }

  @Test
  void valuesOfRowAreNotCompared() throws SQLException {
    for (String sql :
        List.of(
            "SELECT COUNT(DISTINCT (direction, media)) FROM calls",
            "SELECT COUNT(DISTINCT ROW(direction, media)) FROM calls",
            "SELECT id FROM users WHERE 1 < (SELECT COUNT(DISTINCT (direction, media)) FROM calls)",
            "SELECT ARRAY[ROW(direction, media)] AS a FROM calls GROUP BY 1",
            "SELECT RANK() OVER (PARTITION BY ROW(title, active) ORDER BY id) FROM users",
            "SELECT RANK() OVER (ORDER BY ROW(title, active)) FROM users",
            "SELECT id FROM users ORDER BY ROW(title, active), id",
            "SELECT COUNT(*) FROM (SELECT ROW(id, title) r FROM users) a"
                + " JOIN (SELECT ROW(id, title) r FROM users) b ON a.r = b.r",
            "SELECT id FROM (SELECT id, ROW(id, title) r FROM users) a WHERE r > ROW('a', 'b')")) {
      querying(sql).is(SQLFeatureNotSupportedException.class, "HYC00").says("ROW", "one by one");
    }
    assertThat(ACCOUNT.query("SELECT COUNT((direction, media)) FROM calls"))
        .isEqualTo(ACCOUNT.query("SELECT COUNT(*) FROM calls"));
  }

  @Test
  void booleansAreNumbersWhereTheyAreCast() throws SQLException {
    assertThat(
            ACCOUNT.query(
                "SELECT SUM(CAST(active AS INTEGER)), SUM(active::int), CAST(1 AS BOOLEAN) FROM"
                    + " users"))
        .isEqualTo(
            ACCOUNT.query(
                "SELECT COUNT(*) FILTER (WHERE active), COUNT(*) FILTER (WHERE active), TRUE FROM"
                    + " users"));
  }

  @Test
  void aDecimalWithoutASizeKeepsItsFraction() throws SQLException {
    assertThat(ACCOUNT.query("SELECT 1.5::numeric = 1.5, ROUND(1.256::numeric, 2) = 1.26"))
        .containsExactly(List.of(true, true));
  }

  /** Statements of many kinds, most of them wrong. */
  private static List<String> statements() {
    List<String> statements = new ArrayList<>();
    for (String expression :
        List.of(
            "1 / 0",
            "CAST('x' AS INTEGER)",
            "CAST('x' AS DATE)",
            "JSON_VALUE('no json', '$.a')",
            "JSON_VALUE('{}', 'no path[')",
            "JSON_QUERY('[', 'strict $')",
            "SQRT(-1)",
            "LOG10(0)",
            "REGEXP_REPLACE('abc', '(', 'x')",
            "SUBSTRING('abc' FROM -1 FOR -1)",
            "title + 1",
            "started + 1",
            "nope",
            "nope(1)",
            "TIMESTAMP '2026-02-30 00:00:00'",
            "INTERVAL '1' FORTNIGHT",
            "9223372036854775807 + 1",
            "RANK() OVER (ORDER BY started)",
            "(SELECT id FROM users)",
            "id IN (SELECT id, title FROM users)")) {
      statements.add("SELECT " + expression + " FROM calls");
      statements.add("SELECT id FROM calls WHERE " + expression + " IS NOT NULL");
      statements.add("SELECT COUNT(*) FROM calls GROUP BY " + expression);
      statements.add("SELECT c.id FROM calls c JOIN users u ON u.id = " + expression);
      statements.add("SELECT MAX(" + expression + ") FROM calls ORDER BY 1");
    }
    return statements;
  }

  @Test
  void nothingIsWrittenBesideTheException() {
    List<String> logged = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            logged.add(record.getLoggerName() + ": " + record.getMessage());
          }

          @Override
          public void flush() {
            // Nothing is held back.
          }

          @Override
          public void close() {
            // Nothing is open.
          }
        };
    PrintStream error = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      for (String sql : statements()) {
        try {
          ACCOUNT.query(sql);
        } catch (SQLException e) {
          Failure.assertIsForUsers(String.valueOf(e.getMessage()));
        }
      }
    } finally {
      System.setErr(error);
      root.removeHandler(handler);
    }
    assertThat(logged).noneMatch(line -> line.contains("calcite"));
    assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
