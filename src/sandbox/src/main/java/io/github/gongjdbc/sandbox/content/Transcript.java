package io.github.gongjdbc.sandbox.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.List;
import java.util.Map;

/**
 * Sentences of a call that fit its topic: what trackers heard was said, and the next steps, too.
 */
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

  /** A sentence for each phrase that a tracker listens for. */
  private static final Map<String, String> SENTENCES =
      Map.of(
          "Contoso", "We are also talking to Contoso.",
          "Fabrikam", "Fabrikam made us an offer last week.",
          "discount", "Is there a discount for a longer term?",
          "price per seat", "What would the price per seat be?",
          "single sign-on", "We cannot go live without single sign-on.",
          "audit", "Our audit asks who saw what.");

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
    addHeard(monologues, conversation);
    addNextSteps(monologues, conversation);
    return json;
  }

  private static void addHeard(ArrayNode monologues, Conversation conversation) {
    SplitMixRandom random = conversation.random("heard");
    for (String phrase : Trackers.heard(conversation)) {
      JsonNode monologue = monologues.get(random.below(monologues.size()));
      addSentence((ArrayNode) monologue.path("sentences"), SENTENCES.getOrDefault(phrase, phrase));
    }
  }

  private static void addNextSteps(ArrayNode monologues, Conversation conversation) {
    JsonNode last = monologues.get(monologues.size() - 1);
    conversation
        .topic()
        .nextSteps()
        .forEach(step -> addSentence((ArrayNode) last.path("sentences"), conversation.tell(step)));
  }

  /** Adds a sentence right after the last one. */
  private static void addSentence(ArrayNode sentences, String text) {
    long start = sentences.get(sentences.size() - 1).path("end").asLong() + 200;
    sentences.addObject().put("start", start).put("end", start + length(text)).put("text", text);
  }

  private static long length(String text) {
    return text.chars().filter(letter -> letter == ' ').count() * MILLIS_A_WORD + 400;
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
      long end = start + length(text);
      sentences.addObject().put("start", start).put("end", end).put("text", text);
      start = end + random.below(600);
    }
  }
}
