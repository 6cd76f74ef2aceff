package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An account on which calls take place while it is read: Gong counts calls that it does not list
 * yet, and what it says of numbers is an estimate.
 */
class LiveAccountTest {
  private final SettableClock clock = new SettableClock(SandboxAccount.NOW);

  @RegisterExtension
  final SandboxAccount account =
      SandboxAccount.of(GongSandbox.builder().clock(clock).calls(2400).days(60).users(120));

  private List<String> warnings(String sql) throws SQLException {
    try (Connection connection = account.connect();
        Statement statement = connection.createStatement()) {
      SandboxAccount.rows(statement.executeQuery(sql));
      return SandboxAccount.allWarnings(statement);
    }
  }

  /** How many calls since a time the account lists. */
  private long listed(Instant from) {
    return account.sandbox().calls().stream()
        .map(call -> OffsetDateTime.parse(call.at("/metaData/started").asText()).toInstant())
        .filter(started -> !started.isBefore(from))
        .count();
  }

  /** How many calls since a time are counted and not listed. */
  private int unlisted(Instant from) {
    JsonNode records =
        account
            .sandbox()
            .accountAnswer(
                SandboxRequest.post(
                        "/v2/calls/extensive", "{\"filter\":{\"fromDateTime\":\"" + from + "\"}}")
                    .withHeader("authorization", authorization()))
            .json()
            .path("records");
    return (int) (records.path("totalRecords").asLong() - listed(from));
  }

  private String authorization() {
    return String.valueOf(account.requests().get(0).header("authorization"));
  }

  private void change(Consumer<ObjectNode> records) {
    account.withoutReferee();
    account
        .sandbox()
        .answerWith(
            request -> {
              SandboxAnswer answer = account.sandbox().accountAnswer(request);
              if (answer.status() != 200
                  || !(answer.json() instanceof ObjectNode body)
                  || !(body.get("records") instanceof ObjectNode found)) {
                return Optional.of(answer);
              }
              records.accept(found);
              return Optional.of(answer.withBody(body.toString()));
            });
  }

  @Nested
  class CallsThatAreNotProcessedYet {
    @ParameterizedTest
    @ValueSource(strings = {"calls", "extensive_calls"})
    void areNoRowsAndTheirNumberIsAWarning(String table) throws SQLException {
      String sql = "SELECT id FROM " + table + " WHERE started >= '2026-11-20 15:00:00'";
      Instant from = Instant.parse("2026-11-20T15:00:00Z");
      assertThat(account.query(sql)).hasSize((int) listed(from)).isNotEmpty();
      int unlisted = unlisted(from);
      assertThat(unlisted).isGreaterThan(1);
      assertThat(warnings("SELECT id FROM extensive_calls WHERE started >= '2026-11-20 15:00:00'"))
          .containsExactly(
              "Gong knows of "
                  + unlisted
                  + " more calls in this range that it has not processed yet; they will appear"
                  + " later.");
      assertThat(warnings(sql)).singleElement().asString().contains("more calls in this range");
    }

    @Test
    void areNoRowsOfTheirChildrenEither() throws SQLException {
      assertThat(warnings("SELECT * FROM call_parties WHERE started >= '2026-11-20 15:00:00'"))
          .anyMatch(warning -> warning.contains("more calls in this range"));
    }

    @Test
    void appearLater() throws SQLException {
      String sql = "SELECT id FROM extensive_calls WHERE started >= '2026-11-20' AND started < ?";
      List<List<@Nullable Object>> before = account.query(sql, SandboxAccount.NOW);
      int unlisted = unlisted(Instant.parse("2026-11-20T00:00:00Z"));
      clock.advance(Duration.ofDays(2));
      List<List<@Nullable Object>> after = account.query(sql, SandboxAccount.NOW);
      assertThat(after).containsAll(before).hasSizeGreaterThanOrEqualTo(before.size() + unlisted);
      assertThat(warnings("SELECT id FROM extensive_calls WHERE started >= '2026-11-20'"))
          .isEmpty();
    }

    @Test
    void areNotFoundByTheirKey() throws SQLException {
      List<String> before = ids();
      clock.advance(Duration.ofHours(3));
      List<String> appeared = ids();
      appeared.removeAll(before);
      clock.advance(Duration.ofHours(-3));
      assertThat(
              account.query(
                  "SELECT id FROM calls WHERE id IN (?, ?)", appeared.get(0), before.get(0)))
          .containsExactly(List.of(before.get(0)));
    }

