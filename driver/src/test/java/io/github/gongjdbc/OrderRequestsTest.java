package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What it costs to read the first rows of an order. */
class OrderRequestsTest extends RequestCounts {
  @Nested
  class TheNewest {
    @ParameterizedTest
    @ValueSource(
        strings = {
          // a Friday evening, a Monday morning, and a Sunday
          "2026-11-20 20:00:00",
          "2026-11-16 01:00:00",
          "2026-11-15 12:00:00",
          "2026-10-07 15:00:00"
        })
    void areReadFromTheNewestEnd(String end) throws SQLException {
      String before = " WHERE started < '" + end + "'";

      assertThat(requests("SELECT * FROM calls" + before + " ORDER BY started DESC LIMIT 10"))
          .isLessThanOrEqualTo(4);
      assertThat(
              requests(
                  "SELECT title FROM extensive_calls" + before + " ORDER BY started DESC LIMIT 10"))
          .isLessThanOrEqualTo(4);
      assertThat(requests("SELECT MAX(started) AS latest FROM calls" + before))
          .isLessThanOrEqualTo(4);
    }

    @Test
    void mayHaveToFulfilAConditionThatGongDoesNotKnow() throws SQLException {
      assertThat(
              requests(
                  "SELECT id FROM calls WHERE duration > 60 AND started < '2026-11-20 20:00:00'"
                      + " ORDER BY started DESC LIMIT 5"))
          .isLessThanOrEqualTo(4);
    }

    @Test
    void mayBeMany() throws SQLException {
      assertThat(
              requests(
                  "SELECT id FROM calls WHERE started < ? ORDER BY started DESC LIMIT ?",
                  SandboxAccount.NOW,
                  1000))
          .isLessThanOrEqualTo(18);
    }

    @Test
    void mayHaveAnOffset() throws SQLException {
      assertThat(
              requests(
                  "SELECT id FROM calls WHERE started < ? ORDER BY started DESC"
                      + " OFFSET 20 ROWS FETCH NEXT 10 ROWS ONLY",
                  SandboxAccount.NOW))
          .isLessThanOrEqualTo(4);
    }

    @Test
    void areAllThereAre() throws SQLException {
      assertThat(
              requests(
                  "SELECT id FROM calls WHERE started BETWEEN '2026-11-18' AND '2026-11-20'"
                      + " ORDER BY started DESC LIMIT 100000"))
          .isLessThanOrEqualTo(20);
    }
  }

