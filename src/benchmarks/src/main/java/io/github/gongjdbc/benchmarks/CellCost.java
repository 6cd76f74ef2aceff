package io.github.gongjdbc.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What it costs to read a cell of a result, by type and getter, beside reading an array. The rows
 * are computed by the query itself; what they cost without reading a cell is measured and left out.
 */
public final class CellCost {
  private static final int COLUMNS = 10;
  private static final int ROUNDS = 9;

  /** A way to read a cell. */
  private interface Getter {
    Object get(ResultSet result, int column) throws SQLException;
  }

  private static final Map<String, Getter> GETTERS = new LinkedHashMap<>();

  static {
    GETTERS.put("getObject", ResultSet::getObject);
    GETTERS.put("getString", ResultSet::getString);
    GETTERS.put("getLong", (result, column) -> counted((double) result.getLong(column)));
    GETTERS.put("getDouble", (result, column) -> counted(result.getDouble(column)));
    GETTERS.put("getBigDecimal", ResultSet::getBigDecimal);
    GETTERS.put("getBoolean", (result, column) -> counted(result.getBoolean(column) ? 1 : 0));
    GETTERS.put("getDate", ResultSet::getDate);
    GETTERS.put("getTime", ResultSet::getTime);
    GETTERS.put("getTimestamp", ResultSet::getTimestamp);
  }

  private static final String NUMBER = "getString getLong";
  private static final Map<String, String> EXPRESSIONS = new LinkedHashMap<>();
  private static final Map<String, String> USUAL = new LinkedHashMap<>();

  static {
    add("BIGINT", "CAST(a.x * 1000 + b.x AS BIGINT)", NUMBER);
    add("INTEGER", "a.x * 1000 + b.x", NUMBER);
    add("DOUBLE", "CAST(a.x + 0.25 AS DOUBLE)", "getString getDouble");
    add("DECIMAL", "CAST(a.x + 0.25 AS DECIMAL(10, 2))", "getString getBigDecimal");
    add("VARCHAR", "'text number ' || CAST(a.x AS VARCHAR)", "getString");
    add("BOOLEAN", "a.x > 7", "getString getBoolean");
    add("DATE", "TIMESTAMPADD(DAY, a.x, DATE '2026-01-31')", "getString getDate");
    add("TIME", "TIME '17:00:01'", "getString getTime");
    add(
        "TIMESTAMP",
        "TIMESTAMPADD(HOUR, a.x * 100, TIMESTAMP '2026-01-31 17:00:01')",
        "getString getTimestamp");
    add(
        "TIMESTAMP WITH TIME ZONE",
        "CAST(TIMESTAMPADD(HOUR, a.x * 100, TIMESTAMP '2026-01-31 17:00:01')"
            + " AS TIMESTAMP WITH TIME ZONE)",
        "getString getTimestamp");
  }

  private CellCost() {}

  private static void add(String type, String expression, String getters) {
    EXPRESSIONS.put(type, expression);
    USUAL.put(type, "getObject " + getters);
  }

  public static void main(String[] arguments) throws SQLException {
    measure()
        .forEach((cell, nanos) -> System.out.printf(Locale.ROOT, "%-40s %7.1f ns%n", cell, nanos));
  }

  /** The nanoseconds that one cell takes, by getter and type. */
  public static Map<String, Double> measure() throws SQLException {
    Map<String, Double> costs = new LinkedHashMap<>();
    costs.put("array", array());
    try (Connection connection = DriverManager.getConnection("jdbc:gong:demo");
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> type : EXPRESSIONS.entrySet()) {
        String query = query(type.getValue());
        for (String getter : USUAL.getOrDefault(type.getKey(), "").split(" ", -1)) {
          Getter read = Objects.requireNonNull(GETTERS.get(getter));
          costs.put(getter + " of " + type.getKey(), cost(statement, query, read));
        }
      }
      costs.put("next", next(statement, query("a.x")));
    }
    return costs;
  }

  private static String query(String expression) {
    String columns =
        IntStream.range(0, COLUMNS)
            .mapToObj(i -> expression + " AS c" + i)
            .collect(Collectors.joining(", "));
    String numbers =
        IntStream.range(0, 20).mapToObj(i -> "(" + i + ")").collect(Collectors.joining(", "));
    return "SELECT "
        + columns
        + String.format(
            " FROM (VALUES %1$s) a(x), (VALUES %1$s) b(x), (VALUES %1$s) c(x)", numbers);
  }

  private static double cost(Statement statement, String query, Getter getter) throws SQLException {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      List<Long> times = new ArrayList<>();
      try (ResultSet result = statement.executeQuery(query)) {
        while (result.next()) {
          Object[] cells = new Object[COLUMNS];
          long start = System.nanoTime();
          for (int column = 0; column < COLUMNS; column++) {
            cells[column] = getter.get(result, column + 1);
          }
          times.add(System.nanoTime() - start);
          last = cells;
        }
      }
      best = Math.min(best, median(times) / COLUMNS);
    }
    return best;
  }

  private static double next(Statement statement, String query) throws SQLException {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      List<Long> times = new ArrayList<>();
      try (ResultSet result = statement.executeQuery(query)) {
        long start = System.nanoTime();
        while (result.next()) {
          long end = System.nanoTime();
          times.add(end - start);
          start = end;
        }
      }
      best = Math.min(best, median(times));
    }
    return best;
  }

  private static double array() {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 8000; i++) {
      Object[] row = new Object[COLUMNS];
      Arrays.setAll(row, column -> "text");
      rows.add(row);
    }
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      List<Long> times = new ArrayList<>();
      for (Object[] row : rows) {
        Object[] cells = new Object[COLUMNS];
        long start = System.nanoTime();
        for (int column = 0; column < COLUMNS; column++) {
          cells[column] = row[column];
        }
        times.add(System.nanoTime() - start);
        last = cells;
      }
      best = Math.min(best, median(times) / COLUMNS);
    }
    return best;
  }

  /** The middle one, as other programs on the machine stop some rows for long. */
  private static double median(List<Long> times) {
    Collections.sort(times);
    return times.get(times.size() / 2);
  }

  private static double sum;

  /** Uses a number without making an object of it. */
  private static Object counted(double number) {
    sum += number;
    return "";
  }

  private static Object last = "";

  /** What was read last, so that no compiler leaves the reading out. */
  static String last() {
    return last + " " + sum;
  }
}
