package io.github.gongjdbc.sandbox;

import static io.github.gongjdbc.sandbox.Asking.error;
import static io.github.gongjdbc.sandbox.Asking.get;
import static io.github.gongjdbc.sandbox.Asking.post;
import static io.github.gongjdbc.sandbox.Asking.postPages;
import static io.github.gongjdbc.sandbox.Asking.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnsweredScorecardsTest {

  private static final String PATH = "/v2/stats/activity/scorecards";

  private final GongSandbox sandbox =
      GongSandbox.builder()
          .clock(Clock.fixed(Instant.parse("2026-03-18T15:00:00Z"), ZoneOffset.UTC))
          .companyTimeZone(ZoneId.of("America/Los_Angeles"))
          .build();

  @Test
  void automaticReviewsComeOnlyWhenTheyAreAskedFor() {
    int manual = truth(review -> method(review).equals("MANUAL")).size();
    int automatic = truth(review -> method(review).equals("AUTOMATIC")).size();

    assertThat(manual).isPositive();
    assertThat(automatic).isPositive();
    assertThat(reviews("{}")).hasSize(manual).allMatch(review -> method(review).equals("MANUAL"));
    assertThat(reviews("{'reviewMethod':'AUTOMATIC'}")).hasSize(automatic);
    assertThat(reviews("{'reviewMethod':'BOTH'}")).isEqualTo(sandbox.answeredScorecards());
    assertThat(post(sandbox, PATH, "{'filter':{'reviewMethod':'Both'}}").status()).isEqualTo(400);
  }

  @Test
  void automaticReviewsHaveNoReviewer() {
    assertThat(sandbox.answeredScorecards())
        .allMatch(
            review -> review.path("reviewerUserId").isNull() == method(review).equals("AUTOMATIC"));
  }

  @ParameterizedTest
  @CsvSource({
    "callFromDate, callToDate, callStartTime",
    "reviewFromDate, reviewToDate, reviewTime"
  })
  void datesAreThoseOfTheCompanyAndTheLastIsExclusive(String from, String to, String field) {
    LocalDate first = LocalDate.parse("2026-02-10");
    LocalDate end = LocalDate.parse("2026-02-17");

    List<JsonNode> found =
        reviews("{'reviewMethod':'BOTH','%s':'%s','%s':'%s'}".formatted(from, first, to, end));

    assertThat(found)
        .isNotEmpty()
        .containsExactlyElementsOf(
            truth(
                review -> {
                  LocalDate date =
                      OffsetDateTime.parse(review.path(field).asText())
                          .atZoneSameInstant(sandbox.companyTimeZone())
                          .toLocalDate();
                  return !date.isBefore(first) && date.isBefore(end);
                }));
  }

  @Test
  void reviewsOfUsersAndOfScorecardsCanBeAskedFor() {
    String user = sandbox.answeredScorecards().get(3).path("reviewedUserId").asText();
    String scorecard = sandbox.scorecards().get(1).path("scorecardId").asText();

    assertThat(reviews("{'reviewMethod':'BOTH','reviewedUserIds':['" + user + "']}"))
        .containsExactlyElementsOf(
            truth(review -> review.path("reviewedUserId").asText().equals(user)));
    assertThat(reviews("{'scorecardIds':['" + scorecard + "']}"))
        .isNotEmpty()
        .containsExactlyElementsOf(
            truth(review -> review.path("scorecardId").asText().equals(scorecard)));
  }

  @Test
  void idsAreStringsAndNowAndThenNumbers() {
    List<ObjectNode> reviews = sandbox.answeredScorecards();

    assertThat(reviews).anyMatch(review -> review.path("callId").isTextual());
    assertThat(reviews).anyMatch(review -> review.path("callId").isIntegralNumber());
    assertThat(reviews).allMatch(review -> review.path("answeredScorecardId").isTextual());
    List<String> calls =
        sandbox.calls().stream().map(call -> call.at("/metaData/id").asText()).toList();
    assertThat(reviews).allMatch(review -> calls.contains(review.path("callId").asText()));
  }

  @Test
  void scoresAreNumbersAndOtherAnswersAreNot() {
    List<JsonNode> answers =
        sandbox.answeredScorecards().stream()
            .flatMap(review -> review.findValues("answers").stream())
            .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
            .toList();

    assertThat(answers).anyMatch(answer -> answer.path("score").isInt());
    assertThat(answers).anyMatch(answer -> answer.path("answerText").isTextual());
    assertThat(answers).anyMatch(answer -> answer.path("selectedOptions").size() > 1);
    assertThat(answers)
        .filteredOn(answer -> answer.path("notApplicable").asBoolean())
        .isNotEmpty()
        .allMatch(answer -> answer.path("score").isNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'filter':{'reviewFromDate':'2026-02-10T00:00:00Z'}}",
        "{'filter':{'reviewFromDate':'2026-02-30'}}",
        "{'filter':{'callToDate':20260210}}",
        "{'filter':{'callFromDate':'2026-02-10','callToDate':'2026-02-10'}}",
        "{'filter':{'scorecardIds':[]}}"
      })
  void filtersThatMakeNoSenseAreRefused(String body) {
    assertThat(post(sandbox, PATH, body).status()).isEqualTo(400);
  }

  @Test
  void nothingFoundIsNotFound() {
    assertThat(error(post(sandbox, PATH, "{'filter':{'reviewFromDate':'2031-01-01'}}")))
        .isEqualTo("404 No answered scorecards found corresponding to the provided filters.");
  }

  @Test
  void scorecardsAreNotPagedAndIncludeDisabledOnes() {
    JsonNode answer = get(sandbox, "/v2/settings/scorecards").json();

    assertThat(answer.has("records")).isFalse();
    assertThat(answer.path("scorecards"))
        .hasSize(5)
        .anyMatch(scorecard -> !scorecard.path("enabled").asBoolean())
        .anyMatch(scorecard -> method(scorecard).equals("AUTOMATIC"));
    assertThat(answer.findValuesAsText("questionType"))
        .contains("RANGE", "YES_NO", "SINGLE_SELECT", "MULTI_SELECT", "OPEN");
    assertThat(answer.findValues("minRange"))
        .allMatch(range -> range.isTextual() || range.isNull());
  }

  private List<JsonNode> reviews(String filter) {
    return rows(postPages(sandbox, PATH, "{'filter':" + filter + "}"), "answeredScorecards");
  }

  private List<ObjectNode> truth(Predicate<JsonNode> filter) {
    return sandbox.answeredScorecards().stream().filter(filter).toList();
  }

  private static String method(JsonNode json) {
    return json.path("reviewMethod").asText();
  }
}
