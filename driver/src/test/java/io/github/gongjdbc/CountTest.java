package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.Exchange;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * COUNT(*) is the number of rows that can be read, and the first and the last time are theirs: what
 * Gong says of numbers is used of calls that are two days old, and younger ones are read.
 */
class CountTest {
  /** Where the young calls begin. */
  private static final String BOUNDARY = "2026-11-18T20:00:00Z";

  private final SettableClock clock = new SettableClock(SandboxAccount.NOW);

  /** About 110 calls a working day: the last two days take three pages. */
  @RegisterExtension
  final SandboxAccount account =
      SandboxAccount.of(GongSandbox.builder().clock(clock).calls(1470).days(14));

  /** The row of a query; it must be the one that comes of reading everything. */
  private List<@Nullable Object> row(String sql, Object... parameters) throws SQLException {
    List<List<@Nullable Object>> rows = account.query(sql, parameters);
    List<Exchange> asked = account.sandbox().exchanges();
    try (Connection connection = account.connect("pushDown", "false")) {
      assertThat(rows).as(sql).isEqualTo(SandboxAccount.query(connection, sql, parameters));
    }
    account.sandbox().clearExchanges();
    bodies = asked.stream().map(exchange -> exchange.request().json()).toList();
    return rows.get(0);
  }

  /** What the last query asked. */
  private List<JsonNode> bodies = List.of();

  private List<String> froms() {
    return bodies.stream().map(body -> body.at("/filter/fromDateTime").asText()).toList();
  }

