package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plus and minus of times, as PostgreSQL has them. */
class TimeArithmeticTest {
  private static final String MEETINGS =
      " FROM (VALUES"
          + " (1, TIMESTAMP '2026-01-01 10:00:00', TIMESTAMP '2026-01-01 10:01:05.25'),"
          + " (2, TIMESTAMP '2026-01-01 10:00:00', TIMESTAMP '2026-01-03 11:00:00'),"
          + " (3, TIMESTAMP '2026-01-01 10:00:00', TIMESTAMP '2025-12-31 09:59:00'),"
          + " (4, TIMESTAMP '2026-01-01 10:00:00', NULL)) t(id, scheduled, started)";

  private static final String DAYS =
      " FROM (VALUES (DATE '2024-03-01', DATE '2024-02-01', 28)) t(d, e, n)";

  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = ACCOUNT.connect();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return String.valueOf(rows.getString(1));
    }
  }

  @Nested
  class BetweenTimestamps {
    @ParameterizedTest
    @CsvSource({
      "1, 00:01:05.25",
      "2, 2 days 01:00:00",
      "3, -1 days -00:01:00",
      "4, null",
    })
    void liesAnInterval(int id, String expected) throws SQLException {
      assertThat(text("SELECT started - scheduled" + MEETINGS + " WHERE id = " + id))
          .isEqualTo(expected);
      assertThat(
              text("SELECT CAST(started - scheduled AS VARCHAR)" + MEETINGS + " WHERE id = " + id))
          .isEqualTo(expected);
    }

    @Test
    void isAnIntervalInTheMetadata() throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT started - scheduled" + MEETINGS)) {
        assertThat(rows.getMetaData().getColumnTypeName(1)).isEqualTo("INTERVAL");
        assertThat(rows.getMetaData().getColumnType(1)).isEqualTo(Types.VARCHAR);
        assertThat(rows.next()).isTrue();
        assertThat(rows.getObject(1)).isEqualTo("00:01:05.25");
      }
    }

    @ParameterizedTest
    @CsvSource({
      "1, EPOCH, 65",
      "2, EPOCH, 176400",
      "2, DAY, 2",
      "2, HOUR, 1",
      "1, MINUTE, 1",
      "1, SECOND, 5",
    })
    void hasParts(int id, String unit, String expected) throws SQLException {
      assertThat(
              text(
                  "SELECT EXTRACT("
                      + unit
                      + " FROM started - scheduled)"
                      + MEETINGS
                      + " WHERE id = "
                      + id))
          .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
      "SUM, 1 day 01:00:05.25",
      "AVG, 08:20:01.75",
      "MIN, -1 days -00:01:00",
      "MAX, 2 days 01:00:00",
      "COUNT, 3",
    })
    void isAggregated(String function, String expected) throws SQLException {
      assertThat(text("SELECT " + function + "(started - scheduled)" + MEETINGS))
          .isEqualTo(expected);
      assertThat(text("SELECT " + function + "(started - scheduled) OVER ()" + MEETINGS))
          .isEqualTo(expected);
    }

    @Test
    void hasNoSumWhereThereIsNone() throws SQLException {
      assertThat(text("SELECT SUM(started - scheduled)" + MEETINGS + " WHERE id = 4"))
          .isEqualTo("null");
      assertThat(text("SELECT AVG(started - scheduled)" + MEETINGS + " WHERE id = 4"))
          .isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({
      "started - scheduled > INTERVAL '1' HOUR, 2",
      "started - scheduled < INTERVAL '0' SECOND, 3",
      "started - scheduled = INTERVAL '2 days 1 hour', 2",
      "scheduled + (started - scheduled) = started AND id < 2, 1",
      "(started - scheduled) / 2 = INTERVAL '24:30' HOUR TO MINUTE, 2",
    })
    void isCompared(String condition, String id) throws SQLException {
      assertThat(SandboxAccount.query(connection, "SELECT id" + MEETINGS + " WHERE " + condition))
          .singleElement()
          .satisfies(row -> assertThat(row.get(0)).hasToString(id));
    }

    @Test
    void isGroupedAndSorted() throws SQLException {
      assertThat(
              SandboxAccount.query(
                  connection,
                  "SELECT started - scheduled, COUNT(*)"
                      + MEETINGS
                      + " WHERE id < 4 GROUP BY started - scheduled"
                      + " ORDER BY started - scheduled DESC"))
          .extracting(row -> row.get(0))
          .containsExactly("2 days 01:00:00", "00:01:05.25", "-1 days -00:01:00");
    }
  }

  @Nested
  class Dates {
    @ParameterizedTest
    @CsvSource({
      "d - e, 29",
      "e - d, -29",
      "d + 1, 2024-03-02",
      "1 + d, 2024-03-02",
      "d - 1, 2024-02-29",
      "e + n, 2024-02-29",
      "d - (n + 1), 2024-02-01",
      "d - TIMESTAMP '2024-02-28 12:00:00', 1 day 12:00:00",
      "d + CASE WHEN n > 28 THEN n END, null",
    })
    void countDays(String expression, String expected) throws SQLException {
      assertThat(text("SELECT " + expression + DAYS)).isEqualTo(expected);
    }

    @Test
    void areWholeNumbersApart() throws SQLException {
      assertThat(SandboxAccount.query(connection, "SELECT d - e" + DAYS).get(0))
          .containsExactly(29);
    }

    @Test
    void someDaysAgoAreABoundOfTheRequest() throws SQLException {
      String sql = "SELECT id, started FROM extensive_calls WHERE started >= CURRENT_DATE - ";
      assertThat(bound(sql + "30")).isNotEmpty().isEqualTo(bound(sql + "INTERVAL '30' DAY"));
    }

    private static String bound(String sql) throws SQLException {
      try (Connection own = ACCOUNT.connect()) {
        int before = ACCOUNT.requests().size();
        SandboxAccount.query(own, sql);
        return ACCOUNT.requests().stream()
            .skip(before)
            .map(request -> request.json().at("/filter/fromDateTime").asText())
            .filter(from -> !from.isEmpty())
            .findFirst()
            .orElse("");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "started - 7 | write an interval, such as INTERVAL '7' DAY",
        "7 + started | write an interval, such as INTERVAL '7' DAY",
        "started - 1.5 | write an interval, such as INTERVAL '7' DAY",
        "CAST(started AS DATE) + 0.5 | Only a whole number of days",
        "7 - started | A TIMESTAMP cannot be subtracted from a number",
      })
  void whatHasNoUnitIsRefused(String expression, String message) {
    assertThatThrownBy(
            () -> SandboxAccount.query(connection, "SELECT " + expression + " FROM calls"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message);
  }
}
