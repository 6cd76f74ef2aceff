package io.github.gongjdbc.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.sandbox.OpenApiReferee;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import io.github.gongjdbc.schema.settings.GongProperty;
import java.io.IOException;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The schema in plain Calcite: what a query answers, and what it asks for that. */
class GongSchemaTest {
  private QueriedAccount account;

  @BeforeEach
  void serve() throws IOException {
    account = new QueriedAccount();
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Nested
  class ContentIsAskedFor {
    @Test
    void whenAColumnNeedsIt() throws SQLException {
      account.query(
          "select \"id\", \"brief\" from \"gong\".\"extensive_calls\""
              + " where \"started\" >= timestamp '2026-03-09 00:00:00'");

      assertThat(account.firstRequest().json().path("contentSelector").toString())
          .isEqualTo("{\"exposedFields\":{\"content\":{\"brief\":true}}}");
    }

    @Test
    void andNotToCountRows() throws SQLException {
      List<String> count =
          account.query(
              "select count(*) from \"gong\".\"extensive_calls\""
                  + " where \"started\" >= timestamp '2026-03-05 00:00:00'");

      assertThat(count)
          .containsExactly(
              String.valueOf(
                  account.startedIn("2026-03-05T00:00:00Z", "2099-01-01T00:00:00Z").size()));
      assertThat(account.firstRequest().json().has("contentSelector")).isFalse();
    }
  }

  @Nested
  class SettingsOfTheConnection {
    @Test
    void startDateBoundsWhatTheQueryDoesNot() throws SQLException {
      account.with(GongProperty.START_DATE, "2026-03-08");

      assertThat(account.query("select \"id\" from \"gong\".\"calls\""))
          .containsExactlyInAnyOrderElementsOf(
              account.startedIn("2026-03-08T00:00:00Z", "2099-01-01T00:00:00Z"));
    }

    @Test
    void aWorkspaceRestrictsEveryTableThatHasOne() throws SQLException {
      String workspace = account.calls().get(0).at("/metaData/workspaceId").asText();
      account.with(GongProperty.WORKSPACE_ID, workspace);

      assertThat(account.query("select distinct \"workspace_id\" from " + recent("calls")))
          .containsExactly(workspace);
      assertThat(
              account.query("select distinct \"workspace_id\" from " + recent("extensive_calls")))
          .containsExactly(workspace);
      assertThat(account.firstRequest().query("workspaceId")).isEqualTo(workspace);
    }

    @Test
    void aWorkspaceThatGongWouldRejectIsNotSent() throws SQLException {
      account.with(GongProperty.WORKSPACE_ID, "my workspace");

      assertThat(account.query("select \"id\" from " + recent("extensive_calls"))).isEmpty();
      assertThat(account.exchanges())
          .allSatisfy(
              e -> assertThat(e.request().json().path("filter").has("workspaceId")).isFalse());
    }

    @Test
    void privateCallsCanBeLeftOut() throws SQLException {
      long visible =
          account.calls().stream()
              .filter(call -> !call.at("/metaData/isPrivate").asBoolean())
              .filter(
                  call ->
                      QueriedAccount.isIn(
                          QueriedAccount.started(call),
                          "2026-03-01T00:00:00Z",
                          "2099-01-01T00:00:00Z"))
              .count();
      account.with(GongProperty.INCLUDE_PRIVATE_CALLS, "false");

      assertThat(account.query("select count(*) from " + recent("calls")))
          .containsExactly(String.valueOf(visible));
    }

    @Test
    void withoutPushDownTheAnswerIsTheSame() throws SQLException {
      account.with(GongProperty.PUSH_DOWN, "false");

      assertThat(
              account.query(
                  "select \"id\" from \"gong\".\"extensive_calls\""
                      + " where \"started\" >= timestamp '2026-03-05 00:00:00'"
                      + " and \"started\" < timestamp '2026-03-07 00:00:00'"))
          .containsExactlyInAnyOrderElementsOf(
              account.startedIn("2026-03-05T00:00:00Z", "2026-03-07T00:00:00Z"));
      assertThat(account.firstRequest().json().path("filter")).isEmpty();
    }

    private String recent(String table) {
      return "\"gong\".\"" + table + "\" where \"started\" >= timestamp '2026-03-01 00:00:00'";
    }
  }

  @Nested
  class Tables {
    @Test
    void areThoseOfTheCatalog() throws SQLException {
      assertThat(account.tables())
          .contains(
              "calls",
              "extensive_calls",
              "call_parties",
              "users",
              "scorecards",
              "scorecard_questions",
              "answered_scorecards",
              "answered_scorecard_answers");
    }

    @Test
    void haveAllTheRowsOfTheAccount() throws SQLException {
      assertThat(account.query("select \"id\" from \"gong\".\"users\""))
          .containsExactlyInAnyOrderElementsOf(
              account.sandbox().users().stream().map(user -> user.path("id").asText()).toList());
      assertThat(account.query("select \"scorecard_id\" from \"gong\".\"scorecards\""))
          .containsExactlyInAnyOrderElementsOf(
              account.sandbox().scorecards().stream()
                  .map(card -> card.path("scorecardId").asText())
                  .toList());
    }

    @Test
    void ofPartsHaveTheKeyOfTheWhole() throws SQLException {
      List<String> expected =
          account.calls().stream()
              .filter(
                  call ->
                      QueriedAccount.isIn(
                          QueriedAccount.started(call),
                          "2026-03-08T00:00:00Z",
                          "2099-01-01T00:00:00Z"))
              .flatMap(
                  call ->
                      StreamSupport.stream(call.path("parties").spliterator(), false)
                          .map(party -> QueriedAccount.id(call) + " " + party.path("id").asText()))
              .toList();

      assertThat(
              account.query(
                  "select \"call_id\" || ' ' || \"id\" from \"gong\".\"call_parties\""
                      + " where \"started\" >= timestamp '2026-03-08 00:00:00'"))
          .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void ofReviewsHaveThoseThatGongMadeToo() throws SQLException {
      List<String> expected =
          account.sandbox().answeredScorecards().stream()
              .filter(
                  review ->
                      QueriedAccount.isIn(
                          OffsetDateTime.parse(review.path("reviewTime").asText()).toInstant(),
                          "2026-03-05T00:00:00Z",
                          "2026-03-07T00:00:00Z"))
              .map(review -> review.path("answeredScorecardId").asText())
              .toList();

      assertThat(
              account.query(
                  "select \"answered_scorecard_id\" from \"gong\".\"answered_scorecards\""
                      + " where \"review_time\" >= timestamp '2026-03-05 00:00:00'"
                      + " and \"review_time\" < timestamp '2026-03-07 00:00:00'"))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void requestsAreAsGongDocumentsThem() throws SQLException {
    for (String table : account.tables()) {
      account.query("select * from \"gong\".\"" + table + "\"" + demandedCondition(table));
    }
    OpenApiReferee referee = new OpenApiReferee();

    assertThat(account.exchanges())
        .isNotEmpty()
        .allSatisfy(exchange -> assertThat(referee.violations(exchange)).isEmpty());
  }

  /** The condition without which a table cannot be read here. */
  private static String demandedCondition(String name) {
    TableDefinition table = CatalogLoader.gong().table(name).orElseThrow();
    Stream<String> values =
        table.demandedColumns().stream().limit(1).map(column -> '"' + column + "\" = '1'");
    // Without the driver it is later than in the account, which has no answer for its future.
    Stream<String> ranges =
        table.accessPaths().get(0).endpoint().demandedRange().stream()
            .flatMap(range -> range.upper().column().stream())
            .map(column -> '"' + column + "\" <= date '2026-03-09'");
    return Stream.concat(values, ranges)
        .findFirst()
        .map(condition -> " where " + condition)
        .orElse("");
  }

  @Test
  void nothingIsCutShortWhenALaterPageFails() {
    account
        .sandbox()
        .answerWith(
            request ->
                request.json().has("cursor")
                    ? Optional.of(SandboxAnswer.error(400, "r7", "page is gone"))
                    : Optional.empty());

    assertThatThrownBy(
            () ->
                account.query(
                    "select \"id\" from \"gong\".\"extensive_calls\""
                        + " where \"started\" >= timestamp '2020-01-01 00:00:00'"))
        .hasStackTraceContaining("page is gone");
  }
}
