package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was said in calls: whose times are asked for only where a query needs them. */
class TranscriptsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SAID = "/v2/calls/transcript";
  private static final String CALLS = "/v2/calls/extensive";
  private static final String RANGE =
      "started >= TIMESTAMP '2026-10-20 00:00:00' AND started < TIMESTAMP '2026-11-10 00:00:00'";

  private static final Map<String, JsonNode> TRANSCRIPTS = new LinkedHashMap<>();
  private static final Map<String, String> STARTED = new LinkedHashMap<>();
  private static final Map<String, JsonNode> METADATA = new LinkedHashMap<>();

  /** What the account answers, without the driver. */
  @BeforeAll
  static void readTheAccount() throws IOException {
    for (JsonNode call : items(CALLS, "calls")) {
      METADATA.put(call.at("/metaData/id").asText(), call.path("metaData"));
      STARTED.put(call.at("/metaData/id").asText(), time(call.at("/metaData/started").asText()));
    }
    for (JsonNode item : items(SAID, "callTranscripts")) {
      TRANSCRIPTS.put(item.path("callId").asText(), item.path("transcript"));
    }
    assertThat(TRANSCRIPTS).hasSizeGreaterThan(400);
  }

  private static List<JsonNode> items(String path, String array) throws IOException {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      String body =
          cursor.isEmpty() ? "{\"filter\":{}}" : "{\"filter\":{},\"cursor\":\"" + cursor + "\"}";
      JsonNode answer =
          JSON.readTree(
              ACCOUNT
                  .sandbox()
                  .accountAnswer(
                      SandboxRequest.post(path, body)
                          .withHeader(
                              "authorization",
                              Credentials.basic(SandboxAccount.KEY, SandboxAccount.SECRET)))
                  .body());
      answer.path(array).forEach(items::add);
      cursor = answer.at("/records/cursor").asText("");
    } while (!cursor.isEmpty());
    return items;
  }

  private static String time(String started) {
    String text = OffsetDateTime.parse(started).withOffsetSameInstant(ZoneOffset.UTC).toString();
    return text.length() > 23 ? text.substring(0, 23) : text.replace("Z", "");
  }

  private static JsonNode transcript(String callId) {
    return Objects.requireNonNull(TRANSCRIPTS.get(callId));
  }

  private static String started(String callId) {
    return STARTED.getOrDefault(callId, "");
  }

  private static JsonNode metaData(String callId) {
    return Objects.requireNonNull(METADATA.get(callId));
  }

  private static boolean inRange(String callId) {
    String started = started(callId);
    return started.compareTo("2026-10-20T00:00") >= 0 && started.compareTo("2026-11-10T00:00") < 0;
  }

  private static List<String> inRange() {
    return TRANSCRIPTS.keySet().stream().filter(TranscriptsTest::inRange).toList();
  }

  private static String text(JsonNode transcript) {
    List<String> lines = new ArrayList<>();
    for (JsonNode monologue : transcript) {
      List<String> sentences = new ArrayList<>();
      monologue
          .path("sentences")
          .forEach(sentence -> sentences.add(sentence.path("text").asText()));
      lines.add(String.join(" ", sentences));
    }
    return String.join("\n", lines);
  }

  private static List<List<@Nullable Object>> sentences(List<String> calls) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (String call : calls) {
      int position = 0;
      for (JsonNode monologue : TRANSCRIPTS.getOrDefault(call, JSON.createArrayNode())) {
        int sentence = 0;
        for (JsonNode said : monologue.path("sentences")) {
          rows.add(
              Arrays.asList(
                  call,
                  position,
                  sentence++,
                  monologue.path("speakerId").textValue(),
                  monologue.path("topic").textValue(),
                  said.path("start").asLong(),
                  said.path("end").asLong(),
                  said.path("text").asText()));
        }
        position++;
      }
    }
    return rows;
  }

  private static List<String> paths() {
    return ACCOUNT.requests().stream().map(SandboxRequest::path).toList();
  }

  private static List<JsonNode> bodies(String path) {
    return ACCOUNT.requests().stream()
        .filter(request -> request.path().equals(path))
        .map(SandboxRequest::json)
        .toList();
  }

  private static int pages(int items) {
    return (items + 99) / 100;
  }

  @Test
  void theTextOfACallIsALineForEachMonologue() throws SQLException {
    List<List<@Nullable Object>> expected = new ArrayList<>();
    inRange().forEach(id -> expected.add(List.of(id, text(transcript(id)))));

    assertThat(ACCOUNT.query("SELECT call_id, text FROM transcripts WHERE " + RANGE))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(paths()).hasSize(pages(expected.size())).containsOnly(SAID);
    assertThat(bodies(SAID).get(0).path("filter"))
        .hasToString(
            "{\"fromDateTime\":\"2026-10-20T00:00:00Z\",\"toDateTime\":\"2026-11-10T00:00:00Z\"}");
  }

  @Test
  void whatCostsTooMuchWithWhatIsLookedUpFailsAfterTheFirstPage() {
    int requests = 2 * pages(inRange().size());

    assertThatThrownBy(
            () ->
                ACCOUNT.queryWith(
                    "SELECT started FROM transcripts WHERE " + RANGE,
                    "maxRequestsPerQuery",
                    String.valueOf(requests - 1)))
        .hasMessageContaining("about " + requests + " requests")
        .hasMessageContaining("started of calls is looked up for each page");
    assertThat(paths()).containsExactly(SAID);
  }

  @Test
  void aSearchCostsThePagesOfItsRangeAndNoMore() throws SQLException {
    List<String> calls = inRange();
    List<Object> expected =
        new ArrayList<>(
            sentences(calls).stream()
                .filter(
                    row -> String.valueOf(row.get(7)).toLowerCase(Locale.ROOT).contains("price"))
                .map(row -> row.get(7))
                .toList());

    assertThat(
            ACCOUNT.query(
                "SELECT text FROM transcript_sentences WHERE "
                    + RANGE
                    + " AND text ILIKE '%price%'"))
        .isNotEmpty()
        .map(row -> row.get(0))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(paths()).hasSize(pages(calls.size())).containsOnly(SAID);
  }

  @Test
  void sentencesHaveTheirPlaceTheirSpeakerAndTheirTimes() throws SQLException {
    String sql =
        "SELECT call_id, monologue_position, position, speaker_id, topic, start, end, text"
            + " FROM transcript_sentences WHERE "
            + RANGE;

    assertThat(ACCOUNT.query(sql)).containsExactlyInAnyOrderElementsOf(sentences(inRange()));
    assertThat(ACCOUNT.queryWith(sql, "pushDown", "false"))
        .containsExactlyInAnyOrderElementsOf(sentences(inRange()));
  }

  @Test
  void theTimeOfTheCallIsAskedForPageByPageWhereItIsSelected() throws SQLException {
    List<String> calls = inRange();

    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (String call : calls) {
      expected.add(List.of(call, Timestamp.valueOf(LocalDateTime.parse(started(call)))));
    }

    assertThat(ACCOUNT.query("SELECT call_id, started FROM transcripts WHERE " + RANGE))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(bodies(SAID)).hasSize(pages(calls.size()));
    assertThat(bodies(CALLS)).hasSize(pages(calls.size()));
    assertThat(bodies(CALLS).get(0).at("/filter/callIds")).hasSize(Math.min(100, calls.size()));
    assertThat(bodies(CALLS).get(0).has("contentSelector")).isFalse();
  }

  @Test
  void callsAreNamedByTheirIds() throws SQLException {
    List<String> some = inRange().subList(0, 3);
    String among = "('" + String.join("', '", some) + "', '1')";

    assertThat(
            ACCOUNT.query(
                "SELECT DISTINCT call_id FROM transcript_sentences WHERE call_id IN " + among))
        .map(row -> String.valueOf(row.get(0)))
        .containsExactlyInAnyOrderElementsOf(
            some.stream().filter(id -> !transcript(id).isEmpty()).toList());
    assertThat(ACCOUNT.request().json().path("filter").has("fromDateTime")).isFalse();
  }

  @Test
  void aRangeOfNamedCallsIsAskedForToo() throws SQLException {
    String among =
        "('" + String.join("', '", TRANSCRIPTS.keySet().stream().limit(250).toList()) + "')";

    ACCOUNT.query("SELECT call_id FROM transcripts WHERE " + RANGE + " AND call_id IN " + among);
    assertThat(paths()).hasSize(3).containsOnly(SAID);
    assertThat(bodies(SAID)).allMatch(body -> body.path("filter").has("toDateTime"));
  }

  @Test
  void aLimitEndsTheReading() throws SQLException {
    assertThat(ACCOUNT.query("SELECT text FROM transcript_sentences WHERE " + RANGE + " LIMIT 5"))
        .hasSize(5);
    assertThat(paths()).containsExactly(SAID);
  }

  @Test
  void theNewestAreReadFromTheNewestEnd() throws SQLException {
    List<List<@Nullable Object>> newest =
        ACCOUNT.query("SELECT call_id, started FROM transcripts ORDER BY started DESC LIMIT 5");

    List<String> expected =
        TRANSCRIPTS.keySet().stream()
            .sorted((a, b) -> started(b).compareTo(started(a)))
            .limit(5)
            .toList();
    assertThat(newest).map(row -> String.valueOf(row.get(0))).containsExactlyElementsOf(expected);
    assertThat(paths()).hasSizeLessThan(8);
  }

  @Test
  void countingReadsThePages() throws SQLException {
    List<String> calls = inRange();

    assertThat(ACCOUNT.query("SELECT COUNT(*) FROM transcripts WHERE " + RANGE))
        .containsExactly(List.of((long) calls.size()));
    assertThat(paths()).hasSize(pages(calls.size())).containsOnly(SAID);
    assertThat(
            ACCOUNT.queryWith(
                "SELECT COUNT(*) FROM transcripts WHERE " + RANGE, "pushDown", "false"))
        .containsExactly(List.of((long) calls.size()));
  }

  @Test
  void withoutConditionTheStartDateBoundsThem() throws SQLException {
    try (Connection connection = ACCOUNT.connect("startDate", "2026-10-20");
        Statement statement = connection.createStatement()) {
      assertThat(SandboxAccount.rows(statement.executeQuery("SELECT call_id FROM transcripts")))
          .hasSize(
              (int)
                  TRANSCRIPTS.keySet().stream()
                      .filter(id -> started(id).compareTo("2026-10-20") >= 0)
                      .count());
      assertThat(SandboxAccount.warnings(statement)).hasSize(1);
    }
    assertThat(paths()).containsOnly(SAID);
    assertThat(bodies(SAID).get(0).at("/filter/fromDateTime").asText())
        .isEqualTo("2026-10-20T00:00:00Z");
  }

  @Test
  void privateCallsAreLeftOut() throws SQLException {
    List<String> open =
        inRange().stream().filter(id -> !metaData(id).path("isPrivate").asBoolean()).toList();
    assertThat(open).hasSizeLessThan(inRange().size());
    String sql = "SELECT call_id FROM transcripts WHERE " + RANGE;

    for (String pushDown : List.of("true", "false")) {
      assertThat(ACCOUNT.queryWith(sql, "includePrivateCalls", "false", "pushDown", pushDown))
          .map(row -> String.valueOf(row.get(0)))
          .containsExactlyInAnyOrderElementsOf(open);
    }
  }

  @Test
  void theWorkspaceOfTheConnectionIsAskedFor() throws SQLException {
    String workspace = metaData(inRange().get(0)).path("workspaceId").asText();
    List<String> there =
        inRange().stream()
            .filter(id -> metaData(id).path("workspaceId").asText().equals(workspace))
            .toList();
    String sql = "SELECT call_id FROM transcripts WHERE " + RANGE;

    assertThat(ACCOUNT.queryWith(sql, "workspaceId", workspace))
        .map(row -> String.valueOf(row.get(0)))
        .containsExactlyInAnyOrderElementsOf(there);
    assertThat(paths()).containsOnly(SAID);
    assertThat(bodies(SAID).get(0).at("/filter/workspaceId").asText()).isEqualTo(workspace);
    assertThat(ACCOUNT.queryWith(sql, "workspaceId", workspace, "pushDown", "false"))
        .hasSize(there.size());
  }

  @Test
  void speakersAreJoinedInBatches() throws SQLException {
    List<String> calls = inRange();
    String sql =
        "SELECT s.call_id, p.name, s.text FROM transcript_sentences s JOIN call_parties p"
            + " ON p.call_id = s.call_id AND p.speaker_id = s.speaker_id WHERE s."
            + RANGE.replace("AND started", "AND s.started");

    List<List<@Nullable Object>> rows = ACCOUNT.query(sql);
    assertThat(rows).hasSizeGreaterThan(1000);
    assertThat(bodies(SAID)).hasSize(pages(calls.size()));
    assertThat(bodies(CALLS))
        .hasSizeBetween(1, pages(calls.size()))
        .allMatch(body -> body.at("/filter/callIds").size() > 0)
        .allMatch(body -> body.at("/contentSelector/exposedFields/parties").asBoolean());
    assertThat(ACCOUNT.queryWith(sql, "pushDown", "false"))
        .containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void transcriptsAreLookedUpForCalls() throws SQLException {
    List<List<@Nullable Object>> rows =
        ACCOUNT.query(
            "SELECT c.title, t.text FROM calls c JOIN transcripts t ON t.call_id = c.id"
                + " WHERE c.duration > 2000 AND c."
                + RANGE.replace("AND started", "AND c.started"));

    List<String> ids =
        inRange().stream().filter(id -> metaData(id).path("duration").asLong() > 2000).toList();
    assertThat(rows).hasSize(ids.size());
    assertThat(bodies(SAID)).hasSize(pages(ids.size()));
    assertThat(bodies(SAID).get(0).at("/filter/callIds")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"transcripts", "transcript_sentences"})
  void aStateReadsWhatIsNew(String table) throws SQLException {
    String state =
        "{\"version\":1,\"streams\":{\"" + table + "\":{\"started\":\"2026-11-10T00:00:00Z\"}}}";
    String sql = "SELECT DISTINCT call_id FROM " + table;

    try (Connection connection = ACCOUNT.connect("state", state, "lookback", "PT0S")) {
      assertThat(SandboxAccount.query(connection, sql))
          .map(row -> String.valueOf(row.get(0)))
          .containsExactlyInAnyOrderElementsOf(
              TRANSCRIPTS.keySet().stream()
                  .filter(id -> started(id).compareTo("2026-11-10") >= 0)
                  .filter(id -> table.equals("transcripts") || !transcript(id).isEmpty())
                  .toList());
      assertThat(connection.getClientInfo("state")).doesNotContain("2026-11-10T00:00:00Z");
    }
  }

  @Test
  void explainSaysWhetherTimesAreAskedFor() throws SQLException {
    String sql = "EXPLAIN PLAN FOR SELECT %s FROM transcripts WHERE " + RANGE;

    assertThat(String.valueOf(ACCOUNT.query(sql.formatted("text")).get(0).get(0)))
        .contains("filter.fromDateTime")
        .doesNotContain("looked up")
        .doesNotContain("checked again");
    assertThat(String.valueOf(ACCOUNT.query(sql.formatted("started")).get(0).get(0)))
        .contains("looked up: started of calls by call_id");
  }
}
