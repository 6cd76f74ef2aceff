package io.github.gongjdbc.sandbox.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.account.ContentSelection.Section;
import java.util.List;

/** What was said, as Gong sums it up. A call without speech has little of it, or nothing. */
final class Content {

  private static final List<List<String>> OUTCOMES =
      List.of(
          List.of("MEETING_BOOKED", "Answered", "Meeting booked"),
          List.of("FOLLOW_UP", "Answered", "Follow-up agreed"),
          List.of("NOT_INTERESTED", "Answered", "Not interested"),
          List.of("VOICEMAIL", "Not answered", "Voicemail"));

  private Content() {}

  static ObjectNode of(Conversation conversation, ContentSelection selection) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    if (selection.has(Section.STRUCTURE)) {
      content.set("structure", parts(conversation, "structure"));
    }
    if (selection.has(Section.TRACKERS)) {
      content.set(
          "trackers", Trackers.of(conversation, selection.has(Section.TRACKER_OCCURRENCES)));
    }
    if (selection.has(Section.TOPICS)) {
      content.set("topics", parts(conversation, "topics"));
    }
    if (conversation.silent()) {
      return content;
    }
    Dice dice = conversation.dice("summary");
    if (selection.has(Section.BRIEF)) {
      content.put("brief", conversation.tell(dice.pick(conversation.occasion().briefs())));
    }
    if (selection.has(Section.OUTLINE)) {
      content.set("outline", outline(conversation));
    }
    if (selection.has(Section.HIGHLIGHTS)) {
      content.set("highlights", highlights(conversation));
    }
    if (selection.has(Section.CALL_OUTCOME)) {
      putOutcome(content, conversation);
    }
    if (selection.has(Section.KEY_POINTS)) {
      ArrayNode keyPoints = content.putArray("keyPoints");
      keyPointsOf(conversation)
          .forEach(text -> keyPoints.addObject().put("text", conversation.tell(text)));
    }
    return content;
  }

  private static ArrayNode parts(Conversation conversation, String part) {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    if (conversation.silent()) {
      return parts;
    }
    Dice dice = conversation.dice(part);
    List<String> names = conversation.occasion().topics();
    int share = conversation.call().seconds() / (names.size() + 1);
    for (String name : names) {
      if (dice.chance(0.85)) {
        parts
            .addObject()
            .put("name", name)
            .put("duration", (int) (share * (0.4 + dice.fraction())));
      }
    }
    return parts;
  }

  private static List<String> keyPointsOf(Conversation conversation) {
    Dice dice = conversation.dice("key points");
    return dice.pick(dice.between(1, 3), conversation.occasion().keyPoints());
  }

  private static ArrayNode outline(Conversation conversation) {
    ArrayNode outline = JsonNodeFactory.instance.arrayNode();
    Dice dice = conversation.dice("outline");
    List<String> sections = conversation.occasion().topics();
    double length = tenths(conversation.call().seconds() / (double) sections.size());
    for (int i = 0; i < sections.size(); i++) {
      ObjectNode section = outline.addObject();
      section.put("section", sections.get(i));
      section.put("startTime", tenths(i * length));
      section.put("duration", length);
      section
          .putArray("items")
          .addObject()
          .put("text", conversation.tell(dice.pick(conversation.occasion().keyPoints())))
          .put("startTime", tenths((i + dice.fraction()) * length));
    }
    return outline;
  }

  private static ArrayNode highlights(Conversation conversation) {
    ArrayNode highlights = JsonNodeFactory.instance.arrayNode();
    Dice dice = conversation.dice("highlights");
    if (dice.chance(0.1)) {
      return highlights;
    }
    ArrayNode items = highlights.addObject().put("title", "Next steps").putArray("items");
    for (String step : conversation.occasion().nextSteps()) {
      ObjectNode item = items.addObject().put("text", conversation.tell(step));
      item.putArray("startTimes").add(tenths(dice.fraction() * conversation.call().seconds()));
    }
    return highlights;
  }

  private static void putOutcome(ObjectNode content, Conversation conversation) {
    Dice dice = conversation.dice("outcome");
    if (conversation.call().kind() != CallKind.TELEPHONY || dice.chance(0.15)) {
      return;
    }
    List<String> outcome = dice.pick(OUTCOMES);
    content
        .putObject("callOutcome")
        .put("id", outcome.get(0))
        .put("category", outcome.get(1))
        .put("name", outcome.get(2));
  }

  private static double tenths(double seconds) {
    return Math.floor(seconds * 10) / 10;
  }
}