  @Nested
  class OfARange {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "started < '2026-11-18 20:00:00' | 1",
          "started >= '2026-11-09' AND started < '2026-11-16' | 1",
          "started >= '2026-11-20 15:00:00' | 1",
          "started >= '2026-11-17 20:00:00' AND started < '2026-11-18 03:00:00' | 1",
          "started >= '2019-01-01' AND started < '2020-01-01' | 1",
          "started > '2030-01-01' | 1",
          "started > '2026-11-20' AND started < '2026-11-19' | 0",
          "started >= '2026-11-19 12:00:00' | 2",
          "started >= '2026-10-01' | 4",
          "started < '2026-11-20 20:00:00' | 4",
          "started < '2026-11-19' | 2"
        })
    void costsOneRequestOrThoseOfTheLastTwoDaysMore(String condition, int requests)
        throws SQLException {
      for (String table : List.of("calls", "extensive_calls")) {
        row("SELECT COUNT(*) FROM " + table + " WHERE " + condition);
        assertThat(bodies).as(bodies.toString()).hasSize(requests);
      }
    }

    @Test
    void readsOfTheLastTwoDaysAlone() throws SQLException {
      row("SELECT COUNT(*) FROM calls WHERE started >= '2026-10-01'");
      assertThat(froms()).containsExactly("2026-10-01T00:00:00Z", BOUNDARY, BOUNDARY, BOUNDARY);
      assertThat(bodies.get(0).at("/filter/toDateTime").isMissingNode()).isTrue();
    }

    @Test
    void thatIsKnownToBeLargeAsksForItsOldPartDirectly() throws SQLException {
      String sql = "SELECT COUNT(*) FROM calls WHERE started >= '2026-10-01'";
      row(sql);
      row(sql);
      assertThat(froms()).containsExactly("2026-10-01T00:00:00Z", BOUNDARY, BOUNDARY, BOUNDARY);
      assertThat(bodies.get(0).at("/filter/toDateTime").asText()).isEqualTo(BOUNDARY);
    }

    @Test
    void warnsOfWhatGongHasNotProcessed() throws SQLException {
      try (Connection connection = account.connect();
          Statement statement = connection.createStatement()) {
        for (String from : List.of("2026-10-01", "2026-11-20 15:00:00")) {
          SandboxAccount.rows(
              statement.executeQuery("SELECT COUNT(*) FROM calls WHERE started >= '" + from + "'"));
          assertThat(SandboxAccount.allWarnings(statement))
              .singleElement()
              .asString()
              .startsWith("Gong knows of");
        }
      }
    }

    @Test
    void isThatOfTheRowsAtEveryHour() throws SQLException {
      for (int hour = 0; hour < 60; hour += 5) {
        row("SELECT COUNT(*) FROM calls WHERE started >= '2026-11-10'");
        row("SELECT COUNT(*) FROM extensive_calls WHERE started < CURRENT_TIMESTAMP");
        clock.advance(Duration.ofHours(5));
      }
    }
  }

  @Nested
  class WhereTotalsOfOldCallsAreNotRight {
    private void add(ToIntFunction<Instant> more) {
      account.withoutReferee();
      account
          .sandbox()
          .answerWith(
              request -> {
                SandboxAnswer answer = account.sandbox().accountAnswer(request);
                if (answer.status() != 200
                    || !(answer.json() instanceof ObjectNode body)
                    || !(body.get("records") instanceof ObjectNode records)) {
                  return Optional.of(answer);
                }
                String to = request.json().at("/filter/toDateTime").asText("2026-11-20T20:00:00Z");
                records.put(
                    "totalRecords",
                    records.path("totalRecords").asInt() + more.applyAsInt(Instant.parse(to)));
                return Optional.of(answer.withBody(body.toString()));
              });
    }

    @ParameterizedTest
    @ValueSource(ints = {5, -5})
    void theyAreTakenUntilAReadDisagrees(int wrong) throws SQLException {
      add(to -> wrong);
      String count = "SELECT COUNT(*) FROM calls WHERE started < '2026-11-17'";
      String ids = "SELECT id FROM extensive_calls WHERE started < '2026-11-14'";
      long taken = ((Number) account.query(count).get(0).get(0)).longValue();
      assertThat(account.requests()).hasSize(1);
      account.query(ids);
      account.sandbox().clearExchanges();
      assertThat(account.query(count)).containsExactly(List.of(taken - wrong));
      assertThat(account.requests()).hasSizeGreaterThan(4);
      row("SELECT COUNT(*) FROM calls WHERE started >= '2026-10-01'");
    }

    @Test
    void aMissingOneIsReplacedByReading() throws SQLException {
      account.withoutReferee();
      account
          .sandbox()
          .answerWith(
              request -> {
                SandboxAnswer answer = account.sandbox().accountAnswer(request);
                return Optional.of(
                    answer.withBody(answer.body().replaceAll("\"totalRecords\":\\d+,", "")));
              });
      row("SELECT COUNT(*) FROM calls WHERE started < '2026-11-17'");
      row("SELECT COUNT(*) FROM calls WHERE started >= '2026-10-01'");
      row("SELECT COUNT(*) FROM users");
    }
  }

  @Nested
  class WithTheFirstAndTheLastTime {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "MIN(started), MAX(started), COUNT(*) | started >= '2026-10-01' | 5",
          "COUNT(*), MAX(started) | started >= '2026-10-01' | 5",
          "COUNT(*) AS n, MIN(started) AS first_call | started >= '2026-10-01' | 4",
          "MIN(started) a, MAX(started) b, COUNT(*) c, COUNT(id) d | started < '2026-11-20"
              + " 20:00:00' | 5",
          "MIN(started), MAX(started) | started >= '2026-10-01' | 3",
          "MIN(started), MAX(started) | started >= '2026-11-20 15:00:00' | 2",
          "MIN(started), MAX(started), COUNT(*) | started >= '2026-11-20 15:00:00' | 1",
          "MIN(started), MAX(started), COUNT(*) | started >= '2019-01-01' AND started <"
              + " '2020-01-01' | 1",
          "MIN(started), MAX(started), COUNT(*) | started >= '2019-01-01' AND started <"
              + " '2019-06-01' | 1",
          "MAX(started), COUNT(*) | started >= '2026-11-09' AND started < '2026-11-16' | 4",
          "MIN(started), COUNT(*) | started >= '2026-11-09' AND started < '2026-11-16' | 1"
        })
    void costsNoMoreThanTheSumOfItsParts(String columns, String condition, int most)
        throws SQLException {
      for (String table : List.of("calls", "extensive_calls")) {
        row("SELECT " + columns + " FROM " + table + " WHERE " + condition);
        assertThat(bodies).as(froms().toString()).hasSizeLessThanOrEqualTo(most);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT MIN(s), MAX(s), COUNT(*) FROM (SELECT started AS s, id FROM calls) t",
          "SELECT COUNT(*), MIN(started) FROM calls WHERE started >= CURRENT_TIMESTAMP - INTERVAL"
              + " '30' DAY",
          "SELECT MIN(started) + INTERVAL '1' DAY, COUNT(*) FROM extensive_calls",
          "SELECT MIN(started), MAX(started), COUNT(*) FROM calls HAVING COUNT(*) > 3",
          "SELECT CAST(MIN(started) AS DATE), COUNT(1), COUNT(started) FROM calls"
        })
    void mayBeWrittenInManyWays(String sql) throws SQLException {
      row(sql);
      assertThat(bodies).as(froms().toString()).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void takesParametersAndHosts() throws SQLException {
      Object host = account.query("SELECT primary_user_id FROM calls LIMIT 1").get(0).get(0);
      account.sandbox().clearExchanges();
      row(
          "SELECT MIN(started), MAX(started), COUNT(*) FROM calls"
              + " WHERE started >= ? AND primary_user_id = ?",
          Instant.parse("2026-10-01T00:00:00Z"),
          String.valueOf(host));
      assertThat(bodies).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void isReadWhereGongDoesNotFilter() throws SQLException {
      row(
          "SELECT MIN(started), MAX(started), COUNT(*) FROM calls"
              + " WHERE started >= '2026-11-15' AND duration > 600");
      row("SELECT MIN(started), MAX(duration), COUNT(*) FROM calls WHERE started >= '2026-11-15'");
      row(
          "SELECT MIN(started) FILTER (WHERE duration > 60), COUNT(*) FROM calls WHERE started >="
              + " '2026-11-15'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"})
    void isInTheTimeZoneOfTheConnection(String zone) throws SQLException {
      String sql = "SELECT MIN(started), MAX(started), COUNT(*) FROM extensive_calls";
      try (Connection pushed = account.connect("timeZone", zone);
          Connection read = account.connect("timeZone", zone, "pushDown", "false")) {
        assertThat(SandboxAccount.query(pushed, sql)).isEqualTo(SandboxAccount.query(read, sql));
      }
    }

    @Test
    void isOfTheRowsAtEveryHour() throws SQLException {
      for (int hour = 0; hour < 80; hour += 8) {
        row("SELECT MIN(started), MAX(started), COUNT(*) FROM calls WHERE started >= '2026-11-10'");
        clock.advance(Duration.ofHours(8));
      }
    }
  }
}
