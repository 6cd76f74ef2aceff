package io.github.gongjdbc.sandbox.review;

import io.github.gongjdbc.sandbox.call.CallTopic;
import io.github.gongjdbc.sandbox.company.Workspaces;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The scorecards of the account: one is disabled, and one is filled in without people. */
public final class Scorecards {

  private final List<Scorecard> scorecards = new ArrayList<>();
  private final long seed;

  public Scorecards(long seed) {
    this.seed = seed;
    add(
        "Discovery call",
        Workspaces.SALES,
        true,
        false,
        EnumSet.of(CallTopic.DISCOVERY),
        List.of(
            range("How good was the call overall?", true, 5),
            yesNo("Was an agenda agreed at the start?"),
            choice("How well was the pain understood?", "Not at all", "Partly", "Fully"),
            choices("Which points were covered?", "Budget", "Authority", "Need", "Timeline"),
            open("What should be done better next time?")));
    add(
        "Product demo",
        Workspaces.SALES,
        true,
        false,
        EnumSet.of(CallTopic.DEMO, CallTopic.PRICING),
        List.of(
            range("Rate the demo", true, 10),
            range("Was the demo tailored to the customer?", false, 5),
            choices("Which objections were handled?", "Price", "Security", "Integration"),
            open("Comments")));
    add(
        "Customer success check-in",
        Workspaces.CUSTOMER_SUCCESS,
        true,
        false,
        EnumSet.of(CallTopic.ONBOARDING, CallTopic.BUSINESS_REVIEW, CallTopic.RENEWAL),
        List.of(
            range("How healthy is this customer?", true, 5),
            yesNo("Was the renewal mentioned?"),
            choice("Adoption", "Low", "Medium", "High"),
            open("Risks")));
    add(
        "Cold call (2024)",
        Workspaces.SALES,
        false,
        false,
        EnumSet.of(CallTopic.COLD_CALL),
        List.of(
            range("How do you evaluate the SDR's overall performance in the call?", true, 50),
            yesNo("Was the product mentioned?")));
    add(
        "AI call quality",
        Workspaces.SALES,
        true,
        true,
        EnumSet.complementOf(EnumSet.of(CallTopic.INTERNAL, CallTopic.COLD_CALL)),
        List.of(
            range("Overall quality", true, 5),
            range("Did the seller listen?", false, 5),
            yesNo("Were next steps agreed?")));
  }

  public List<Scorecard> all() {
    return List.copyOf(scorecards);
  }

  private void add(
      String name,
      int workspace,
      boolean enabled,
      boolean automatic,
      Set<CallTopic> topics,
      List<Question> drafts) {
    long scorecardSeed = SplitMixRandom.mix(seed, 3_000_000L + scorecards.size());
    SplitMixRandom random = new SplitMixRandom(scorecardSeed);
    long identifier = Identifier.draw(random);
    List<Question> questions = new ArrayList<>();
    for (Question draft : drafts) {
      questions.add(numbered(draft, Identifier.draw(random), Identifier.draw(random)));
    }
    scorecards.add(
        new Scorecard(
            identifier,
            scorecardSeed,
            name,
            workspace,
            enabled,
            automatic,
            topics,
            List.copyOf(questions)));
  }

  private static Question numbered(Question draft, long identifier, long revision) {
    return new Question(
        identifier,
        revision,
        draft.type(),
        draft.text(),
        draft.overall(),
        draft.guide(),
        draft.lowest(),
        draft.highest(),
        draft.options());
  }

  private static Question range(String text, boolean overall, int highest) {
    String guide = "From 1 (poor) to " + highest + " (excellent)";
    return new Question(0, 0, Question.Type.RANGE, text, overall, guide, 1, highest, List.of());
  }

  private static Question yesNo(String text) {
    return draft(Question.Type.YES_NO, text, List.of());
  }

  private static Question choice(String text, String... options) {
    return draft(Question.Type.SINGLE_SELECT, text, List.of(options));
  }

  private static Question choices(String text, String... options) {
    return draft(Question.Type.MULTI_SELECT, text, List.of(options));
  }

  private static Question open(String text) {
    return draft(Question.Type.OPEN, text, List.of());
  }

  private static Question draft(Question.Type type, String text, List<String> options) {
    return new Question(0, 0, type, text, false, "", 0, 0, options);
  }
}
