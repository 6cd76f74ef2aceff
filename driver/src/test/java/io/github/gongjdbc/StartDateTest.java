package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The property {@code startDate} bounds a table where the query does not say which rows of it it
 * wants. The account has calls of sixty days, of which it would leave nineteen.
 */
class StartDateTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  /** A call and a review of the first days. */
  private static String oldCall = "";

  private static String oldReview = "";

  private static Connection bounded;
  private static Connection withoutPushDown;
  private static Connection whole;

  @BeforeAll
  static void connect() throws SQLException {
    bounded = ACCOUNT.connect("startDate", "2026-11-01", "timeZone", "UTC");
    withoutPushDown =
        ACCOUNT.connect("startDate", "2026-11-01", "timeZone", "UTC", "pushDown", "false");
    whole = ACCOUNT.connect("startDate", "2020-01-01", "timeZone", "UTC");
    oldCall = first("SELECT call_id FROM answered_scorecards ORDER BY call_start_time LIMIT 1");
    oldReview =
        first("SELECT answered_scorecard_id FROM answered_scorecards ORDER BY review_time LIMIT 1");
  }

  private static String first(String sql) throws SQLException {
    return String.valueOf(SandboxAccount.query(whole, sql).get(0).get(0));
  }

  @AfterAll
  static void close() throws SQLException {
    bounded.close();
    withoutPushDown.close();
    whole.close();
  }

  /** What a query yields, and the tables of which it said that the start date bounds them. */
  private record Answer(List<List<@Nullable Object>> rows, List<String> tables) {
    static Answer of(Connection connection, String sql, Object... parameters) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(i + 1, parameters[i]);
        }
        try (ResultSet result = statement.executeQuery()) {
          List<List<@Nullable Object>> rows = SandboxAccount.rows(result);
          return new Answer(
              rows,
              SandboxAccount.warnings(statement).stream()
                  .filter(warning -> warning.contains(" is read from "))
                  .map(warning -> warning.substring(0, warning.indexOf(' ')))
                  .distinct()
                  .sorted()
                  .toList());
        }
      }
    }
  }

  private static String withIds(String sql) {
    return sql.replace(":call", "'" + oldCall + "'").replace(":review", "'" + oldReview + "'");
  }

  /** Checks that the start date bounds these tables alone, whatever is pushed. */
  private static void check(String sql, String... tables) throws SQLException {
    Answer answer = Answer.of(bounded, sql);
    assertThat(answer.tables).as(sql).containsExactlyInAnyOrder(tables);
    assertThat(answer.rows)
        .as(sql)
        .containsExactlyInAnyOrderElementsOf(Answer.of(withoutPushDown, sql).rows);
    List<List<@Nullable Object>> all = Answer.of(whole, sql).rows;
    assertThat(all).as(sql).isNotEmpty();
    if (tables.length == 0) {
      assertThat(answer.rows).as(sql).containsExactlyInAnyOrderElementsOf(all);
    } else {
      assertThat(answer.rows).as(sql).isNotEqualTo(all);
    }
  }

  @Nested
  class AConditionOnTheCursorColumn {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT id FROM calls WHERE started >= '2026-10-01'",
          "SELECT id FROM calls WHERE started < '2026-10-15'",
          "SELECT COUNT(*) FROM calls WHERE started < '2026-10-15'",
          // Spark's first partition
          "SELECT COUNT(*) FROM calls WHERE started < '2026-10-15' OR started IS NULL",
          "SELECT id FROM calls WHERE started < '2026-10-15' OR title LIKE '%demo%'",
          "SELECT id FROM calls WHERE started <> '2026-10-15'",
          "SELECT id FROM calls WHERE NOT started > '2026-10-15'",
          "SELECT id FROM calls WHERE EXTRACT(MONTH FROM started) = 10",
          "SELECT id FROM calls WHERE CAST(started AS VARCHAR) LIKE '2026-10%'",
          "SELECT id FROM calls WHERE started < scheduled",
          "SELECT answered_scorecard_id FROM answered_scorecards WHERE review_time < '2026-10-15'",
          "SELECT name FROM call_parties WHERE started < '2026-10-15'"
        })
    void switchesItOff(String sql) throws SQLException {
      check(sql);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT primary_user_id FROM calls GROUP BY primary_user_id"
              + " HAVING MIN(started) < '2026-10-15'",
          "SELECT started FROM calls GROUP BY started HAVING started < '2026-10-15'",
          "SELECT c.id FROM users u JOIN calls c ON c.primary_user_id = u.id AND c.started <"
              + " '2026-10-15'",
          "SELECT c.id FROM users u LEFT JOIN calls c ON c.primary_user_id = u.id AND c.started <"
              + " '2026-10-15'",
          "SELECT * FROM (SELECT id, started FROM calls) t WHERE started < '2026-10-15'",
          "SELECT * FROM (SELECT id, CAST(started AS DATE) d FROM calls) t WHERE d < '2026-10-15'",
          "SELECT * FROM (SELECT primary_user_id, MAX(started) m FROM calls GROUP BY 1) t"
              + " WHERE m > '2026-10-15'",
          "WITH t AS (SELECT id, started AS s FROM calls) SELECT id FROM t WHERE s < '2026-10-15'",
          "SELECT * FROM (SELECT id, started FROM calls UNION ALL SELECT call_id, review_time FROM"
              + " answered_scorecards) t WHERE started < '2026-10-15'",
          "SELECT id FROM users u WHERE EXISTS (SELECT 1 FROM calls c WHERE c.primary_user_id ="
              + " u.id AND c.started < '2026-10-15')"
        })
    void switchesItOffFromWhereverItStands(String sql) throws SQLException {
      check(sql);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT id FROM calls",
          "SELECT id FROM calls WHERE started IS NOT NULL",
          "SELECT id FROM calls WHERE started IS NOT NULL AND title <> ''",
          "SELECT id FROM calls WHERE NOT (started IS NULL)",
          "SELECT id FROM calls WHERE scheduled < '2026-10-15' OR duration > 60",
          "SELECT id FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY started) n FROM calls) t WHERE n"
              + " > 3",
          "SELECT COUNT(*) FILTER (WHERE started < '2026-10-15') + COUNT(*) FROM calls",
          "SELECT primary_user_id FROM calls GROUP BY primary_user_id, started HAVING COUNT(*) < 99"
        })
    void isWhatItTakes(String sql) throws SQLException {
      check(sql, "calls");
    }

    @Test
    void isOfItsTableAlone() throws SQLException {
      check(
          "SELECT id FROM calls WHERE started < '2026-10-15' UNION ALL SELECT id FROM"
              + " extensive_calls",
          "extensive_calls");
      check(
          "SELECT id FROM calls WHERE started >= (SELECT MIN(review_time) FROM"
              + " answered_scorecards)",
          "answered_scorecards");
    }

    @Test
    void mayBeAParameter() throws SQLException {
      String sql = "SELECT id FROM calls WHERE started < ?";
      Object day = java.time.LocalDateTime.of(2026, 10, 15, 0, 0);
      Answer answer = Answer.of(bounded, sql, day);
      assertThat(answer).isEqualTo(Answer.of(whole, sql, day));
      assertThat(answer.rows).isNotEmpty();
    }

    @Test
    void sendsNoBoundOfOurs() throws SQLException {
      SandboxAccount.query(bounded, "SELECT id FROM extensive_calls WHERE started < '2026-10-01'");
      assertThat(ACCOUNT.requests())
          .isNotEmpty()
          .allSatisfy(
              request ->
                  assertThat(request.json().at("/filter").toString())
                      .contains("\"toDateTime\":\"2026-10-01T00:00:00Z\"")
                      .doesNotContain("fromDateTime"));
    }

    @Test
    void letsTheNewestBeReadFromTheNewestEnd() throws SQLException {
      String sql =
          "SELECT id, started FROM calls WHERE started < '2026-11-10' ORDER BY started DESC LIMIT"
              + " 5";
      List<List<@Nullable Object>> rows = SandboxAccount.query(bounded, sql);
      assertThat(ACCOUNT.requests()).hasSizeLessThanOrEqualTo(4);
      assertThat(rows).hasSize(5).isEqualTo(SandboxAccount.query(withoutPushDown, sql));
      String none = sql.replace("2026-11-10", "2026-01-10");
      assertThat(SandboxAccount.query(bounded, none)).isEmpty();
    }
  }

  @Nested
  class RowsThatAreNamedByKey {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT id FROM calls WHERE id = :call",
          "SELECT id FROM calls WHERE :call = id AND duration >= 0",
          "SELECT id FROM calls WHERE id IN (:call, '1', '2')",
          "SELECT id FROM calls WHERE id = :call OR id = '1'",
          "SELECT id FROM calls WHERE id BETWEEN :call AND :call",
          "SELECT id FROM (SELECT id, title FROM calls) t WHERE id = :call",
          "SELECT call_id, name FROM call_parties WHERE call_id = :call",
          "SELECT answered_scorecard_id FROM answered_scorecards WHERE answered_scorecard_id ="
              + " :review",
          "SELECT question_id FROM answered_scorecard_answers WHERE answered_scorecard_id ="
              + " :review",
          "SELECT c.id FROM calls c JOIN (VALUES (:call), ('1')) v (id) ON v.id = c.id"
        })
    void needNone(String sql) throws SQLException {
      check(withIds(sql));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT id FROM calls WHERE id = :call OR duration > 60",
          "SELECT id FROM calls WHERE id <> :call",
          "SELECT id FROM calls WHERE id > :call OR id < :call",
          "SELECT id FROM calls WHERE id >= '1' AND id <= '9'",
          "SELECT id FROM calls WHERE title <> :call",
          "SELECT id FROM (SELECT id, COUNT(*) OVER () FROM calls) t WHERE id <> :call"
        })
    void areNotThoseOfOtherConditions(String sql) throws SQLException {
      check(withIds(sql), "calls");
    }

    @Test
    void areAskedForByKeyAlone() throws SQLException {
      SandboxAccount.query(bounded, withIds("SELECT id FROM calls WHERE id IN (:call, '1')"));
      assertThat(ACCOUNT.request().json().at("/filter").toString())
          .contains("callIds")
          .doesNotContain("DateTime");
    }

    /** Tools write the look-up of a key so. */
    @Test
    void mayBeNamedByEqualBounds() throws SQLException {
      String sql = "SELECT id FROM calls WHERE id >= ? AND id <= ?";
      assertThat(Answer.of(bounded, sql, oldCall, oldCall))
          .isEqualTo(new Answer(List.of(List.of(oldCall)), List.of()));
      assertThat(ACCOUNT.request().json().at("/filter/callIds")).hasSize(1);
      assertThat(Answer.of(withoutPushDown, sql, oldCall, oldCall).rows)
          .isEqualTo(List.of(List.of(oldCall)));
      Answer range = Answer.of(bounded, sql, "1", "9");
      assertThat(range.rows)
          .containsExactlyInAnyOrderElementsOf(Answer.of(withoutPushDown, sql, "1", "9").rows);
      assertThat(range.tables).containsExactly("calls");
      assertThat(Answer.of(bounded, sql, "9", "1").rows).isEmpty();
    }

    @Test
    void mayBeNamedBetweenEqualBoundsBesidesOthers() throws SQLException {
      String sql = "SELECT id FROM calls WHERE id BETWEEN ? AND ? OR id = ?";
      String other = first("SELECT id FROM calls ORDER BY started DESC LIMIT 1");
      ACCOUNT.sandbox().clearExchanges();
      assertThat(Answer.of(bounded, sql, oldCall, oldCall, other).rows)
          .containsExactlyInAnyOrder(List.of(oldCall), List.of(other));
      assertThat(ACCOUNT.request().json().at("/filter/callIds")).hasSize(2);
    }
  }

  @Nested
  class AJoin {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          // Reviews keep all their calls, whatever is named first.
          "answered_scorecards a JOIN calls c ON c.id = a.call_id | answered_scorecards",
          "calls c JOIN answered_scorecards a ON c.id = a.call_id | answered_scorecards",
          "calls c, answered_scorecards a WHERE a.call_id = c.id | answered_scorecards",
          "answered_scorecards a LEFT JOIN calls c ON c.id = a.call_id | answered_scorecards",
          "calls c RIGHT JOIN answered_scorecards a ON c.id = a.call_id | answered_scorecards",
          "answered_scorecards a JOIN (SELECT id, title FROM calls) c ON c.id = a.call_id |"
              + " answered_scorecards",
          "answered_scorecards a JOIN calls c ON c.id = a.call_id JOIN call_parties p ON p.call_id"
              + " = c.id | answered_scorecards",
          "answered_scorecards a LEFT JOIN calls c ON c.id = a.call_id LEFT JOIN call_parties p ON"
              + " p.call_id = c.id | answered_scorecards",
          // Unmatched rows stay: nobody names them.
          "calls c LEFT JOIN answered_scorecards a ON c.id = a.call_id | answered_scorecards calls",
          "calls c FULL JOIN answered_scorecards a ON c.id = a.call_id | answered_scorecards calls",
          // Of two that name each other the first keeps it.
          "calls c JOIN call_parties p ON p.call_id = c.id | calls",
          "call_parties p JOIN calls c ON p.call_id = c.id | call_parties",
          "calls c LEFT JOIN call_parties p ON p.call_id = c.id | calls",
          "calls c RIGHT JOIN call_parties p ON p.call_id = c.id | call_parties",
          "calls c JOIN extensive_calls e ON e.id = c.id JOIN call_parties p ON p.call_id = e.id |"
              + " calls",
          "answered_scorecards a JOIN answered_scorecard_answers s ON s.answered_scorecard_id ="
              + " a.answered_scorecard_id | answered_scorecards",
          // What is joined by something else is not named.
          "calls c JOIN extensive_calls e ON e.title = c.title | calls extensive_calls",
          "users u JOIN calls c ON c.primary_user_id = u.id | calls",
          "answered_scorecards a JOIN (SELECT id FROM calls ORDER BY started DESC LIMIT 400) c ON"
              + " c.id = a.call_id | answered_scorecards calls"
        })
    void namesTheRowsOfATableByItsKey(String from, String tables) throws SQLException {
      check("SELECT * FROM " + from, tables.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "answered_scorecards a JOIN calls c ON c.id = a.call_id WHERE a.review_time <"
              + " '2026-10-15'",
          "calls c JOIN call_parties p ON p.call_id = c.id WHERE c.started < '2026-10-15'",
          "calls c JOIN call_parties p ON p.call_id = c.id WHERE p.started < '2026-10-15'",
          "calls c LEFT JOIN call_parties p ON p.call_id = c.id WHERE c.started < '2026-10-15'",
          "calls c JOIN call_parties p ON p.call_id = c.id WHERE c.id = :call",
          "calls c JOIN call_parties p ON p.call_id = c.id WHERE p.call_id = :call",
          "calls c JOIN call_parties p ON p.call_id = c.id WHERE c.id BETWEEN :call AND :call",
          "answered_scorecards a JOIN answered_scorecard_answers s ON s.answered_scorecard_id ="
              + " a.answered_scorecard_id WHERE a.review_time < '2026-10-15'"
        })
    void namesThemFromAConditionToo(String from) throws SQLException {
      check(withIds("SELECT * FROM " + from));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "SELECT id FROM calls WHERE id IN (SELECT call_id FROM answered_scorecards) |"
              + " answered_scorecards",
          "SELECT id FROM calls c WHERE EXISTS (SELECT 1 FROM answered_scorecards a WHERE a.call_id"
              + " = c.id) | answered_scorecards",
          "SELECT answered_scorecard_id FROM answered_scorecards WHERE call_id IN (SELECT id FROM"
              + " calls) | answered_scorecards",
          "SELECT id FROM calls WHERE id NOT IN (SELECT call_id FROM answered_scorecards WHERE"
              + " call_id IS NOT NULL) | answered_scorecards calls",
          "SELECT id, (SELECT COUNT(*) FROM call_parties p WHERE p.call_id = c.id) FROM calls c |"
              + " calls",
          "SELECT id FROM calls c WHERE NOT EXISTS (SELECT 1 FROM call_parties p WHERE p.call_id ="
              + " c.id AND p.affiliation = 'External') | calls"
        })
    void mayBeASubquery(String sql, String tables) throws SQLException {
      check(sql, tables.split(" ", -1));
    }

    /**
     * Rows of the same items have the same time, so that a range of one side is one of the other.
     */
    @Test
    void readsNoMoreOfTheSameItemsThanTheOtherTableDoes() throws SQLException {
      SandboxAccount.query(
          bounded,
          "SELECT a.answered_scorecard_id, s.score FROM answered_scorecards a JOIN"
              + " answered_scorecard_answers s ON s.answered_scorecard_id = a.answered_scorecard_id"
              + " WHERE a.review_time >= '2026-10-10' AND a.review_time < '2026-10-12'");
      assertThat(ACCOUNT.requests())
          .hasSize(2)
          .allSatisfy(
              request -> assertThat(request.body()).contains("reviewFromDate", "reviewToDate"));
    }

    /** What is looked up costs a request for a hundred keys, and not all the history. */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "answered_scorecards a JOIN calls c ON c.id = a.call_id | answered_scorecards",
          "calls c RIGHT JOIN answered_scorecards a ON c.id = a.call_id | answered_scorecards",
          "answered_scorecards a LEFT JOIN calls c ON c.id = a.call_id | answered_scorecards",
          "calls c JOIN call_parties p ON p.call_id = c.id | calls",
          "calls c LEFT JOIN call_parties p ON p.call_id = c.id | calls"
        })
    void costsTheRequestsOfTheLookUps(String from, String first) throws SQLException {
      List<List<@Nullable Object>> rows = SandboxAccount.query(bounded, "SELECT * FROM " + first);
      int pages = ACCOUNT.requests().size();
      ACCOUNT.sandbox().clearExchanges();
      SandboxAccount.query(bounded, "SELECT * FROM " + from);
      int lookUps = (rows.size() + 99) / 100;
      assertThat(ACCOUNT.requests()).hasSizeLessThanOrEqualTo(pages + lookUps);
      assertThat(
              ACCOUNT.requests().stream()
                  .filter(request -> request.path().startsWith("/v2/calls"))
                  .filter(request -> !(request.query() + request.body()).contains("romDateTime"))
                  .filter(request -> !request.body().contains("callIds")))
          .isEmpty();
    }
  }

  @Test
  void doesNotDependOnThePlan() throws SQLException {
    // The same joins, one of which is planned as a look-up and the other one not.
    String join = "SELECT c.id FROM answered_scorecards a JOIN calls c ON ";
    List<List<@Nullable Object>> lookedUp = Answer.of(bounded, join + "c.id = a.call_id").rows;
    List<List<@Nullable Object>> read =
        Answer.of(bounded, join + "c.id = a.call_id AND c.id LIKE '%' || RIGHT(a.call_id, 3)").rows;
    assertThat(read).containsExactlyInAnyOrderElementsOf(lookedUp);
    assertThat(Stream.of(lookedUp, read)).allMatch(rows -> rows.size() > 5);
  }
}
