package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions, names and literals: what people and tools write in a SELECT. */
class ExpressionsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static List<List<@Nullable Object>> query(String sql) throws SQLException {
    try (Connection connection = ACCOUNT.connect("startDate", "2026-01-01")) {
      return SandboxAccount.query(connection, sql);
    }
  }

  /** For each call what an expression over a table of calls yields, as text. */
  private static Map<String, String> each(String expression) throws SQLException {
    Map<String, String> values = new HashMap<>();
    for (List<@Nullable Object> row : query("SELECT id, " + expression + " FROM extensive_calls")) {
      values.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
    }
    return values;
  }

  private static Map<String, String> truth(Function<ObjectNode, @Nullable Object> value) {
    Map<String, String> values = new HashMap<>();
    ACCOUNT
        .sandbox()
        .calls()
        .forEach(call -> values.put(id(call), String.valueOf(value.apply(call))));
    return values;
  }

  private static List<String> idsWhere(String condition) throws SQLException {
    return query("SELECT id FROM extensive_calls WHERE " + condition).stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  private static List<String> ids(Predicate<ObjectNode> wanted) {
    return ACCOUNT.sandbox().calls().stream().filter(wanted).map(ExpressionsTest::id).toList();
  }

  private static String id(JsonNode call) {
    return call.at("/metaData/id").asText();
  }

  private static String title(JsonNode call) {
    return call.at("/metaData/title").asText();
  }

  private static long duration(JsonNode call) {
    return call.at("/metaData/duration").asLong();
  }

  private static LocalDateTime started(JsonNode call) {
    return Json.timestamp(call.at("/metaData/started")).toLocalDateTime();
  }

  @Nested
  class Texts {
    @Test
    void ofACaseHaveNoPadding() throws SQLException {
      assertThat(
              each("CASE WHEN duration < 300 THEN 'short' WHEN duration < 1800 THEN 'medium' END"))
          .isEqualTo(
              truth(
                  call ->
                      duration(call) < 300 ? "short" : duration(call) < 1800 ? "medium" : null));
    }

    @Test
    void ofCoalesceHaveNoPadding() throws SQLException {
      assertThat(each("COALESCE(call_outcome_name, 'none')"))
          .isEqualTo(truth(call -> call.at("/content/callOutcome/name").asText("none")));
    }

    @Test
    void ofAUnionHaveNoPadding() throws SQLException {
      assertThat(query("SELECT 'a' UNION ALL SELECT 'longer'"))
          .containsExactlyInAnyOrder(List.of("a"), List.of("longer"));
    }

    @Test
    void ofValuesHaveNoPadding() throws SQLException {
      assertThat(query("VALUES ('a'), ('longer')"))
          .containsExactlyInAnyOrder(List.of("a"), List.of("longer"));
    }

    @Test
    void areMatchedByLikeWithAndWithoutRegardToCase() throws SQLException {
      assertThat(idsWhere("title LIKE '%Demo%'"))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(ids(call -> title(call).contains("Demo")));
      assertThat(idsWhere("title ILIKE '%demo%'"))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(
              ids(call -> title(call).toLowerCase(Locale.ROOT).contains("demo")));
      assertThat(idsWhere("title NOT LIKE '_ntro%'"))
          .containsExactlyInAnyOrderElementsOf(ids(call -> !title(call).matches("(?s).ntro.*")));
    }

    @Test
    void areCutJoinedAndMeasured() throws SQLException {
      assertThat(each("UPPER(SUBSTRING(title FROM 1 FOR 5)) || '-' || CHAR_LENGTH(title)"))
          .isEqualTo(
              truth(
                  call ->
                      title(call)
                              .codePoints()
                              .limit(5)
                              .mapToObj(Character::toString)
                              .collect(Collectors.joining())
                              .toUpperCase(Locale.ROOT)
                          + "-"
                          + title(call).codePoints().count()));
      assertThat(each("POSITION('o' IN title)"))
          .isEqualTo(
              truth(call -> title(call).codePoints().boxed().toList().indexOf((int) 'o') + 1));
      assertThat(each("REPLACE(TRIM(' ' || LOWER(system) || ' '), 'o', '0')"))
          .isEqualTo(
              truth(
                  call ->
                      call.at("/metaData/system")
                          .asText()
                          .toLowerCase(Locale.ROOT)
                          .replace('o', '0')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"日本語", "Привет", "naïve café", "🎧 call", "it''s", "שלום"})
    void mayBeInAnyScript(String text) throws SQLException {
      String plain = text.replace("''", "'");
      assertThat(query("SELECT '" + text + "', CHAR_LENGTH('" + text + "') > 2"))
          .isEqualTo(List.of(List.of(plain, true)));
      assertThat(query("SELECT id FROM users WHERE last_name = '" + text + "'")).isEmpty();
      assertThat(
              query(
                  "SELECT COUNT(*) FROM users WHERE last_name || '"
                      + text
                      + "' LIKE '%"
                      + text
                      + "'"))
          .isEqualTo(List.of(List.of((long) ACCOUNT.sandbox().users().size())));
    }
  }

  @Nested
  class Times {
    @Test
    void haveParts() throws SQLException {
      assertThat(
              each(
                  "EXTRACT(YEAR FROM started) * 10000 + MONTH(started) * 100 + EXTRACT(DAY FROM"
                      + " started)"))
          .isEqualTo(
              truth(
                  call ->
                      started(call).getYear() * 10000L
                          + started(call).getMonthValue() * 100L
                          + started(call).getDayOfMonth()));
      assertThat(each("EXTRACT(HOUR FROM started)"))
          .isEqualTo(truth(call -> started(call).getHour()));
    }

    @Test
    void haveDates() throws SQLException {
      assertThat(each("CAST(started AS DATE)"))
          .isEqualTo(truth(call -> started(call).toLocalDate()));
      assertThat(each("FLOOR(started TO MONTH) = TIMESTAMP '2026-10-01 00:00:00'"))
          .isEqualTo(truth(call -> started(call).getMonthValue() == 10));
    }

    @Test
    void areAddedAndSubtracted() throws SQLException {
      assertThat(each("TIMESTAMPDIFF(HOUR, TIMESTAMP '2026-09-01 00:00:00', started)"))
          .isEqualTo(
              truth(
                  call ->
                      ChronoUnit.HOURS.between(
                          LocalDateTime.parse("2026-09-01T00:00:00"), started(call))));
      assertThat(idsWhere("started + INTERVAL '1' HOUR > TIMESTAMP '2026-11-19 12:00:00'"))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(
              ids(
                  call ->
                      started(call)
                          .plusHours(1)
                          .isAfter(LocalDateTime.parse("2026-11-19T12:00:00"))));
    }
  }

  @Nested
  class JsonFunctions {
    @Test
    void findAValue() throws SQLException {
      assertThat(each("JSON_VALUE(interaction_stats, '$[0].name')"))
          .isEqualTo(truth(call -> text(call.at("/interaction/interactionStats/0/name"))));
      assertThat(each("JSON_VALUE(parties, '$[0].emailAddress')"))
          .isEqualTo(truth(call -> text(call.at("/parties/0/emailAddress"))));
    }

    @Test
    void findANumber() throws SQLException {
      Map<String, String> values = each("JSON_VALUE(topics, '$[0].duration' RETURNING INTEGER)");
      assertThat(values).isEqualTo(truth(call -> text(call.at("/content/topics/0/duration"))));
    }

    @Test
    void findAPart() throws SQLException {
      Map<String, JsonNode> parts = new HashMap<>();
      each("JSON_QUERY(highlights, '$[0].items')")
          .forEach((id, text) -> parts.put(id, Json.of(text)));
      assertThat(parts)
          .isEqualTo(
              ACCOUNT.sandbox().calls().stream()
                  .collect(
                      Collectors.toMap(
                          ExpressionsTest::id,
                          call -> {
                            JsonNode items = call.at("/content/highlights/0/items");
                            return Json.of(items.isMissingNode() ? "null" : items.toString());
                          })));
    }

    @Test
    void tellWhetherThereIsAPart() throws SQLException {
      assertThat(idsWhere("JSON_EXISTS(parties, '$[3].emailAddress')"))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(
              ids(call -> call.at("/parties/3/emailAddress").isTextual()));
    }

    @Test
    void tellWhetherAPartFulfilsACondition() throws SQLException {
      assertThat(idsWhere("JSON_EXISTS(parties, '$[?(@.affiliation == \"External\")]')"))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(
              ids(
                  call ->
                      StreamSupport.stream(call.path("parties").spliterator(), false)
                          .anyMatch(
                              party -> party.path("affiliation").asText().equals("External"))));
    }

    private static @Nullable String text(JsonNode node) {
      return node.isMissingNode() || node.isNull() ? null : node.asText();
    }
  }
}
