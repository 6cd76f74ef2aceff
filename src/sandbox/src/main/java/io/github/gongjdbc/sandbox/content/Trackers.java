package io.github.gongjdbc.sandbox.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The words and ideas that were listened for. A tracker that found nothing counts zero. */
public final class Trackers {

  private static final List<Tracker> TRACKERS =
      List.of(
          new Tracker(
              "1812345678901234501", "Competitors", "KEYWORD", List.of("Contoso", "Fabrikam")),
          new Tracker(
              "9912345678901234502", "Pricing", "KEYWORD", List.of("discount", "price per seat")),
          new Tracker(
              "12123456789012345603", "Security", "KEYWORD", List.of("single sign-on", "audit")),
          new Tracker("7712345678901234504", "Objection: timing", "SMART", List.of()),
          new Tracker("6612345678901234505", "Next steps agreed", "SMART", List.of()));

  private Trackers() {}

  private record Tracker(String id, String name, String type, List<String> phrases) {}

  static ArrayNode of(Conversation conversation, boolean occurrences) {
    ArrayNode trackers = JsonNodeFactory.instance.arrayNode();
    SplitMixRandom random = conversation.random("trackers");
    for (Tracker tracker : TRACKERS) {
      int found = conversation.silent() || random.chance(0.4) ? 0 : random.between(1, 4);
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
        addOccurrences(spoken, occurrences ? count : 0, conversation, random);
        all.addAll(spoken);
        phrase.put("phrase", tracker.phrases().get(i));
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
