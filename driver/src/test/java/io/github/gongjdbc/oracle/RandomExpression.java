package io.github.gongjdbc.oracle;

import io.github.gongjdbc.oracle.RandomRelation.Column;
import io.github.gongjdbc.oracle.RandomRelation.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Expressions over columns, drawn at random and written so that both databases read them alike: no
 * value overflows, nothing is divided by zero, and times have milliseconds.
 */
record RandomExpression(Random random, List<Column> columns) {
  private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");
  private static final List<String> TEXTS =
      List.of(
          "'Inbound'", "'Conference'", "'External'", "'e'", "''", "'Müller'", "'é🎉'", "'MANUAL'");
  private static final List<String> PATTERNS =
      List.of("'%e%'", "'I%'", "'%nd'", "'_n%'", "'%'", "'%🎉%'", "'%é%'");
  private static final List<String> TIMES =
      List.of(
          "TIMESTAMP '2026-10-25 02:30:00'",
          "TIMESTAMP '2026-11-01 01:30:00.5'",
          "TIMESTAMP '2026-09-15 00:00:00'",
          "TIMESTAMP '2021-02-28 12:00:00'");
  private static final List<String> DAYS =
      List.of("DATE '2026-10-25'", "DATE '2026-11-02'", "DATE '2022-02-28'");
  private static final List<String> UNITS =
      List.of("'year'", "'quarter'", "'month'", "'week'", "'day'", "'hour'");
  private static final List<String> PARTS =
      List.of("YEAR", "QUARTER", "MONTH", "DAY", "HOUR", "MINUTE", "DOY", "ISODOW");
  private static final List<String> INTERVALS =
      List.of("'1' DAY", "'36' HOUR", "'2' MONTH", "'90' MINUTE", "'1' YEAR");

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  Kind kind() {
    return pick(columns).kind();
  }

  /** A value of a kind, of columns if there are any of the kind. */
  String value(Kind kind, int depth) {
    List<Column> own = columns.stream().filter(column -> column.kind() == kind).toList();
    if (!own.isEmpty() && (depth == 0 || random.nextInt(3) == 0)) {
      return pick(own).name();
    }
    if (depth > 0 && random.nextInt(4) == 0) {
      return conditional(kind, depth - 1);
    }
    return switch (kind) {
      case NUMBER -> number(depth - 1);
      case TEXT -> text(depth - 1);
      case BOOLEAN -> condition(Math.max(depth - 1, 0));
      case TIME -> time(depth - 1);
      case DATE -> date(depth - 1);
    };
  }

  private String conditional(Kind kind, int depth) {
    return switch (random.nextInt(3)) {
      case 0 ->
          "CASE WHEN "
              + condition(depth)
              + " THEN "
              + value(kind, depth)
              + (random.nextInt(3) == 0 ? "" : " ELSE " + value(kind, depth))
              + " END";
      case 1 -> "COALESCE(" + value(kind, depth) + ", " + value(kind, depth) + ")";
      default -> "NULLIF(" + value(kind, depth) + ", " + other(kind, 0) + ")";
    };
  }

  private String number(int depth) {
    if (depth < 0) {
      return Integer.toString(random.nextInt(1000));
    }
    String number = value(Kind.NUMBER, depth);
    return switch (random.nextInt(9)) {
      case 0 -> "(" + number + " + " + value(Kind.NUMBER, depth) + ")";
      case 1 -> "(" + number + " - " + value(Kind.NUMBER, depth) + ")";
      case 2 -> "(" + number + " * " + (2 + random.nextInt(9)) + ")";
      case 3 -> "(" + number + " / " + (2 + random.nextInt(60)) + ")";
      case 4 -> "MOD(" + number + ", " + (2 + random.nextInt(60)) + ")";
      case 5 -> "ABS(" + number + ")";
      case 6 -> "CHAR_LENGTH(" + value(Kind.TEXT, depth) + ")";
      case 7 ->
          "CAST(EXTRACT(" + pick(PARTS) + " FROM " + value(Kind.TIME, depth) + ") AS INTEGER)";
      default ->
          "POSITION("
              + pick(List.of("'e'", "'n'", "'🎉'"))
              + " IN "
              + value(Kind.TEXT, depth)
              + ")";
    };
  }

