package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values in answers are as Gong gives them: absent, odd, or in more forms than documented. */
class ApiValuesTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

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

  @Nested
  class Values {
    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-11", "2026-11-11T000:00:00Z"})
    void thatAreNoTimestampsAreErrorsThatShowThem(String time) {
      answer("{'calls':[{'id':'1','started':'" + time + "'}],'records':{}}");
      failure("SELECT started FROM calls").is(SQLException.class, "58030").says(time, "started");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "2026-11-11T10:00:00Z                | 2026-11-11 10:00:00",
          "2026-11-11T10:00:00+02:00           | 2026-11-11 08:00:00",
          "2026-11-10T23:30:00.5-08:00         | 2026-11-11 07:30:00.500",
          "2026-11-11T10:00:00.123999Z         | 2026-11-11 10:00:00.123",
          "2026-11-11T10:00:00.123456789+00:00 | 2026-11-11 10:00:00.123",
        })
    void ofTimeMayHaveAnyOffsetAndFraction(String given, String expected) throws SQLException {
      answer("{'calls':[{'id':'1','started':'" + given + "'}],'records':{}}");
      assertThat(query("SELECT id FROM calls WHERE started = TIMESTAMP '" + expected + "'"))
          .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"duration, 460", "duration, '460'", "duration, 460.0"})
    void ofNumbersMayBeTextAndOfTextNumbers(String name, String value) throws SQLException {
      answer(
          "{'calls':[{'id':18446744073709551615,'started':'2026-11-11T00:00:00Z','"
              + name
              + "':"
              + value
              + ",'title':12345678901234567890}],'records':{}}");
      assertThat(query("SELECT id, duration, title FROM calls"))
          .isEqualTo(List.of(List.of("18446744073709551615", 460L, "12345678901234567890")));
    }
  }

  /** Values of which the column's type cannot be made. */
  @Nested
  class OddValues {
    private static final String CALL =
        "{'calls':[{'id':'1','started':'2026-11-11T00:00:00Z','title':'One','duration':60},"
            + "{'id':'2','started':'2026-11-12T00:00:00Z','title':'Two',%s}],'records':{}}";

    /** Answers with a text as it stands. */
    private static void say(String json) {
      answer(new SandboxAnswer(200, Map.of(), json.replace('\'', '"')));
    }

    private static List<String> warnings(String sql, String... properties) throws SQLException {
      try (Connection connection = ACCOUNT.connect(properties);
          Statement statement = connection.createStatement()) {
        SandboxAccount.rows(statement.executeQuery(sql));
        return SandboxAccount.warnings(statement);
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "duration    | 'long'                 | 'long'",
          "duration    | 1.5                    | '1.5'",
          "duration    | ''                     | ''",
          "duration    | 1e999999999            | '1E+999999999'",
          "duration    | 1e-999999999           | '1E-999999999'",
          "duration    | 99999999999999999999   | '99999999999999999999'",
          "duration    | {'seconds':60}         | an object",
          "duration    | [60]                   | an array",
          "duration    | true                   | 'true'",
          "title       | {'text':'Two'}         | an object",
          "title       | ['Two']                | an array",
          "title       | 1e999999999            | '1E+999999999'",
          "is_private  | 'maybe'                | 'maybe'",
          "is_private  | 2                      | '2'",
          "scheduled   | 'tomorrow'             | 'tomorrow'",
          "scheduled   | 1518863400             | '1518863400'",
          "scheduled   | 1e999999999            | '1E+999999999'",
          "scheduled   | '+999999999-12-31T23:59:59Z' | '+999999999-12-31T23:59:59Z'",
        })
    void ofOneCellAreNullAndTold(String column, String value, String shown) throws SQLException {
      String name = column.equals("is_private") ? "isPrivate" : column;
      say(String.format(CALL, "'" + name + "':" + value));
      List<List<@Nullable Object>> rows =
          query("SELECT id, " + column + " FROM calls WHERE started > '2026-11-01' ORDER BY id");
      assertThat(rows).hasSize(2).last().isEqualTo(Arrays.asList("2", null));
      assertThat(ACCOUNT.requests()).hasSize(1);
      assertThat(warnings("SELECT " + column + " FROM calls WHERE started > '2026-11-01'"))
          .singleElement()
          .asString()
          .contains("calls." + column, "item 2", shown, "NULL")
          .doesNotContain("more");
    }

    @Test
    void ofManyCellsAreOneWarning() throws SQLException {
      say(
          "{'calls':["
              + IntStream.range(0, 50)
                  .mapToObj(
                      i ->
                          "{'id':'"
                              + i
                              + "','started':'2026-11-11T00:00:00Z','duration':'x','isPrivate':7}")
                  .collect(Collectors.joining(","))
              + "],'records':{}}");
      String sql = "SELECT id, duration, is_private FROM calls WHERE started > '2026-11-01'";
      assertThat(query(sql)).hasSize(50);
      assertThat(warnings(sql)).singleElement().asString().contains("99 more such values");
      assertThat(warnings("SELECT SUM(duration) FROM calls WHERE started > '2026-11-01'"))
          .singleElement()
          .asString()
          .contains("49 more such values");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "duration IS NULL",
          "duration IS NOT NULL",
          "duration > 0",
          "NOT duration > 0",
          "scheduled > '2026-01-01'",
          "scheduled IS NULL",
          "workspace_id = '7'",
          "workspace_id IS NULL OR workspace_id <> '7'",
        })
    void areNullForConditionsToo(String condition) throws SQLException {
      say(String.format(CALL, "'duration':'x','scheduled':'tomorrow','workspaceId':{'id':'7'}"));
      String sql = "SELECT id FROM calls WHERE started > '2026-11-01' AND " + condition;
      List<List<@Nullable Object>> pushed = query(sql);
      try (Connection connection = ACCOUNT.connect("pushDown", "false")) {
        assertThat(SandboxAccount.query(connection, sql)).isEqualTo(pushed);
      }
      assertThat(warnings(sql).size()).isBetween(0, 1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "'id':{'number':1},'started':'2026-11-11T00:00:00Z'",
          "'id':1e999999999,'started':'2026-11-11T00:00:00Z'",
          "'id':'1','started':'yesterday'",
          "'id':'1','started':['2026-11-11T00:00:00Z']",
          "'id':'1','started':1e999999999",
        })
    void ofKeysAndTimesAreErrorsAsARowIsNothingWithoutThem(String item) {
      say("{'calls':[{" + item + "}],'records':{}}");
      failure("SELECT id, started FROM calls WHERE started > '2026-11-01'")
          .is(SQLException.class, "58030")
          .says("GET /v2/calls");
    }

    @Test
    void ofASmallTableThatIsKeptAreToldEachTime() throws SQLException {
      say(
          "{'scorecards':[{'scorecardId':'1','questions':[{'questionId':'2','minRange':1.5,"
              + "'maxRange':5},{'questionId':'3','minRange':1,'maxRange':5}]}]}");
      String sql = "SELECT question_id, min_range, max_range FROM scorecard_questions ORDER BY 1";
      assertThat(query(sql)).isEqualTo(List.of(Arrays.asList("2", null, 5), List.of("3", 1, 5)));
      for (int i = 0; i < 2; i++) {
        assertThat(warnings(sql, "cacheTtl", "PT5M"))
            .singleElement()
            .asString()
            .contains("scorecard_questions.min_range", "'1.5'");
      }
      assertThat(ACCOUNT.requests()).hasSize(2);
    }
  }
}
