package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every table yields what is in the account: each row once, each value as Gong has it. */
class StreamsTest {
  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(
          GongSandbox.builder()
              .clock(new SettableClock(SandboxAccount.NOW))
              .calls(600)
              .days(60)
              .users(230));

  private static Connection connect() throws SQLException {
    return ACCOUNT.connect("startDate", "2026-01-01");
  }

  private static List<List<@Nullable Object>> query(String sql) throws SQLException {
    try (Connection connection = connect()) {
      return SandboxAccount.query(connection, sql);
    }
  }

  private static Map<Object, Object> pairs(String sql) throws SQLException {
    Map<Object, Object> pairs = new HashMap<>();
    for (List<@Nullable Object> row : query(sql)) {
      pairs.put(Objects.requireNonNull(row.get(0)), Objects.requireNonNull(row.get(1)));
    }
    return pairs;
  }

  private static List<ObjectNode> calls() {
    return ACCOUNT.sandbox().calls();
  }

  private static List<ObjectNode> reviews() {
    return ACCOUNT.sandbox().answeredScorecards();
  }

  @Nested
  class Rows {
    @Test
    void ofPartiesAreNoneForCallsWithoutParties() throws SQLException {
      Function<Boolean, Set<String>> callIds =
          having ->
              calls().stream()
                  .filter(call -> call.has("parties") == having)
                  .map(call -> call.at("/metaData/id").asText())
                  .collect(Collectors.toSet());
      assertThat(callIds.apply(false)).isNotEmpty();
      assertThat(
              query("SELECT DISTINCT call_id FROM call_parties").stream()
                  .map(row -> String.valueOf(row.get(0))))
          .containsExactlyInAnyOrderElementsOf(callIds.apply(true));
    }

    @Test
    void holdTheContextOfTodayAndOfTheDayOfTheCall() throws SQLException {
      Set<String> timings =
          query("SELECT context FROM extensive_calls").stream()
              .flatMap(
                  row -> Json.of(String.valueOf(row.get(0))).findValuesAsText("timing").stream())
              .collect(Collectors.toSet());
      assertThat(timings).containsExactlyInAnyOrder("Now", "TimeOfCall");
    }
  }

  @Nested
  class Values {
    @Test
    void idsKeepAllTheirDigits() throws SQLException {
      assertThat(query("SELECT id FROM calls").stream().map(row -> row.get(0)))
          .containsExactlyInAnyOrderElementsOf(
              calls().stream().map(call -> call.at("/metaData/id").asText()).toList())
          .anySatisfy(id -> assertThat(String.valueOf(id)).hasSizeGreaterThanOrEqualTo(19));
    }

    @Test
    void idsThatArriveAsNumbersKeepAllTheirDigits() throws SQLException {
      Map<String, String> callIds =
          reviews().stream()
              .filter(review -> review.get("callId").isNumber())
              .collect(
                  Collectors.toMap(
                      review -> review.get("answeredScorecardId").asText(),
                      review -> review.get("callId").bigIntegerValue().toString()));
      assertThat(callIds.values()).anySatisfy(id -> assertThat(id.length()).isGreaterThan(18));
      Map<Object, Object> read =
          pairs("SELECT answered_scorecard_id, call_id FROM answered_scorecards");
      assertThat(read).containsAllEntriesOf(callIds);
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "6"})
    void timestampsAreCutToMillisecondsInUtc(int fraction) throws SQLException {
      Map<String, Timestamp> expected =
          calls().stream()
              .map(call -> call.get("metaData"))
              .filter(call -> fractionOf(call.get("started").asText()) == fraction)
              .collect(
                  Collectors.toMap(
                      call -> call.get("id").asText(),
                      call -> Json.timestamp(call.get("started"))));
      assertThat(expected).isNotEmpty();
      Map<Object, Object> read = pairs("SELECT id, started FROM calls");
      assertThat(read).containsAllEntriesOf(expected);
    }

    private static int fractionOf(String time) {
      int point = time.indexOf('.');
      return point < 0 ? 0 : time.replaceFirst("(Z|[+-]\\d\\d:\\d\\d)$", "").length() - point - 1;
    }

