package io.github.gongjdbc.sandbox.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.account.ContentSelection.Section;
import java.util.List;

/** Who talked how long, and what was shown. */
final class Interaction {

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
      Dice dice = conversation.dice("questions");
      interaction
          .putObject("questions")
          .put("companyCount", dice.below(20))
          .put("nonCompanyCount", conversation.external() ? dice.below(15) : 0);
    }
    return interaction;
  }

  private static ArrayNode speakers(Conversation conversation) {
    ArrayNode speakers = JsonNodeFactory.instance.arrayNode();
    Dice dice = conversation.dice("speakers");
    List<Participant> heard = conversation.speakers();
    for (Participant person : heard) {
      double share = (0.3 + 0.6 * dice.fraction()) / heard.size();
      speakers
          .addObject()
          .put("id", person.id())
          .put("userId", person.userId())
          .put("talkTime", hundredths(conversation.call().seconds() * share));
    }
    return speakers;
  }

  private static ArrayNode statistics(Conversation conversation) {
    ArrayNode statistics = JsonNodeFactory.instance.arrayNode();
    if (conversation.silent()) {
      return statistics;
    }
    Dice dice = conversation.dice("statistics");
    int seconds = conversation.call().seconds();
    add(statistics, "Talk Ratio", 0.3 + 0.4 * dice.fraction());
    add(statistics, "Longest Monologue", seconds * (0.03 + 0.08 * dice.fraction()));
    add(statistics, "Longest Customer Story", seconds * (0.02 + 0.08 * dice.fraction()));
    add(statistics, "Interactivity", 2 + 8 * dice.fraction());
    add(statistics, "Patience", 0.3 + dice.fraction());
    return statistics;
  }

  private static void add(ArrayNode statistics, String name, double value) {
    statistics.addObject().put("name", name).put("value", hundredths(value));
  }

  private static ArrayNode video(Conversation conversation) {
    ArrayNode video = JsonNodeFactory.instance.arrayNode();
    if (!MetaData.video(conversation.call()) || conversation.silent()) {
      return video;
    }
    Dice dice = conversation.dice("video");
    for (String segment : dice.pick(dice.between(1, 3), SEGMENTS)) {
      double duration = conversation.call().seconds() * dice.fraction() * 0.5;
      video.addObject().put("name", segment).put("duration", hundredths(duration));
    }
    return video;
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