  @Nested
  class TheOldest {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT MIN(started) FROM calls",
          "SELECT MIN(started) FROM extensive_calls WHERE started >= DATE '2026-11-02'",
          "SELECT id FROM calls ORDER BY started LIMIT 10",
          "SELECT id, started FROM extensive_calls WHERE started >= '2026-11-01' ORDER BY started"
              + " LIMIT 99",
        })
    void areOnTheFirstPage(String sql) throws SQLException {
      assertThat(requests(sql)).isEqualTo(1);
    }
  }

  @Nested
  class ALimit {
    @Test
    void stopsWhereTheLastRowIsFound() throws SQLException {
      String since = " FROM extensive_calls WHERE started >= '2026-11-01'";
      int found = 0;
      int read = 0;
      for (List<@Nullable Object> row : ACCOUNT.query("SELECT duration" + since + " LIMIT 2000")) {
        read += found < 10 ? 1 : 0;
        found += ((Number) row.get(0)).longValue() > 600 ? 1 : 0;
      }

      ACCOUNT.sandbox().clearExchanges();
      assertThat(ACCOUNT.query("SELECT id" + since + " AND duration > 600 LIMIT 10")).hasSize(10);
      assertThat(ACCOUNT.requests()).hasSize((read + 99) / 100);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "LIMIT 10 | 1",
          "FETCH FIRST 10 ROWS ONLY | 1",
          "LIMIT 90 | 1",
          "LIMIT 10 OFFSET 150 | 2",
          "LIMIT 0 | 0"
        })
    void readsNoPageMoreThanItNeeds(String limit, int pages) throws SQLException {
      ACCOUNT.query("SELECT * FROM calls " + limit);

      assertThat(ACCOUNT.requests()).hasSize(pages);
    }

    @Test
    void mayComeFromTheStatement() throws SQLException {
      try (Connection connection = ACCOUNT.connect();
          Statement statement = connection.createStatement()) {
        statement.setMaxRows(10);
        assertThat(SandboxAccount.rows(statement.executeQuery("SELECT * FROM calls"))).hasSize(10);
      }
      assertThat(ACCOUNT.requests()).hasSize(1);
    }
  }

  /** Tools sort a table by a click on its header, and read some rows of that. */
  @Nested
  class AnOrderOfWhichSomeRowsAreRead {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT * FROM calls WHERE started < '2026-11-20' ORDER BY started DESC",
          "SELECT id, duration / 60 AS minutes FROM calls WHERE started < '2026-11-20'"
              + " ORDER BY started DESC",
          "SELECT id, started FROM calls x WHERE started < '2026-11-20' ORDER BY 2 DESC OFFSET 5"
              + " ROWS"
        })
    void isReadFromItsBeginning(String sql) throws SQLException {
      List<List<@Nullable Object>> expected = ACCOUNT.query(sql).subList(0, 10);
      try (Connection connection = ACCOUNT.connect();
          Statement statement = connection.createStatement();
          PreparedStatement prepared = connection.prepareStatement(sql)) {
        statement.setMaxRows(10);
        prepared.setMaxRows(10);
        ACCOUNT.sandbox().clearExchanges();
        assertThat(SandboxAccount.rows(statement.executeQuery(sql))).isEqualTo(expected);
        assertThat(ACCOUNT.requests()).hasSizeLessThanOrEqualTo(4);
        assertThat(SandboxAccount.rows(prepared.executeQuery())).isEqualTo(expected);
        assertThat(ACCOUNT.requests()).hasSizeLessThanOrEqualTo(8);
        prepared.setMaxRows(0);
        assertThat(SandboxAccount.rows(prepared.executeQuery())).hasSizeGreaterThan(1000);
      }
    }

    @Test
    void isNotThatOfWhatAWindowFunctionSees() throws SQLException {
      String sql =
          "SELECT COUNT(*) OVER () FROM (SELECT id FROM users ORDER BY created) u ORDER BY 1";
      List<List<@Nullable Object>> expected = ACCOUNT.query(sql).subList(0, 3);
      try (Connection connection = ACCOUNT.connect();
          Statement statement = connection.createStatement()) {
        statement.setMaxRows(3);
        assertThat(SandboxAccount.rows(statement.executeQuery(sql))).isEqualTo(expected);
        assertThat(
                SandboxAccount.rows(
                    statement.executeQuery(
                        "SELECT COUNT(*) OVER () FROM (SELECT id FROM users ORDER BY created) u")))
            .isEqualTo(expected);
      }
    }

    @Test
    void isThatOfTheStatementWhereItSaysLess() throws SQLException {
      String sql = "SELECT duration FROM calls WHERE started > '2026-11-19' ORDER BY duration";
      List<List<@Nullable Object>> expected = ACCOUNT.query(sql).subList(0, 10);
      try (Connection connection = ACCOUNT.connect();
          Statement statement = connection.createStatement()) {
        statement.setMaxRows(10);
        assertThat(SandboxAccount.rows(statement.executeQuery(sql))).isEqualTo(expected);
        assertThat(SandboxAccount.rows(statement.executeQuery(sql + " LIMIT 3"))).hasSize(3);
        assertThat(SandboxAccount.rows(statement.executeQuery(sql + " LIMIT 30"))).hasSize(10);
      }
    }
  }
}
