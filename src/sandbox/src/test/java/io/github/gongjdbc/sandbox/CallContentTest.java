package io.github.gongjdbc.sandbox;

import static io.github.gongjdbc.sandbox.Asking.error;
import static io.github.gongjdbc.sandbox.Asking.post;
import static io.github.gongjdbc.sandbox.Asking.postPages;
import static io.github.gongjdbc.sandbox.Asking.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CallContentTest {

  private static final String EXTENSIVE = "/v2/calls/extensive";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-18T15:00:00Z"));
  private final GongSandbox sandbox = GongSandbox.builder().clock(clock).calls(600).build();

  @Test
  void nothingButMetaDataComesUnasked() {
    assertThat(calls("")).allSatisfy(call -> assertThat(names(call)).containsExactly("metaData"));
    assertThat(calls(",'contentSelector':{'exposedFields':{'content':{'pointsOfInterest':true}}}"))
        .allSatisfy(call -> assertThat(names(call)).containsExactly("metaData"));
  }

  @Test
  void onlyTheContentThatIsAskedForComes() {
    String selector =
        ",'contentSelector':{'exposedFields':{'parties':true,'content':{'topics':true},"
            + "'interaction':{'personInteractionStats':true}}}";

    List<JsonNode> calls = calls(selector);

    assertThat(calls)
        .allSatisfy(
            call -> {
              assertThat(names(call)).isSubsetOf("metaData", "parties", "content", "interaction");
              assertThat(names(call.path("content"))).containsExactly("topics");
              assertThat(names(call.path("interaction"))).containsExactly("interactionStats");
              assertThat(call.path("parties")).noneMatch(party -> party.has("context"));
            });
  }

  @Test
  void importedCallsHaveNoParties() {
    List<JsonNode> calls = calls(",'contentSelector':{'exposedFields':{'parties':true}}");

    assertThat(calls).anyMatch(call -> call.has("parties")).anyMatch(call -> !call.has("parties"));
    assertThat(calls)
        .filteredOn(call -> !call.has("parties"))
        .allMatch(call -> call.at("/metaData/scope").asText().equals("Unknown"));
  }

  @Test
  void contextHasLinksAndOnRequestFieldsAndTimings() {
    List<JsonNode> basic = calls(",'contentSelector':{'context':'Basic'}");
    List<JsonNode> extended =
        calls(
            ",'contentSelector':{'context':'Extended','contextTiming':['Now','TimeOfCall'],"
                + "'exposedFields':{'parties':true}}");

    assertThat(basic).allMatch(call -> call.has("context"));
    assertThat(texts(basic, "objectId")).isNotEmpty();
    assertThat(texts(basic, "value")).isEmpty();
    assertThat(texts(extended, "timing")).contains("Now", "TimeOfCall");
    assertThat(texts(extended, "objectType")).contains("Account", "Opportunity", "Contact", "User");
    assertThat(
            post(
                    sandbox,
                    EXTENSIVE,
                    "{'filter':{},'contentSelector':{'context':'Basic','contextTiming':['Now']}}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void audioCallsHaveNoVideoAndMediaNeedsAScopeOfItsOwn() {
    String selector = ",'contentSelector':{'exposedFields':{'media':true}}";

    assertThat(calls(selector))
        .allSatisfy(
            call ->
                assertThat(call.path("media").has("videoUrl"))
                    .isEqualTo(call.at("/metaData/media").asText().equals("Video")));

    GongSandbox poor = GongSandbox.builder().without("api:calls:read:media-url").build();
    assertThat(error(post(poor, EXTENSIVE, "{'filter':{}" + selector + "}")))
        .isEqualTo("401 You don't have permission to use 'api:calls:read:media-url' in your app.");
    assertThat(post(poor, EXTENSIVE, "{'filter':{}}").status()).isEqualTo(200);
  }

  @Test
  void theTruthIsWhatAClientGetsThatAsksForEverything() {
    String everything =
        ",'contentSelector':{'context':'Extended','exposedFields':{'parties':true,'content':{"
            + "'structure':true,'topics':true,'trackers':true,'trackerOccurrences':true,"
            + "'brief':true,'outline':true,'highlights':true,'callOutcome':true,'keyPoints':true},"
            + "'interaction':{'speakers':true,'video':true,'personInteractionStats':true,"
            + "'questions':true},'collaboration':{'publicComments':true},'media':true}}";

    List<ObjectNode> truth = sandbox.calls();

    assertThat(calls(everything)).isEqualTo(truth);
    truth.get(0).removeAll();
    assertThat(sandbox.calls().get(0)).as("a deep copy").isNotEmpty();
  }

  @Test
  void commentsArriveAfterACallWasFirstSeen() {
    GongSandbox busy = GongSandbox.builder().clock(clock).build();
    Map<String, List<String>> before = textsByCall(busy, "comment");

    clock.advance(Duration.ofDays(1));

    Map<String, List<String>> after = textsByCall(busy, "comment");
    assertThat(before.keySet())
        .anyMatch(
            call ->
                after.getOrDefault(call, List.of()).size()
                    > before.getOrDefault(call, List.of()).size());
  }

  @Test
  void titlesChangeAfterACallWasFirstSeen() {
    GongSandbox busy = GongSandbox.builder().clock(clock).build();
    Map<String, List<String>> before = textsByCall(busy, "title");

    clock.advance(Duration.ofDays(1));

    Map<String, List<String>> after = textsByCall(busy, "title");
    assertThat(before.entrySet())
        .anyMatch(call -> !call.getValue().equals(after.get(call.getKey())));
  }

  @Test
  void transcriptsSayWhatTrackersHeard() {
    List<JsonNode> transcripts =
        rows(postPages(sandbox, "/v2/calls/transcript", "{'filter':{}}"), "callTranscripts");
    List<JsonNode> calls =
        calls(",'contentSelector':{'exposedFields':{'content':{'trackers':true}}}");
    int heard = 0;
    for (int i = 0; i < transcripts.size(); i++) {
      String said = transcripts.get(i).path("transcript").findValuesAsText("text").toString();
      for (JsonNode tracker : calls.get(i).at("/content/trackers")) {
        for (JsonNode phrase : tracker.path("phrases")) {
          int count = phrase.path("count").asInt();
          assertThat(said.split(phrase.path("phrase").asText(), -1)).hasSizeGreaterThan(count);
          heard += count;
        }
      }
    }
    assertThat(heard).isPositive();
  }

  @Test
  void transcriptsNameTheVoicesOfTheParties() {
    List<JsonNode> transcripts =
        rows(postPages(sandbox, "/v2/calls/transcript", "{'filter':{}}"), "callTranscripts");
    List<ObjectNode> calls = sandbox.calls();

    assertThat(transcripts).hasSize(calls.size());
    assertThat(transcripts).anyMatch(transcript -> transcript.path("transcript").isEmpty());
    for (int i = 0; i < calls.size(); i++) {
      JsonNode transcript = transcripts.get(i);
      JsonNode call = calls.get(i);
      assertThat(transcript.path("callId")).isEqualTo(call.at("/metaData/id"));
      if (call.has("parties")) {
        assertThat(texts(List.of(transcript), "speakerId"))
            .isSubsetOf(texts(List.of(call.path("parties")), "speakerId"));
      }
    }
  }

  private static Map<String, List<String>> textsByCall(GongSandbox sandbox, String name) {
    Map<String, List<String>> texts = new TreeMap<>();
    for (ObjectNode call : sandbox.calls()) {
      texts.put(call.at("/metaData/id").asText(), texts(List.of(call), name));
    }
    return texts;
  }

  private List<JsonNode> calls(String selector) {
    return rows(postPages(sandbox, EXTENSIVE, "{'filter':{}" + selector + "}"), "calls");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(List<? extends JsonNode> nodes, String name) {
    return nodes.stream()
        .flatMap(node -> node.findValues(name).stream())
        .filter(value -> !value.isNull())
        .map(JsonNode::asText)
        .toList();
  }
}
