package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SandboxServer;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gong's API as it is, not as it is documented: what it answers, and what may be asked of it. */
class ApiAnswersTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final String RECENT_CALLS = "SELECT id FROM calls WHERE started >= '2026-11-10'";
  private static final String SCORECARDS = "SELECT scorecard_id FROM scorecards";

  @BeforeEach
  void oddAnswersAreNotAsDocumented() {
    ACCOUNT.withoutReferee();
  }

  private static List<List<@Nullable Object>> query(String sql) throws SQLException {
    try (Connection connection = ACCOUNT.connect("startDate", "2026-01-01")) {
      return SandboxAccount.query(connection, sql);
    }
  }

  private static Failure failure(String sql) {
    return Failure.of(() -> query(sql));
  }

  private static void answer(SandboxAnswer answer) {
    ACCOUNT.sandbox().answerWith(request -> Optional.of(answer));
  }

  private static void answer(String json) {
    answer(SandboxAnswer.ok(Json.of(json.replace('\'', '"'))));
  }

  /** Lets the account answer, and changes what it says. */
  private static void change(UnaryOperator<JsonNode> change) {
    GongSandbox same = GongSandbox.builder().clock(fixed()).calls(600).days(60).build();
    ACCOUNT
        .sandbox()
        .answerWith(
            request -> Optional.of(SandboxAnswer.ok(change.apply(same.answer(request).json()))));
  }

  private static java.time.Clock fixed() {
    return java.time.Clock.fixed(SandboxAccount.NOW, java.time.ZoneOffset.UTC);
  }

  @Nested
  class NotFound {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "calls                      | No calls found corresponding to the provided filters",
          "extensive_calls            | No calls found corresponding to the provided filters",
          "call_parties               | No calls found corresponding to the provided filters",
          "users                      | No users found corresponding to the provided filters",
          "answered_scorecards        | Answered scorecards not found",
          "answered_scorecard_answers | Answered scorecards not found",
          "scorecards                 | Scorecards not found",
          "scorecard_questions        | Scorecards not found",
        })
    void canMeanThatThereIsNothing(String table, String words) throws SQLException {
      answer(SandboxAnswer.error(404, "r1", words));
      assertThat(query("SELECT * FROM " + table)).isEmpty();
      assertThat(query("SELECT COUNT(*) FROM " + table)).isEqualTo(List.of(List.of(0L)));
      assertThat(ACCOUNT.requests()).hasSize(2);
    }

    @Test
    void ofAPeriodWithoutCallsIsNoRows() throws SQLException {
      assertThat(query("SELECT id FROM extensive_calls WHERE started < '2026-02-01'")).isEmpty();
      assertThat(ACCOUNT.sandbox().exchanges())
          .singleElement()
          .satisfies(exchange -> assertThat(exchange.answer().status()).isEqualTo(404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Not Found", "No route", "Workspace not found", "Some calls not found"})
    void withUnknownWordsIsAnErrorThatTellsThem(String words) {
      answer(SandboxAnswer.error(404, "request-7", words));
      failure(RECENT_CALLS).is(SQLException.class, "58000").says(words, "request-7");
    }

    @Test
    void onALaterPageIsAnError() {
      ACCOUNT
          .sandbox()
          .answerWith(
              request ->
                  request.query("cursor") == null
                      ? Optional.empty()
                      : Optional.of(
                          SandboxAnswer.error(
                              404, "r", "No calls found corresponding to the provided filters")));
      failure(RECENT_CALLS).is(SQLException.class, "58000");
      assertThat(ACCOUNT.requests()).hasSize(2);
    }
  }

  @Nested
  class Answers {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "no array           | {'requestId':'r','records':{'totalRecords':0}}",
          "another array      | {'records':{},'users':[{'id':'1'}]}",
          "a null array       | {'records':{},'calls':null}",
          "an object          | {'records':{},'calls':{}}",
          "an array of texts  | {'records':{},'calls':['1']}",
          "nothing at all     | {}",
          "no object          | [{'calls':[]}]",
          "no records         | {'calls':[{'id':'1','started':'2026-11-11T00:00:00Z'}]}",
          "null records       | {'calls':[],'records':null}",
          "a row without id   | {'calls':[{'started':'2026-11-11T00:00:00Z'}],'records':{}}",
          "a row without time | {'calls':[{'id':'1'}],'records':{}}",
        })
    void thatLackWhatTheyMustHaveAreErrors(String what, String json) {
      answer(json);
      failure("SELECT id, started FROM calls WHERE started > '2026-11-10'")
          .is(SQLException.class, "58030")
          .says("GET /v2/calls");
    }

    @Test
    void thatAreNoJsonAreErrors() {
      answer(new SandboxAnswer(200, Map.of("content-type", "text/html"), "<html>hello</html>"));
      failure(SCORECARDS)
          .is(SQLException.class, "58030")
          .says("GET /v2/settings/scorecards", "JSON");
    }

    @Test
    void thatAreCutShortAreErrors() {
      answer(new SandboxAnswer(200, Map.of(), "{\"scorecards\":[{\"scorecardId\":\"1\"}"));
      failure(SCORECARDS).is(SQLException.class, "58030");
    }

    @Test
    void ofAnUnpagedEndpointNeedNoRecords() throws SQLException {
      answer("{'scorecards':[{'scorecardId':'1'}]}");
      assertThat(query(SCORECARDS)).isEqualTo(List.of(List.of("1")));
    }

    @Test
    void mayHaveAnEmptyArray() throws SQLException {
      answer("{'records':{'totalRecords':0},'calls':[]}");
      assertThat(query("SELECT * FROM calls")).isEmpty();
    }

    @Test
    void mayHaveKeysThatNobodyKnows() throws SQLException {
      List<List<@Nullable Object>> expected = query("SELECT * FROM calls ORDER BY id");
      change(
          body -> {
            ((ObjectNode) body).putObject("news").putArray("calls").add(1);
            body.path("calls")
                .forEach(call -> ((ObjectNode) call).putObject("metaData").put("id", "2"));
            return body;
          });
      assertThat(query("SELECT * FROM calls ORDER BY id")).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void mayHaveTheRowsAfterTheRecords() throws SQLException {
      answer("{'records':{},'calls':[{'started':'2026-11-11T00:00:00Z','id':'1'}],'x':[1]}");
      assertThat(query(RECENT_CALLS)).isEqualTo(List.of(List.of("1")));
    }

    @Test
    void thatNameTheSameNextPageForEverAreErrors() {
      answer(
          "{'calls':[{'id':'1','started':'2026-11-11T00:00:00Z'}],'records':{'cursor':'again'}}");
      failure(RECENT_CALLS).is(SQLException.class, "58030");
      assertThat(ACCOUNT.requests()).hasSize(2);
    }
  }

  @Nested
  class Requests {
    @ParameterizedTest
    @ValueSource(strings = {"extensive_calls", "call_parties"})
    void haveAFilterThoughItIsEmpty(String table) throws SQLException {
      try (Connection connection =
          ACCOUNT.connect("pushDown", "false", "startDate", "2026-01-01")) {
        SandboxAccount.query(connection, "SELECT * FROM " + table);
      }
      assertThat(ACCOUNT.requests())
          .isNotEmpty()
          .allSatisfy(request -> assertThat(request.json().get("filter")).isEqualTo(Json.of("{}")));
    }

    @Test
    void areSignedAndNameTheDriver() throws SQLException {
      query(SCORECARDS);
      SandboxRequest request = ACCOUNT.request();
      assertThat(request.header("authorization")).startsWith("Basic ");
      assertThat(request.header("user-agent")).startsWith("gong-jdbc");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void areNotRepeatedWhereARedirectLeads(int status) throws IOException {
      GongSandbox elsewhere = GongSandbox.builder().build();
      try (SandboxServer server = elsewhere.start()) {
        String location = server.url() + "/v2/settings/scorecards?token=hidden";
        answer(SandboxAnswer.html(status, "Moved").withHeader("Location", location));
        failure(SCORECARDS)
            .is(SQLNonTransientConnectionException.class, "08001")
            .says("127.0.0.1", "baseUrl")
            .conceals("hidden");
      }
      assertThat(elsewhere.exchanges()).isEmpty();
      assertThat(ACCOUNT.requests()).hasSize(1);
    }
  }
}
