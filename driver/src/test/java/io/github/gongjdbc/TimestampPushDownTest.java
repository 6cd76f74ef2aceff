package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions on timestamp columns reach the API's date parameters, and never cost a row. */
class TimestampPushDownTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static Instant started(JsonNode call) {
    return OffsetDateTime.parse(call.at("/metaData/started").asText())
        .toInstant()
        .truncatedTo(ChronoUnit.MILLIS);
  }

  private static List<String> callIds(Predicate<Instant> wanted) {
    return ACCOUNT.sandbox().calls().stream()
        .filter(call -> wanted.test(started(call)))
        .map(call -> call.at("/metaData/id").asText())
        .sorted()
        .toList();
  }

  private static List<String> ids(String sql, Object... parameters) throws SQLException {
    return ACCOUNT.query(sql, parameters).stream()
        .map(row -> String.valueOf(row.get(0)))
        .sorted()
        .toList();
  }

  private static Instant utc(String dateTime) {
    return LocalDateTime.parse(dateTime).toInstant(ZoneOffset.UTC);
  }

  @Nested
  class AsPeopleWriteThem {
    /** Every form means 2026-11-10 17:30 UTC as the inclusive lower bound. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "started >= TIMESTAMP '2026-11-10 17:30:00'",
          "started >= {ts '2026-11-10 17:30:00'}",
          "TIMESTAMP '2026-11-10 17:30:00' <= started",
          "started >= '2026-11-10 17:30:00'",
          "started >= '2026-11-10 17:30'",
          "started >= '2026-11-10T17:30:00Z'",
          "started >= '2026-11-10T17:30Z'",
          "started >= '2026-11-10T17:30:00.000Z'",
          "started >= '2026-11-10T12:30:00-05:00'",
          "started >= '2026-11-10 19:30:00+0200'",
          "'2026-11-10 17:30:00' <= started",
          "NOT (started < '2026-11-10 17:30:00')",
          "started > '2026-11-10 17:29:59.999'",
          "started BETWEEN '2026-11-10 17:30:00' AND '2027-01-01'",
          "started >= '2026-11-10 17:30:00' AND started >= '2026-11-01'",
          "started >= '2026-11-10 17:30:00' AND duration >= 0",
          "started >= CAST('2026-11-10 17:30:00' AS TIMESTAMP)",
          "started >= TIMESTAMP '2026-11-09 17:30:00' + INTERVAL '1' DAY",
          "(started >= '2026-11-12' OR started >= '2026-11-10 17:30:00')",
        })
    void aLowerBoundIsOneInstant(String condition) throws SQLException {
      assertThat(ids("SELECT id FROM extensive_calls WHERE " + condition))
          .isNotEmpty()
          .isEqualTo(callIds(time -> !time.isBefore(utc("2026-11-10T17:30:00"))));
      assertThat(filter().get("fromDateTime").asText()).isEqualTo("2026-11-10T17:30:00Z");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "started < '2026-11-10'               | 2026-11-10T00:00:00Z",
          "started <= '2026-11-10'              | 2026-11-10T00:00:00.001Z",
          "DATE '2026-11-10' > started          | 2026-11-10T00:00:00Z",
          "started < DATE '2026-11-10'          | 2026-11-10T00:00:00Z",
          "started < '2026-11-09T22:00:00-02:00' | 2026-11-10T00:00:00Z",
        })
    void anUpperBoundIsExclusive(String condition, String to) throws SQLException {
      assertThat(
              ids("SELECT id FROM extensive_calls WHERE started >= '2026-11-05' AND " + condition))
          .isNotEmpty()
          .isEqualTo(
              callIds(
                  time ->
                      !time.isBefore(utc("2026-11-05T00:00:00"))
                          && time.isBefore(Instant.parse(to))));
      assertThat(filter().get("fromDateTime").asText()).isEqualTo("2026-11-05T00:00:00Z");
      assertThat(filter().get("toDateTime").asText()).isEqualTo(to);
    }

    @Test
    void equalityIsARangeOfAMillisecond() throws SQLException {
      ObjectNode call = ACCOUNT.sandbox().calls().get(300);
      String time =
          LocalDateTime.ofInstant(started(call), ZoneOffset.UTC).toString().replace('T', ' ');
      assertThat(ids("SELECT id FROM extensive_calls WHERE started = '" + time + "'"))
          .contains(call.at("/metaData/id").asText());
      assertThat(Instant.parse(filter().get("fromDateTime").asText())).isEqualTo(started(call));
      assertThat(Instant.parse(filter().get("toDateTime").asText()))
          .isEqualTo(started(call).plusMillis(1));
    }

    @Test
    void manyTimesAreTheRangeThatHoldsThemAll() throws SQLException {
      List<ObjectNode> calls = ACCOUNT.sandbox().calls();
      Function<Integer, String> time =
          index -> LocalDateTime.ofInstant(started(calls.get(index)), ZoneOffset.UTC).toString();
      assertThat(
              ids(
                  "SELECT id FROM extensive_calls WHERE started IN ('"
                      + time.apply(310)
                      + "', '"
                      + time.apply(300)
                      + "')"))
          .contains(calls.get(300).at("/metaData/id").asText())
          .contains(calls.get(310).at("/metaData/id").asText());
      assertThat(Instant.parse(filter().get("fromDateTime").asText()))
          .isEqualTo(started(calls.get(300)));
    }

    private JsonNode filter() {
      return ACCOUNT.requests().get(0).json().get("filter");
    }
  }

  @Nested
  class AsParameters {
    private static final Instant BOUND = Instant.parse("2026-11-10T17:30:00Z");

    /** Shows the bound as the connection does, whose timeZone is UTC. */
    private static final Timestamp SHOWN =
        Timestamp.valueOf(LocalDateTime.ofInstant(BOUND, ZoneOffset.UTC));

    @Test
    void anySensibleSetterSetsTheSameInstant() throws SQLException {
      List<Setter> setters =
          List.of(
              statement -> statement.setTimestamp(1, SHOWN),
              statement -> statement.setTimestamp(1, SHOWN, java.util.Calendar.getInstance()),
              statement -> statement.setObject(1, SHOWN),
              statement -> statement.setObject(1, BOUND),
              statement -> statement.setObject(1, BOUND.atOffset(ZoneOffset.ofHours(-8))),
              statement -> statement.setObject(1, BOUND.atZone(ZoneOffset.ofHours(5))),
              statement -> statement.setObject(1, LocalDateTime.ofInstant(BOUND, ZoneOffset.UTC)),
              statement -> statement.setObject(1, java.util.Date.from(SHOWN.toInstant())),
              statement -> statement.setString(1, "2026-11-10 17:30:00"),
              statement -> statement.setString(1, "2026-11-10T19:30:00+02:00"),
              statement -> statement.setObject(1, "2026-11-10T17:30Z", java.sql.Types.TIMESTAMP));
      try (Connection connection = ACCOUNT.connect();
          PreparedStatement statement =
              connection.prepareStatement("SELECT id FROM extensive_calls WHERE started >= ?")) {
        for (Setter setter : setters) {
          ACCOUNT.sandbox().clearExchanges();
          statement.clearParameters();
          setter.set(statement);
          try (ResultSet result = statement.executeQuery()) {
            assertThat(
                    SandboxAccount.rows(result).stream()
                        .map(row -> String.valueOf(row.get(0)))
                        .sorted())
                .isEqualTo(callIds(time -> !time.isBefore(BOUND)));
          }
          assertThat(firstFilter().get("fromDateTime").asText()).isEqualTo("2026-11-10T17:30:00Z");
        }
      }
    }

    @Test
    void datesBeginAtMidnight() throws SQLException {
      for (Object date :
          List.of(LocalDate.parse("2026-11-10"), java.sql.Date.valueOf("2026-11-10"))) {
        ACCOUNT.sandbox().clearExchanges();
        ids("SELECT id FROM extensive_calls WHERE ? < started", date);
        assertThat(firstFilter().get("fromDateTime").asText())
            .isEqualTo("2026-11-10T00:00:00.001Z");
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "started BETWEEN ? AND ?",
          "started >= ? AND started <= ?",
          "NOT (started < ? OR started > ?)",
        })
    void twoParametersAreARange(String condition) throws SQLException {
      ids(
          "SELECT id FROM extensive_calls WHERE " + condition,
          LocalDateTime.parse("2026-11-10T00:00:00"),
          LocalDateTime.parse("2026-11-11T00:00:00"));
      JsonNode filter = firstFilter();
      assertThat(filter.get("fromDateTime").asText()).isEqualTo("2026-11-10T00:00:00Z");
      assertThat(filter.get("toDateTime").asText()).isEqualTo("2026-11-11T00:00:00.001Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"started IN (?, ?)", "started = ? OR started = ?"})
    void twoParametersAreTwoMomentsThatAreAskedForOneByOne(String condition) throws SQLException {
      ids(
          "SELECT id FROM extensive_calls WHERE " + condition,
          LocalDateTime.parse("2026-11-10T00:00:00"),
          LocalDateTime.parse("2026-11-11T00:00:00"));
      assertThat(ACCOUNT.requests())
          .extracting(SandboxRequest::body)
          .containsExactly(
              "{\"filter\":{\"fromDateTime\":\"2026-11-10T00:00:00Z\","
                  + "\"toDateTime\":\"2026-11-10T00:00:00.001Z\"}}",
              "{\"filter\":{\"fromDateTime\":\"2026-11-11T00:00:00Z\","
                  + "\"toDateTime\":\"2026-11-11T00:00:00.001Z\"}}");
    }

    @Test
    void aParameterThatIsNullFindsNothingAndAsksNothing() throws SQLException {
      try (Connection connection = ACCOUNT.connect();
          PreparedStatement statement =
              connection.prepareStatement("SELECT id FROM calls WHERE started >= ?")) {
        statement.setNull(1, java.sql.Types.TIMESTAMP);
        try (ResultSet result = statement.executeQuery()) {
          assertThat(result.next()).isFalse();
        }
      }
      assertThat(ACCOUNT.requests()).isEmpty();
    }

    private JsonNode firstFilter() {
      return ACCOUNT.requests().get(0).json().get("filter");
    }

    private interface Setter {
      void set(PreparedStatement statement) throws SQLException;
    }
  }

  @Nested
  class ExpressionsOfNow {
    @Test
    void currentTimestampIsThatOfTheExecution() throws SQLException {
      SettableClock clock = new SettableClock(SandboxAccount.NOW);
      try (Connection connection = ACCOUNT.connectAt(clock);
          PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT id FROM extensive_calls WHERE started > CURRENT_TIMESTAMP - INTERVAL '7'"
                      + " DAY")) {
        for (int i = 0; i < 2; i++) {
          ACCOUNT.sandbox().clearExchanges();
          clock.advance(Duration.ofMinutes(5));
          try (ResultSet result = statement.executeQuery()) {
            SandboxAccount.rows(result);
          }
          Instant from =
              Instant.parse(ACCOUNT.requests().get(0).json().at("/filter/fromDateTime").asText());
          assertThat(from.plus(Duration.ofDays(7))).isEqualTo(clock.instant().plusMillis(1));
        }
      }
    }

    @Test
    void currentDateBeginsAtMidnight() throws SQLException {
      ids("SELECT id FROM extensive_calls WHERE started >= CURRENT_DATE - INTERVAL '3' DAY");
      String from = ACCOUNT.requests().get(0).json().at("/filter/fromDateTime").asText();
      assertThat(Instant.parse(from).plus(Duration.ofDays(3)))
          .isEqualTo(SandboxAccount.NOW.truncatedTo(ChronoUnit.DAYS));
    }
  }

  @Nested
  class Calls {
    @Test
    void theWindowIsWidenedAsConferencesAreFilteredByScheduledTime() throws SQLException {
      assertThat(
              ids(
                  "SELECT id FROM calls WHERE started >= '2026-11-10 17:30' AND started <"
                      + " '2026-11-12'"))
          .isNotEmpty()
          .isEqualTo(
              callIds(
                  time ->
                      !time.isBefore(utc("2026-11-10T17:30:00"))
                          && time.isBefore(utc("2026-11-12T00:00:00"))));
      SandboxRequest request = ACCOUNT.request();
      assertThat(request.method()).isEqualTo("GET");
      assertThat(request.path()).isEqualTo("/v2/calls");
      assertThat(request.query("fromDateTime")).isEqualTo("2026-11-09T17:30:00Z");
      assertThat(request.query("toDateTime")).isEqualTo("2026-11-13T00:00:00Z");
    }

    @Test
    void aMeetingThatStartedLateIsNotMissed() throws SQLException {
      ObjectNode late =
          ACCOUNT.sandbox().calls().stream()
              .filter(call -> call.at("/metaData/direction").asText().equals("Conference"))
              .filter(call -> call.at("/metaData/scheduled").isTextual())
              .filter(
                  call ->
                      OffsetDateTime.parse(call.at("/metaData/scheduled").asText())
                          .toInstant()
                          .plus(Duration.ofMinutes(5))
                          .isBefore(started(call)))
              .findFirst()
              .orElseThrow();
      assertThat(ids("SELECT id FROM calls WHERE started >= ?", started(late).minusSeconds(1)))
          .contains(late.at("/metaData/id").asText());
    }
  }

  @Nested
  class ChildTables {
    @Test
    void theTimeOfTheParentIsPushedExactly() throws SQLException {
      List<List<@Nullable Object>> rows =
          ACCOUNT.query(
              "SELECT call_id, name FROM call_parties WHERE started >= '2026-11-19' AND started <"
                  + " '2026-11-20'");
      long expected =
          ACCOUNT.sandbox().calls().stream()
              .filter(
                  call ->
                      !started(call).isBefore(utc("2026-11-19T00:00:00"))
                          && started(call).isBefore(utc("2026-11-20T00:00:00")))
              .mapToLong(call -> call.path("parties").size())
              .sum();
      assertThat(rows).hasSize((int) expected).isNotEmpty();
      JsonNode filter = ACCOUNT.request().json().get("filter");
      assertThat(filter.get("fromDateTime").asText()).isEqualTo("2026-11-19T00:00:00Z");
      assertThat(filter.get("toDateTime").asText()).isEqualTo("2026-11-20T00:00:00Z");
    }
  }

  @Nested
  class AnsweredScorecards {
    private List<String> reviews(String field, Predicate<Instant> wanted) {
      return ACCOUNT.sandbox().answeredScorecards().stream()
          .filter(
              review ->
                  wanted.test(
                      OffsetDateTime.parse(review.get(field).asText())
                          .toInstant()
                          .truncatedTo(ChronoUnit.MILLIS)))
          .map(review -> review.get("answeredScorecardId").asText())
          .sorted()
          .toList();
    }

    @Test
    void datesAreWidenedByADayWhileTheCompanysZoneIsUnknown() throws SQLException {
      assertThat(
              ids(
                  "SELECT answered_scorecard_id FROM answered_scorecards WHERE review_time >="
                      + " '2026-11-03 10:00' AND review_time <= '2026-11-10 12:00'"))
          .isNotEmpty()
          .isEqualTo(
              reviews(
                  "reviewTime",
                  time ->
                      !time.isBefore(utc("2026-11-03T10:00:00"))
                          && !time.isAfter(utc("2026-11-10T12:00:00"))));
      JsonNode filter = ACCOUNT.request().json().get("filter");
      assertThat(filter.get("reviewFromDate").asText()).isEqualTo("2026-11-02");
      assertThat(filter.get("reviewToDate").asText()).isEqualTo("2026-11-12");
      assertThat(filter.get("reviewMethod").asText()).isEqualTo("BOTH");
    }

    @Test
    void datesAreThoseOfTheCompanysZoneWhereItIsKnown() throws SQLException {
      try (Connection connection =
          ACCOUNT.connect("companyTimeZone", ACCOUNT.sandbox().companyTimeZone().getId())) {
        assertThat(
                SandboxAccount.query(
                        connection,
                        "SELECT answered_scorecard_id FROM answered_scorecards WHERE review_time"
                            + " >= '2026-11-03 02:00' AND review_time < '2026-11-10 05:00'")
                    .stream()
                    .map(row -> String.valueOf(row.get(0)))
                    .sorted())
            .isNotEmpty()
            .isEqualTo(
                reviews(
                    "reviewTime",
                    time ->
                        !time.isBefore(utc("2026-11-03T02:00:00"))
                            && time.isBefore(utc("2026-11-10T05:00:00"))));
      }
      JsonNode filter = ACCOUNT.request().json().get("filter");
      // New York is five hours behind: two o'clock is the day before, five o'clock is midnight.
      assertThat(filter.get("reviewFromDate").asText()).isEqualTo("2026-11-02");
      assertThat(filter.get("reviewToDate").asText()).isEqualTo("2026-11-10");
    }

    @Test
    void theTimeOfTheCallHasAFilterOfItsOwn() throws SQLException {
      assertThat(
              ids(
                  "SELECT answered_scorecard_id FROM answered_scorecards WHERE call_start_time >="
                      + " '2026-11-03' AND review_time >= '2026-09-01'"))
          .isNotEmpty()
          .isEqualTo(reviews("callStartTime", time -> !time.isBefore(utc("2026-11-03T00:00:00"))));
      JsonNode filter = ACCOUNT.requests().get(0).json().get("filter");
      assertThat(filter.get("callFromDate").asText()).isEqualTo("2026-11-02");
      assertThat(filter.get("reviewFromDate").asText()).isEqualTo("2026-08-31");
    }
  }

  @Nested
  class Users {
    @Test
    void theTimeOfCreationChoosesTheEndpointThatFiltersByIt() throws SQLException {
      List<ObjectNode> users = ACCOUNT.sandbox().users();
      Instant bound = OffsetDateTime.parse(users.get(7).get("created").asText()).toInstant();
      assertThat(ids("SELECT id FROM users WHERE created >= ?", bound))
          .isEqualTo(
              users.stream()
                  .filter(
                      user ->
                          !OffsetDateTime.parse(user.get("created").asText())
                              .toInstant()
                              .truncatedTo(ChronoUnit.MILLIS)
                              .isBefore(bound.truncatedTo(ChronoUnit.MILLIS)))
                  .map(user -> user.get("id").asText())
                  .sorted()
                  .toList());
      assertThat(ACCOUNT.request().path()).isEqualTo("/v2/users/extensive");
      assertThat(Instant.parse(ACCOUNT.request().json().at("/filter/createdFromDateTime").asText()))
          .isEqualTo(bound.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void withoutABoundTheListIsRead() throws SQLException {
      assertThat(ids("SELECT id FROM users")).hasSize(ACCOUNT.sandbox().users().size());
      assertThat(ACCOUNT.request().method()).isEqualTo("GET");
      assertThat(ACCOUNT.request().path()).isEqualTo("/v2/users");
    }
  }

  @Nested
  class NothingToAsk {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT * FROM calls WHERE 1 = 0",
          "SELECT * FROM calls LIMIT 0",
          "SELECT * FROM calls WHERE started >= '2026-11-10' AND started < '2026-11-10'",
          "SELECT * FROM calls WHERE started > '2026-11-11' AND started < '2026-11-10'",
          "SELECT * FROM extensive_calls WHERE started = '2026-11-10' AND started = '2026-11-11'",
          "SELECT * FROM answered_scorecards WHERE review_time > '2026-11-11' AND review_time <"
              + " '2026-11-10'",
          "SELECT * FROM users WHERE created < '2020-01-01' AND created > '2021-01-01'",
          "SELECT * FROM calls WHERE started > NULL",
        })
    void anEmptyRangeSendsNothing(String sql) throws SQLException {
      assertThat(ACCOUNT.query(sql)).isEmpty();
      assertThat(ACCOUNT.requests()).isEmpty();
    }

    @Test
    void anEmptyRangeOfParametersSendsNothing() throws SQLException {
      assertThat(
              ACCOUNT.query(
                  "SELECT * FROM calls WHERE started >= ? AND started < ?",
                  LocalDate.parse("2026-11-11"),
                  LocalDate.parse("2026-11-10")))
          .isEmpty();
      assertThat(ACCOUNT.requests()).isEmpty();
    }
  }

  @Nested
  class StartDate {
    private List<String> warnings(Connection connection, String sql) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(sql)) {
        SandboxAccount.rows(result);
        return SandboxAccount.warnings(statement);
      }
    }

    @Test
    void appliesWithoutALowerBoundAndSaysSo() throws SQLException {
      try (Connection connection = ACCOUNT.connect("startDate", "2026-11-01")) {
        assertThat(warnings(connection, "SELECT id FROM extensive_calls"))
            .singleElement()
            .asString()
            .contains("extensive_calls", "2026-11-01T00:00:00Z", "startDate", "started");
        assertThat(ACCOUNT.requests().get(0).json().at("/filter/fromDateTime").asText())
            .isEqualTo("2026-11-01T00:00:00Z");
      }
    }

    /** However useless a bound looks beside what an account has, it is the query's own. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT id FROM extensive_calls WHERE title <> '' AND started >= '2019-03-01'",
          "SELECT id FROM calls WHERE duration > 9 AND started BETWEEN '2019-03-01' AND"
              + " '2030-01-01'",
          "SELECT system, COUNT(*) FROM calls WHERE duration > 9 AND started > DATE '2019-03-01'"
              + " AND (started < TIMESTAMP '2030-01-01 00:00:00' OR title = 'x') GROUP BY system",
          "SELECT name FROM call_parties WHERE started >= DATE '2019-03-01' AND name LIKE '%a%'",
          "SELECT answers FROM answered_scorecards WHERE review_time > '2019-03-01' AND call_id >"
              + " '3'"
        })
    void givesWayToABoundThatCoversAllHistory(String sql) throws SQLException {
      try (Connection connection = ACCOUNT.connect("startDate", "2026-11-15")) {
        assertThat(warnings(connection, sql)).isEmpty();
        SandboxRequest request = ACCOUNT.requests().get(0);
        assertThat(request.method().equals("GET") ? request.query() : request.json())
            .asString()
            .containsAnyOf("2019-03-01", "2019-02-28");
      }
    }

    @Test
    void isNinetyDaysBeforeNowUnlessItIsSet() throws SQLException {
      try (Connection connection = ACCOUNT.connect()) {
        warnings(connection, "SELECT id FROM extensive_calls");
        Instant from =
            Instant.parse(ACCOUNT.requests().get(0).json().at("/filter/fromDateTime").asText());
        assertThat(from.plus(Duration.ofDays(90))).isEqualTo(SandboxAccount.NOW);
      }
    }

    @Test
    void cutsExactlyWhereTheApiCutsRoughly() throws SQLException {
      try (Connection connection = ACCOUNT.connect("startDate", "2026-11-10T17:30:00Z")) {
        assertThat(
                SandboxAccount.query(connection, "SELECT id FROM calls").stream()
                    .map(row -> String.valueOf(row.get(0)))
                    .sorted())
            .isEqualTo(callIds(time -> !time.isBefore(utc("2026-11-10T17:30:00"))));
      }
    }

    @Test
    void losesToALowerBoundOfTheQuery() throws SQLException {
      try (Connection connection = ACCOUNT.connect("startDate", "2026-11-15")) {
        assertThat(
                warnings(connection, "SELECT id FROM extensive_calls WHERE started > '2026-10-01'"))
            .isEmpty();
        assertThat(ACCOUNT.requests().get(0).json().at("/filter/fromDateTime").asText())
            .isEqualTo("2026-10-01T00:00:00.001Z");
      }
    }

    @Test
    void isNoMatterOfTablesWithoutTime() throws SQLException {
      try (Connection connection = ACCOUNT.connect("startDate", "2026-11-15")) {
        assertThat(warnings(connection, "SELECT scorecard_id FROM scorecards")).isEmpty();
        assertThat(warnings(connection, "SELECT id FROM users")).isEmpty();
      }
    }
  }
}
