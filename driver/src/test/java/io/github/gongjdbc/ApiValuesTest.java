package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.DocumentedTable.DocumentedColumn;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
    answer(SandboxAnswer.ok(DocumentedTable.json(json.replace('\'', '"'))));
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
  class Values {
    @ParameterizedTest
    @EnumSource
    void mayAllBeNullButKeyAndTime(DocumentedTable table) throws SQLException {
      change(body -> withoutValues(table, body, true));
      assertOnlyKeysHaveValues(table);
    }

    @ParameterizedTest
    @EnumSource
    void mayAllBeMissingButKeyAndTime(DocumentedTable table) throws SQLException {
      change(body -> withoutValues(table, body, false));
      assertOnlyKeysHaveValues(table);
    }

    private static void assertOnlyKeysHaveValues(DocumentedTable table) throws SQLException {
      List<DocumentedColumn> columns = table.columns();
      assertThat(query("SELECT * FROM " + table.sqlName()))
          .isNotEmpty()
          .allSatisfy(
              row -> {
                for (int i = 0; i < columns.size(); i++) {
                  assertThat(row.get(i) == null)
                      .as(columns.get(i).name())
                      .isEqualTo(columns.get(i).nullable());
                }
              });
    }

    /** The answer with nothing in its items but what makes the columns that are never null. */
    private static JsonNode withoutValues(DocumentedTable table, JsonNode body, boolean asNull) {
      Set<String> kept =
          table.columns().stream()
              .filter(column -> !column.nullable())
              .flatMap(column -> List.of(column.path().split("[./]+", -1)).stream())
              .collect(Collectors.toSet());
      kept.addAll(Set.of("parties", "answers", "questions"));
      for (String items : List.of("calls", "users", "scorecards", "answeredScorecards")) {
        body.path(items).forEach(item -> strip(item, kept, asNull));
      }
      if (table.columnNames().stream()
          .anyMatch(Set.of("parties", "answers", "questions")::contains)) {
        body.findParents("parties").forEach(item -> ((ObjectNode) item).remove("parties"));
        body.findParents("answers").forEach(item -> ((ObjectNode) item).remove("answers"));
        body.findParents("questions").forEach(item -> ((ObjectNode) item).remove("questions"));
      }
      return body;
    }

    private static void strip(JsonNode node, Set<String> kept, boolean asNull) {
      if (node instanceof ArrayNode array) {
        array.forEach(child -> strip(child, kept, asNull));
      } else if (node instanceof ObjectNode object) {
        List<String> names = new java.util.ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
          if (kept.contains(name)) {
            strip(object.get(name), kept, asNull);
          } else if (asNull) {
            object.putNull(name);
          } else {
            object.remove(name);
          }
        }
      }
    }

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
