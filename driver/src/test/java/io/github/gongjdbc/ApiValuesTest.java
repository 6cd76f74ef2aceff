package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.DocumentedTable.DocumentedColumn;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SandboxAnswer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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

    @Test
    void thatAreNoNumbersAreErrors() {
      answer(
          "{'scorecards':[{'scorecardId':'1','questions':[{'questionId':'2','minRange':'low'}]}]}");
      failure("SELECT min_range FROM scorecard_questions")
          .is(SQLException.class, "58030")
          .says("low", "min_range");
    }
  }
}
