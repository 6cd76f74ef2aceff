package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With a state a table yields the rows that are new or changed. */
class IncrementalReadsTest extends IncrementalFixture {
  @Nested
  class Rows {
    @Test
    void doNotComeAgainInAnotherTimeZone() throws SQLException {
      String sql = "SELECT id, started, scheduled FROM calls";
      String state = "{}";
      for (String zone : List.of("UTC", "America/New_York", "Asia/Kolkata", "UTC")) {
        GongConnection connection = connect(state, "timeZone", zone);
        Set<String> rows = first(connection, sql);
        if (state.equals("{}")) {
          assertThat(rows).isEqualTo(visible(call -> true));
        } else {
          assertThat(rows).as(zone).isEmpty();
        }
        state = json(connection);
      }
    }

    @Test
    void comeOnceAndLaterOnlyTheNewOnes() throws SQLException {
      GongConnection connection = connect("{}");
      Set<String> before = first(connection, CALLS);
      assertThat(first(connection, CALLS)).isEmpty();
      CLOCK.advance(Duration.ofDays(4));
      Set<String> news = first(connection, CALLS);
      assertThat(news).isEqualTo(without(visible(call -> true), before)).isNotEmpty();
      assertThat(news.size()).isLessThan(before.size());
    }

    @Test
    void thatArriveLateCome() throws SQLException {
      GongConnection connection = connect("{}");
      Set<String> before = first(connection, CALLS);
      CLOCK.advance(Duration.ofHours(4));
      Set<String> late = first(connection, CALLS);
      assertThat(late)
          .isEqualTo(without(visible(call -> true), before))
          .containsAnyElementsOf(visible(call -> started(call).isBefore(START)));
    }

    /** Gong lists nothing new for days and then all of it: no call is passed over. */
    @ParameterizedTest
    @ValueSource(strings = {"calls", "extensive_calls", "call_parties"})
    void ofABacklogComeWhole(String table) throws SQLException {
      String key = table.equals("call_parties") ? "call_id || id" : "id";
      String sql = "SELECT " + key + " FROM " + table;
      GongConnection connection = connect("{}");
      Set<String> all = new TreeSet<>(first(connection, sql));
      ACCOUNT.sandbox().answerWith(request -> Optional.of(answerAt(START, request)));
      for (int day = 0; day < 5; day++) {
        CLOCK.advance(Duration.ofDays(1));
        assertThat(first(connection, sql)).isEmpty();
      }
      ACCOUNT.sandbox().answerWith(null);
      all.addAll(first(connection, sql));
      Connection without = ACCOUNT.connectAt(CLOCK, "startDate", "2026-11-10");
      opened.add(without);
      assertThat(all).isEqualTo(first(without, sql));
    }

    private static SandboxAnswer answerAt(Instant time, SandboxRequest request) {
      Instant now = CLOCK.instant();
      CLOCK.set(time);
      SandboxAnswer answer = ACCOUNT.sandbox().accountAnswer(request);
      CLOCK.set(now);
      return answer;
    }

    @Test
    void aReadWithoutRowsLeavesTheStateAsItIs() throws SQLException {
      GongConnection connection = connect("{}", "startDate", "2026-11-20T19:59:00Z");
      String before = json(connection);
      assertThat(first(connection, CALLS)).isEmpty();
      assertThat(json(connection)).isEqualTo(before);
    }

    @Test
    void thatChangedComeAgain() throws SQLException {
      String sql = "SELECT id, public_comments FROM extensive_calls";
      GongConnection connection = connect("{}", "lookback", "P8D");
      List<ObjectNode> before = ACCOUNT.sandbox().calls();
      first(connection, sql);
      CLOCK.advance(Duration.ofDays(1));
      Set<String> changed = first(connection, sql);
      Set<String> expected =
          visible(
              call ->
                  before.stream()
                      .filter(old -> old.at("/metaData/id").equals(call.at("/metaData/id")))
                      .noneMatch(
                          old ->
                              old.at("/collaboration/publicComments")
                                  .equals(call.at("/collaboration/publicComments"))));
      assertThat(changed).isEqualTo(expected);
      assertThat(before).anyMatch(old -> changed.contains(old.at("/metaData/id").asText()));
    }

    @Test
    void doNotComeAgainForTheAddressesOfTheirRecordings() throws SQLException {
      String sql = "SELECT id, audio_url, video_url FROM extensive_calls";
      GongConnection connection = connect("{}");
      assertThat(first(connection, sql)).isNotEmpty();
      CLOCK.advance(Duration.ofSeconds(10));
      assertThat(first(connection, sql)).isEmpty();
    }

    @Test
    void ofTheLookbackComeAgainWithOtherColumns() throws SQLException {
      GongConnection connection = connect("{}");
      first(connection, CALLS);
      Set<String> again = first(connection, "SELECT id, title, duration FROM calls");
      Instant from = newest().minus(Duration.ofDays(3));
      assertThat(again).isEqualTo(visible(call -> !started(call).isBefore(from))).isNotEmpty();
      assertThat(first(connection, "SELECT duration, title, id FROM calls")).isEmpty();
    }

    @Test
    void areToldApartWhereTheKeyIsNotRead() throws SQLException {
      GongConnection connection = connect("{}");
      int all = SandboxAccount.query(connection, "SELECT direction FROM calls").size();
      assertThat(all).isEqualTo(visible(call -> true).size());
      assertThat(SandboxAccount.query(connection, "SELECT direction FROM calls")).isEmpty();
    }

    @Test
    void mayBeFilteredByOtherColumns() throws SQLException {
      String sql = "SELECT id FROM calls WHERE direction = 'Conference' AND duration > 600";
      GongConnection connection = connect("{}");
      assertThat(first(connection, sql))
          .isEqualTo(
              visible(
                  call ->
                      call.at("/metaData/direction").asText().equals("Conference")
                          && call.at("/metaData/duration").asLong() > 600))
          .isNotEmpty();
      assertThat(json(connection)).contains(newest().toString());
      assertThat(first(connection, sql)).isEmpty();
    }

    @Test
    void mayBeCounted() throws SQLException {
      GongConnection connection = connect("{}");
      String sql = "SELECT COUNT(*) FROM calls";
      assertThat(first(connection, sql)).containsExactly("" + visible(call -> true).size());
      assertThat(first(connection, sql)).containsExactly("0");
    }

    @ParameterizedTest
    @CsvSource({
      "calls, started",
      "extensive_calls, started",
      "call_parties, started",
      "answered_scorecards, review_time",
      "answered_scorecard_answers, review_time"
    })
    void haveAnEntryForEachTable(String table, String cursor) throws SQLException {
      GongConnection connection = connect("{}");
      String sql = "SELECT * FROM " + table;
      int all = SandboxAccount.query(connection, sql).size();
      assertThat(all).isPositive();
      assertThat(Json.of(json(connection)).path("streams").properties())
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.getKey()).isEqualTo(table);
                assertThat(entry.getValue().path(cursor).asText())
                    .isEqualTo((cursor.equals("started") ? newest() : newestReview()).toString());
              });
      assertThat(SandboxAccount.query(connection, sql)).isEmpty();
    }

    @Test
    void ofTablesWithoutACursorComeEveryTime() throws SQLException {
      GongConnection connection = connect("{}");
      assertThat(first(connection, "SELECT id FROM users"))
          .isEqualTo(first(connection, "SELECT id FROM users"))
          .isNotEmpty();
    }
  }
}
