package io.github.gongjdbc.sandbox.content;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.call.Participant;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Sentences of a call that fit its topic: what trackers heard was said, and the next steps, too.
 */
public final class Transcript {

  private static final int MILLIS_A_WORD = 380;
  private static final int PAUSE = 200;

  private Transcript() {}

  public static ObjectNode of(Conversation conversation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("callId", Identifier.text(conversation.call().identifier()));
    ArrayNode monologues = json.putArray("transcript");
    if (conversation.silent()) {
      return json;
    }
    SplitMixRandom random = conversation.random("voices");
    List<Dialogue.Line> lines = Dialogue.of(conversation);
    long length = lines.stream().mapToLong(Transcript::length).sum();
    long call = conversation.call().seconds() * 1000L;
    // A short call is a hasty one, and in a long one people think between what they say.
    double haste = Math.min(1, call / (double) length);
    long pause = Math.max(0, (call - length) / lines.size());
    long time = 0;
    for (Dialogue.Line line : lines) {
      ObjectNode monologue = monologues.addObject();
      monologue.put("speakerId", speaker(conversation, line.host(), random).orElse(null));
      monologue.put("topic", random.chance(0.25) ? null : line.section());
      ArrayNode sentences = monologue.putArray("sentences");
      for (String text : line.sentences()) {
        long end = time + (long) (length(text) * haste);
        sentences.addObject().put("start", time).put("end", end).put("text", text);
        time = end + (long) (PAUSE * haste);
      }
      time += pause;
    }
    return json;
  }

  /** The voice of the host, or one of the others; empty where it was not recognised. */
  private static Optional<String> speaker(
      Conversation conversation, boolean host, SplitMixRandom random) {
    String hostId = conversation.host().id();
    List<String> voices =
        conversation.speakers().stream()
            .filter(person -> host == hostId.equals(person.userId()))
            .map(Participant::speakerId)
            .map(Objects::requireNonNull)
            .toList();
    return voices.isEmpty() ? Optional.empty() : Optional.of(random.pick(voices));
  }

  private static long length(Dialogue.Line line) {
    return line.sentences().stream().mapToLong(text -> length(text) + PAUSE).sum();
  }

  private static long length(String text) {
    return text.chars().filter(letter -> letter == ' ').count() * MILLIS_A_WORD + 400;
  }
}
