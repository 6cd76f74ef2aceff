package io.github.gongjdbc.sandbox.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.call.Participant;
import io.github.gongjdbc.sandbox.content.ContentSelection.Section;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.List;

/** Who talked how long, and what was shown. */
public final class Interaction {

  private static final List<String> SEGMENTS =
      List.of("Browser", "Presentation", "WebcamPrimaryUser", "WebcamNonCompany", "Webcam");

  private Interaction() {}

  static ObjectNode of(Conversation conversation, ContentSelection selection) {
    ObjectNode interaction = JsonNodeFactory.instance.objectNode();
    if (selection.has(Section.SPEAKERS)) {
      interaction.set("speakers", speakers(conversation));
    }
    // Asked for as personInteractionStats, answered under another name.
    if (selection.has(Section.INTERACTION_STATS)) {
      interaction.set("interactionStats", statistics(conversation));
    }
    if (selection.has(Section.VIDEO)) {
      interaction.set("video", video(conversation));
    }
    if (selection.has(Section.QUESTIONS) && !conversation.silent()) {
      SplitMixRandom random = conversation.random("questions");
      interaction
          .putObject("questions")
          .put("companyCount", random.below(20))
          .put("nonCompanyCount", conversation.external() ? random.below(15) : 0);
    }
    return interaction;
  }

  private static ArrayNode speakers(Conversation conversation) {
    ArrayNode speakers = JsonNodeFactory.instance.arrayNode();
    SplitMixRandom random = conversation.random("speakers");
    List<Participant> heard = conversation.speakers();
    for (Participant person : heard) {
      double share = (0.3 + 0.6 * random.fraction()) / heard.size();
      speakers
          .addObject()
          .put("id", person.id())
          .put("userId", person.userId())
          .put("talkTime", hundredths(conversation.call().seconds() * share));
    }
    return speakers;
  }

  /** How a call went, by the name of the statistic; nothing for a call without speech. */
  public static ArrayNode statistics(Conversation conversation) {
    ArrayNode statistics = JsonNodeFactory.instance.arrayNode();
    if (conversation.silent()) {
      return statistics;
    }
    SplitMixRandom random = conversation.random("statistics");
    int seconds = conversation.call().seconds();
    double talked = talkTime(conversation);
    add(statistics, "Talk Ratio", talkRatio(conversation, talked));
    double monologue = seconds * (0.03 + 0.08 * random.fraction());
    add(statistics, "Longest Monologue", Math.min(monologue, talked));
    add(statistics, "Longest Customer Story", seconds * (0.02 + 0.08 * random.fraction()));
    add(statistics, "Interactivity", 2 + 8 * random.fraction());
    add(statistics, "Patience", 0.3 + random.fraction());
    return statistics;
  }

  /** How long the host spoke. */
  private static double talkTime(Conversation conversation) {
    for (JsonNode speaker : speakers(conversation)) {
      if (speaker.path("userId").asText().equals(conversation.host().id())) {
        return speaker.path("talkTime").asDouble();
      }
    }
    return 0;
  }

  private static double talkRatio(Conversation conversation, double talked) {
    double all = 0;
    for (JsonNode speaker : speakers(conversation)) {
      all += speaker.path("talkTime").asDouble();
    }
    return all == 0 ? 0 : talked / all;
  }

  private static void add(ArrayNode statistics, String name, double value) {
    statistics.addObject().put("name", name).put("value", hundredths(value));
  }

  private static ArrayNode video(Conversation conversation) {
    ArrayNode video = JsonNodeFactory.instance.arrayNode();
    if (!MetaData.video(conversation.call()) || conversation.silent()) {
      return video;
    }
    SplitMixRandom random = conversation.random("video");
    for (String segment : random.pick(random.between(1, 3), SEGMENTS)) {
      double duration = conversation.call().seconds() * random.fraction() * 0.5;
      video.addObject().put("name", segment).put("duration", hundredths(duration));
    }
    return video;
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
