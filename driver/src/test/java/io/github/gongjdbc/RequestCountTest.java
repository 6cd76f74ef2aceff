package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a query costs, on an account of 20,000 calls in 90 days: 200 pages. What it answers is
 * compared on a smaller account with what comes without push-down.
 */
class RequestCountTest {
  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(
          GongSandbox.builder()
              .clock(new SettableClock(SandboxAccount.NOW))
              .calls(20_000)
              .days(90)
              .users(250));

  @RegisterExtension
  static final SandboxAccount SMALL =
      SandboxAccount.of(
          GongSandbox.builder()
              .clock(new SettableClock(SandboxAccount.NOW))
              .calls(250)
              .days(90)
              .users(120));

  /** The rows of a query on the smaller account, none of it pushed. */
  private static List<List<@Nullable Object>> read(String sql, Object... parameters)
      throws SQLException {
    try (Connection connection = SMALL.connect("pushDown", "false")) {
      return SandboxAccount.query(connection, sql, parameters);
    }
  }

  /** Runs a query, counts its requests, and compares its rows with those without push-down. */
  private static int requests(String sql, Object... parameters) throws SQLException {
    ACCOUNT.sandbox().clearExchanges();
    ACCOUNT.query(sql, parameters);
    int requests = ACCOUNT.requests().size();
    ACCOUNT.sandbox().clearExchanges();
    assertThat(SMALL.query(sql, parameters))
        .as(sql)
        .containsExactlyInAnyOrderElementsOf(read(sql, parameters));
    return requests;
  }

  /** How many pages the calls take that fulfil a condition which Gong knows. */
  private static int pages(String condition) throws SQLException {
    ACCOUNT.sandbox().clearExchanges();
    List<List<@Nullable Object>> count =
        ACCOUNT.query("SELECT COUNT(*) FROM extensive_calls WHERE " + condition);
    ACCOUNT.sandbox().clearExchanges();
    return (int) Math.max(1, (((Number) count.get(0).get(0)).longValue() + 99) / 100);
  }

  private static List<String> ids(int many) throws SQLException {
    List<String> ids = new ArrayList<>();
    List<List<@Nullable Object>> rows =
        ACCOUNT.query("SELECT id FROM calls WHERE started >= DATE '2026-11-01' LIMIT " + many);
    rows.forEach(row -> ids.add((String) row.get(0)));
    ACCOUNT.sandbox().clearExchanges();
    return ids;
  }

  private static String in(List<String> ids) {
    return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ", " IN (", ")"));
  }

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
