package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What conditions spare. */
class ConditionRequestsTest extends RequestCounts {
  @Nested
  class Ids {
    @ParameterizedTest
    @ValueSource(strings = {"calls", "extensive_calls"})
    void areLookedUp(String table) throws SQLException {
      String sql = "SELECT id, title FROM " + table + " WHERE id ";

      assertThat(requests(sql + "= '" + ids(1).get(0) + "'")).isEqualTo(1);
      assertThat(requests(sql + "= ?", ids(1).get(0))).isEqualTo(1);
      assertThat(requests(sql + in(ids(250)))).isEqualTo(3);
      assertThat(requests(sql + "= 'no id'")).isZero();
    }

    @Test
    void ofCallsAreLookedUpForTheirParties() throws SQLException {
      String sql = "SELECT call_id, id, name FROM call_parties WHERE call_id ";

      assertThat(requests(sql + "= '" + ids(1).get(0) + "'")).isEqualTo(1);
      assertThat(requests(sql + in(ids(250)))).isEqualTo(3);
    }

    @Test
    void ofUsersAreLookedUp() throws SQLException {
      List<String> ids = new ArrayList<>();
      ACCOUNT.sandbox().users().forEach(user -> ids.add(user.path("id").asText()));
      String sql = "SELECT id, email_address FROM users WHERE id ";

      assertThat(requests(sql + "= '" + ids.get(7) + "'")).isEqualTo(1);
      assertThat(requests(sql + in(ids.subList(0, 150)))).isEqualTo(2);
    }

    @Test
    void thatComeAgainAreLookedUpOnce() throws SQLException {
      String some = "SELECT id FROM calls WHERE id " + in(ids(250));
      String joined = " a LEFT JOIN extensive_calls c ON c.id = a.id";

      assertThat(requests("SELECT c.title FROM (" + some + ")" + joined)).isEqualTo(6);
      assertThat(requests("SELECT c.title FROM (" + some + " UNION ALL " + some + ")" + joined))
          .isEqualTo(6);
    }

    @Test
    void areFoundHoweverOldTheCallIs() throws SQLException {
      try (Connection connection = ACCOUNT.connect("startDate", "2026-11-19")) {
        String id = ids(1).get(0);

        assertThat(SandboxAccount.query(connection, "SELECT id FROM calls WHERE id = ?", id))
            .hasSize(1);
      }
    }

    @Test
    void ofHostsLeaveThePagesOfTheirCalls() throws SQLException {
      String host =
          (String)
              ACCOUNT
                  .query("SELECT primary_user_id FROM calls WHERE id = '" + ids(1).get(0) + "'")
                  .get(0)
                  .get(0);
      int pages = pages("primary_user_id = '" + host + "'");

      assertThat(requests("SELECT id FROM calls WHERE primary_user_id = '" + host + "'"))
          .isEqualTo(pages);
      assertThat(requests("SELECT id FROM extensive_calls WHERE primary_user_id IN (?, 'x')", host))
          .isEqualTo(pages);
    }
  }

  @Nested
  class RangesThatLieApart {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "CAST(started AS DATE) IN (DATE '2026-09-02', DATE '2026-11-10')",
          "FLOOR(started TO DAY) IN (DATE '2026-09-02', DATE '2026-11-10')",
          "DATE_TRUNC('day', started) = '2026-09-02' OR DATE_TRUNC('day', started) = '2026-11-10'",
          "started >= '2026-09-02' AND started < '2026-09-03'"
              + " OR started BETWEEN '2026-11-10' AND '2026-11-10 23:59:59.999'"
        })
    void areReadOneByOne(String condition) throws SQLException {
      int first = pages("CAST(started AS DATE) = DATE '2026-09-02'");
      int second = pages("CAST(started AS DATE) = DATE '2026-11-10'");

      assertThat(requests("SELECT id FROM extensive_calls WHERE " + condition))
          .isEqualTo(first + second);
      assertThat(requests("SELECT id FROM calls WHERE " + condition)).isEqualTo(first + second);
    }

    @Test
    void mayComeAgainEveryYear() throws SQLException {
      int august = pages("started >= '2026-08-25' AND started < '2026-09-01'");
      int november = pages("started >= '2026-11-01'");

      assertThat(
              requests(
                  "SELECT id FROM extensive_calls WHERE EXTRACT(MONTH FROM started) IN (8, 11)"
                      + " AND started >= '2026-08-25'"))
          .isEqualTo(august + november);
    }
  }

  @Nested
  class Reviews {
    @Test
    void areFilteredByGong() throws SQLException {
      List<List<@Nullable Object>> some =
          ACCOUNT.query("SELECT scorecard_id, reviewed_user_id FROM answered_scorecards LIMIT 1");
      ACCOUNT.sandbox().clearExchanges();

      requestsOfReviews("scorecard_id = '" + some.get(0).get(0) + "'", "scorecardIds");
      requestsOfReviews(
          "reviewed_user_id IN ('" + some.get(0).get(1) + "', '1')", "reviewedUserIds");
      requestsOfReviews("review_method = 'MANUAL'", "\"reviewMethod\":\"MANUAL\"");
    }

    private void requestsOfReviews(String condition, String asked) throws SQLException {
      String sql = "SELECT answered_scorecard_id FROM answered_scorecards WHERE " + condition;
      List<List<@Nullable Object>> rows = ACCOUNT.query(sql);
      assertThat(ACCOUNT.requests())
          .hasSize(Math.max(1, (rows.size() + 99) / 100))
          .extracting(SandboxRequest::body)
          .allSatisfy(body -> assertThat(body).contains(asked));
      ACCOUNT.sandbox().clearExchanges();
      assertThat(rows).isNotEmpty();
    }
  }
}
