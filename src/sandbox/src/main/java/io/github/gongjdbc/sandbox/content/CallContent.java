package io.github.gongjdbc.sandbox.content;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.call.CallKind;
import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.content.ContentSelection.Section;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.List;

/** What was said, as Gong sums it up. A call without speech has little of it, or nothing. */
public final class CallContent {

  private static final List<List<String>> OUTCOMES =
      List.of(
          List.of("MEETING_BOOKED", "Answered", "Meeting booked"),
          List.of("FOLLOW_UP", "Answered", "Follow-up agreed"),
          List.of("NOT_INTERESTED", "Answered", "Not interested"));
  private static final List<String> VOICEMAIL = List.of("VOICEMAIL", "Not answered", "Voicemail");
  private static final int SHORTEST_TALK = 60;
  private static final String NEXT_STEPS = "Next Steps";

  private CallContent() {}

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
    SplitMixRandom random = conversation.random("summary");
    if (selection.has(Section.BRIEF)) {
      content.put("brief", conversation.tell(random.pick(conversation.topic().briefs())));
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
    SplitMixRandom random = conversation.random(part);
    List<String> names = conversation.topic().topics();
    int share = conversation.call().seconds() / (names.size() + 1);
    for (String name : names) {
      if (random.chance(0.85)) {
        parts
            .addObject()
            .put("name", name)
            .put("duration", (int) (share * (0.4 + random.fraction())));
      }
    }
    return parts;
  }

  private static List<String> keyPointsOf(Conversation conversation) {
    SplitMixRandom random = conversation.random("key points");
    return random.pick(random.between(1, 3), conversation.topic().keyPoints());
  }

  private static ArrayNode outline(Conversation conversation) {
    ArrayNode outline = JsonNodeFactory.instance.arrayNode();
    SplitMixRandom random = conversation.random("outline");
    List<String> sections = conversation.topic().topics();
    List<String> points = random.pick(sections.size(), conversation.topic().keyPoints());
    List<String> steps = conversation.topic().nextSteps();
    double length = tenths(conversation.call().seconds() / (double) sections.size());
    for (int i = 0; i < sections.size(); i++) {
      ObjectNode section = outline.addObject();
      List<String> texts = sections.get(i).equals(NEXT_STEPS) ? steps : points;
      section.put("section", sections.get(i));
      section.put("startTime", tenths(i * length));
      section.put("duration", length);
      section
          .putArray("items")
          .addObject()
          .put("text", conversation.tell(texts.get(i % texts.size())))
          .put("startTime", tenths((i + random.fraction()) * length));
    }
    return outline;
  }

  private static ArrayNode highlights(Conversation conversation) {
    ArrayNode highlights = JsonNodeFactory.instance.arrayNode();
    SplitMixRandom random = conversation.random("highlights");
    if (random.chance(0.1)) {
      return highlights;
    }
    ArrayNode items = highlights.addObject().put("title", "Next steps").putArray("items");
    for (String step : conversation.topic().nextSteps()) {
      ObjectNode item = items.addObject().put("text", conversation.tell(step));
      item.putArray("startTimes").add(tenths(random.fraction() * conversation.call().seconds()));
    }
    return highlights;
  }

  private static void putOutcome(ObjectNode content, Conversation conversation) {
    SplitMixRandom random = conversation.random("outcome");
    if (conversation.call().kind() != CallKind.TELEPHONY || random.chance(0.15)) {
      return;
    }
    List<String> outcome =
        conversation.call().seconds() < SHORTEST_TALK ? VOICEMAIL : random.pick(OUTCOMES);
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
