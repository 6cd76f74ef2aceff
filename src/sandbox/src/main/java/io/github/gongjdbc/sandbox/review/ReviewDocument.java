package io.github.gongjdbc.sandbox.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.company.User;
import io.github.gongjdbc.sandbox.company.UserGenerator;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import io.github.gongjdbc.sandbox.random.TimeStamp;
import java.math.BigInteger;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** A review as JSON. Ids are strings, except in every tenth review, where some are numbers. */
public final class ReviewDocument {

  private static final List<String> REMARKS =
      List.of(
          "Done a great job. Scheduled a follow-up demo.",
          "Ask for the budget earlier.",
          "Good listening, \"next steps\" were vague.",
          "Strong opening;\nclosing could be firmer.");

  private final List<Scorecard> scorecards;
  private final UserGenerator users;

  public ReviewDocument(Scorecards scorecards, UserGenerator users) {
    this.scorecards = scorecards.all();
    this.users = users;
  }

  public ObjectNode of(Review review) {
    SplitMixRandom random = SplitMixRandom.of(review.seed(), "document");
    Scorecard scorecard = scorecards.get(review.scorecard());
    User host = users.person(review.call().host());
    User reviewer = users.reviewerOf(host, random);
    boolean numbers = Long.remainderUnsigned(review.seed(), 10) == 0;
    ZoneId zone = review.automatic() ? ZoneOffset.UTC : reviewer.zone();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("answeredScorecardId", Identifier.text(review.identifier()));
    json.put("scorecardId", scorecard.id());
    json.put("scorecardName", scorecard.name());
    putId(json, "callId", review.call().identifier(), numbers);
    json.put("callStartTime", TimeStamp.write(review.call().started(), host.zone()));
    putId(json, "reviewedUserId", host.identifier(), numbers);
    json.put("reviewerUserId", review.automatic() ? null : reviewer.id());
    json.put("reviewMethod", review.automatic() ? "AUTOMATIC" : "MANUAL");
    boolean edited = !review.automatic() && random.chance(0.1);
    json.put("editorUserId", edited ? users.person(0).id() : null);
    json.put("reviewTime", TimeStamp.write(review.reviewTime(), zone));
    json.put("visibilityType", random.chance(0.8) ? "PUBLIC" : "PRIVATE");
    ArrayNode answers = json.putArray("answers");
    scorecard.questions().forEach(question -> put(answers.addObject(), question, random));
    return json;
  }

  /** Good scores are more frequent than bad ones. */
  private static int score(Question question, SplitMixRandom random) {
    int first = random.between(question.lowest(), question.highest());
    return Math.max(first, random.between(question.lowest(), question.highest()));
  }

  private static void putId(ObjectNode json, String name, long identifier, boolean asNumber) {
    if (asNumber && identifier >= 0) {
      json.put(name, identifier);
    } else if (asNumber) {
      json.put(name, new BigInteger(Identifier.text(identifier)));
    } else {
      json.put(name, Identifier.text(identifier));
    }
  }

  private static void put(ObjectNode answer, Question question, SplitMixRandom random) {
    boolean notApplicable = !question.overall() && random.chance(0.07);
    Question.Type type = question.type();
    answer.put("questionId", Identifier.text(question.identifier()));
    answer.put("questionRevisionId", Identifier.text(question.revision()));
    answer.put("isOverall", question.overall());
    answer.putNull("score");
    answer.putNull("answerText");
    answer.put("notApplicable", notApplicable);
    answer.putNull("selectedOptions");
    if (notApplicable) {
      return;
    }
    switch (type) {
      case RANGE -> answer.put("score", score(question, random));
      case YES_NO -> answer.put("answerText", random.chance(0.7) ? "Yes" : "No");
      case OPEN -> answer.put("answerText", random.chance(0.3) ? null : random.pick(REMARKS));
      case SINGLE_SELECT, MULTI_SELECT -> {
        int most = type == Question.Type.SINGLE_SELECT ? 1 : question.options().size();
        List<String> ids =
            IntStream.rangeClosed(1, question.options().size())
                .mapToObj(Integer::toString)
                .toList();
        ArrayNode selected = answer.putArray("selectedOptions");
        random.pick(random.between(1, most), ids).stream().sorted().forEach(selected::add);
      }
    }
  }
}
