package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CAST rounds, cuts, prints and refuses as PostgreSQL's does. */
class CastsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = ACCOUNT.connect("startDate", "2026-01-01", "timeZone", "UTC");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static List<List<@Nullable Object>> query(String sql) throws SQLException {
    return SandboxAccount.query(connection, sql);
  }

  private static @Nullable String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }

  /** Once as a constant, which the planner computes, and once as a value of a row. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2.567 | DECIMAL(10, 2) | 2.57",
        "1.005 | DECIMAL(10, 2) | 1.01",
        "-2.565 | DECIMAL(10, 2) | -2.57",
        "7.9 | INTEGER | 8",
        "2.5 | INTEGER | 3",
        "-2.5 | INTEGER | -3",
        "2.5e0 | INTEGER | 2",
        "3.5e0 | BIGINT | 4",
        "'42' | INTEGER | 42",
        "' 42 ' | BIGINT | 42",
        "'1e3' | DECIMAL(6, 1) | 1000.0",
        "'yes' | BOOLEAN | true",
        "'f' | BOOLEAN | false",
        "0.5 | VARCHAR | 0.5",
        "0.5e0 | VARCHAR | 0.5",
        "1e0 | VARCHAR | 1",
        "1e20 | VARCHAR | 1e+20",
        "1e-7 | VARCHAR | 1e-07",
        "TRUE | VARCHAR | true",
        "TRUE | INTEGER | 1",
        "0 | BOOLEAN | false",
        "TIMESTAMP '2026-01-01 10:00:00.5' | TIMESTAMP(0) | 2026-01-01 10:00:01",
        "TIMESTAMP '2026-01-01 10:00:00.499' | TIMESTAMP(0) | 2026-01-01 10:00:00",
        "TIMESTAMP '2026-12-31 23:59:59.96' | TIMESTAMP(1) | 2027-01-01 00:00:00",
        "12345 | VARCHAR(3) | 123",
        "'abcdef' | VARCHAR(3) | abc",
        "'ab😀def' | VARCHAR(3) | ab😀",
        "TIMESTAMP '2026-10-05 21:25:16.802' | VARCHAR | 2026-10-05 21:25:16.802",
        "TIMESTAMP '2026-10-05 21:25:16' | VARCHAR | 2026-10-05 21:25:16",
        "TIMESTAMP '2026-10-05 21:25:16.802' | VARCHAR(10) | 2026-10-05",
        "TIMESTAMP '2026-10-05 21:25:16.802' | DATE | 2026-10-05",
        "TIMESTAMP '2026-10-05 21:25:16.802' | TIME | 21:25:16.802",
        "TIMESTAMP '2026-10-05 21:25:16.802' | TIMESTAMP | 2026-10-05 21:25:16.802",
        "TIMESTAMP '1960-10-05 21:25:16.802' | DATE | 1960-10-05",
        "'2026-10-05 21:25:16.802' | TIMESTAMP | 2026-10-05 21:25:16.802",
        "'2026-10-05T21:25:16.802Z' | TIMESTAMP | 2026-10-05 21:25:16.802",
        "'2026-10-05T21:25:16+02:00' | TIMESTAMP | 2026-10-05 19:25:16",
        "'2026-10-05 21:25' | TIMESTAMP | 2026-10-05 21:25:00",
        "'2026-10-05 21:25' | DATE | 2026-10-05",
        "'21:25' | TIME | 21:25:00",
        "DATE '2026-10-05' | TIMESTAMP | 2026-10-05 00:00:00",
        "DATE '2026-10-05' | VARCHAR | 2026-10-05",
      })
  void change(String value, String type, String expected) throws SQLException {
    assertThat(text("SELECT CAST(" + value + " AS " + type + ")")).isEqualTo(expected);
    assertThat(text("SELECT CAST(x AS " + type + ") FROM (VALUES " + value + ") t(x)"))
        .isEqualTo(expected);
    assertThat(
            text(
                "SELECT CAST(x AS "
                    + type
                    + ") FROM (SELECT "
                    + value
                    + " AS x FROM users LIMIT 1) t WHERE CAST(x AS "
                    + type
                    + ") IS NOT NULL"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'abc' | INTEGER | 22018",
        "'7.9' | INTEGER | 22018",
        "'' | DECIMAL(5, 2) | 22018",
        "'1d' | DOUBLE | 22018",
        "'perhaps' | BOOLEAN | 22018",
        "'1e99999999' | DECIMAL(10, 2) | 22003",
        "'99999999999999999999' | BIGINT | 22003",
        "1000.5 | DECIMAL(4, 1) | 22003",
        "'yesterday' | TIMESTAMP | 22007",
        "'2026-02-30' | DATE | 22007",
        "'25:00' | TIME | 22007",
      })
  void failWhereAValueDoesNotFit(String value, String type, String state) {
    assertThatThrownBy(
            () -> query("SELECT CAST(x AS " + type + ") FROM (VALUES " + value + ") t(x)"))
        .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
        .satisfies(e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state));
  }

  @Test
  void cutTextsInTheSelectListAndInConditions() throws SQLException {
    List<List<@Nullable Object>> calls =
        query("SELECT CAST(direction AS VARCHAR(2)), CAST(title AS VARCHAR(5)), title FROM calls");
    for (List<@Nullable Object> call : calls) {
      String title = (String) call.get(2);
      assertThat(call.get(1))
          .isEqualTo(
              title == null
                  ? null
                  : title.substring(
                      0,
                      title.offsetByCodePoints(
                          0, Math.min(5, title.codePointCount(0, title.length())))));
    }
    assertThat(query("SELECT id FROM calls WHERE CAST(direction AS VARCHAR(2)) = 'In'"))
        .hasSameSizeAs(query("SELECT id FROM calls WHERE direction = 'Inbound'"))
        .isNotEmpty();
    assertThat(query("SELECT CAST(CAST(direction AS VARCHAR(2)) AS VARCHAR) FROM calls GROUP BY 1"))
        .contains(List.of("In"))
        .doesNotContain(List.of("Inbound"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "started",
        "duration / 7.0",
        "duration * 1e0",
        "duration / 1e3",
        "is_private",
        "CAST(started AS DATE)",
        "CAST(started AS TIME)",
        "CAST(duration AS DECIMAL(10, 3))"
      })
  void printWhatGetStringReturns(String expression) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet calls =
            statement.executeQuery(
                "SELECT "
                    + expression
                    + ", CAST("
                    + expression
                    + " AS VARCHAR), "
                    + expression
                    + " || '' FROM calls LIMIT 50")) {
      while (calls.next()) {
        assertThat(calls.getString(2)).isEqualTo(calls.getString(1));
        assertThat(calls.getString(3)).isEqualTo(calls.getString(1));
      }
    }
  }
}
