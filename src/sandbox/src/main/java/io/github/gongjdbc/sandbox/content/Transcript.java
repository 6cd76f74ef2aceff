package io.github.gongjdbc.sandbox.content;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.List;

/** A few plausible sentences of a call. */
public final class Transcript {

  private static final int LONGEST = 12;
  private static final int MILLIS_A_WORD = 380;

  private static final List<String> SMALL_TALK =
      List.of(
          "Hi {contact}, thanks for taking the time.",
          "Can you hear me well?",
          "Sure, go ahead.",
          "Let me share my screen.",
          "That makes sense.",
          "No wait, I think we should check that out first.",
          "How does {customer} do this today?",
          "What would it take to move forward?",
          "I will get back to you by Friday.",
          "Thank you, talk soon.");

  private Transcript() {}

  public static ObjectNode of(Conversation conversation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("callId", Identifier.text(conversation.call().identifier()));
    ArrayNode monologues = json.putArray("transcript");
    if (conversation.silent()) {
      return json;
    }
    SplitMixRandom random = conversation.random("transcript");
    int count = random.between(3, LONGEST);
    long step = conversation.call().seconds() * 1000L / count;
    for (int i = 0; i < count; i++) {
      ObjectNode monologue = monologues.addObject();
      monologue.put("speakerId", conversation.drawSpeaker(random).orElse(null));
      monologue.put(
          "topic", random.chance(0.4) ? null : random.pick(conversation.topic().topics()));
      addSentences(monologue.putArray("sentences"), i * step, conversation, random);
    }
    return json;
  }

  private static void addSentences(
      ArrayNode sentences, long begin, Conversation conversation, SplitMixRandom random) {
    long start = begin + random.below(900);
    int count = random.between(1, 3);
    for (int i = 0; i < count; i++) {
      String text =
          conversation.tell(
              random.chance(0.7)
                  ? random.pick(SMALL_TALK)
                  : random.pick(conversation.topic().keyPoints()));
      long end = start + text.chars().filter(letter -> letter == ' ').count() * MILLIS_A_WORD + 400;
      sentences.addObject().put("start", start).put("end", end).put("text", text);
      start = end + random.below(600);
    }
  }
}
