package io.github.gongjdbc.sandbox.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.call.CallTopic;
import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The words and ideas that were listened for. A tracker that found nothing counts zero. */
public final class Trackers {

  private static final List<Tracker> TRACKERS =
      List.of(
          new Tracker(
              "1812345678901234501",
              "Competitor: Contoso",
              List.of("Contoso"),
              EnumSet.of(CallTopic.DISCOVERY, CallTopic.DEMO, CallTopic.PRICING)),
          new Tracker(
              "1912345678901234506",
              "Competitor: Fabrikam",
              List.of("Fabrikam"),
              EnumSet.of(CallTopic.PRICING, CallTopic.RENEWAL)),
          new Tracker(
              "9912345678901234502",
              "Pricing",
              List.of("discount", "price per seat"),
              EnumSet.of(CallTopic.DISCOVERY, CallTopic.PRICING, CallTopic.RENEWAL)),
          new Tracker(
              "12123456789012345603",
              "Security",
              List.of("single sign-on", "audit"),
              EnumSet.of(CallTopic.DEMO, CallTopic.ONBOARDING, CallTopic.BUSINESS_REVIEW)),
          new Tracker(
              "7712345678901234504",
              "Objection: timing",
              List.of(),
              EnumSet.of(CallTopic.COLD_CALL, CallTopic.DISCOVERY)),
          new Tracker(
              "6612345678901234505",
              "Next steps agreed",
              List.of(),
              EnumSet.allOf(CallTopic.class)));

  private Trackers() {}

  /**
   * What is listened for.
   *
   * @param phrases the words; a smart tracker has none
   * @param topics the calls in which it is found most
   */
  private record Tracker(String id, String name, List<String> phrases, Set<CallTopic> topics) {

    String type() {
      return phrases.isEmpty() ? "SMART" : "KEYWORD";
    }

    /** How often it is found; colleagues among themselves say no such words. */
    int found(Conversation conversation, SplitMixRandom random) {
      boolean missed = random.chance(topics.contains(conversation.topic()) ? 0.3 : 0.75);
      int found = random.between(1, 4);
      boolean among = !phrases.isEmpty() && !conversation.external();
      return missed || among || conversation.silent() ? 0 : found;
    }
  }

  static ArrayNode of(Conversation conversation, boolean occurrences) {
    ArrayNode trackers = JsonNodeFactory.instance.arrayNode();
    SplitMixRandom random = conversation.random("trackers");
    JsonNode monologues =
        occurrences ? Transcript.of(conversation).path("transcript") : MissingNode.getInstance();
    for (Tracker tracker : TRACKERS) {
      int found = tracker.found(conversation, random);
      ObjectNode json = trackers.addObject();
      json.put("id", tracker.id());
      json.put("name", tracker.name());
      json.put("count", found);
      json.put("type", tracker.type());
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      ArrayNode phrases = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < tracker.phrases().size(); i++) {
        int count = i == 0 ? (found + 1) / 2 : found / 2;
        ObjectNode phrase = phrases.addObject().put("count", count);
        ArrayNode spoken = phrase.putArray("occurrences");
        String words = tracker.phrases().get(i);
        addSpoken(spoken, occurrences ? count : 0, words, monologues);
        all.addAll(spoken);
        phrase.put("phrase", words);
      }
      if (tracker.phrases().isEmpty()) {
        addOccurrences(all, occurrences ? found : 0, conversation, random);
      }
      json.set("occurrences", all);
      json.set("phrases", phrases);
    }
    return trackers;
  }

  /** The phrases that were heard, each as often as it is counted. */
  static List<String> heard(Conversation conversation) {
    List<String> heard = new ArrayList<>();
    for (JsonNode tracker : of(conversation, false)) {
      for (JsonNode phrase : tracker.path("phrases")) {
        int count = phrase.path("count").asInt();
        heard.addAll(Collections.nCopies(count, phrase.path("phrase").asText()));
      }
    }
    return heard;
  }

  /** The first sentences with a phrase; more say it when the next steps are summed up. */
  private static void addSpoken(
      ArrayNode occurrences, int count, String phrase, JsonNode monologues) {
    for (JsonNode monologue : monologues) {
      for (JsonNode sentence : monologue.path("sentences")) {
        if (occurrences.size() < count && sentence.path("text").asText().contains(phrase)) {
          occurrences
              .addObject()
              .put("startTime", sentence.path("start").asLong() / 1000.0)
              .set("speakerId", monologue.path("speakerId"));
        }
      }
    }
  }

  private static void addOccurrences(
      ArrayNode occurrences, int count, Conversation conversation, SplitMixRandom random) {
    for (int i = 0; i < count; i++) {
      int hundredths = random.below(conversation.call().seconds() * 100);
      occurrences
          .addObject()
          .put("startTime", hundredths / 100.0)
          .put("speakerId", conversation.drawSpeaker(random).orElse(null));
    }
  }
}
