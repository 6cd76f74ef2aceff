package io.github.gongjdbc.oracle;

import io.github.gongjdbc.oracle.RandomRelation.Column;
import io.github.gongjdbc.oracle.RandomRelation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A query drawn from a seed: joins of every kind, derived tables, set operations, aggregates with
 * grouping sets, windows, subqueries, order and limit, over random expressions. Its answer does not
 * depend on the order in which rows are read.
 */
final class RandomOracleQuery {
  private static final List<String> SETS =
      List.of(
          "UNION", "UNION ALL", "UNION ALL", "INTERSECT", "INTERSECT ALL", "EXCEPT", "EXCEPT ALL");
  private static final long MOST_ROWS = 2000;

  private final Random random;
  private int names;
  private boolean ordered;

  private RandomOracleQuery(long seed) {
    this.random = new Random(seed);
    // The first numbers of neighbouring seeds are alike.
    random.nextLong();
    random.nextLong();
  }

  static OracleQuery of(long seed, OracleZone zone) {
    RandomOracleQuery drawn = new RandomOracleQuery(seed);
    String sql = drawn.query();
    return new OracleQuery(
        "random", "gong.seed=" + seed, drawn.ordered, zone, true, sql, sql, List.of());
  }

  private String query() {
    return switch (random.nextInt(8)) {
      case 0 -> orderedWhole(rows());
      case 1 -> setOperation();
      case 2 -> orderedWhole(grouped());
      case 3, 4 -> grouped().sql();
      case 5 -> windows();
      default -> rows().sql();
    };
  }

  /** A SELECT with the kinds of its columns. */
  private record Select(String sql, List<Kind> kinds, long rows) {}

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String alias() {
    return "t" + ++names;
  }

  private RandomExpression over(RandomRelation relation) {
    return new RandomExpression(random, relation.columns());
  }

  private Select rows() {
    RandomRelation from = from(2);
    List<Kind> kinds = kinds(1 + random.nextInt(3), from);
    return select(from, kinds, random.nextInt(4) == 0 ? "DISTINCT " : "");
  }

  private List<Kind> kinds(int count, RandomRelation from) {
    return IntStream.range(0, count).mapToObj(i -> over(from).kind()).toList();
  }

