package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON columns are looked into by arrows, and their arrays are read as rows. */
class JsonRowsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static @Nullable Object value(String sql) throws SQLException {
    return ACCOUNT.query("SELECT " + sql).get(0).get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      nullValues = "NULL",
      value = {
        "'{\"a\": {\"b\": [1, 2.50, \"x\"]}}' -> 'a' => {\"b\":[1,2.50,\"x\"]}",
        "'{\"a\": {\"b\": [1, 2.50, \"x\"]}}' -> 'a' -> 'b' ->> 2 => x",
        "'{\"a\": {\"b\": [1, 2.50, \"x\"]}}' -> 'a' -> 'b' -> 2 => \"x\"",
        "'[1, 2, 3]' -> -1 => 3",
        "'{\"a\": true}' ->> 'a' => true",
        "'{\"a\": null}' ->> 'a' => NULL",
        "'{\"a\": null}' -> 'a' => null",
        "'{\"a\": 1}' -> 'b' => NULL",
        "'[1]' -> 7 => NULL",
        "'[1]' -> 'a' => NULL",
        "'{\"a\": 1}' -> 0 => NULL",
        "'no json' -> 'a' => NULL",
        "CAST(NULL AS VARCHAR) ->> 'a' => NULL",
        "'{\"a\": [{\"b\": 7}]}' #>> '{a,0,b}' => 7",
        "'{\"a\": [{\"b\": 7}]}' #> '{a,0}' => {\"b\":7}",
        "'{\"a\": [{\"b\": 7}]}' ->> '$.a[0].b' => 7",
        "('{\"n\": \"41\"}' ->> 'n')::int + 1 => 42",
        "'{\"n\": 41}' ->> 'n' || '!' => 41!",
        "JSON_EXTRACT('{\"a\": \"x\"}', '$.a') => \"x\"",
        "JSON_EXTRACT_SCALAR('{\"a\": \"x\"}', '$.a') => x",
        "JSON_UNQUOTE('\"x\"') => x",
        "JSON_ARRAY_LENGTH('[1, 2]') => 2",
        "JSON_ARRAY_LENGTH('{}') => NULL",
      })
  void arrowsFindWhatTheyFindInPostgreSql(String expression, String expected) throws SQLException {
    Object found = value(expression);
    assertThat(found == null ? null : String.valueOf(found)).isEqualTo(expected);
  }

  /** How often each tracker was hit, by the names of the trackers, as the account has it. */
  private static Map<String, Long> hits() throws Exception {
    Map<String, Long> hits = new TreeMap<>();
    for (List<@Nullable Object> row : ACCOUNT.query("SELECT trackers FROM extensive_calls")) {
      if (row.get(0) != null) {
        for (JsonNode tracker : new JsonMapper().readTree(String.valueOf(row.get(0)))) {
          hits.merge(tracker.get("name").asText(), tracker.get("count").asLong(), Long::sum);
        }
      }
    }
    assertThat(hits).isNotEmpty();
    return hits;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FROM extensive_calls c, UNNEST(JSON_ARRAY_ELEMENTS(c.trackers)) AS t (e)",
        "FROM extensive_calls c CROSS JOIN UNNEST(JSON_ARRAY_ELEMENTS(c.trackers)) AS t (e)",
        "FROM extensive_calls c, LATERAL json_array_elements(c.trackers) AS t(e)",
        "FROM extensive_calls c, jsonb_array_elements(c.trackers) AS e",
        "FROM extensive_calls c CROSS JOIN jsonb_array_elements(c.trackers) e",
        "FROM extensive_calls c JOIN LATERAL jsonb_array_elements(c.trackers) e ON TRUE",
        "FROM extensive_calls c, jsonb_array_elements(c.trackers) WITH ORDINALITY AS t(e, n)",
        "FROM (SELECT value AS e FROM extensive_calls, json_array_elements(trackers)) x",
      })
  void anArrayOfAColumnIsRows(String from) throws Exception {
    Map<String, Long> found = new TreeMap<>();
    for (List<@Nullable Object> row :
        ACCOUNT.query(
            "SELECT e ->> 'name', SUM((e ->> 'count')::bigint) " + from + " GROUP BY 1")) {
      found.put(String.valueOf(row.get(0)), (Long) row.get(1));
    }
    assertThat(found).isEqualTo(hits());
  }

  @Test
  void elementsAreNumberedAndConditionsHold() throws SQLException {
    assertThat(
            ACCOUNT.query(
                "SELECT c.id, t.n, t.e ->> 'name' FROM extensive_calls c,"
                    + " json_array_elements(c.trackers) WITH ORDINALITY AS t(e, n) WHERE t.n = 1"
                    + " AND c.id = (SELECT MIN(id) FROM extensive_calls WHERE trackers IS NOT"
                    + " NULL)"))
        .hasSize(1);
  }

  @Test
  void nullsAndWhatIsNoArrayAreNoRows() throws SQLException {
    for (String json : List.of("NULL", "'{\"a\": 1}'", "'text'", "'[]'", "'7'", "''")) {
      assertThat(ACCOUNT.query("SELECT * FROM json_array_elements(" + json + ") e")).isEmpty();
    }
    assertThat(
            ACCOUNT.query(
                "SELECT t.id, e FROM (VALUES (1, '[7]'), (2, NULL), (3, '{}')) AS t (id, j) LEFT"
                    + " JOIN LATERAL json_array_elements(t.j) e ON TRUE ORDER BY t.id"))
        .containsExactly(Arrays.asList(1, "7"), Arrays.asList(2, null), Arrays.asList(3, null));
  }

  @Test
  void elementsAreJsonOrText() throws SQLException {
    List<@Nullable Object> json = new ArrayList<>();
    List<@Nullable Object> text = new ArrayList<>();
    String array = "('[\"a\", 1.50, null, {\"b\": 2}]')";
    ACCOUNT.query("SELECT value FROM json_array_elements" + array).forEach(r -> json.add(r.get(0)));
    ACCOUNT
        .query("SELECT value FROM json_array_elements_text" + array)
        .forEach(r -> text.add(r.get(0)));
    assertThat(json).containsExactly("\"a\"", "1.50", "null", "{\"b\":2}");
    assertThat(text).containsExactly("a", "1.50", null, "{\"b\":2}");
  }

  @Test
  void anAliasNamesTheElementOrItsTable() throws SQLException {
    assertThat(ACCOUNT.query("SELECT e, e.value FROM json_array_elements('[7]') AS e"))
        .containsExactly(List.of("7", "7"));
  }

  @Test
  void aSubqueryMayUnnestWhatIsOutside() throws SQLException {
    assertThat(
            ACCOUNT.query(
                "SELECT COUNT(*) FROM extensive_calls c WHERE EXISTS (SELECT 1 FROM"
                    + " json_array_elements(c.trackers) e WHERE e ->> 'name' = 'Competitor:"
                    + " Contoso')"))
        .isEqualTo(
            ACCOUNT.query(
                "SELECT COUNT(DISTINCT c.id) FROM extensive_calls c,"
                    + " json_array_elements(c.trackers) e WHERE e ->> 'name' = 'Competitor:"
                    + " Contoso'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM calls c, JSON_TABLE(c.custom_data, '$[*]' COLUMNS (x INT PATH '$.x')) t",
        "SELECT * FROM extensive_calls c CROSS APPLY OPENJSON(c.trackers) j",
        "SELECT * FROM extensive_calls c, LATERAL FLATTEN(input => c.trackers) f",
      })
  void theFormsOfOtherDatabasesNameTheOneThatThereIs(String sql) {
    Failure.of(() -> ACCOUNT.query(sql))
        .is(SQLSyntaxErrorException.class, "42883")
        .says("UNNEST(JSON_ARRAY_ELEMENTS(x))", "line 1, column");
  }

  @Test
  void arraysAreUnnestedOneByOne() {
    String sql = "SELECT a, b FROM UNNEST(ARRAY[10, 20, 30], ARRAY[1, 2]) AS t (a, b)";
    Failure.of(() -> ACCOUNT.query(sql))
        .is(SQLFeatureNotSupportedException.class, "HYC00")
        .says("WITH ORDINALITY");
  }
}
