package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What it costs to join tables, and to read the first rows of a join. */
class JoinRequestsTest extends RequestCounts {
  @Nested
  class Joins {
    /** Two days of the calls that an alias or a table stands for. */
    private static String days(String calls) {
      return "%1$s.started >= '2026-11-09' AND %1$s.started < '2026-11-11'".formatted(calls);
    }

    private int pagesOfCalls() throws SQLException {
      return pages(days("extensive_calls"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT c.id, p.name FROM extensive_calls c JOIN call_parties p ON p.call_id = c.id"
              + " WHERE %s",
          "SELECT c.id, p.name FROM call_parties p JOIN extensive_calls c ON p.call_id = c.id"
              + " WHERE %s",
          "SELECT c.id, p.name FROM extensive_calls c LEFT JOIN call_parties p ON p.call_id = c.id"
              + " WHERE %s",
          "SELECT c.id, p.name FROM extensive_calls c JOIN call_parties p ON p.call_id = c.id"
              + " AND p.affiliation = 'External' WHERE %s",
          "SELECT p.call_id, p.name FROM call_parties p WHERE p.call_id IN"
              + " (SELECT c.id FROM extensive_calls c WHERE %s)",
          "SELECT p.call_id, p.name FROM call_parties p WHERE EXISTS"
              + " (SELECT 1 FROM extensive_calls c WHERE c.id = p.call_id AND %s)",
          "SELECT c.title, b.brief FROM extensive_calls c JOIN extensive_calls b ON c.id = b.id"
              + " WHERE %s"
        })
    void lookUpAHundredCallsAtATime(String sql) throws SQLException {
      int pages = pagesOfCalls();

      assertThat(requests(sql.formatted(days("c")))).isLessThanOrEqualTo(2 * pages);
    }

    /** What a join before has brought is known by the range of its calls, whoever bounds it. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "c.started >= CURRENT_DATE - INTERVAL '2' DAY",
          "c.started >= CURRENT_TIMESTAMP - INTERVAL '48' HOUR AND c.duration > 60",
          "c.started >= '2026-11-01'"
        })
    void lookUpTheCallsOfSeveralChildren(String range) throws SQLException {
      int pages = requests("SELECT c.id FROM extensive_calls c WHERE " + range);

      assertThat(
              requests(
                  "SELECT c.title, p.name, t.name FROM extensive_calls c"
                      + " JOIN call_parties p ON p.call_id = c.id"
                      + " JOIN call_topics t ON t.call_id = c.id WHERE "
                      + range))
          .isLessThanOrEqualTo(3 * pages);
    }

    @Test
    void readNoMoreThanTheirLimitNeeds() throws SQLException {
      ACCOUNT.query(
          "SELECT c.id, p.name FROM extensive_calls c JOIN call_parties p ON p.call_id = c.id"
              + " WHERE c.started >= '2026-11-09' LIMIT 10");

      assertThat(ACCOUNT.requests()).hasSize(2);
    }

    @Test
    void readASmallTableAsAWhole() throws SQLException {
      int pages = pagesOfCalls();

      assertThat(
              requests(
                  "SELECT c.id, u.last_name FROM extensive_calls c"
                      + " JOIN users u ON u.id = c.primary_user_id WHERE "
                      + days("c")))
          .isLessThanOrEqualTo(pages + 3);
    }
  }

  @Nested
  class TheNewestOfAJoin {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "SELECT c.id, u.first_name FROM calls c JOIN users u ON u.id = c.primary_user_id"
              + " WHERE c.started < '2026-11-20' ORDER BY c.started DESC LIMIT 10 | 6",
          "SELECT c.id, u.first_name FROM users u JOIN calls c ON u.id = c.primary_user_id"
              + " WHERE c.started < '2026-11-20' AND u.active ORDER BY c.started DESC LIMIT 10 | 6",
          "SELECT c.id FROM calls c JOIN call_parties p ON p.call_id = c.id"
              + " WHERE c.started < '2026-11-20' AND c.duration > 600 ORDER BY c.started DESC"
              + " LIMIT 10 OFFSET 5 | 8",
          "SELECT c.id, u.first_name FROM calls c LEFT JOIN users u ON u.id = c.primary_user_id"
              + " WHERE c.started < '2026-11-20' ORDER BY c.started DESC LIMIT 10 | 6",
          "SELECT c.id, u.first_name FROM calls c JOIN users u ON u.id = c.primary_user_id"
              + " WHERE c.started > '2026-09-20' ORDER BY c.started LIMIT 10 | 3",
          "SELECT c.id, u.first_name FROM calls c JOIN users u ON u.id = c.primary_user_id"
              + " WHERE c.started < '2026-11-20' ORDER BY c.started DESC, u.last_name, c.id"
              + " LIMIT 10 | 6",
          "SELECT id FROM calls WHERE started < '2026-11-20' ORDER BY started DESC, id LIMIT 10 |"
              + " 4",
          "SELECT id FROM calls WHERE started < '2026-11-20' AND duration > 600"
              + " ORDER BY started DESC, title, id LIMIT 10 OFFSET 2 | 4",
          "SELECT id FROM extensive_calls WHERE started > '2026-09-20' ORDER BY started, id"
              + " FETCH FIRST 10 ROWS ONLY | 1"
        })
    void isReadFromTheNewestEnd(String sql, int most) throws SQLException {
      ACCOUNT.sandbox().clearExchanges();
      List<List<@Nullable Object>> rows = ACCOUNT.query(sql);
      assertThat(ACCOUNT.requests()).hasSizeLessThanOrEqualTo(most);
      try (Connection connection = ACCOUNT.connect("pushDown", "false")) {
        assertThat(rows).isEqualTo(SandboxAccount.query(connection, sql));
      }
    }
  }

  /** What a window function does to its rows is no order of the scan any more. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT c.id, c.n FROM (SELECT id, started, primary_user_id, ROW_NUMBER() OVER (PARTITION"
            + " BY system ORDER BY id) AS n FROM calls WHERE started > '2026-10-20') c JOIN users u"
            + " ON u.id = c.primary_user_id ORDER BY c.started DESC LIMIT 10",
        "SELECT id, COUNT(*) OVER (PARTITION BY system) FROM calls WHERE started > '2026-10-20'"
            + " ORDER BY started DESC LIMIT 10",
        "SELECT * FROM (SELECT id, started, RANK() OVER (PARTITION BY system ORDER BY started DESC)"
            + " AS r FROM calls WHERE started > '2026-10-20') x WHERE r < 4 ORDER BY started DESC,"
            + " id LIMIT 5"
      })
  void windowFunctionsSeeAllRows(String sql) throws SQLException {
    List<List<@Nullable Object>> rows = SMALL.query(sql);
    assertThat(rows).isNotEmpty().isEqualTo(read(sql));
  }
}
