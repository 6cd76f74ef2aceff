package io.github.gongjdbc.sandbox.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.company.UserGenerator;
import io.github.gongjdbc.sandbox.company.Workspaces;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import io.github.gongjdbc.sandbox.random.TimeStamp;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A scorecard as JSON. Ids and even ranges are strings, whatever Gong's documents say. */
public final class ScorecardDocument {

  private static final LocalDate FIRST_CREATED = LocalDate.of(2024, 2, 12);

  private final UserGenerator users;
  private final Workspaces workspaces;

  public ScorecardDocument(UserGenerator users, Workspaces workspaces) {
    this.users = users;
    this.workspaces = workspaces;
  }

  public ObjectNode of(Scorecard scorecard) {
    SplitMixRandom random = SplitMixRandom.of(scorecard.seed(), "document");
    long created =
        TimeStamp.micros(FIRST_CREATED.atStartOfDay(ZoneOffset.UTC).toInstant())
            + random.below(300) * TimeStamp.DAY
            + random.below(1_000_000_000) * 10L;
    long updated = created + random.below(200) * TimeStamp.DAY + random.below(1_000_000);
    String updater = users.person(0).id();
    String createdText = TimeStamp.write(created, users.person(0).zone());
    String updatedText = TimeStamp.write(updated, ZoneOffset.UTC);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("scorecardId", scorecard.id());
    json.put("scorecardName", scorecard.name());
    json.put("workspaceId", workspaces.id(scorecard.workspace()));
    json.put("enabled", scorecard.enabled());
    json.put("updaterUserId", scorecard.automatic() ? "-1" : updater);
    json.put("created", createdText);
    json.put("updated", updatedText);
    json.put("reviewMethod", scorecard.automatic() ? "AUTOMATIC" : "MANUAL");
    ArrayNode questions = json.putArray("questions");
    for (Question question : scorecard.questions()) {
      ObjectNode added = questions.addObject();
      put(added, question);
      added.put("updaterUserId", updater);
      added.put("created", createdText);
      added.put("updated", updatedText);
    }
    return json;
  }

  private static void put(ObjectNode json, Question question) {
    boolean range = question.type() == Question.Type.RANGE;
    json.put("questionId", Identifier.text(question.identifier()));
    json.put("questionRevisionId", Identifier.text(question.revision()));
    json.put("questionText", question.text());
    json.put("questionType", question.type().name());
    json.put("isOverall", question.overall());
    json.put("answerGuide", question.guide().isEmpty() ? null : question.guide());
    json.put("minRange", range ? Integer.toString(question.lowest()) : null);
    json.put("maxRange", range ? Integer.toString(question.highest()) : null);
    if (question.hasOptions()) {
      ArrayNode options = json.putArray("answerOptions");
      for (int i = 0; i < question.options().size(); i++) {
        options
            .addObject()
            .put("id", Integer.toString(i + 1))
            .put("text", question.options().get(i));
      }
    } else {
      json.putNull("answerOptions");
    }
  }
}
