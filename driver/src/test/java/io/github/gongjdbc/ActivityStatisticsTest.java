package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics whose rows lie in a range of dates that each request must name. */
class ActivityStatisticsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final String[] ZONE = {"companyTimeZone", "America/New_York"};
  private static final String[] READING_ALL = {
    "companyTimeZone", "America/New_York", "pushDown", "false"
  };

  private static List<List<@Nullable Object>> query(String sql, String... properties)
      throws SQLException {
    try (Connection connection = ACCOUNT.connect(properties.length == 0 ? ZONE : properties)) {
      return SandboxAccount.query(connection, sql);
    }
  }

  private static List<String> texts(String sql) throws SQLException {
    return query(sql).stream().map(row -> String.valueOf(row.get(0))).toList();
  }

  private static List<String> warnings(String sql) throws SQLException {
    try (Connection connection = ACCOUNT.connect(ZONE);
        Statement statement = connection.createStatement()) {
      SandboxAccount.rows(statement.executeQuery(sql));
      return SandboxAccount.warnings(statement);
    }
  }

  /** What was asked for, in order. */
  private static List<String> asked() {
    return ACCOUNT.requests().stream().map(request -> asked(request.json())).toList();
  }

  private static String asked(JsonNode body) {
    JsonNode filter = body.path("filter");
    return (filter.path("fromDate").asText()
            + " "
            + filter.path("toDate").asText()
            + " "
            + body.path("aggregationPeriod").asText())
        .trim();
  }

  @Nested
  class ByPeriod {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "from_date >= '2026-10-01' AND to_date <= '2026-11-01' | 2026-10-01 2026-11-01 MONTH",
          "from_date >= '2026-10-01' | 2026-10-01 2026-11-20 MONTH",
          "to_date <= '2026-11-01' | 2026-08-03 2026-11-01 MONTH",
          "from_date = '2026-10-01' | 2026-10-01 2026-11-20 MONTH",
          "from_date >= '2026-10-01' AND from_date < '2026-11-01' | 2026-10-01 2026-11-20 MONTH",
          "from_date IN ('2026-10-01', '2026-11-01') | 2026-10-01 2026-11-20 MONTH",
          "period = 'WEEK' AND from_date >= '2026-11-02' | 2026-11-02 2026-11-20 WEEK",
          "period = 'DAY' | 2026-08-22 2026-11-20 DAY",
        })
    void conditionsSayRangeAndPeriod(String condition, String asked) throws SQLException {
      String sql = "SELECT * FROM user_activity_by_period WHERE " + condition;

      assertThat(query(sql)).isNotEmpty();
      assertThat(asked()).containsExactly(asked);
      assertThat(query(sql + " ORDER BY 1, 3, 4", READING_ALL))
          .isEqualTo(query(sql + " ORDER BY 1, 3, 4"));
    }

    @Test
    void theRowsAreThoseThatConditionsAllow() throws SQLException {
      assertThat(
              texts(
                  "SELECT DISTINCT from_date FROM user_activity_by_period WHERE from_date >="
                      + " '2026-10-05' AND from_date < '2026-11-01' AND period = 'WEEK' ORDER BY"
                      + " 1"))
          .containsExactly("2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26");
      assertThat(
              texts(
                  "SELECT DISTINCT to_date FROM user_activity_by_period WHERE from_date ="
                      + " '2026-10-01'"))
          .containsExactly("2026-11-01");
    }

    @Test
    void severalPeriodsAreARequestEach() throws SQLException {
      assertThat(
              texts(
                  "SELECT DISTINCT period FROM user_activity_by_period WHERE period IN ('MONTH',"
                      + " 'QUARTER') AND from_date >= '2026-10-01' ORDER BY 1"))
          .containsExactly("MONTH", "QUARTER");
      assertThat(asked())
          .containsExactlyInAnyOrder(
              "2026-10-01 2026-11-20 MONTH", "2026-10-01 2026-11-20 QUARTER");
    }

    @Test
    void aPeriodThatGongDoesNotKnowHasNoRows() throws SQLException {
      assertThat(query("SELECT * FROM user_activity_by_period WHERE period = 'month'")).isEmpty();
      assertThat(ACCOUNT.requests()).isEmpty();
    }

    @Test
    void theDaysAreThoseThatGongWrites() throws SQLException {
      for (String zone : List.of("Pacific/Auckland", "America/Los_Angeles")) {
        assertThat(
                query(
                    "SELECT MIN(from_date), MAX(to_date) FROM user_activity_by_period WHERE"
                        + " from_date >= '2026-10-01' AND to_date <= '2026-11-01'",
                    "timeZone",
                    zone))
            .containsExactly(List.of(Date.valueOf("2026-10-01"), Date.valueOf("2026-11-01")));
      }
    }
  }

  @Nested
  class Daily {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "date >= '2026-11-02' AND date < '2026-11-07' | 2026-11-02 2026-11-07",
          "date BETWEEN '2026-11-02' AND '2026-11-06' | 2026-11-02 2026-11-07",
          "date = '2026-11-05' | 2026-11-05 2026-11-06",
          "date IN ('2026-11-05', '2026-11-04') | 2026-11-04 2026-11-06",
          "date IN ('2026-11-02', '2026-11-05') | 2026-11-02 2026-11-03, 2026-11-05 2026-11-06",
          "date > '2026-11-05' | 2026-11-06 2026-11-20",
          "date <= '2026-11-05' | 2026-08-08 2026-11-06",
          "FLOOR(date TO MONTH) = DATE '2026-10-01' | 2026-10-01 2026-11-01",
          "EXTRACT(YEAR FROM date) = 2026 | 2026-01-01 2026-11-20",
          "date = '2026-11-04' OR date = '2026-11-06' AND calls_as_host > 0 | 2026-11-04"
              + " 2026-11-05, 2026-11-06 2026-11-07",
          "date >= CURRENT_DATE - INTERVAL '3' DAY | 2026-11-17 2026-11-20",
        })
    void conditionsSayTheRange(String condition, String asked) throws SQLException {
      String sql = "SELECT * FROM user_daily_activity WHERE " + condition;

      assertThat(query(sql)).isNotEmpty();
      assertThat(asked()).containsExactly(asked.split(", ", -1));
      assertThat(query(sql + " ORDER BY 1, 3", READING_ALL))
          .isEqualTo(query(sql + " ORDER BY 1, 3"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"date > '2026-11-05' AND date < '2026-11-06'", "date = CAST(NULL AS DATE)"})
    void anEmptyRangeIsNoRequest(String condition) throws SQLException {
      assertThat(query("SELECT * FROM user_daily_activity WHERE " + condition)).isEmpty();
      assertThat(ACCOUNT.requests()).isEmpty();
    }

    @Test
    void todayIsCutWithAWarning() throws SQLException {
      assertThat(
              warnings(
                  "SELECT * FROM user_daily_activity WHERE date BETWEEN '2026-11-18' AND"
                      + " CURRENT_DATE"))
          .singleElement()
          .asString()
          .contains("not over", "2026-11-18 to 2026-11-20");
      assertThat(warnings("SELECT * FROM user_daily_activity WHERE date = CURRENT_DATE"))
          .singleElement()
          .asString()
          .contains("not over", "It is not asked");
      assertThat(asked()).containsExactly("2026-11-18 2026-11-20");
    }

    @Test
    void manyDaysApartAreOneRange() throws SQLException {
      assertThat(
              query(
                  "SELECT DISTINCT date FROM user_daily_activity WHERE date >= '2026-09-21'"
                      + " AND EXTRACT(DAY FROM date) IN (21, 23, 25, 27, 29, 1, 3, 5, 7, 9, 11, 13,"
                      + " 15, 17, 19)"))
          .hasSizeGreaterThan(10);
      assertThat(asked()).hasSizeBetween(1, 36);
    }

    @Test
    void theCallsAreThoseThatAreCounted() throws SQLException {
      List<List<@Nullable Object>> counted =
          query(
              "SELECT SUM(calls_as_host), SUM(calls_attended), SUM(others_calls_listened_to)"
                  + " FROM user_daily_activity WHERE date >= '2026-11-01'");
      assertThat(
              query(
                  "SELECT SUM(CASE activity WHEN 'calls_as_host' THEN 1 ELSE 0 END),"
                      + " SUM(CASE activity WHEN 'calls_attended' THEN 1 ELSE 0 END),"
                      + " SUM(CASE activity WHEN 'others_calls_listened_to' THEN 1 ELSE 0 END)"
                      + " FROM user_daily_activity_calls WHERE date >= '2026-11-01'"))
          .isEqualTo(counted);
      assertThat(asked()).containsOnly("2026-11-01 2026-11-20");
    }

    @Test
    void callsAreJoinedByTheirIds() throws SQLException {
      assertThat(
              query(
                  "SELECT a.user_id, c.title FROM user_daily_activity_calls a JOIN extensive_calls"
                      + " c ON c.id = a.call_id WHERE a.date = '2026-11-05' AND a.activity ="
                      + " 'calls_as_host'"))
          .isNotEmpty();
      assertThat(ACCOUNT.requests())
          .extracting(SandboxRequest::path)
          .containsExactly("/v2/stats/activity/day-by-day", "/v2/calls/extensive");
    }

    @Test
    void aLimitAndACountAreThoseOfTheRows() throws SQLException {
      String from = " FROM user_daily_activity_calls WHERE date >= '2026-11-01'";

      assertThat(query("SELECT call_id" + from + " LIMIT 3")).hasSize(3);
      assertThat(query("SELECT COUNT(*)" + from))
          .containsExactly(List.of((long) query("SELECT call_id" + from).size()));
    }

    @Test
    void explainTellsTheRange() throws SQLException {
      assertThat(
              texts(
                  "EXPLAIN PLAN FOR SELECT * FROM user_daily_activity WHERE date IN"
                      + " ('2026-11-02', '2026-11-05')"))
          .singleElement()
          .asString()
          .contains("range: 2026-11-02 to 2026-11-03, 2026-11-05 to 2026-11-06\n");
    }
  }

  @Nested
  class Interaction {
    @Test
    void theMeasuresOfEachUserAreRows() throws SQLException {
      List<List<@Nullable Object>> rows =
          query(
              "SELECT user_id, name, value FROM user_interaction_stats WHERE from_date >="
                  + " '2026-10-01' AND to_date <= '2026-11-01'");

      JsonNode items =
          ACCOUNT.sandbox().exchanges().get(0).answer().json().path("peopleInteractionStats");
      assertThat(rows)
          .isNotEmpty()
          .hasSize(items.findValues("name").size())
          .first()
          .isEqualTo(
              List.of(
                  items.at("/0/userId").asText(),
                  items.at("/0/personInteractionStats/0/name").asText(),
                  items.at("/0/personInteractionStats/0/value").asDouble()));
      assertThat(asked()).containsExactly("2026-10-01 2026-11-01");
    }

    @Test
    void severalRangesAreARequestEach() throws SQLException {
      assertThat(
              query(
                  "SELECT from_date, to_date FROM user_interaction_stats WHERE to_date IN"
                      + " ('2026-10-15', '2026-11-01') AND from_date = '2026-10-01' GROUP BY"
                      + " from_date, to_date"))
          .hasSize(2);
      assertThat(asked()).containsExactly("2026-10-01 2026-10-15", "2026-10-01 2026-11-01");
    }

    @Test
    void isJoinedWithTheActivityOfTheSameRange() throws SQLException {
      assertThat(
              query(
                  "SELECT a.user_id, a.calls_as_host, s.value FROM user_activity a JOIN"
                      + " user_interaction_stats s ON s.user_id = a.user_id AND s.from_date ="
                      + " a.from_date AND s.to_date = a.to_date WHERE a.from_date = '2026-10-01'"
                      + " AND a.to_date = '2026-11-01' AND s.name = 'Patience'"))
          .isNotEmpty();
      assertThat(asked()).containsOnly("2026-10-01 2026-11-01");
    }
  }
}