  private String text(int depth) {
    if (depth < 0) {
      return pick(TEXTS);
    }
    String text = value(Kind.TEXT, depth);
    return switch (random.nextInt(11)) {
      case 0 -> "(" + text + " || " + value(Kind.TEXT, depth) + ")";
      case 1 ->
          "SUBSTRING(" + text + ", " + (1 + random.nextInt(4)) + ", " + random.nextInt(6) + ")";
      case 2 -> "LEFT(" + text + ", " + random.nextInt(5) + ")";
      case 3 -> "RIGHT(" + text + ", " + random.nextInt(5) + ")";
      case 4 -> "TRIM(" + text + ")";
      case 5 -> "REPLACE(" + text + ", 'e', 'E')";
      case 6 -> "REVERSE(" + text + ")";
      case 7 -> "LPAD(" + text + ", 6, '*')";
      case 8 -> "CAST(" + value(Kind.NUMBER, depth) + " AS VARCHAR)";
      case 9 ->
          "CAST("
              + value(pick(List.of(Kind.TIME, Kind.DATE, Kind.BOOLEAN)), depth)
              + " AS VARCHAR)";
      default -> "CAST(" + text + " AS VARCHAR(" + (1 + random.nextInt(8)) + "))";
    };
  }

  private String time(int depth) {
    if (depth < 0) {
      return pick(TIMES);
    }
    String time = value(Kind.TIME, depth);
    return switch (random.nextInt(4)) {
      case 0 -> "DATE_TRUNC(" + pick(UNITS) + ", " + time + ")";
      case 1 -> "(" + time + " + INTERVAL " + pick(INTERVALS) + ")";
      case 2 -> "(" + time + " - INTERVAL " + pick(INTERVALS) + ")";
      default -> "CAST(" + value(Kind.DATE, depth) + " AS TIMESTAMP)";
    };
  }

  private String date(int depth) {
    return depth < 0 ? pick(DAYS) : "CAST(" + value(Kind.TIME, depth) + " AS DATE)";
  }

  /** A condition; NULL is one of its values. */
  String condition(int depth) {
    return switch (depth > 0 ? random.nextInt(6) : 5) {
      case 0 -> "(" + condition(depth - 1) + " AND " + condition(depth - 1) + ")";
      case 1 -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")";
      case 2 -> "NOT (" + condition(depth - 1) + ")";
      case 3 ->
          "(" + condition(depth - 1) + ") IS " + not() + pick(List.of("TRUE", "FALSE", "UNKNOWN"));
      default -> test(kind(), Math.min(depth, 1));
    };
  }

  private String test(Kind kind, int depth) {
    String value = value(kind, depth);
    return "("
        + value
        + switch (random.nextInt(7)) {
          case 0 -> " IS " + not() + "NULL";
          case 1 -> " " + not() + "BETWEEN " + other(kind, depth) + " AND " + other(kind, depth);
          case 2 ->
              " "
                  + not()
                  + "IN "
                  + Stream.generate(() -> other(kind, depth))
                      .limit(1 + random.nextInt(3))
                      .collect(Collectors.joining(", ", "(", ")"));
          case 3 -> " IS " + not() + "DISTINCT FROM " + other(kind, depth);
          case 4 ->
              kind == Kind.TEXT
                  ? " " + not() + "LIKE " + pick(PATTERNS)
                  : " " + pick(COMPARISONS) + " " + other(kind, depth);
          default -> " " + pick(COMPARISONS) + " " + other(kind, depth);
        }
        + ")";
  }

  /** Something to compare with, more often a constant than not. */
  private String other(Kind kind, int depth) {
    if (random.nextInt(3) == 0) {
      return value(kind, depth);
    }
    return switch (kind) {
      case NUMBER -> number(-1);
      case TEXT -> text(-1);
      case BOOLEAN -> pick(List.of("TRUE", "FALSE"));
      case TIME -> time(-1);
      case DATE -> date(-1);
    };
  }

  String not() {
    return random.nextInt(3) == 0 ? "NOT " : "";
  }
}
