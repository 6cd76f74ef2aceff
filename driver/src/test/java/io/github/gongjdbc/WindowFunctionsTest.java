package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Window functions that other databases have, with their values there. */
class WindowFunctionsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = ACCOUNT.connect("startDate", "2026-01-01");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static String column(String function) throws SQLException {
    return SandboxAccount.query(
            connection,
            "SELECT "
                + function
                + " FROM (VALUES 1, 2, 3, 3, 5) t(x) WINDOW w AS (ORDER BY x)"
                + " ORDER BY x")
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PERCENT_RANK() OVER w | 0.0 0.25 0.5 0.5 1.0",
        "PERCENT_RANK() OVER (ORDER BY x) | 0.0 0.25 0.5 0.5 1.0",
        "PERCENT_RANK() OVER (PARTITION BY x ORDER BY x) | 0.0 0.0 0.0 0.0 0.0",
        "CUME_DIST() OVER w | 0.2 0.4 0.8 0.8 1.0",
        "NTILE(3) OVER w | 1 1 2 2 3",
        "NTILE(2) OVER w | 1 1 1 2 2",
        "NTILE(100) OVER w | 1 2 3 4 5",
        "NTH_VALUE(x, 3) OVER w | null null 3 3 3",
        "COALESCE(NTH_VALUE(x, 9) OVER w, 0) | 0 0 0 0 0",
        "SUM(x) FILTER (WHERE x > 1) OVER w | null 2 8 8 13",
        "COUNT(*) FILTER (WHERE x > 1) OVER () | 4 4 4 4 4",
        "FIRST_VALUE(x) OVER (ORDER BY x ROWS BETWEEN 3 FOLLOWING AND 4 FOLLOWING)"
            + " | 3 5 null null null",
        "SUM(x) OVER (w ROWS 1 PRECEDING) | 1 3 5 6 8",
        "AVG(x * 1.5) OVER () | 4.2 4.2 4.2 4.2 4.2",
      })
  void haveTheValuesThatTheyHaveElsewhere(String function, String expected) throws SQLException {
    assertThat(column(function).replaceAll("(\\.\\d*?[1-9])0+(?= |$)", "$1")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SUM(x) OVER (ORDER BY x ROWS 1 PRECEDING EXCLUDE CURRENT ROW) | HYC00 | EXCLUDE",
        "SUM(x) OVER (ORDER BY x GROUPS 1 PRECEDING) | 42601 | ROWS or RANGE",
        "SUM(x) OVER (ORDER BY DATE '2026-01-01' RANGE INTERVAL '1' MONTH PRECEDING) | HYC00"
            + " | months",
        "SUM(x) OVER (ORDER BY x RANGE -1 PRECEDING) | 22023 | below zero",
      })
  void refuseFramesThatTheyCannotCompute(String function, String state, String word) {
    assertThatThrownBy(() -> column(function))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
        .hasMessageContaining(word);
  }

  @Test
  void findPercentilesInTheTypeOfTheirArgument() throws SQLException {
    assertThat(
            SandboxAccount.query(
                connection,
                "SELECT PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY x),"
                    + " PERCENTILE_DISC(0.3) WITHIN GROUP (ORDER BY x DESC),"
                    + " PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY CAST(x AS VARCHAR)),"
                    + " MEDIAN(x) FROM (VALUES 1, 2, 4, 10) t(x)"))
        .containsExactly(List.of(2, 4, "10", 3.0));
    assertThat(
            SandboxAccount.query(
                connection,
                "SELECT COUNT(*) FROM calls WHERE started = (SELECT PERCENTILE_DISC(0.5) WITHIN"
                    + " GROUP (ORDER BY started) FROM calls)"))
        .containsExactly(List.of(1L));
  }
}
