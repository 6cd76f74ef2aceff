package io.github.gongjdbc;

import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.ForeignKey;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.PushedFilter;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A query drawn at random, whose answer is the same whenever it is run. */
final class RandomQuery {
  /** Tables with what joins them: the first is named a, the second b. */
  private record Joined(TableDefinition left, TableDefinition right, String on) {}

  private static final Set<ColumnType> COMPARABLE =
      EnumSet.of(
          ColumnType.VARCHAR,
          ColumnType.INTEGER,
          ColumnType.BIGINT,
          ColumnType.BOOLEAN,
          ColumnType.TIMESTAMP);

  /** A table of each kind whose rows the API finds by a time, as the columns to write of. */
  private static final Map<TableDefinition, List<String>> COLUMNS = columnsByTable();

  private static final List<Joined> JOINS = joins();

  private static Map<TableDefinition, List<String>> columnsByTable() {
    Map<TableDefinition, List<String>> columns = new LinkedHashMap<>();
    Set<List<Object>> kinds = new HashSet<>();
    for (TableDefinition table : CatalogLoader.gong().tables()) {
      boolean usable = !table.key().isEmpty() && isFoundByTime(table);
      if (usable && kinds.add(List.of(table.accessPaths(), table.hasRowPerItem()))) {
        columns.put(table, columnsOf(table));
      }
    }
    return columns;
  }

  /** Whether a time finds rows, where nothing else says what the rows are about. */
  private static boolean isFoundByTime(TableDefinition table) {
    return times(table).findFirst().isPresent()
        && table.accessPaths().stream()
            .map(AccessPath::endpoint)
            .allMatch(
                endpoint ->
                    endpoint.demandedRange().isEmpty()
                        && endpoint.parameters().stream().noneMatch(Parameter::isIterated));
  }

  /** The times by which the API filters, the cursor first. */
  private static Stream<String> times(TableDefinition table) {
    return Stream.concat(
            table.cursorColumn().stream(),
            table.columns().stream().filter(column -> column.type() == ColumnType.TIMESTAMP))
        .filter(column -> !PushedFilter.of(table, column).isEmpty())
        .map(Column::name)
        .distinct();
  }

  /** The more often named the likelier: a time first, an id last. */
  private static List<String> columnsOf(TableDefinition table) {
    String time = times(table).findFirst().orElseThrow();
    List<String> columns = new ArrayList<>(List.of(time, time));
    int others = 0;
    for (Column column : table.columns()) {
      boolean filtered = !PushedFilter.of(table, column).isEmpty();
      boolean comparable = COMPARABLE.contains(column.type());
      if (filtered || (comparable && others++ < 4)) {
        columns.add(column.name());
      }
    }
    String id =
        table.key().stream()
            .filter(key -> table.column(key).orElseThrow().type() == ColumnType.VARCHAR)
            .findFirst()
            .orElseThrow();
    columns.removeIf(id::equals);
    columns.add(id);
    return columns;
  }

  /** By the foreign keys, whose rows are found by an id, and the other way round. */
  private static List<Joined> joins() {
    List<Joined> joins = new ArrayList<>();
    for (TableDefinition table : COLUMNS.keySet()) {
      for (ForeignKey key : table.foreignKeys()) {
        TableDefinition other = CatalogLoader.gong().table(key.table()).orElseThrow();
        if (key.columns().size() == 1 && COLUMNS.containsKey(other)) {
          String column = key.columns().get(0);
          String id = key.references().get(0);
          joins.add(new Joined(table, other, "b." + id + " = a." + column));
          joins.add(new Joined(other, table, "b." + column + " = a." + id));
        }
      }
    }
    return joins;
  }

  /** What a query is made of, besides conditions. */
  enum Shape {
    ROWS,
    ORDER,
    AGGREGATE,
    GROUPS,
    /** Conditions inside and outside of one or two derived tables. */
    DERIVED,
    /** Conditions on the time alone, where the start date is at stake. */
    HISTORY,
    JOIN,
    SUBQUERY
  }

  private final Random random;
  private final ZoneId zone;
  private final Map<TableDefinition, List<List<@Nullable Object>>> rows;
  private final List<@Nullable Object> parameters = new ArrayList<>();
  private final String sql;

