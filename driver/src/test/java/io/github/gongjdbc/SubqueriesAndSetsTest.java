package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subqueries, set operations, order and limits mean what they mean everywhere. */
class SubqueriesAndSetsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static List<TrueCall> calls() {
    return ACCOUNT.sandbox().calls().stream().map(TrueCall::of).toList();
  }

  private static Map<String, JsonNode> users() {
    return ACCOUNT.sandbox().users().stream()
        .collect(Collectors.toMap(user -> user.get("id").asText(), user -> user));
  }

  private static List<List<@Nullable Object>> query(String sql, Object... parameters)
      throws SQLException {
    try (Connection connection = ACCOUNT.connect("startDate", "2026-01-01")) {
      return SandboxAccount.query(connection, sql, parameters);
    }
  }

  /** Rows as a map from the first value to the second. */
  private static Map<Object, Object> pairs(String sql) throws SQLException {
    Map<Object, Object> pairs = new HashMap<>();
    for (List<@Nullable Object> row : query(sql)) {
      assertThat(pairs.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)))).isNull();
    }
    return pairs;
  }

  private static <V> Map<Object, Object> texts(Map<?, V> map) {
    Map<Object, Object> texts = new HashMap<>();
    map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    return texts;
  }

  private static List<String> first(List<List<@Nullable Object>> rows) {
    return rows.stream().map(row -> String.valueOf(row.get(0))).toList();
  }

  private static Map<String, Long> callsPerHost() {
    return calls().stream().collect(Collectors.groupingBy(TrueCall::host, Collectors.counting()));
  }

  @Nested
  class Sets {
    private static Set<String> reviewed() {
      return ACCOUNT.sandbox().answeredScorecards().stream()
          .map(review -> review.get("reviewedUserId").asText())
          .collect(Collectors.toSet());
    }

    private static final String HOSTS = "SELECT primary_user_id FROM calls";
    private static final String REVIEWED = "SELECT reviewed_user_id FROM answered_scorecards";

    @Test
    void areUnitedWithoutAndWithDuplicates() throws SQLException {
      Set<String> union = new HashSet<>(callsPerHost().keySet());
      union.addAll(reviewed());
      assertThat(first(query(HOSTS + " UNION " + REVIEWED)))
          .containsExactlyInAnyOrderElementsOf(union);
      assertThat(query(HOSTS + " UNION ALL " + REVIEWED))
          .hasSize(calls().size() + ACCOUNT.sandbox().answeredScorecards().size());
    }

    @Test
    void areIntersected() throws SQLException {
      Set<String> both = new HashSet<>(callsPerHost().keySet());
      both.retainAll(reviewed());
      assertThat(first(query(HOSTS + " INTERSECT " + REVIEWED)))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(both);
    }

    @Test
    void areSubtracted() throws SQLException {
      Set<String> without = new HashSet<>(users().keySet());
      without.removeAll(callsPerHost().keySet());
      assertThat(first(query("SELECT id FROM users EXCEPT " + HOSTS)))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(without);
    }

    @Test
    void areWithoutDuplicatesWhenDistinct() throws SQLException {
      assertThat(first(query("SELECT DISTINCT direction FROM calls")))
          .containsExactlyInAnyOrderElementsOf(
              calls().stream().map(TrueCall::direction).distinct().toList());
    }

    @Test
    void canBeWrittenDown() throws SQLException {
      assertThat(query("VALUES (1, 'a'), (2, 'b')"))
          .isEqualTo(List.of(List.of(1, "a"), List.of(2, "b")));
      assertThat(ACCOUNT.requests()).isEmpty();
    }
  }

  @Nested
  class Subqueries {
    @Test
    void chooseByIn() throws SQLException {
      Set<String> inactive =
          users().values().stream()
              .filter(user -> !user.get("active").asBoolean())
              .map(user -> user.get("id").asText())
              .collect(Collectors.toSet());
      assertThat(
              first(
                  query(
                      "SELECT id FROM calls WHERE primary_user_id NOT IN (SELECT id FROM users WHERE"
                          + " NOT active)")))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(ids(call -> !inactive.contains(call.host())));
    }

    @Test
    void chooseByExists() throws SQLException {
      Set<String> reviewedCalls =
          ACCOUNT.sandbox().answeredScorecards().stream()
              .filter(review -> review.get("reviewMethod").asText().equals("MANUAL"))
              .map(review -> review.get("callId").asText())
              .collect(Collectors.toSet());
      assertThat(
              first(
                  query(
                      "SELECT id FROM calls c WHERE EXISTS (SELECT 1 FROM answered_scorecards a"
                          + " WHERE a.call_id = c.id AND a.review_method = 'MANUAL')")))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(ids(call -> reviewedCalls.contains(call.id())));
    }

    @Test
    void yieldOneValue() throws SQLException {
      long longest = calls().stream().mapToLong(TrueCall::duration).max().orElseThrow();
      assertThat(
              first(
                  query("SELECT id FROM calls WHERE duration = (SELECT MAX(duration) FROM calls)")))
          .containsExactlyInAnyOrderElementsOf(ids(call -> call.duration() == longest));
    }

    @Test
    void mayDependOnTheRow() throws SQLException {
      Map<String, Double> average =
          calls().stream()
              .collect(
                  Collectors.groupingBy(
                      TrueCall::host, Collectors.averagingLong(TrueCall::duration)));
      assertThat(
              first(
                  query(
                      "SELECT id FROM calls c WHERE duration > (SELECT AVG(duration) FROM calls d"
                          + " WHERE d.primary_user_id = c.primary_user_id)")))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(
              ids(call -> call.duration() > average.getOrDefault(call.host(), 0.0)));
    }

    @Test
    void mayHaveNames() throws SQLException {
      Map<String, Long> expected = new TreeMap<>();
      calls().forEach(call -> expected.merge(call.direction(), call.duration(), Math::max));
      assertThat(
              pairs(
                  "WITH ranked AS (SELECT direction, duration, RANK() OVER (PARTITION BY direction"
                      + " ORDER BY duration DESC) AS place FROM calls), best AS (SELECT DISTINCT"
                      + " direction, duration FROM ranked WHERE place = 1) SELECT * FROM best"))
          .isEqualTo(texts(expected));
    }

    private static List<String> ids(java.util.function.Predicate<TrueCall> wanted) {
      return calls().stream().filter(wanted).map(TrueCall::id).toList();
    }
  }

  @Nested
  class OrderAndLimit {
    @Test
    void tenCallsCostOneRequest() throws SQLException {
      Set<String> all = calls().stream().map(TrueCall::id).collect(Collectors.toSet());
      assertThat(new HashSet<>(first(query("SELECT id FROM calls LIMIT 10"))))
          .hasSize(10)
          .isSubsetOf(all);
      assertThat(ACCOUNT.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
      "LIMIT 100, 1",
      "LIMIT 101, 2",
      "FETCH FIRST 10 ROWS ONLY, 1",
      "OFFSET 95 ROWS FETCH NEXT 10 ROWS ONLY, 2",
      "LIMIT 10 OFFSET 250, 3",
    })
    void noMorePagesAreReadThanNeeded(String limit, int requests) throws SQLException {
      assertThat(query("SELECT title FROM calls " + limit)).isNotEmpty();
      assertThat(ACCOUNT.requests()).hasSize(requests);
    }

    @ParameterizedTest
    @CsvSource({
      "LIMIT 7, 0, 7",
      "LIMIT 7 OFFSET 3, 3, 7",
      "OFFSET 590 ROWS, 590, 1000",
      "OFFSET 3 ROWS FETCH NEXT 7 ROWS ONLY, 3, 7",
      "FETCH FIRST 5 ROWS ONLY, 0, 5",
    })
    void theOrderIsThatOfTheQuery(String limit, int skipped, int taken) throws SQLException {
      List<String> expected =
          calls().stream()
              .sorted(
                  Comparator.comparing(TrueCall::duration).reversed().thenComparing(TrueCall::id))
              .skip(skipped)
              .limit(taken)
              .map(TrueCall::id)
              .toList();
      assertThat(first(query("SELECT id FROM calls ORDER BY duration DESC, id " + limit)))
          .isEqualTo(expected);
    }

    @Test
    void theOrderMayBeByWhatIsNotShown() throws SQLException {
      List<String> expected =
          calls().stream()
              .sorted(Comparator.comparing(TrueCall::started).thenComparing(TrueCall::id))
              .map(TrueCall::id)
              .toList();
      assertThat(first(query("SELECT id FROM calls ORDER BY started, id"))).isEqualTo(expected);
    }
  }
}
