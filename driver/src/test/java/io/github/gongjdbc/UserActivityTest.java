package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics about a range of dates, which each request must name: conditions say which. */
class UserActivityTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final String[] ZONE = {"companyTimeZone", "America/Los_Angeles"};

  private static List<List<@Nullable Object>> query(String sql, String... properties)
      throws SQLException {
    try (Connection connection = ACCOUNT.connect(properties.length == 0 ? ZONE : properties)) {
      return SandboxAccount.query(connection, sql);
    }
  }

  private static List<String> warnings(String sql, String... properties) throws SQLException {
    try (Connection connection = ACCOUNT.connect(properties.length == 0 ? ZONE : properties);
        Statement statement = connection.createStatement()) {
      SandboxAccount.rows(statement.executeQuery(sql));
      return SandboxAccount.warnings(statement);
    }
  }

  private static JsonNode filter(SandboxRequest request) {
    try {
      return new ObjectMapper().readTree(request.body()).path("filter");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ranges that were asked for, in order. */
  private static List<String> ranges() {
    return ACCOUNT.requests().stream()
        .peek(request -> assertThat(request.path()).isEqualTo("/v2/stats/activity/aggregate"))
        .map(UserActivityTest::filter)
        .map(filter -> filter.path("fromDate").asText() + " " + filter.path("toDate").asText())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from_date >= '2026-10-01' AND to_date <= '2026-11-01' | 2026-10-01 2026-11-01",
        "from_date > '2026-10-01' AND to_date < '2026-11-01' | 2026-10-02 2026-10-31",
        "from_date = DATE '2026-10-01' AND to_date = DATE '2026-11-01' | 2026-10-01 2026-11-01",
        "from_date BETWEEN '2026-10-01' AND '2026-10-15' AND to_date BETWEEN '2026-10-20' AND"
            + " '2026-11-01' | 2026-10-01 2026-11-01",
        "from_date >= '2026-10-01' | 2026-10-01 2026-11-20",
        "to_date <= '2026-11-01' | 2026-08-03 2026-11-01",
        "from_date <= '2026-06-01' | 2026-06-01 2026-11-20",
        "to_date >= '2026-11-01' | 2026-08-22 2026-11-20",
        "from_date >= CURRENT_DATE - INTERVAL '7' DAY | 2026-11-13 2026-11-20",
        "from_date >= TIMESTAMP '2026-10-01 12:00:00' AND to_date <= '2026-11-01' | 2026-10-02"
            + " 2026-11-01",
        "FLOOR(from_date TO MONTH) = DATE '2026-10-01' AND to_date <= '2026-11-01' | 2026-10-01"
            + " 2026-11-01",
        "user_id IS NOT NULL | 2026-08-22 2026-11-20",
      })
  void conditionsSayTheRange(String condition, String range) throws SQLException {
    List<List<@Nullable Object>> rows =
        query(
            "SELECT DISTINCT CAST(from_date AS VARCHAR), CAST(to_date AS VARCHAR)"
                + " FROM user_activity WHERE "
                + condition);

    assertThat(ranges()).containsExactly(range);
    assertThat(rows).containsExactly(List.of((Object[]) range.split(" ", -1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(from_date >= '2026-09-01' AND to_date <= '2026-10-01')"
            + " OR (from_date >= '2026-10-10' AND to_date <= '2026-11-10')",
        "(from_date = '2026-09-01' AND to_date = '2026-10-01')"
            + " OR (from_date = '2026-10-10' AND to_date = '2026-11-10')",
        "(from_date, to_date) IN (('2026-09-01', '2026-10-01'), ('2026-10-10', '2026-11-10'))",
        "user_id IS NOT NULL AND to_date > '2026-01-01'"
            + " AND (to_date = '2026-10-01' AND from_date = '2026-09-01' AND calls_attended >= 0"
            + " OR from_date >= '2026-10-10' AND to_date <= '2026-11-10')"
      })
  void rangesOfAnOrAreARequestEach(String condition) throws SQLException {
    List<String> both = List.of("2026-09-01 2026-10-01", "2026-10-10 2026-11-10");

    assertThat(
            query(
                "SELECT DISTINCT from_date || ' ' || to_date FROM user_activity WHERE "
                    + condition))
        .containsExactlyInAnyOrderElementsOf(
            both.stream().map(range -> List.<@Nullable Object>of(range)).toList());
    assertThat(ranges()).isEqualTo(both);
  }

  @Test
  void rangesOfAnOrMayBeParameters() throws SQLException {
    String sql =
        "SELECT COUNT(*) FROM user_activity WHERE (from_date >= ? AND to_date <= ?)"
            + " OR (from_date >= ? AND to_date <= ?)";
    try (Connection connection = ACCOUNT.connect()) {
      SandboxAccount.query(
          connection,
          sql,
          LocalDate.parse("2026-09-01"),
          LocalDate.parse("2026-10-01"),
          LocalDate.parse("2026-10-10"),
          LocalDate.parse("2026-11-10"));
    }
    assertThat(ranges()).containsExactly("2026-09-01 2026-10-01", "2026-10-10 2026-11-10");
    assertThat(query("EXPLAIN PLAN FOR " + sql).get(0).get(0).toString())
        .contains("range: unknown until the parameters are set");
  }

  @Test
  void aRangeWithoutAnEndInAnOrEndsToday() throws SQLException {
    query(
        "SELECT user_id FROM user_activity WHERE (from_date = '2026-09-01' AND to_date ="
            + " '2026-10-01') OR from_date = '2026-10-10'");
    assertThat(ranges()).containsExactly("2026-09-01 2026-10-01", "2026-10-10 2026-11-20");
  }

  @Test
  void withoutAConditionItIsTheLastNinetyDaysAndSaysSo() throws SQLException {
    assertThat(warnings("SELECT * FROM user_activity"))
        .singleElement()
        .asString()
        .contains("user_activity is read for 2026-08-22 to 2026-11-20", "from_date and to_date");
    assertThat(ranges()).containsExactly("2026-08-22 2026-11-20");
  }

  @Test
  void aRangeThatIsSaidIsNoWarning() throws SQLException {
    assertThat(
            warnings(
                "SELECT * FROM user_activity WHERE from_date >= '2026-10-01'"
                    + " AND to_date <= '2026-11-01'"))
        .isEmpty();
  }

  @Test
  void theRowsAreThoseOfTheAnswer() throws SQLException {
    List<List<@Nullable Object>> rows =
        query(
            "SELECT user_id, user_email_address, from_date, to_date, calls_as_host, calls_attended"
                + " FROM user_activity WHERE from_date = '2026-10-01' AND to_date = '2026-11-01'");

    JsonNode items = answer(0).path("usersAggregateActivityStats");
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (JsonNode item : items) {
      JsonNode counts = item.path("userAggregateActivityStats");
      expected.add(
          List.of(
              item.path("userId").asText(),
              item.path("userEmailAddress").asText(),
              Date.valueOf("2026-10-01"),
              Date.valueOf("2026-11-01"),
              counts.path("callsAsHost").asInt(),
              counts.path("callsAttended").asInt()));
    }
    assertThat(rows).hasSizeGreaterThan(5).isEqualTo(expected);
  }

  private static JsonNode answer(int request) {
    try {
      return new ObjectMapper()
          .readTree(ACCOUNT.sandbox().exchanges().get(request).answer().body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from_date = '2026-11-01' AND to_date = '2026-10-01'",
        "from_date >= '2026-11-01' AND to_date <= '2026-11-01'",
        "from_date > '2026-10-01' AND from_date < '2026-10-02'",
        "from_date = '2026-10-01' AND from_date = '2026-10-02'",
        "from_date = CAST(NULL AS DATE)",
      })
  void anEmptyRangeIsNoRequest(String condition) throws SQLException {
    assertThat(query("SELECT * FROM user_activity WHERE " + condition)).isEmpty();
    assertThat(ACCOUNT.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from_date >= '2026-10-01' AND to_date <= '2026-12-31' | 2026-10-01 2026-11-20",
        "from_date >= '2026-10-01' AND to_date <= CURRENT_DATE + INTERVAL '1' DAY | 2026-10-01"
            + " 2026-11-20",
      })
  void daysThatAreNotOverAreCutWithAWarning(String condition, String range) throws SQLException {
    assertThat(warnings("SELECT * FROM user_activity WHERE " + condition))
        .singleElement()
        .asString()
        .contains("not over", range.replace(" ", " to "));
    assertThat(ranges()).containsExactly(range);
  }

  @ParameterizedTest
  @CsvSource({"to_date = '2026-12-31'", "from_date >= CURRENT_DATE", "to_date > '2026-11-20'"})
  void whatGongHasNoAnswerForIsNoRequest(String condition) throws SQLException {
    assertThat(warnings("SELECT * FROM user_activity WHERE " + condition))
        .singleElement()
        .asString()
        .contains("not over", "It is not asked");
    assertThat(ACCOUNT.requests()).isEmpty();
  }

  @Test
  void whereTheZoneOfTheCompanyIsUnknownItsDayIsNotOverBeforeItIsEverywhere() throws SQLException {
    // It is 8 o'clock in the morning of the 20th in the zone that is furthest behind.
    query("SELECT * FROM user_activity", "timeZone", "Pacific/Auckland");
    query("SELECT * FROM user_activity", "companyTimeZone", "UTC");

    assertThat(ranges()).containsExactly("2026-08-22 2026-11-20", "2026-08-22 2026-11-20");
  }

  @Test
  void aDayThatTheQueryInsistsOnIsAskedForWhereItMayBeOver() throws SQLException {
    ACCOUNT.withoutReferee();
    assertThatThrownBy(
            () ->
                query(
                    "SELECT * FROM user_activity WHERE to_date = '2026-11-21'",
                    "applicationName",
                    "test"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("toDate: must not exceed the current day");
  }

  @Test
  void severalRangesAreARequestEach() throws SQLException {
    assertThat(
            query(
                "SELECT DISTINCT from_date FROM user_activity WHERE from_date IN"
                    + " ('2026-09-21', '2026-10-01', '2026-10-02') AND to_date = '2026-11-01'"))
        .hasSize(3);
    assertThat(ranges())
        .containsExactly("2026-09-21 2026-11-01", "2026-10-01 2026-11-01", "2026-10-02 2026-11-01");
  }

  @Test
  void boundsMayBeParameters() throws SQLException {
    try (Connection connection = ACCOUNT.connect(ZONE);
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT DISTINCT CAST(from_date AS VARCHAR) FROM user_activity"
                    + " WHERE from_date >= ? AND to_date < ?")) {
      statement.setObject(1, LocalDate.parse("2026-10-01"));
      statement.setDate(2, Date.valueOf("2026-11-02"));
      assertThat(SandboxAccount.rows(statement.executeQuery()))
          .containsExactly(List.of("2026-10-01"));
      statement.setString(1, "2026-10-08");
      assertThat(SandboxAccount.rows(statement.executeQuery()))
          .containsExactly(List.of("2026-10-08"));
    }
    assertThat(ranges()).containsExactly("2026-10-01 2026-11-01", "2026-10-08 2026-11-01");
  }

  @Test
  void someUsersAreAskedForByTheirIds() throws SQLException {
    List<Object> ids = new ArrayList<>();
    query("SELECT user_id FROM user_activity LIMIT 2").forEach(row -> ids.add(row.get(0)));
    ACCOUNT.sandbox().clearExchanges();

    assertThat(
            query(
                "SELECT user_id FROM user_activity WHERE user_id IN ('"
                    + ids.get(0)
                    + "', '"
                    + ids.get(1)
                    + "') AND from_date >= '2026-09-21'"))
        .hasSize(2);
    assertThat(ranges()).containsExactly("2026-09-21 2026-11-20");
    assertThat(filter(ACCOUNT.request()).path("userIds")).hasSize(2);
  }

  @Test
  void aUserWithoutActivityHasNoRow() throws SQLException {
    assertThat(query("SELECT * FROM user_activity WHERE user_id = '1'")).isEmpty();
    assertThat(ACCOUNT.requests()).hasSize(1);
  }

  @Test
  void usersAreJoinedByTheirIdsInBatches() throws SQLException {
    String user = String.valueOf(query("SELECT user_id FROM user_activity LIMIT 1").get(0).get(0));
    ACCOUNT.sandbox().clearExchanges();

    assertThat(
            query(
                "SELECT u.first_name, a.calls_as_host FROM users u JOIN user_activity a"
                    + " ON a.user_id = u.id AND a.from_date >= '2026-10-01'"
                    + " AND a.to_date <= '2026-11-01' WHERE u.id = '"
                    + user
                    + "'"))
        .hasSize(1);
    assertThat(ACCOUNT.requests())
        .extracting(SandboxRequest::path)
        .containsExactly("/v2/users/extensive", "/v2/stats/activity/aggregate");
    JsonNode filter = filter(ACCOUNT.requests().get(1));
    assertThat(filter.path("fromDate").asText()).isEqualTo("2026-10-01");
    assertThat(filter.path("toDate").asText()).isEqualTo("2026-11-01");
    assertThat(filter.path("userIds")).extracting(JsonNode::asText).containsExactly(user);
  }

  @Test
  void everyUserKeepsItsRowInAnOuterJoin() throws SQLException {
    List<List<@Nullable Object>> users = query("SELECT id FROM users");
    assertThat(
            query(
                "SELECT u.id, a.from_date FROM users u LEFT JOIN user_activity a"
                    + " ON a.user_id = u.id AND a.from_date = '2026-10-01'"
                    + " AND a.to_date = '2026-10-02'"))
        .hasSameSizeAs(users)
        .anySatisfy(row -> assertThat(row.get(1)).isNull())
        .anySatisfy(row -> assertThat(row.get(1)).isEqualTo(Date.valueOf("2026-10-01")));
  }

  @Test
  void countingIsTheSameAsReading() throws SQLException {
    String from = " FROM user_activity WHERE from_date >= '2026-10-01' AND to_date <= '2026-11-01'";

    assertThat(query("SELECT COUNT(*)" + from))
        .containsExactly(List.of((long) query("SELECT user_id" + from).size()));
    assertThat(ranges()).containsOnly("2026-10-01 2026-11-01");
  }

  @Test
  void aLimitStopsBehindTheFirstRange() throws SQLException {
    assertThat(
            query(
                "SELECT user_id FROM user_activity WHERE from_date IN ('2026-09-21', '2026-10-01')"
                    + " LIMIT 3"))
        .hasSize(3);
    assertThat(ranges()).hasSize(1);
  }

  @Test
  void tooManyRangesFailBeforeOneIsAskedFor() {
    assertThatThrownBy(
            () ->
                query(
                    "SELECT COUNT(*) FROM user_activity WHERE from_date IN ('2026-09-21',"
                        + " '2026-09-22', '2026-09-23') AND to_date = '2026-11-01'",
                    "maxRequestsPerQuery",
                    "2"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("about 3 requests, more than the 2 that maxRequestsPerQuery allows");
    assertThat(ranges()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from_date >= '2026-10-01' AND to_date <= '2026-11-01'",
        "from_date IN ('2026-10-01', '2026-10-08')",
        "calls_as_host > 3",
        "to_date <= '2026-11-01' AND calls_attended > 1",
      })
  void withoutPushDownTheRowsAreTheSame(String condition) throws SQLException {
    String sql = "SELECT * FROM user_activity WHERE " + condition + " ORDER BY 1, 3, 4";

    assertThat(query(sql, "pushDown", "false", "companyTimeZone", "America/New_York"))
        .isNotEmpty()
        .isEqualTo(query(sql));
  }

  @Test
  void explainTellsTheRangeAndTheRequests() throws SQLException {
    String sql =
        "SELECT user_id FROM user_activity WHERE from_date >= '2026-10-01' AND to_date <="
            + " '2026-11-01'";
    assertThat(query("EXPLAIN PLAN FOR " + sql).get(0).get(0).toString())
        .contains("pushed: from_date >= 2026-10-01 and to_date <= 2026-11-01\n")
        .contains("sent as: filter.fromDate, filter.toDate\n")
        .contains("range: 2026-10-01 to 2026-11-01\n");
    assertThat(query("EXPLAIN PLAN FOR SELECT user_id FROM user_activity").get(0).get(0).toString())
        .contains("range: 2026-08-22 to 2026-11-20\n");
    assertThat(
            query("EXPLAIN PLAN FOR SELECT 1 FROM user_activity WHERE from_date = ?")
                .get(0)
                .get(0)
                .toString())
        .contains("range: unknown until the parameters are set\n");
    assertThat(ACCOUNT.requests()).isEmpty();
    query("SELECT COUNT(*) FROM user_activity");
    assertThat(query("EXPLAIN PLAN FOR " + sql).get(0).get(0).toString())
        .startsWith("At most 1 request to Gong.");
  }

  @Test
  void theScopeThatIsMissingIsNamed() {
    ACCOUNT.withoutReferee();
    ACCOUNT
        .sandbox()
        .answerWith(
            request ->
                Optional.of(
                    new SandboxAnswer(
                        403, Map.of(), "{\"requestId\":\"1\",\"errors\":[\"Missing scope\"]}")));

    assertThatThrownBy(() -> query("SELECT * FROM user_activity"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("api:stats:user-actions");
  }
}