    @Test
    void textOfATimestampIsTheTimeInUtc() throws SQLException {
      ObjectNode call = calls().get(0);
      String id = call.at("/metaData/id").asText();
      try (Connection connection = connect();
          Statement statement = connection.createStatement();
          ResultSet result =
              statement.executeQuery("SELECT started FROM calls WHERE id = '" + id + "'")) {
        assertThat(result.next()).isTrue();
        String utc = Json.timestamp(call.at("/metaData/started")).toString();
        assertThat(result.getString(1)).startsWith(utc.substring(0, 19));
      }
    }

    @Test
    void numbersThatArriveAsTextAreNumbers() throws SQLException {
      List<JsonNode> ranges =
          ACCOUNT.sandbox().scorecards().stream()
              .flatMap(card -> StreamSupport.stream(card.get("questions").spliterator(), false))
              .filter(question -> question.get("minRange").isTextual())
              .toList();
      assertThat(query("SELECT min_range + max_range FROM scorecard_questions WHERE min_range > 0"))
          .isNotEmpty()
          .extracting(row -> row.get(0))
          .containsExactlyInAnyOrderElementsOf(
              ranges.stream()
                  .map(range -> range.get("minRange").asInt() + range.get("maxRange").asInt())
                  .toList());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "calls | scheduled | /metaData/scheduled",
          "calls | sdr_disposition | /metaData/sdrDisposition",
          "extensive_calls | brief | /content/brief",
          "extensive_calls | call_outcome_id | /content/callOutcome/id",
          "extensive_calls | parties | /parties",
          "extensive_calls | video_url | /media/videoUrl",
        })
    void explicitNullsAndMissingKeysAreNull(String table, String column, String pointer)
        throws SQLException {
      List<String> without =
          calls().stream()
              .filter(call -> call.at(pointer).isNull() || call.at(pointer).isMissingNode())
              .map(call -> call.at("/metaData/id").asText())
              .toList();
      assertThat(query("SELECT id FROM " + table + " WHERE " + column + " IS NULL"))
          .isNotEmpty()
          .extracting(row -> row.get(0))
          .containsExactlyInAnyOrderElementsOf(without);
    }

    @Test
    void numbersInJsonAreWrittenAsGongWritesThem() throws SQLException {
      List<String> outlines =
          calls().stream()
              .map(call -> call.at("/content/outline"))
              .filter(JsonNode::isArray)
              .map(JsonNode::toString)
              .toList();
      assertThat(outlines).anySatisfy(outline -> assertThat(outline).containsPattern("\\d0\\.0"));
      assertThat(query("SELECT outline FROM extensive_calls WHERE outline IS NOT NULL"))
          .extracting(row -> String.valueOf(row.get(0)))
          .containsExactlyInAnyOrderElementsOf(outlines);
    }

    @Test
    void anEmptyListIsNoNull() throws SQLException {
      long empty = calls().stream().filter(call -> call.at("/content/topics").isEmpty()).count();
      assertThat(query("SELECT COUNT(*) FROM extensive_calls WHERE topics = '[]'"))
          .isEqualTo(List.of(List.of(empty)));
      assertThat(empty).isPositive();
    }
  }

  @Nested
  class Reviews {
    @Test
    void thoseThatGongMadeAreThere() throws SQLException {
      Map<Object, Object> read =
          pairs("SELECT review_method, COUNT(*) FROM answered_scorecards GROUP BY review_method");
      Map<Object, Object> expected =
          reviews().stream()
              .collect(
                  Collectors.groupingBy(
                      review -> review.get("reviewMethod").asText(),
                      Collectors.collectingAndThen(Collectors.counting(), count -> count)));
      assertThat(read).isEqualTo(expected).containsOnlyKeys("AUTOMATIC", "MANUAL");
    }

    @Test
    void anAutomaticOneHasNoReviewer() throws SQLException {
      assertThat(
              query(
                  "SELECT COUNT(reviewer_user_id) FROM answered_scorecards WHERE review_method ="
                      + " 'AUTOMATIC'"))
          .isEqualTo(List.of(List.of(0L)));
    }
  }
}
