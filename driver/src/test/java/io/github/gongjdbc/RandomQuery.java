package io.github.gongjdbc;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A query drawn at random, whose answer is the same whenever it is run. */
final class RandomQuery {
  /** The columns that conditions are written of, the more often named the likelier. */
  private static final Map<DocumentedTable, String> COLUMNS =
      Map.of(
          DocumentedTable.CALLS,
          "started started started scheduled duration direction is_private primary_user_id",
          DocumentedTable.EXTENSIVE_CALLS,
          "started started started scheduled duration direction system id",
          DocumentedTable.CALL_PARTIES,
          "started started affiliation user_id email_address call_id",
          DocumentedTable.ANSWERED_SCORECARDS,
          "review_time review_time call_start_time call_start_time review_method reviewer_user_id"
              + " scorecard_id",
          DocumentedTable.USERS,
          "created created active title manager_id id");

  /** Tables with what joins them: the first is named a, the second b. */
  private record Joined(DocumentedTable left, DocumentedTable right, String on) {}

  private static final List<Joined> JOINS =
      List.of(
          new Joined(DocumentedTable.CALLS, DocumentedTable.CALL_PARTIES, "b.call_id = a.id"),
          new Joined(DocumentedTable.CALLS, DocumentedTable.USERS, "b.id = a.primary_user_id"),
          new Joined(DocumentedTable.CALLS, DocumentedTable.EXTENSIVE_CALLS, "b.id = a.id"),
          new Joined(DocumentedTable.CALL_PARTIES, DocumentedTable.USERS, "b.id = a.user_id"),
          new Joined(
              DocumentedTable.ANSWERED_SCORECARDS,
              DocumentedTable.EXTENSIVE_CALLS,
              "b.id = a.call_id"),
          new Joined(
              DocumentedTable.USERS,
              DocumentedTable.ANSWERED_SCORECARDS,
              "b.reviewed_user_id = a.id"));

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
  private final Map<DocumentedTable, List<List<@Nullable Object>>> rows;
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
      DocumentedTable table,
      Map<DocumentedTable, List<List<@Nullable Object>>> rows) {
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

  static List<DocumentedTable> tables() {
    return COLUMNS.keySet().stream().sorted().toList();
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

  private static List<String> columns(DocumentedTable table) {
    return List.of(Objects.requireNonNull(COLUMNS.get(table)).split(" ", -1));
  }

  /** The column by which the API filters, which is the first that is named. */
  private static String time(DocumentedTable table) {
    return columns(table).get(0);
  }

  private String condition(String alias, DocumentedTable table) {
    RandomCondition condition =
        new RandomCondition(
            random, zone, alias, table, Objects.requireNonNull(rows.get(table)), columns(table));
    parameters.addAll(condition.parameters());
    return condition.sql();
  }

  private String from(DocumentedTable table) {
    return " FROM " + table.sqlName() + " a WHERE " + condition("a", table);
  }

  private String derived(DocumentedTable table) {
    String from = "(SELECT * FROM " + table.sqlName() + " a" + where("a", table) + ") a";
    if (random.nextBoolean()) {
      from = "(SELECT * FROM " + from + where("a", table) + ") a";
    }
    String query = "SELECT " + keys("a", table) + " FROM " + from + where("a", table);
    return random.nextInt(4) == 0
        ? query + pick(List.of(" UNION ALL ", " EXCEPT ", " INTERSECT ")) + keysOf(table)
        : query;
  }

  private String keysOf(DocumentedTable table) {
    return "SELECT " + keys("a", table) + " FROM " + table.sqlName() + " a" + where("a", table);
  }

  private String where(String alias, DocumentedTable table) {
    String key = alias + "." + columns(table).get(columns(table).size() - 1);
    return switch (random.nextInt(4)) {
      case 0 -> "";
      case 1 -> " WHERE " + key + " IN " + keyList(table);
      default -> " WHERE " + condition(alias, table);
    };
  }

  /** A list of keys that is longer than what is shown of it; many lists have most in common. */
  private String keyList(DocumentedTable table) {
    int column = table.columnNames().indexOf(columns(table).get(columns(table).size() - 1));
    List<List<@Nullable Object>> all = Objects.requireNonNull(rows.get(table));
    int from = random.nextInt(3);
    List<String> keys = new ArrayList<>();
    for (List<@Nullable Object> row : all.subList(from, Math.min(all.size(), from + 9))) {
      keys.add("'" + String.valueOf(row.get(column)).replace("'", "''") + "'");
    }
    return "(" + String.join(", ", keys.subList(0, keys.size() - random.nextInt(4))) + ")";
  }

  private String history(DocumentedTable table) {
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
    String from = table.sqlName() + " a";
    return switch (random.nextInt(3)) {
      case 0 -> "SELECT COUNT(*) FROM " + from + " WHERE " + condition;
      case 1 ->
          "SELECT " + keys("a", table) + " FROM (SELECT * FROM " + from + ") a WHERE " + condition;
      default -> "SELECT " + keys("a", table) + " FROM " + from + " WHERE " + condition;
    };
  }

  private String order(DocumentedTable table) {
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

  private String aggregates(DocumentedTable table) {
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

  private String groups(DocumentedTable table) {
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
        + joined.left().sqlName()
        + " a WHERE "
        + where
        + ") a"
        + (outer ? " LEFT JOIN " : " JOIN ")
        + joined.right().sqlName()
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
        + joined.left().sqlName()
        + " a WHERE "
        + where
        + " AND "
        + test
        + " FROM "
        + joined.right().sqlName()
        + " b WHERE "
        + (correlated ? joined.on() + " AND " : "")
        + inner
        + ")";
  }

  private static String keys(String alias, DocumentedTable table) {
    return String.join(
        ", ",
        table.columns().stream()
            .filter(column -> !column.nullable())
            .map(column -> alias + "." + column.name())
            .toList());
  }
}