  private Select select(RandomRelation from, List<Kind> kinds, String distinct) {
    RandomExpression over = over(from);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      values.add(over.value(kinds.get(i), 2) + " AS c" + (i + 1));
    }
    return new Select(
        "SELECT " + distinct + String.join(", ", values) + " FROM " + from.sql() + where(from),
        kinds,
        from.rows());
  }

  private String where(RandomRelation from) {
    List<String> conditions = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      conditions.add(over(from).condition(1));
    }
    if (random.nextInt(3) == 0) {
      String subquery = subquery(from);
      if (subquery != null) {
        conditions.add(subquery);
      }
    }
    return conditions.isEmpty()
        ? ""
        : " WHERE " + String.join(pick(List.of(" AND ", " OR ")), conditions);
  }

  /** A condition with a subquery over a table that shares a key with what is read. */
  private @Nullable String subquery(RandomRelation outer) {
    RandomRelation inner = pick(RandomRelation.TABLES).as(alias());
    List<String> keys = equalKeys(outer, inner);
    String where = over(inner).condition(1);
    int choice = random.nextInt(5);
    if (choice == 0) {
      Kind kind = over(inner).kind();
      String scalar = kind == Kind.BOOLEAN ? null : over(inner).value(kind, 1);
      return scalar == null
          ? null
          : "("
              + over(outer).value(kind, 1)
              + " > (SELECT MIN("
              + scalar
              + ") FROM "
              + inner.sql()
              + " WHERE "
              + where
              + "))";
    }
    if (keys.isEmpty()) {
      return null;
    }
    String[] sides = pick(keys).split(" = ", -1);
    return choice < 3
        ? over(outer).not()
            + "EXISTS (SELECT 1 FROM "
            + inner.sql()
            + " WHERE "
            + sides[0]
            + " = "
            + sides[1]
            + " AND "
            + where
            + ")"
        : sides[0]
            + " "
            + over(outer).not()
            + "IN (SELECT "
            + sides[1]
            + " FROM "
            + inner.sql()
            + " WHERE "
            + where
            + ")";
  }

  private static List<String> equalKeys(RandomRelation left, RandomRelation right) {
    List<String> pairs = new ArrayList<>();
    for (Column a : left.columns()) {
      for (Column b : right.columns()) {
        if (!a.key().isEmpty() && a.key().equals(b.key())) {
          pairs.add(a.name() + " = " + b.name());
        }
      }
    }
    return pairs;
  }

  private RandomRelation from(int depth) {
    RandomRelation relation = leaf(depth);
    int joins = random.nextInt(4);
    for (int i = 0; i < joins; i++) {
      RandomRelation joined = joined(relation, leaf(depth - 1));
      relation = joined.rows() <= MOST_ROWS ? joined : relation;
    }
    return relation;
  }

  private RandomRelation leaf(int depth) {
    if (depth <= 0 || random.nextInt(3) > 0) {
      return pick(RandomRelation.TABLES).as(alias());
    }
    Select select = random.nextInt(3) == 0 ? grouped() : selectOf(from(depth - 1));
    String alias = alias();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < select.kinds().size(); i++) {
      columns.add(new Column(alias + ".c" + (i + 1), select.kinds().get(i), ""));
    }
    return new RandomRelation("(" + select.sql() + ") " + alias, columns, select.rows());
  }

  private Select selectOf(RandomRelation from) {
    Select select = select(from, kinds(1 + random.nextInt(3), from), "");
    return random.nextInt(4) == 0 ? new Select(ordered(select), select.kinds(), 20) : select;
  }

  private RandomRelation joined(RandomRelation left, RandomRelation right) {
    List<Column> columns = new ArrayList<>(left.columns());
    columns.addAll(right.columns());
    List<String> keys = equalKeys(left, right);
    if (keys.isEmpty()) {
      return new RandomRelation(
          left.sql() + " CROSS JOIN " + right.sql(), columns, left.rows() * right.rows());
    }
    String kind = pick(List.of(" JOIN ", " JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN "));
    String key = pick(keys);
    // PostgreSQL makes full joins of equalities alone.
    String more =
        kind.equals(" FULL JOIN ") || random.nextBoolean()
            ? ""
            : " AND " + new RandomExpression(random, columns).condition(1);
    // Each key of a small table stands in many rows of the other.
    long rows = Math.max(left.rows(), right.rows()) * (key.contains("user") ? 8 : 3);
    return new RandomRelation(left.sql() + kind + right.sql() + " ON " + key + more, columns, rows);
  }

  private Select grouped() {
    Select inner = rows();
    String alias = alias();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < inner.kinds().size(); i++) {
      columns.add(new Column(alias + ".c" + (i + 1), inner.kinds().get(i), ""));
    }
    RandomRelation from =
        new RandomRelation("(" + inner.sql() + ") " + alias, columns, inner.rows());
    int keyed = random.nextInt(columns.size() + 1);
    List<String> values = new ArrayList<>();
    List<Kind> kinds = new ArrayList<>();
    for (Column key : columns.subList(0, keyed)) {
      values.add(key.name());
      kinds.add(key.kind());
    }
    int aggregates = 1 + random.nextInt(3);
    for (int i = 0; i < aggregates; i++) {
      kinds.add(aggregate(from, values));
    }
    String named =
        IntStream.range(0, values.size())
            .mapToObj(i -> values.get(i) + " AS c" + (i + 1))
            .collect(Collectors.joining(", "));
    return new Select(
        "SELECT "
            + named
            + " FROM "
            + from.sql()
            + groupBy(values.subList(0, keyed))
            + (random.nextInt(4) == 0 ? " HAVING COUNT(*) > " + random.nextInt(3) : ""),
        kinds,
        Math.min(from.rows(), 100));
  }

  private String groupBy(List<String> keys) {
    if (keys.isEmpty()) {
      return pick(List.of("", " GROUP BY ()"));
    }
    String list = String.join(", ", keys);
    return " GROUP BY "
        + switch (random.nextInt(5)) {
          case 0 -> "ROLLUP(" + list + ")";
          case 1 -> "CUBE(" + list + ")";
          case 2 -> "GROUPING SETS ((" + list + "), (" + keys.get(0) + "), ())";
          default -> list;
        };
  }

  /** Adds an aggregate, and tells its kind. */
  private Kind aggregate(RandomRelation from, List<String> values) {
    RandomExpression over = over(from);
    Kind kind = over.kind();
    String value = over.value(kind, 1);
    String filter = random.nextInt(4) == 0 ? " FILTER (WHERE " + over.condition(1) + ")" : "";
    String distinct = random.nextInt(4) == 0 ? "DISTINCT " : "";
    boolean comparable = kind != Kind.BOOLEAN;
    int choice = random.nextInt(4);
    if (choice == 0) {
      values.add("COUNT(*)" + filter);
      return Kind.NUMBER;
    }
    if (choice == 1) {
      values.add("COUNT(" + distinct + value + ")" + filter);
      return Kind.NUMBER;
    }
    if (choice == 2 && kind == Kind.NUMBER) {
      // The sum of BIGINTs is a DECIMAL in PostgreSQL, which divides otherwise.
      values.add("CAST(SUM(" + distinct + value + ")" + filter + " AS BIGINT)");
      return Kind.NUMBER;
    }
    String function =
        comparable ? pick(List.of("MIN", "MAX")) : pick(List.of("BOOL_AND", "BOOL_OR"));
    values.add(function + "(" + value + ")" + filter);
    return kind;
  }

  private String setOperation() {
    Select first = rows();
    StringBuilder sql = new StringBuilder(first.sql());
    int operations = 1 + random.nextInt(2);
    for (int i = 0; i < operations; i++) {
      RandomRelation from = from(1);
      sql.append(' ').append(pick(SETS)).append(' ').append(select(from, first.kinds(), "").sql());
    }
    return random.nextInt(3) == 0
        ? orderedWhole(new Select(sql.toString(), first.kinds(), first.rows()))
        : sql.toString();
  }

  private String orderedWhole(Select select) {
    ordered = true;
    return ordered(select);
  }

  /** Orders by all columns, so that the order is that of the rows whatever is equal. */
  private String ordered(Select select) {
    String keys =
        IntStream.rangeClosed(1, select.kinds().size())
            .mapToObj(
                i ->
                    i
                        + pick(List.of("", "", " DESC"))
                        + pick(List.of("", "", " NULLS FIRST", " NULLS LAST")))
            .collect(Collectors.joining(", "));
    return select.sql()
        + " ORDER BY "
        + keys
        + (random.nextInt(4) == 0 ? "" : " LIMIT " + random.nextInt(40))
        + (random.nextInt(4) == 0 ? " OFFSET " + random.nextInt(10) : "");
  }

  private String windows() {
    RandomRelation from = from(1);
    RandomExpression over = over(from);
    String all = from.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    String partition =
        random.nextInt(3) == 0 ? "" : "PARTITION BY " + over.value(over.kind(), 1) + " ";
    List<String> values = new ArrayList<>();
    values.add(pick(from.columns()).name());
    int functions = 1 + random.nextInt(2);
    for (int i = 0; i < functions; i++) {
      values.add(window(over) + " OVER (" + partition + "ORDER BY " + all + frame() + ")");
    }
    values.add("RANK() OVER (" + partition + "ORDER BY " + over.value(over.kind(), 1) + ")");
    return "SELECT " + String.join(", ", values) + " FROM " + from.sql() + where(from);
  }

  private String window(RandomExpression over) {
    Kind kind = over.kind();
    String value = over.value(kind, 1);
    return switch (random.nextInt(5)) {
      case 0 -> "COUNT(*)";
      case 1 -> "COUNT(" + value + ")";
      case 2 -> kind == Kind.BOOLEAN ? "COUNT(" + value + ")" : "MIN(" + value + ")";
      case 3 -> "FIRST_VALUE(" + value + ")";
      default -> "LAST_VALUE(" + value + ")";
    };
  }

  private String frame() {
    return pick(
        List.of(
            "",
            " ROWS UNBOUNDED PRECEDING",
            " ROWS BETWEEN 2 PRECEDING AND CURRENT ROW",
            " ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING",
            " ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING",
            " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
            " RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING"));
  }
}
