package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQL over the tables means what it means everywhere: joins, groups, windows, sets, subqueries. */
class SqlTest {
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

  private static String field(@Nullable JsonNode json, String name) {
    return Objects.requireNonNull(json).get(name).asText();
  }

  private static Map<String, Long> callsPerHost() {
    return calls().stream().collect(Collectors.groupingBy(TrueCall::host, Collectors.counting()));
  }

  @Nested
  class Joins {
    @Test
    void callsFindTheirHosts() throws SQLException {
      Map<String, JsonNode> users = users();
      Map<String, String> expected =
          calls().stream()
              .collect(
                  Collectors.toMap(TrueCall::id, c -> field(users.get(c.host()), "emailAddress")));
      assertThat(
              pairs(
                  "SELECT c.id, u.email_address FROM calls c JOIN users u ON u.id ="
                      + " c.primary_user_id"))
          .isEqualTo(texts(expected));
      long ofUsers = ACCOUNT.requests().stream().filter(r -> r.path().equals("/v2/users")).count();
      assertThat(ofUsers).isEqualTo(1);
    }

    @Test
    void usersWithoutCallsStayInALeftJoin() throws SQLException {
      Map<String, Long> perHost = callsPerHost();
      Map<String, Long> expected =
          users().keySet().stream()
              .collect(Collectors.toMap(id -> id, id -> perHost.getOrDefault(id, 0L)));
      assertThat(expected).containsValue(0L);
      assertThat(
              pairs(
                  "SELECT u.id, COUNT(c.id) FROM users u LEFT JOIN calls c ON c.primary_user_id ="
                      + " u.id GROUP BY u.id"))
          .isEqualTo(texts(expected));
    }

    @Test
    void threeTablesMeet() throws SQLException {
      Map<String, JsonNode> users = users();
      Map<String, String> titles =
          calls().stream().collect(Collectors.toMap(TrueCall::id, TrueCall::title));
      Map<String, String> expected =
          ACCOUNT.sandbox().answeredScorecards().stream()
              .collect(
                  Collectors.toMap(
                      review -> review.get("answeredScorecardId").asText(),
                      review ->
                          titles.get(review.get("callId").asText())
                              + "/"
                              + field(
                                  users.get(review.get("reviewedUserId").asText()), "lastName")));
      assertThat(
              pairs(
                  "SELECT a.answered_scorecard_id, c.title || '/' || u.last_name FROM"
                      + " answered_scorecards a JOIN calls c ON c.id = a.call_id JOIN users u ON"
                      + " u.id = a.reviewed_user_id"))
          .isEqualTo(texts(expected));
    }

    @Test
    void aTableMeetsItself() throws SQLException {
      Map<String, JsonNode> users = users();
      Map<String, String> expected = new HashMap<>();
      users.forEach(
          (id, user) ->
              Optional.ofNullable(users.get(user.get("managerId").asText()))
                  .ifPresent(manager -> expected.put(id, field(manager, "lastName"))));
      assertThat(pairs("SELECT u.id, m.last_name FROM users u JOIN users m ON m.id = u.manager_id"))
          .isNotEmpty()
          .isEqualTo(texts(expected));
    }
  }

  @Nested
  class Groups {
    @ParameterizedTest
    @CsvSource({"direction", "1", "way"})
    void areNamedByColumnOrdinalOrAlias(String group) throws SQLException {
      Map<String, Long> expected =
          calls().stream()
              .collect(Collectors.groupingBy(TrueCall::direction, Collectors.counting()));
      assertThat(pairs("SELECT direction AS way, COUNT(*) FROM calls GROUP BY " + group))
          .isEqualTo(texts(expected));
    }

    @Test
    void areChosenByHaving() throws SQLException {
      Map<String, Long> expected = new HashMap<>(callsPerHost());
      expected.values().removeIf(count -> count < 20);
      assertThat(
              pairs(
                  "SELECT primary_user_id, COUNT(*) AS n FROM calls GROUP BY primary_user_id HAVING"
                      + " COUNT(*) >= 20"))
          .isNotEmpty()
          .isEqualTo(texts(expected));
    }

    @Test
    void haveSumsMinimaAndMaxima() throws SQLException {
      java.util.LongSummaryStatistics all =
          calls().stream().mapToLong(TrueCall::duration).summaryStatistics();
      assertThat(query("SELECT SUM(duration), MIN(duration), MAX(duration), COUNT(*) FROM calls"))
          .isEqualTo(List.of(List.of(all.getSum(), all.getMin(), all.getMax(), all.getCount())));
    }

    @Test
    void haveAveragesThatAreNotCut() throws SQLException {
      double expected = calls().stream().mapToLong(TrueCall::duration).average().orElseThrow();
      assertThat(expected % 1).isNotZero();
      Object average = query("SELECT AVG(duration) FROM calls").get(0).get(0);
      assertThat(((Number) Objects.requireNonNull(average)).doubleValue())
          .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void countDistinctValuesAndConditions() throws SQLException {
      List<TrueCall> calls = calls();
      assertThat(
              query(
                  "SELECT COUNT(DISTINCT primary_user_id), COUNT(*) FILTER (WHERE duration > 600)"
                      + " FROM calls"))
          .isEqualTo(
              List.of(
                  List.of(
                      calls.stream().map(TrueCall::host).distinct().count(),
                      calls.stream().filter(call -> call.duration() > 600).count())));
    }
  }

  @Nested
  class Windows {
    @Test
    void numberTheCallsOfEachHost() throws SQLException {
      Map<String, Integer> next = new HashMap<>();
      Map<String, Integer> expected = new HashMap<>();
      calls().stream()
          .sorted(Comparator.comparing(TrueCall::started).thenComparing(TrueCall::id))
          .forEach(call -> expected.put(call.id(), next.merge(call.host(), 1, Integer::sum)));
      assertThat(
              pairs(
                  "SELECT id, ROW_NUMBER() OVER (PARTITION BY primary_user_id ORDER BY started, id)"
                      + " FROM calls"))
          .isEqualTo(texts(expected));
    }

    @Test
    void addUp() throws SQLException {
      Map<String, Long> expected = new HashMap<>();
      long sum = 0;
      for (TrueCall call :
          calls().stream()
              .sorted(Comparator.comparing(TrueCall::started).thenComparing(TrueCall::id))
              .toList()) {
        sum += call.duration();
        expected.put(call.id(), sum);
      }
      assertThat(
              pairs(
                  "SELECT id, SUM(duration) OVER (ORDER BY started, id ROWS UNBOUNDED PRECEDING)"
                      + " FROM calls"))
          .isEqualTo(texts(expected));
    }

    @Test
    void lookBack() throws SQLException {
      Map<String, String> expected = new HashMap<>();
      String previous = "null";
      for (String id : new java.util.TreeSet<>(users().keySet())) {
        expected.put(id, previous);
        previous = id;
      }
      assertThat(pairs("SELECT id, LAG(id) OVER (ORDER BY id) FROM users"))
          .isEqualTo(texts(expected));
    }
  }
}
