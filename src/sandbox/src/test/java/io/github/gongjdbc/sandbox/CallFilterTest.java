package io.github.gongjdbc.sandbox;

import static io.github.gongjdbc.sandbox.Asking.error;
import static io.github.gongjdbc.sandbox.Asking.get;
import static io.github.gongjdbc.sandbox.Asking.getPages;
import static io.github.gongjdbc.sandbox.Asking.post;
import static io.github.gongjdbc.sandbox.Asking.postPages;
import static io.github.gongjdbc.sandbox.Asking.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallFilterTest {

  private static final String EXTENSIVE = "/v2/calls/extensive";
  private static final String TRANSCRIPT = "/v2/calls/transcript";
  private static final String NONE = "404 No calls found corresponding to the provided filters";
  private static final String NOT_JSON =
      "400 Json parse error, verify Json format matches the API description.";

  private final GongSandbox sandbox =
      GongSandbox.builder()
          .clock(Clock.fixed(Instant.parse("2026-03-18T15:00:00Z"), ZoneOffset.UTC))
          .build();

  @BeforeEach
  void forgetEarlierRequests() {
    sandbox.clearExchanges();
  }

  @Test
  void extensiveCallsAndTranscriptsAreFilteredByStart() {
    JsonNode late = firstCall(CallFilterTest::startedMuchLater);
    Instant started = instant(late, "started");
    String from = started.toString();
    String to = started.plusNanos(1000).toString();

    String range = "{'filter':{'fromDateTime':'%s','toDateTime':'%s'}}".formatted(from, to);
    assertThat(rows(postPages(sandbox, EXTENSIVE, range), "calls"))
        .extracting(call -> call.at("/metaData/id").asText())
        .contains(late.path("id").asText());
    assertThat(rows(postPages(sandbox, TRANSCRIPT, range), "callTranscripts"))
        .extracting(call -> call.path("callId").asText())
        .contains(late.path("id").asText());
    String before = "{'filter':{'fromDateTime':'%s','toDateTime':'%s'}}";
    assertThat(error(post(sandbox, EXTENSIVE, before.formatted(started.minusNanos(1000), started))))
        .as("the end is exclusive")
        .isEqualTo(NONE);
  }

  @Test
  void listedMeetingsAreFilteredByScheduledTimeWhateverTimeTheyStarted() {
    JsonNode late = firstCall(CallFilterTest::startedMuchLater);
    String id = late.path("id").asText();

    assertThat(listedAt(instant(late, "scheduled"))).contains(id);
    assertThat(listedAt(instant(late, "started"))).doesNotContain(id);
  }

  @Test
  void otherListedCallsAreFilteredByStartEvenIfAScheduledTimeIsKnown() {
    JsonNode imported =
        firstCall(
            call ->
                call.path("direction").asText().equals("Unknown")
                    && call.path("scheduled").isTextual());

    assertThat(listedAt(instant(imported, "started"))).contains(imported.path("id").asText());
  }

  @Test
  void callIdsAndDatesAreIntersectedAndUnknownIdsAreAbsent() {
    JsonNode call = sandbox.calls().get(10).path("metaData");
    String id = call.path("id").asText();

    assertThat(
            post(sandbox, EXTENSIVE, "{'filter':{'callIds':['" + id + "','12345','" + id + "']}}")
                .json()
                .path("calls"))
        .hasSize(1);
    assertThat(
            error(
                post(
                    sandbox,
                    EXTENSIVE,
                    "{'filter':{'callIds':['%s'],'toDateTime':'%s'}}"
                        .formatted(id, instant(call, "started")))))
        .isEqualTo(NONE);
    assertThat(error(post(sandbox, TRANSCRIPT, "{'filter':{'callIds':['12345']}}")))
        .isEqualTo(NONE);
  }

  @Test
  void callsOfAHostOrAWorkspaceCanBeAskedFor() {
    List<JsonNode> all = sandbox.calls().stream().map(call -> call.path("metaData")).toList();
    String host = all.get(0).path("primaryUserId").asText();
    String workspace = all.get(0).path("workspaceId").asText();

    assertThat(
            rows(
                postPages(
                    sandbox, EXTENSIVE, "{'filter':{'primaryUserIds':['%s','1']}}".formatted(host)),
                "calls"))
        .hasSize(count(all, "primaryUserId", host));
    assertThat(rows(getPages(sandbox, "/v2/calls?workspaceId=" + workspace), "calls"))
        .hasSize(count(all, "workspaceId", workspace))
        .hasSizeLessThan(all.size());
    assertThat(error(get(sandbox, "/v2/calls?workspaceId=1"))).isEqualTo(NONE);
  }

  @Test
  void filtersInTheQueryOfAPostAreIgnored() {
    JsonNode answer =
        post(sandbox, EXTENSIVE + "?fromDateTime=2100-01-01T00:00:00Z", "{'filter':{}}").json();

    assertThat(answer.at("/records/totalRecords").asInt())
        .isGreaterThanOrEqualTo(sandbox.calls().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{'filter':null}",
        "{'filter':[]}",
        "{'filter':{'callIds':'1'}}",
        "{'filter':{'callIds':[1]}}",
        "{'filter':{'workspaceId':1}}",
        "{'filter':{'fromDateTime':1518863400}}",
        "{'filter':{},'cursor':1}",
        "{'filter':{},'contentSelector':{'context':'extended'}}",
        "{'filter':{},'contentSelector':{'exposedFields':{'parties':'yes'}}}",
        "{'filter':{}} trailing"
      })
  void aBodyThatIsNotAsDescribedIsAParseError(String body) {
    assertThat(error(post(sandbox, EXTENSIVE, body))).isEqualTo(NOT_JSON);
  }

  @Test
  void filtersThatMakeNoSenseAreRefused() {
    String same = "{'filter':{'fromDateTime':'2026-03-01T00:00:00Z','toDateTime':'%s'}}";
    assertThat(error(post(sandbox, EXTENSIVE, same.formatted("2026-03-01T01:00:00+01:00"))))
        .isEqualTo("400 filter.fromDateTime: must be before toDateTime");
    assertThat(
            error(
                get(
                    sandbox,
                    "/v2/calls?fromDateTime=2026-03-02T00:00:00Z&toDateTime=2026-03-01T00:00:00Z")))
        .isEqualTo("400 fromDateTime: must be before toDateTime");
    assertThat(post(sandbox, EXTENSIVE, "{'filter':{'callIds':[]}}").status()).isEqualTo(400);
    assertThat(post(sandbox, EXTENSIVE, same.formatted("2026-03-02")).status()).isEqualTo(400);
    assertThat(post(sandbox, EXTENSIVE, same.formatted("2026-03-02T00:00:00")).status())
        .isEqualTo(400);
    assertThat(get(sandbox, "/v2/calls?fromDateTime=2026-03-02").status()).isEqualTo(400);
    assertThat(get(sandbox, "/v2/calls?fromDateTime=%2B999999999-01-01T00:00:00Z").status())
        .isEqualTo(400);
  }

  @Test
  void oneCallIsFoundByItsId() {
    JsonNode call = sandbox.calls().get(0).path("metaData");

    assertThat(get(sandbox, "/v2/calls/" + call.path("id").asText()).json().path("call"))
        .isEqualTo(call);
    assertThat(error(get(sandbox, "/v2/calls/894"))).isEqualTo("404 Call ID 894 was not found");
  }

  @Test
  void calledWithPostTheListCreatesNothing() {
    int before = sandbox.calls().size();

    SandboxAnswer answer = post(sandbox, "/v2/calls", "{'title':'x'}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(sandbox.calls()).hasSize(before);
    assertThat(sandbox.exchanges()).hasSize(1);
  }

  private List<String> listedAt(Instant instant) {
    List<JsonNode> pages =
        getPages(
            sandbox,
            "/v2/calls?fromDateTime=%s&toDateTime=%s".formatted(instant, instant.plusNanos(1000)));
    return rows(pages, "calls").stream().map(call -> call.path("id").asText()).toList();
  }

  private JsonNode firstCall(Predicate<JsonNode> wanted) {
    return sandbox.calls().stream()
        .map(call -> call.path("metaData"))
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  private static boolean startedMuchLater(JsonNode call) {
    return call.path("direction").asText().equals("Conference")
        && instant(call, "started").isAfter(instant(call, "scheduled").plusSeconds(3600));
  }

  private static Instant instant(JsonNode call, String name) {
    return OffsetDateTime.parse(call.path(name).asText()).toInstant();
  }

  private static int count(List<JsonNode> calls, String name, String value) {
    return (int) calls.stream().filter(call -> call.path(name).asText().equals(value)).count();
  }
}