  /**
   * Draws a query.
   *
   * @param table what rows, order and aggregates are of; joins are of any
   * @param rows what the tables hold
   */
  RandomQuery(
      Random random,
      ZoneId zone,
      Shape shape,
      TableDefinition table,
      Map<TableDefinition, List<List<@Nullable Object>>> rows) {
    this.random = random;
    this.zone = zone;
    this.rows = rows;
    this.sql =
        switch (shape) {
          case ROWS -> "SELECT " + keys("a", table) + from(table);
          case ORDER -> order(table);
          case AGGREGATE -> "SELECT " + aggregates(table) + from(table);
          case GROUPS -> groups(table);
          case DERIVED -> derived(table);
          case HISTORY -> history(table);
          case JOIN -> join(pick(JOINS));
          case SUBQUERY -> subquery(pick(JOINS));
        };
  }

  static List<TableDefinition> tables() {
    return List.copyOf(COLUMNS.keySet());
  }

  String sql() {
    return sql;
  }

  List<@Nullable Object> parameters() {
    return parameters;
  }

  @Override
  public String toString() {
    return sql + " with " + parameters + " in " + zone;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static List<String> columns(TableDefinition table) {
    return Objects.requireNonNull(COLUMNS.get(table));
  }

  /** The column by which the API filters, which is the first that is named. */
  private static String time(TableDefinition table) {
    return columns(table).get(0);
  }

  private String condition(String alias, TableDefinition table) {
    RandomCondition condition =
        new RandomCondition(
            random, zone, alias, table, Objects.requireNonNull(rows.get(table)), columns(table));
    parameters.addAll(condition.parameters());
    return condition.sql();
  }

  private String from(TableDefinition table) {
    return " FROM " + table.name() + " a WHERE " + condition("a", table);
  }

  private String derived(TableDefinition table) {
    String from = "(SELECT * FROM " + table.name() + " a" + where("a", table) + ") a";
    if (random.nextBoolean()) {
      from = "(SELECT * FROM " + from + where("a", table) + ") a";
    }
    String query = "SELECT " + keys("a", table) + " FROM " + from + where("a", table);
    return random.nextInt(4) == 0
        ? query + pick(List.of(" UNION ALL ", " EXCEPT ", " INTERSECT ")) + keysOf(table)
        : query;
  }

  private String keysOf(TableDefinition table) {
    return "SELECT " + keys("a", table) + " FROM " + table.name() + " a" + where("a", table);
  }

  private String where(String alias, TableDefinition table) {
    String key = alias + "." + columns(table).get(columns(table).size() - 1);
    return switch (random.nextInt(4)) {
      case 0 -> "";
      case 1 -> " WHERE " + key + " IN " + keyList(table);
      default -> " WHERE " + condition(alias, table);
    };
  }

  /** A list of keys that is longer than what is shown of it; many lists have most in common. */
  private String keyList(TableDefinition table) {
    String id = columns(table).get(columns(table).size() - 1);
    int column = table.columns().indexOf(table.column(id).orElseThrow());
    List<List<@Nullable Object>> all = Objects.requireNonNull(rows.get(table));
    int from = random.nextInt(3);
    List<String> keys = new ArrayList<>();
    for (List<@Nullable Object> row : all.subList(from, Math.min(all.size(), from + 9))) {
      keys.add("'" + String.valueOf(row.get(column)).replace("'", "''") + "'");
    }
    return "(" + String.join(", ", keys.subList(0, keys.size() - random.nextInt(4))) + ")";
  }

  private String history(TableDefinition table) {
    String time = "a." + time(table);
    String day = "'2026-1" + random.nextInt(2) + "-1" + random.nextInt(10) + "'";
    String condition =
        pick(
            List.of(
                time + " < " + day,
                time + " <= " + day + " OR " + time + " IS NULL",
                time + " IS NOT NULL",
                time + " > " + day + " OR a." + pick(columns(table)) + " IS NULL",
                "NOT (" + time + " >= " + day + ")",
                "CAST(" + time + " AS DATE) < " + day,
                "EXTRACT(DAY FROM "
                    + time
                    + ") IN (3, 4, 5) AND EXTRACT(MONTH FROM "
                    + time
                    + ") > 9"));
    String from = table.name() + " a";
    return switch (random.nextInt(3)) {
      case 0 -> "SELECT COUNT(*) FROM " + from + " WHERE " + condition;
      case 1 ->
          "SELECT " + keys("a", table) + " FROM (SELECT * FROM " + from + ") a WHERE " + condition;
      default -> "SELECT " + keys("a", table) + " FROM " + from + " WHERE " + condition;
    };
  }

  private String order(TableDefinition table) {
    String time = "a." + time(table);
    // Rows of the same time come in any order, so the time alone is compared, or all decides.
    boolean alone = random.nextInt(3) > 0;
    String from = from(table);
    String direction = pick(List.of("", " DESC", " DESC"));
    String limit = random.nextInt(4) == 0 ? "" : " LIMIT " + (1 + random.nextInt(30));
    String offset = random.nextInt(4) == 0 ? " OFFSET " + random.nextInt(20) : "";
    return "SELECT "
        + (alone ? time : keys("a", table))
        + from
        + " ORDER BY "
        + time
        + direction
        + (alone ? "" : ", " + keys("a", table))
        + limit
        + offset;
  }

  private String aggregates(TableDefinition table) {
    String time = "a." + time(table);
    return pick(
        List.of(
            "COUNT(*)",
            "COUNT(*)",
            "COUNT(" + time + ")",
            "MAX(" + time + ")",
            "MIN(" + time + ")",
            "COUNT(*), MIN(" + time + "), MAX(" + time + ")",
            "COUNT(DISTINCT a." + pick(columns(table)) + ")"));
  }

  private String groups(TableDefinition table) {
    String group = "a." + pick(columns(table));
    return "SELECT "
        + group
        + ", COUNT(*), MAX(a."
        + time(table)
        + ")"
        + from(table)
        + " GROUP BY "
        + group
        + pick(List.of("", " HAVING COUNT(*) > 1"));
  }

  private String join(Joined joined) {
    boolean outer = random.nextInt(3) == 0;
    String where = condition("a", joined.left());
    // A condition on the rows that may be missing belongs to the join, or makes it an inner one.
    String more = random.nextBoolean() ? " AND " + condition("b", joined.right()) : "";
    String time = "a." + time(joined.left());
    // Of rows of the same time any may be the first, so that only the time is compared.
    boolean ordered = random.nextInt(3) == 0;
    return "SELECT "
        + (ordered ? time : keys("a", joined.left()) + ", " + keys("b", joined.right()))
        + " FROM (SELECT * FROM "
        + joined.left().name()
        + " a WHERE "
        + where
        + ") a"
        + (outer ? " LEFT JOIN " : " JOIN ")
        + joined.right().name()
        + " b ON "
        + joined.on()
        + more
        + (ordered
            ? " ORDER BY " + time + pick(List.of("", " DESC")) + " LIMIT " + random.nextInt(40)
            : "");
  }

  private String subquery(Joined joined) {
    String where = condition("a", joined.left());
    String inner = condition("b", joined.right());
    String[] sides = joined.on().split(" = ", -1);
    String test =
        switch (random.nextInt(4)) {
          case 0 -> sides[1] + " IN (SELECT " + sides[0];
          case 1 -> "EXISTS (SELECT 1";
          case 2 -> "NOT EXISTS (SELECT 1";
          default -> sides[1] + " NOT IN (SELECT " + sides[0];
        };
    boolean correlated = test.contains("EXISTS");
    return "SELECT "
        + keys("a", joined.left())
        + " FROM "
        + joined.left().name()
        + " a WHERE "
        + where
        + " AND "
        + test
        + " FROM "
        + joined.right().name()
        + " b WHERE "
        + (correlated ? joined.on() + " AND " : "")
        + inner
        + ")";
  }

  private static String keys(String alias, TableDefinition table) {
    return String.join(
        ", ",
        table.columns().stream()
            .filter(column -> !column.nullable())
            .map(column -> alias + "." + column.name())
            .toList());
  }
}
