package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it costs to count, and to read the same twice. */
class CountRequestsTest extends RequestCounts {
  @Nested
  class ACount {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT COUNT(*) FROM calls WHERE started >= TIMESTAMP '2026-10-05 10:11:12'"
              + " AND started < '2026-10-20T00:00:00Z'",
          "SELECT COUNT(*) FROM extensive_calls WHERE started BETWEEN '2026-11-01' AND"
              + " '2026-11-05'",
          "SELECT COUNT(*) FROM calls WHERE started < CURRENT_TIMESTAMP - INTERVAL '48' HOUR",
          "SELECT COUNT(*), COUNT(1) FROM extensive_calls WHERE DATE_TRUNC('month', started) ="
              + " '2026-10-01'",
          "SELECT COUNT(*) FROM users WHERE created >= DATE '2024-01-01'"
        })
    void isWhatGongSaysOfWhatIsOldOrOnOnePage(String sql) throws SQLException {
      assertThat(requests(sql)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT COUNT(*) FROM calls",
          "SELECT COUNT(*) FROM calls WHERE started >= DATE '2026-11-01'",
          "SELECT COUNT(*) FROM calls WHERE started >= CURRENT_TIMESTAMP - INTERVAL '7' DAY",
          "SELECT COUNT(id) AS calls FROM extensive_calls",
          "SELECT COUNT(*) FROM (SELECT * FROM calls) t",
          "SELECT COUNT(*) FROM (SELECT * FROM gong.calls x) dbvrcnt"
        })
    void readsThePagesOfTheLastTwoDaysAndNoMore(String sql) throws SQLException {
      int young = pages("started >= CURRENT_TIMESTAMP - INTERVAL '48' HOUR");

      assertThat(requests(sql)).isEqualTo(1 + young);
    }

    @Test
    void ofUsersReadsThoseOfTheLastTwoDays() throws SQLException {
      assertThat(requests("SELECT COUNT(*) FROM users")).isEqualTo(2);
    }

    @Test
    void isTheSameAsTheNumberOfRows() throws SQLException {
      assertThat(ACCOUNT.query("SELECT COUNT(*) FROM calls WHERE started >= '2026-11-01'"))
          .isEqualTo(
              ACCOUNT.query("SELECT COUNT(title || '') FROM calls WHERE started >= '2026-11-01'"));
    }

    @Test
    void isReadWhereGongFiltersOtherwise() throws SQLException {
      assertThat(
              requests(
                  "SELECT COUNT(*) FROM calls WHERE started >= '2026-11-15' AND title LIKE 'A%'"))
          .isGreaterThan(5);
    }

    @Test
    void takesAParameter() throws SQLException {
      assertThat(
              requests(
                  "SELECT COUNT(*) FROM calls WHERE started < ?",
                  SandboxAccount.NOW.minusSeconds(86_400 * 3)))
          .isEqualTo(1);
    }
  }

  @Nested
  class ReadingTwice {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT id, title FROM calls WHERE started >= '2026-11-20' UNION ALL"
              + " SELECT id, title FROM calls WHERE started >= '2026-11-20'",
          "SELECT a.id FROM calls a JOIN calls b ON a.title = b.title"
              + " WHERE a.started >= '2026-11-20' AND b.started >= '2026-11-20'",
          "SELECT a.id FROM calls a JOIN calls b ON a.duration < b.duration"
              + " WHERE a.started >= '2026-11-20 17:00:00' AND b.started >= '2026-11-20 17:00:00'",
          "SELECT id FROM calls WHERE started >= '2026-11-20' EXCEPT"
              + " SELECT id FROM calls WHERE started >= '2026-11-20' AND duration > 600",
          "SELECT id FROM users WHERE id NOT IN"
              + " (SELECT primary_user_id FROM calls WHERE started >= '2026-11-20')"
        })
    void costsNoMoreThanReadingEachTableOnce(String sql) throws SQLException {
      int once = requests("SELECT id, title, duration FROM calls WHERE started >= '2026-11-20'");
      int users = sql.contains("users") ? requests("SELECT id FROM users") : 0;

      assertThat(requests(sql)).isLessThanOrEqualTo(once + users);
    }

    @Test
    void ofACountBesideEachRowCostsItOnce() throws SQLException {
      String count = "SELECT COUNT(*) AS n FROM calls WHERE started >= '2026-11-20'";
      int once = requests(count);
      int users = requests("SELECT id FROM users");

      assertThat(requests("SELECT u.id FROM users u JOIN (" + count + ") c ON LENGTH(u.id) < c.n"))
          .isEqualTo(once + users);
    }
  }
}
