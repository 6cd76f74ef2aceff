package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Joins in chains, sub-queries over nothing, totals over nothing, orders: no row is lost. */
class JoinsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = ACCOUNT.connect("startDate", "2026-01-01");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static List<List<@Nullable Object>> query(String sql) throws SQLException {
    return SandboxAccount.query(connection, sql);
  }

  private static @Nullable Object value(String sql) throws SQLException {
    return query(sql).get(0).get(0);
  }

  @Nested
  class Chains {
    @ParameterizedTest
    @ValueSource(strings = {"LEFT", "RIGHT", "FULL"})
    void behindAnOuterJoinFindWhatTheyFindBehindAnInnerOne(String type) throws SQLException {
      String sql =
          "SELECT COUNT(*) FROM extensive_calls a %s JOIN call_parties b ON b.call_id = a.id"
              + " JOIN calls c ON c.id = b.call_id";
      assertThat(value(sql.formatted(type))).isEqualTo(value(sql.formatted("INNER")));
      assertThat((Long) value(sql.formatted(type))).isPositive();
    }

    @Test
    void ofOneTableFindWhatTheyFindBehindAnInnerJoin() throws SQLException {
      String sql =
          "SELECT COUNT(*) FROM users a %s JOIN users b ON b.manager_id = a.id"
              + " JOIN users c ON c.id = b.manager_id";
      assertThat(value(sql.formatted("LEFT"))).isEqualTo(value(sql.formatted("INNER")));
    }

    @Test
    void areOrderedByAKeyThatAnOuterJoinMadeNull() throws SQLException {
      List<List<@Nullable Object>> rows =
          query("SELECT b.id FROM users a LEFT JOIN users b ON b.id = a.manager_id ORDER BY b.id");
      assertThat(rows)
          .isEqualTo(query("SELECT manager_id FROM users ORDER BY manager_id"))
          .contains(java.util.Collections.singletonList(null));
    }
  }

  @Nested
  class SubQueries {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT id FROM users WHERE active OR manager_id IN (SELECT id FROM users WHERE 1 = 0)",
          "SELECT id FROM users WHERE active OR id IN (SELECT manager_id FROM users WHERE 1 = 0)",
          "SELECT id FROM users WHERE active AND id NOT IN (SELECT id FROM users WHERE 1 = 0)",
          "SELECT id FROM users WHERE CASE WHEN manager_id IN (SELECT id FROM users WHERE 1 = 0)"
              + " THEN FALSE ELSE active END",
          "SELECT id FROM users CROSS JOIN (SELECT COUNT(*) FROM users WHERE 1 = 0) t WHERE active",
        })
    void overNothingLoseNoRow(String sql) throws SQLException {
      assertThat(query(sql))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(query("SELECT id FROM users WHERE active"));
    }

    @Test
    void askWhetherThereIsARowOnce() throws SQLException {
      assertThat(
              query(
                  "SELECT x FROM (VALUES 1, 2) t(x) WHERE EXISTS (SELECT 1 FROM users WHERE x ="
                      + " 1)"))
          .containsExactly(List.of(1));
      assertThat(query("SELECT x FROM (VALUES 1) t(x) WHERE EXISTS (SELECT 1 FROM users)"))
          .containsExactly(List.of(1));
    }
  }

  @Nested
  class Totals {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "SELECT scope, COUNT(*), SUM(duration) FROM calls WHERE %s GROUP BY ROLLUP(scope) | 1",
          "SELECT scope, COUNT(*), MIN(duration) FROM calls WHERE %s GROUP BY CUBE(scope, system) |"
              + " 1",
          "SELECT scope, COUNT(duration), AVG(duration) FROM calls WHERE %s"
              + " GROUP BY GROUPING SETS ((scope), (), ()) | 2",
        })
    void overNothingAreARow(String sql, int rows) throws SQLException {
      for (String nothing : List.of("1 = 0", "id = 'zzz'")) {
        List<List<@Nullable Object>> found = query(sql.formatted(nothing));
        assertThat(found).hasSize(rows);
        assertThat(found.get(0)).containsExactly(null, 0L, null);
      }
    }

    @Test
    void overNothingSayOfWhichColumnsTheyAre() throws SQLException {
      assertThat(
              query(
                  "SELECT GROUPING(scope, system), COUNT(DISTINCT id) FROM calls WHERE id = 'zzz'"
                      + " GROUP BY CUBE(scope, system)"))
          .containsExactly(List.of(3L, 0L));
    }

    @Test
    void overNothingObeyHaving() throws SQLException {
      assertThat(
              query(
                  "SELECT scope FROM calls WHERE 1 = 0 GROUP BY ROLLUP(scope) HAVING COUNT(*) > 0"))
          .isEmpty();
    }

    @Test
    void computeForARowOnlyWhatItsCaseAllows() throws SQLException {
      assertThat(
              query(
                  "SELECT SUM(CASE WHEN b <> 0 THEN a / b END) FROM (VALUES (1, 0), (4, 2)) t(a,"
                      + " b)"))
          .containsExactly(List.of(2L));
    }
  }

  @Nested
  class Orders {
    @Test
    void byTheDayThenByAnotherColumn() throws SQLException {
      for (String day : List.of("CAST(started AS DATE)", "FLOOR(started TO DAY)")) {
        assertThat(query("SELECT " + day + " d, duration FROM calls ORDER BY d DESC, 2 LIMIT 40"))
            .isEqualTo(
                query("SELECT " + day + " d, duration FROM calls").stream()
                    .sorted(
                        java.util.Comparator.<List<@Nullable Object>, String>comparing(
                                row -> String.valueOf(row.get(0)))
                            .reversed()
                            .thenComparing(
                                row -> (Long) java.util.Objects.requireNonNull(row.get(1))))
                    .limit(40)
                    .toList());
      }
    }

    @Test
    void areKeptByRowsOfAWindow() throws SQLException {
      List<List<@Nullable Object>> rows =
          query(
              "SELECT started, ROW_NUMBER() OVER (PARTITION BY direction ORDER BY duration)"
                  + " FROM (SELECT * FROM calls ORDER BY started LIMIT 30) t ORDER BY started");
      assertThat(rows).hasSize(30);
      assertThat(rows.stream().map(row -> String.valueOf(row.get(0))).toList()).isSorted();
    }
  }

  @Test
  void aHundredUnionsArePlannedQuickly() throws SQLException {
    String sql =
        String.join(" UNION ALL ", java.util.Collections.nCopies(100, "SELECT id FROM users"));
    long start = System.nanoTime();
    Long users = java.util.Objects.requireNonNull((Long) value("SELECT COUNT(*) FROM users"));
    assertThat(value("SELECT COUNT(*) FROM (" + sql + ") t")).isEqualTo(users * 100);
    assertThat(java.time.Duration.ofNanos(System.nanoTime() - start))
        .isLessThan(java.time.Duration.ofSeconds(25));
  }
}
