package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code EXPLAIN PLAN FOR} answers what Gong will be asked, and asks nothing. */
class ExplainTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static String explain(String sql, String... properties) throws SQLException {
    try (Connection connection = ACCOUNT.connect(properties)) {
      return (String) SandboxAccount.query(connection, "EXPLAIN PLAN FOR " + sql).get(0).get(0);
    } finally {
      assertThat(ACCOUNT.requests()).isEmpty();
    }
  }

  @Test
  void namesTheRequestWithItsFiltersAndWhatIsDoneHere() throws SQLException {
    assertThat(
            explain(
                "SELECT id, brief, duration / 60 AS minutes FROM extensive_calls WHERE started >="
                    + " TIMESTAMP '2020-01-31 10:00:00' AND started < '2020-03-01 10:00' AND title"
                    + " LIKE '%demo%'"))
        .isEqualTo(
            """
            Requests to Gong: unknown until the first page (30 days of extensive_calls).
            Compute duration / 60 AS minutes
              Keep rows where title LIKE '%demo%'
                Read extensive_calls
                  request: POST /v2/calls/extensive
                  pushed: started >= 2020-01-31 10:00 and started < 2020-03-01 10:00
                  sent as: filter.fromDateTime, filter.toDateTime
                  content: brief
                  columns: id, title, started, duration, brief
                  estimated requests: unknown until the first page (30 days of extensive_calls)
            """);
  }

  @Test
  void namesExpressionsWhoseValuesAreNotKnownYet() throws SQLException {
    assertThat(
            explain(
                "SELECT id FROM calls WHERE started >= CURRENT_TIMESTAMP - INTERVAL '7' DAY AND"
                    + " started < CAST(? AS TIMESTAMP) AND primary_user_id = ?"))
        .contains("CURRENT_TIMESTAMP - INTERVAL '7' DAY")
        .contains("?1")
        .contains("primary_user_id = ?2")
        .contains("sent as: filter.fromDateTime, filter.toDateTime, filter.primaryUserIds\n");
  }

  @Test
  void namesOrderAndLimit() throws SQLException {
    assertThat(
            explain(
                "SELECT id, started FROM calls WHERE duration > 60 ORDER BY started DESC LIMIT 10"))
        .containsSubsequence(
            "Sort by started DESC\n",
            "Keep the first 10 rows\n",
            "Keep rows where duration > 60\n",
            "order: NEWEST_FIRST\n");
    assertThat(explain("SELECT id FROM calls LIMIT 10")).contains("limit: 10\n");
  }

  @Test
  void namesWhatIsCheckedAgain() throws SQLException {
    assertThat(explain("SELECT * FROM calls WHERE started < DATE '2026-11-01'"))
        .contains(
            "request: GET /v2/calls\n",
            "pushed: started < 2026-11-01 00:00\n",
            "checked again: started < 2026-11-01 00:00\n");
    assertThat(explain("SELECT * FROM extensive_calls WHERE started < DATE '2026-11-01'"))
        .doesNotContain("checked again");
  }

  @Test
  void namesWhatIsNotPushedWherePushDownIsOff() throws SQLException {
    assertThat(explain("SELECT * FROM calls WHERE started < '2026-11-01'", "pushDown", "false"))
        .contains("checked again: started < 2026-11-01 00:00\n")
        .doesNotContain("pushed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "duration < 60 | true",
        "started IS NOT NULL | true",
        "id = '1' OR duration < 60 | true",
        "started < '2026-11-01' | false",
        "started < ? | false",
        "started <> '2026-11-01' | false",
        "EXTRACT(MONTH FROM started) = 10 | false",
        "title = 'x' OR started > '2026-11-01' | false",
        "started > ? | false",
        "started = ? OR started > '2026-11-01' | false",
        "YEAR(started) = 2026 AND MONTH(started) = 10 | false",
        "id = ? | false"
      })
  void namesTheStartDateWhereTheQueryHasNoCondition(String condition, boolean named)
      throws SQLException {
    String text = explain("SELECT id FROM calls WHERE " + condition, "startDate", "2026-10-01");
    assertThat(text.contains("start date: started >= 2026-10-01T00:00:00Z\n")).isEqualTo(named);
  }

  @Test
  void saysThatWhatTheDriverKnowsCostsNothing() throws SQLException {
    assertThat(explain("SELECT * FROM gong_system.quota"))
        .isEqualTo("No request to Gong.\nRead gong_system.quota\n");
  }

  @Test
  void namesJoinsAndWhatIsLookedUp() throws SQLException {
    assertThat(
            explain(
                "SELECT c.title, p.name FROM calls c JOIN call_parties p ON p.call_id = c.id"
                    + " WHERE c.primary_user_id = '77'"))
        .isEqualTo(
            """
            Requests to Gong: unknown until the first page (90 days of calls).
            Inner join where call_id = id, looked up by 100 keys at a time
              Read calls
                request: POST /v2/calls/extensive
                pushed: primary_user_id = '77'
                sent as: filter.primaryUserIds
                start date: started >= 90 days before now
                columns: id, title, primary_user_id
                estimated requests: unknown until the first page (90 days of calls)
              Read call_parties
                request: POST /v2/calls/extensive
                pushed: call_id in (keys of the join)
                sent as: filter.callIds
                start date: started >= 90 days before now
                content: parties
                columns: call_id, name
                estimated requests: 1
            """);
  }

  @Test
  void namesAggregates() throws SQLException {
    assertThat(
            explain(
                "SELECT system, SUM(duration) AS seconds, COUNT(DISTINCT primary_user_id) FROM"
                    + " extensive_calls GROUP BY system HAVING COUNT(*) > 3"))
        .containsSubsequence(
            "Keep rows where", "> 3", "Group by system: ", "SUM(duration)", "Read extensive_calls");
    assertThat(explain("SELECT COUNT(*) FROM users"))
        .startsWith("About 1 request to Gong.\nCount users\n  request: POST /v2/users/extensive\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM calls UNION ALL SELECT id FROM calls",
        "SELECT a.id FROM calls a JOIN calls b ON b.id = a.id",
        "SELECT a.id FROM calls a, calls b"
      })
  void countsWhatIsReadOnceOnce(String sql) throws SQLException {
    assertThat(explain(sql))
        .startsWith("Requests to Gong: unknown until the first page (91 days of calls).\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT title, ROW_NUMBER() OVER (ORDER BY started) FROM calls | Window",
        "SELECT id FROM calls EXCEPT SELECT call_id FROM call_parties | Minus",
        "SELECT id FROM calls c WHERE EXISTS (SELECT 1 FROM call_parties p WHERE p.call_id = c.id)"
            + " | join",
        "SELECT DISTINCT system FROM calls | Keep one row for each system",
        "VALUES (1, 2) | Values"
      })
  void hasALineForWhateverIsDone(String sql, String step) throws SQLException {
    assertThat(explain(sql)).contains(step).doesNotContain("Enumerable", "expr#", "_UTF-8");
  }

  @Test
  void isCalcitesOwnTextForThoseWhoAskForAllOfIt() throws SQLException {
    try (Connection connection = ACCOUNT.connect()) {
      assertThat(
              SandboxAccount.query(
                  connection,
                  "EXPLAIN PLAN INCLUDING ALL ATTRIBUTES FOR SELECT id FROM calls WHERE duration >"
                      + " 5"))
          .asString()
          .contains("EnumerableCalc", "rowcount", "GongScan");
    }
  }
}
