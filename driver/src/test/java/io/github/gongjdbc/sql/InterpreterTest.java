package io.github.gongjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.schema.GongSchema;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.sql.run.Interpreter;
import io.github.gongjdbc.sql.run.RowCursor;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.runtime.Bindable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans that are run as they are yield what the code yields that Calcite generates for them. */
class InterpreterTest {
  private static final Engine ENGINE =
      new Engine(
          Map.of(
              "gong",
              GongSchema.of(
                  Settings.of(Map.of(GongProperty.REQUESTS_PER_SECOND, "1000000")),
                  Optional.of(GongSandbox.sample().interceptor()))),
          "gong",
          ZoneOffset.UTC);
  private final Instant now = Instant.now();
  private static final List<String> TEXTS =
      List.of(
          "", " ", "a", "A", "ab", "ab ", "abc", "b", "Ä", "é", "😀", "\uFFFD", "zz", "0", "10");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
  private static final String RECENT =
      " FROM calls WHERE started >= CURRENT_TIMESTAMP - INTERVAL '9' DAY ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM users",
        "SELECT * FROM users LIMIT 10",
        "SELECT id FROM users OFFSET 3 ROWS",
        "SELECT last_name, id, id AS again FROM users LIMIT 5 OFFSET 2",
        "SELECT * FROM scorecard_questions",
        "SELECT *" + RECENT,
        "SELECT id, title, started" + RECENT + "AND duration > 60 ORDER BY started DESC LIMIT 10",
        "SELECT id" + RECENT + "AND (direction = 'Conference' OR NOT is_private)",
        "SELECT id, scheduled" + RECENT + "AND scheduled IS NULL",
        "SELECT id, scheduled" + RECENT + "AND scheduled IS NOT NULL AND scheduled <> started",
        "SELECT id, duration" + RECENT + "AND duration BETWEEN 60 AND 1000 AND title >= 'M'",
        "SELECT id, system" + RECENT + "AND system IN ('Zoom', 'Google Meet', 'none')",
        "SELECT id, system" + RECENT + "AND system NOT IN ('Zoom', 'Google Meet', 'none')",
        "SELECT id, purpose" + RECENT + "ORDER BY purpose, title DESC, id",
        "SELECT id, purpose" + RECENT + "ORDER BY purpose DESC, duration DESC, id LIMIT 30",
        "SELECT id, purpose" + RECENT + "ORDER BY purpose NULLS FIRST, id DESC LIMIT 30 OFFSET 7",
        "SELECT id, purpose" + RECENT + "ORDER BY purpose DESC NULLS LAST, is_private, id",
        "SELECT duration > 600, is_private AND purpose = 'Demo', NOT (purpose = 'Demo'),"
            + " is_private OR purpose <> 'Demo', purpose IS NULL, 'x', 7"
            + RECENT,
        "SELECT 1",
        "SELECT 1, 'x', TRUE, TIMESTAMP '2026-01-31 17:00:00', CAST(NULL AS VARCHAR)",
      })
  void rowsAreThoseOfGeneratedCode(String sql) throws SQLException {
    assertThat(rows(sql, InterpreterTest::interpreted))
        .isNotEmpty()
        .isEqualTo(rows(sql, plan -> Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM calls WHERE started >= ? AND duration > ? AND scope = ?",
        "SELECT id FROM calls WHERE started >= ? AND (duration <= ? OR purpose <> ?)",
        "SELECT id, title FROM calls WHERE started >= ? AND NOT (duration = ? OR purpose = ?)",
      })
  void parametersAreThoseOfGeneratedCode(String sql) throws SQLException {
    long weekAgo = now.minus(Duration.ofDays(7)).toEpochMilli();
    for (List<@Nullable Object> values :
        List.of(
            Arrays.<@Nullable Object>asList(weekAgo, 600L, "External"),
            Arrays.<@Nullable Object>asList(weekAgo, null, "External"),
            Arrays.<@Nullable Object>asList(weekAgo, 600L, null),
            Arrays.<@Nullable Object>asList(null, 600L, "External"))) {
      assertThat(rows(sql, values, InterpreterTest::interpreted))
          .isEqualTo(rows(sql, values, plan -> Optional.empty()));
    }
  }

  @Test
  void allTruthValuesAreCombinedAsInGeneratedCode() throws SQLException {
    String sql =
        "SELECT a, a AND b, a OR b, NOT a, a = b, a <> b, a < b, a IS NULL FROM (VALUES"
            + " (TRUE, TRUE), (TRUE, FALSE), (FALSE, TRUE), (FALSE, FALSE), (TRUE, NULL),"
            + " (FALSE, NULL), (NULL, TRUE), (NULL, FALSE)) AS t (a, b)";
    assertThat(rows(sql, InterpreterTest::interpreted))
        .hasSize(8)
        .isEqualTo(rows(sql, plan -> Optional.empty()));
  }

  /**
   * Every type with every cast, comparison and test; what is declined is compiled in both cases.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CAST(NULL AS VARCHAR), 'a', '', 'abcdef', 'ab😀d', '\uFFFD', 'Ä'",
        "CAST(NULL AS CHAR(3)), CAST('a' AS CHAR(3)), CAST('abc' AS CHAR(3))",
        "CAST(NULL AS INTEGER), 0, 1, -1, 2147483647, -2147483647",
        "CAST(NULL AS BIGINT), CAST(1 AS BIGINT), CAST(9223372036854775807 AS BIGINT)",
        "CAST(NULL AS DECIMAL(5, 2)), 1.25, -0.01, 999.99, 0.00",
        "CAST(NULL AS DOUBLE), 1e0, -5e-1, 1e300, 0e0",
        "CAST(NULL AS BOOLEAN), TRUE, FALSE",
        "CAST(NULL AS DATE), DATE '1960-02-29', DATE '2026-10-05'",
        "CAST(NULL AS TIME), TIME '00:00:00', TIME '23:59:59.999'",
        "CAST(NULL AS TIMESTAMP), TIMESTAMP '1960-02-29 23:59:59.999',"
            + " TIMESTAMP '2026-10-05 21:25:16.802'",
      })
  void allTypesAreComputedAsByGeneratedCode(String values) throws SQLException {
    String rows =
        " FROM (SELECT x, x AS y FROM (VALUES "
            + values.replaceAll(", (?![0-9]+\\))", "), (").replaceFirst("^", "(")
            + ")) v(x)) t";
    List<String> expressions = new ArrayList<>(List.of("x", "x IS NULL", "x = y", "NOT x <> y"));
    for (String type :
        List.of(
            "VARCHAR",
            "VARCHAR(2)",
            "VARCHAR(100)",
            "CHAR(2)",
            "INTEGER",
            "BIGINT",
            "DECIMAL(4, 1)",
            "DOUBLE",
            "BOOLEAN",
            "DATE",
            "TIME",
            "TIMESTAMP",
            "TIMESTAMP(0)")) {
      expressions.add("CAST(x AS " + type + ")");
      expressions.add("CAST(x AS " + type + ") = CAST(y AS " + type + ")");
    }
    expressions.add("x + INTERVAL '1' DAY");
    expressions.add("x - INTERVAL '3' HOUR");
    for (String expression : expressions) {
      String sql = "SELECT x, " + expression + rows + " ORDER BY x";
      assertThat(answer(sql, Interpreter::of))
          .as(sql)
          .isEqualTo(answer(sql, plan -> Optional.empty()));
    }
  }

  /** Random values of each type that is interpreted with each operation, as one statement. */
  @ParameterizedTest
  @ValueSource(strings = {"VARCHAR", "INTEGER", "BIGINT", "BOOLEAN", "TIMESTAMP(3)"})
  void randomValuesAreComputedAsByGeneratedCode(String type) throws SQLException {
    Random random = new Random(type.hashCode());
    List<String> tuples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      tuples.add(
          "(" + i + ", " + randomValue(type, random) + ", " + randomValue(type, random) + ")");
    }
    String rows = " FROM (VALUES " + String.join(", ", tuples) + ") AS t (k, x, y)";
    List<String> interpreted = new ArrayList<>();
    for (String expression : expressions(type, random)) {
      ENGINE.plan(
          "SELECT k, " + expression + rows,
          plan -> {
            Optional<Bindable<?>> code = Interpreter.of(plan);
            code.ifPresent(known -> interpreted.add(expression));
            return code.or(
                () -> Optional.of((Bindable<Object>) context -> Linq4j.emptyEnumerable()));
          });
    }
    assertThat(interpreted).contains("x");
    String sql = "SELECT k, " + String.join(", ", interpreted) + rows + " ORDER BY k";
    assertThat(rows(sql, InterpreterTest::interpreted))
        .as(sql)
        .hasSize(60)
        .isEqualTo(rows(sql, plan -> Optional.empty()));
  }

  /** What the interpreter may know of a type; it declines some of it. */
  private static List<String> expressions(String type, Random random) {
    List<String> expressions = new ArrayList<>(List.of("x", "x IS NULL", "y IS NOT NULL"));
    for (String operator : List.of("=", "<>", "<", "<=", ">", ">=")) {
      expressions.add("x " + operator + " y");
      expressions.add("x " + operator + " " + randomValue(type, random));
      expressions.add("NOT (x " + operator + " y)");
      expressions.add("x " + operator + " y OR y " + operator + " " + randomValue(type, random));
      expressions.add("x " + operator + " y AND y " + operator + " " + randomValue(type, random));
    }
    String low = randomValue(type, random);
    String high = randomValue(type, random);
    expressions.add("x IN (" + low + ", " + high + ")");
    expressions.add("x NOT IN (" + low + ", " + high + ")");
    expressions.add("x BETWEEN " + low + " AND " + high);
    expressions.add("x NOT BETWEEN " + low + " AND " + high);
    for (String wider : List.of(type, "VARCHAR(2)", "VARCHAR(200)", "BIGINT", "TIMESTAMP(0)")) {
      if (wider.replaceAll("\\(.*", "").equals(type.replaceAll("\\(.*", ""))) {
        expressions.add("CAST(x AS " + wider + ")");
        expressions.add("CAST(x AS " + wider + ") = y");
      }
    }
    if (type.startsWith("TIMESTAMP")) {
      for (String unit : List.of("DAY", "HOUR", "MINUTE", "SECOND")) {
        expressions.add("x + INTERVAL '" + random.nextInt(100) + "' " + unit);
        expressions.add("x - INTERVAL '" + random.nextInt(100) + "' " + unit + " < y");
      }
    }
    return expressions;
  }

  /** A value, a tenth of them NULL; few enough different ones that some are equal. */
  private static String randomValue(String type, Random random) {
    int number = random.nextInt(40) - 20;
    String value =
        switch (type.replaceAll("\\(.*", "")) {
          case "VARCHAR" -> "'" + TEXTS.get(random.nextInt(TEXTS.size())) + "'";
          case "INTEGER" -> String.valueOf(number * (random.nextBoolean() ? 1 : 107_374_182));
          case "BIGINT" ->
              String.valueOf(number * (random.nextBoolean() ? 1 : 461_168_601_842_738L));
          case "BOOLEAN" -> String.valueOf(random.nextBoolean());
          default ->
              "TIMESTAMP '"
                  + LocalDateTime.ofEpochSecond(
                          number * 86_399_999L, random.nextInt(3) * 1_000_000, ZoneOffset.UTC)
                      .format(MILLIS)
                  + "'";
        };
    return "CAST(" + (random.nextInt(10) == 0 ? "NULL" : value) + " AS " + type + ")";
  }

  /** The rows, or the state of the error. */
  private Object answer(String sql, Function<RelNode, Optional<Bindable<?>>> interpreter) {
    try {
      return rows(sql, interpreter);
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT UPPER(title) FROM calls",
        "SELECT id FROM calls WHERE title LIKE 'A%'",
        "SELECT id FROM calls WHERE duration / 60 > 5",
        "SELECT COUNT(*) FROM calls",
        "SELECT DISTINCT title FROM calls",
      })
  void whatIsNotUnderstoodIsCompiled(String sql) throws SQLException {
    List<RelNode> refused = new ArrayList<>();
    ENGINE.plan(
        sql,
        plan -> {
          Optional<Bindable<?>> interpreted = Interpreter.of(plan);
          if (interpreted.isEmpty()) {
            refused.add(plan);
          }
          return interpreted;
        });
    assertThat(refused).hasSize(1);
  }

  /** Fails where a plan is not understood. */
  private static Optional<Bindable<?>> interpreted(RelNode plan) {
    return Optional.of(Interpreter.of(plan).orElseThrow());
  }

  private List<List<@Nullable Object>> rows(
      String sql, Function<RelNode, Optional<Bindable<?>>> interpreter) throws SQLException {
    return rows(sql, List.of(), interpreter);
  }

  private List<List<@Nullable Object>> rows(
      String sql,
      List<@Nullable Object> values,
      Function<RelNode, Optional<Bindable<?>>> interpreter)
      throws SQLException {
    Execution execution =
        new Execution(new StatementContext(), now, warning -> {}, false, Optional.empty());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (RowCursor cursor = ENGINE.plan(sql, interpreter).run(execution, values)) {
      for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
        rows.add(Arrays.asList(row.clone()));
      }
    }
    return rows;
  }
}