    private List<String> ids() {
      List<String> ids = new ArrayList<>();
      account.sandbox().calls().forEach(call -> ids.add(call.at("/metaData/id").asText()));
      return ids;
    }

    @Test
    void areNotSpokenOfWhereTheRangeEndedBefore() throws SQLException {
      // GET /v2/calls is asked for a day more, in which some are counted.
      assertThat(
              warnings(
                  "SELECT id FROM calls WHERE started >= '2026-11-18' AND started < '2026-11-20'"))
          .isEmpty();
      assertThat(warnings("SELECT id FROM calls WHERE started >= '2026-11-20' LIMIT 3")).isEmpty();
    }
  }

  /** Whatever Gong says of the number of items, the rows are the same. */
  @Nested
  class Totals {
    private void change(String how) {
      LiveAccountTest.this.change(
          records -> {
            switch (how) {
              case "missing" -> records.remove("totalRecords");
              case "null" -> records.putNull("totalRecords");
              case "zero" -> records.put("totalRecords", 0);
              case "one" -> records.put("totalRecords", 1);
              case "negative" -> records.put("totalRecords", -1);
              case "text" -> records.put("totalRecords", "many");
              case "half" -> records.put("totalRecords", records.path("totalRecords").asInt() / 2);
              default -> records.put("totalRecords", records.path("totalRecords").asInt() * 3);
            }
          });
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "null", "zero", "one", "negative", "text", "half", "triple"})
    void areEstimates(String how) throws SQLException {
      List<String> queries =
          List.of(
              "SELECT id FROM extensive_calls",
              "SELECT id FROM calls WHERE started < '2026-11-10'",
              "SELECT id FROM extensive_calls ORDER BY started DESC LIMIT 10",
              "SELECT id FROM calls ORDER BY started DESC LIMIT 450",
              "SELECT MAX(started) FROM calls",
              "SELECT id FROM calls WHERE duration > 60 ORDER BY started DESC LIMIT 10");
      List<List<List<@Nullable Object>>> expected = new ArrayList<>();
      for (String sql : queries) {
        expected.add(account.query(sql));
      }
      change(how);
      for (int i = 0; i < queries.size(); i++) {
        account.sandbox().clearExchanges();
        assertThat(account.query(queries.get(i))).as(queries.get(i)).isEqualTo(expected.get(i));
        assertThat(account.requests()).as(queries.get(i)).hasSizeLessThan(40);
      }
    }
  }

  @Nested
  class TotalsThatCannotBe {
    @ParameterizedTest
    @ValueSource(strings = {"missing", "null", "zero", "one", "negative", "text"})
    void areNoCount(String how) throws SQLException {
      List<String> ranges =
          List.of(
              "extensive_calls",
              "calls WHERE started >= '2026-11-01'",
              "calls WHERE started < '2026-11-10'",
              "users");
      List<Integer> expected = new ArrayList<>();
      for (String range : ranges) {
        expected.add(account.query("SELECT id FROM " + range).size());
      }
      new Totals().change(how);
      for (int i = 0; i < ranges.size(); i++) {
        assertThat(account.query("SELECT COUNT(*) FROM " + ranges.get(i)))
            .as(ranges.get(i))
            .containsExactly(List.of((long) expected.get(i)));
      }
    }
  }

  @Nested
  class Users {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "created >= '2026-11-20' AND created < '2026-11-20 19:59:59' | 1",
          "created >= '2026-11-20' AND created < '2026-11-20 10:00:00' | 0",
          "created >= '2026-11-20' | 1",
          "created < '2026-11-21' | 120",
          "created < '2026-11-20' | 119",
          "created < CURRENT_TIMESTAMP | 120"
        })
    void whoJoinedTodayAreFound(String condition, int rows) throws SQLException {
      assertThat(account.query("SELECT id FROM users WHERE " + condition)).hasSize(rows);
      assertThat(account.query("SELECT COUNT(*) FROM users WHERE " + condition))
          .containsExactly(List.of((long) rows));
    }
  }

  /** Times that no call can have are asked of nobody. */
  @Nested
  class FarDates {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "started <= '9999-12-31'",
          "started < TIMESTAMP '9999-12-31 00:00:00' + INTERVAL '10' YEAR",
          "started < '9999-12-31 23:59:59.999'",
          "started >= '0001-01-01'",
          "started BETWEEN '0001-01-01' AND '9999-12-31'",
          "started > TIMESTAMP '1000-01-01 00:00:00'",
          "YEAR(started) < 50000",
          "YEAR(started) <= 9999",
          "YEAR(started) > -50000",
          "EXTRACT(YEAR FROM started) BETWEEN 1 AND 99999",
          "DATE_TRUNC('year', started) <= '9999-01-01'",
          "CAST(started AS DATE) <= DATE '9999-12-31'"
        })
    void sayNothing(String condition) throws SQLException {
      int all = account.query("SELECT id FROM calls WHERE started IS NOT NULL").size();
      for (String table : List.of("calls", "extensive_calls")) {
        account.sandbox().clearExchanges();
        List<List<@Nullable Object>> rows =
            account.query("SELECT id FROM " + table + " WHERE " + condition);
        assertThat(rows.size()).isGreaterThanOrEqualTo(all);
        assertSentTimesAreNear();
        account.sandbox().clearExchanges();
        assertThat(account.query("SELECT COUNT(*) FROM " + table + " WHERE " + condition))
            .containsExactly(List.of((long) rows.size()));
        assertSentTimesAreNear();
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "started >= '9999-12-31'",
          "started < '0001-01-01'",
          "started <= '0001-01-02' OR started > '9999-12-31'",
          "YEAR(started) > 50000",
          "YEAR(started) = 12000",
          "started = TIMESTAMP '9999-12-31 23:59:59'"
        })
    void findNothing(String condition) throws SQLException {
      for (String table : List.of("calls", "extensive_calls", "call_parties")) {
        for (String rest :
            List.of("", " ORDER BY started DESC LIMIT 3", " ORDER BY started LIMIT 3")) {
          account.sandbox().clearExchanges();
          assertThat(account.query("SELECT started FROM " + table + " WHERE " + condition + rest))
              .isEmpty();
          assertThat(account.requests()).hasSizeLessThanOrEqualTo(2);
          assertSentTimesAreNear();
        }
        assertThat(account.query("SELECT COUNT(*) FROM " + table + " WHERE " + condition))
            .containsExactly(List.of(0L));
      }
    }

    @Test
    void mayBeThoseOfOtherTables() throws SQLException {
      assertThat(
              account.query(
                  "SELECT id FROM users WHERE created BETWEEN '0001-01-01' AND '9999-12-31'"))
          .hasSize(120);
      assertThat(
              account.query(
                  "SELECT COUNT(*) FROM answered_scorecards WHERE review_time <= '9999-12-31'"
                      + " AND call_start_time >= '0001-01-01'"))
          .isEqualTo(
              account.query(
                  "SELECT COUNT(*) FROM answered_scorecards WHERE review_time IS NOT NULL"));
      assertSentTimesAreNear();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"+50000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"})
    void mayBeParameters(String time) throws SQLException {
      Instant instant = Instant.parse(time);
      boolean late = instant.isAfter(SandboxAccount.NOW);
      account.query("SELECT id FROM users LIMIT 1");
      assertThat(account.query("SELECT id FROM calls WHERE started <= ? LIMIT 3", instant))
          .hasSize(late ? 3 : 0);
      assertThat(account.query("SELECT id FROM calls WHERE started > ? LIMIT 3", instant))
          .hasSize(late ? 0 : 3);
      assertSentTimesAreNear();
    }

    private void assertSentTimesAreNear() {
      for (SandboxRequest request : account.requests()) {
        String asked = request.query() + request.body();
        assertThat(asked).doesNotContain("\"-", "+1", "+5", "99-12-31", "0001-0", "0000-", "1000-");
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "9999-12-31T00:00:00Z", "1970-01-01"})
    void mayBeTheStartDate(String startDate) throws SQLException {
      try (Connection connection = account.connect("startDate", startDate);
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT id FROM calls LIMIT 3")) {
        assertThat(result.next()).isEqualTo(!startDate.startsWith("9999"));
      }
      try (Connection connection = account.connect("startDate", startDate, "state", "{}");
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT id FROM calls")) {
        assertThat(result.next()).isEqualTo(!startDate.startsWith("9999"));
      }
      assertSentTimesAreNear();
    }

    @Test
    void mayBeWhereAStateHasCome() throws SQLException {
      String state = "{\"calls\":{\"started\":\"0001-01-01T00:00:00Z\"}}";
      try (Connection connection =
              account.connect("startDate", "2026-11-01", "state", state, "lookback", "P3000D");
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT id FROM calls")) {
        assertThat(result.next()).isTrue();
      }
      assertSentTimesAreNear();
    }
  }
}
