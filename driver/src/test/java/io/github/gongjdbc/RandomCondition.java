package io.github.gongjdbc;

import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition over some columns of a table, drawn at random: comparisons either way round with
 * literals and parameters near the values that the table holds, of times also through functions,
 * and AND, OR and NOT around them.
 */
final class RandomCondition {
  private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
  private static final List<Duration> NEAR =
      List.of(
          Duration.ZERO,
          Duration.ofMillis(1),
          Duration.ofMillis(-1),
          Duration.ofHours(1),
          Duration.ofHours(-7),
          Duration.ofDays(1),
          Duration.ofDays(-30));

  private final Random random;
  private final ZoneId zone;
  private final String alias;
  private final TableDefinition table;
  private final List<List<@Nullable Object>> rows;
  private final List<String> columns;
  private final List<@Nullable Object> parameters = new ArrayList<>();
  private final String sql;

  /**
   * Draws a condition.
   *
   * @param alias what stands for the table in the query
   * @param rows what the table holds
   * @param columns the columns to write of, the more often named the likelier
   */
  RandomCondition(
      Random random,
      ZoneId zone,
      String alias,
      TableDefinition table,
      List<List<@Nullable Object>> rows,
      List<String> columns) {
    this.random = random;
    this.zone = zone;
    this.alias = alias;
    this.table = table;
    this.rows = rows;
    this.columns = columns;
    this.sql = condition(3);
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

  private String condition(int depth) {
    int choice = depth == 0 ? 3 : random.nextInt(6);
    return switch (choice) {
      case 0 -> "(" + condition(depth - 1) + " AND " + condition(depth - 1) + ")";
      case 1 -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")";
      case 2 -> "NOT (" + condition(depth - 1) + ")";
      default -> test(pick(columns));
    };
  }

  private String test(String column) {
    String name = name(column);
    return switch (typeOf(column)) {
      case TIMESTAMP -> timeTest(column);
      case BOOLEAN -> pick(List.of(name, "NOT " + name, name + " = TRUE", name + " IS NOT TRUE"));
      case BIGINT, INTEGER -> valueTest(column, () -> number(column));
      default -> valueTest(column, () -> text(column));
    };
  }

  private String timeTest(String column) {
    List<String> others =
        columns.stream()
            .filter(other -> !other.equals(column) && typeOf(other) == ColumnType.TIMESTAMP)
            .toList();
    if (!others.isEmpty() && random.nextInt(12) == 0) {
      return name(column) + " " + pick(COMPARISONS) + " " + name(pick(others));
    }
    return random.nextInt(4) == 0 ? functionTest(column) : valueTest(column, () -> time(column));
  }

  private String functionTest(String column) {
    String name = name(column);
    LocalDateTime local = local(column);
    LocalDateTime day = local.truncatedTo(ChronoUnit.DAYS);
    String compared = " " + pick(COMPARISONS) + " ";
    return switch (random.nextInt(9)) {
      case 0 -> "CAST(" + name + " AS DATE)" + compared + "DATE '" + local.toLocalDate() + "'";
      case 1 -> "DATE_TRUNC('month', " + name + ")" + compared + literal(day.withDayOfMonth(1));
      case 2 -> "DATE_TRUNC('day', " + name + ")" + compared + literal(pick(List.of(day, local)));
      case 3 ->
          "FLOOR(" + name + " TO HOUR)" + compared + literal(local.truncatedTo(ChronoUnit.HOURS));
      case 4 -> "EXTRACT(YEAR FROM " + name + ")" + compared + local.getYear();
      case 5 ->
          "YEAR("
              + name
              + ") = "
              + local.getYear()
              + " AND MONTH("
              + name
              + ")"
              + compared
              + local.getMonthValue();
      case 6 -> "EXTRACT(MONTH FROM " + name + ") IN (" + local.getMonthValue() + ", 2)";
      case 7 -> "EXTRACT(DOW FROM " + name + ")" + compared + "3";
      default -> "TIMESTAMPADD(DAY, 1, " + name + ")" + compared + literal(local);
    };
  }

  private String valueTest(String column, Supplier<String> value) {
    String name = name(column);
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> name + " " + pick(COMPARISONS) + " " + value.get();
      case 3, 4 -> value.get() + " " + pick(COMPARISONS) + " " + name;
      case 5 -> name + not() + " BETWEEN " + value.get() + " AND " + value.get();
      case 6, 7 ->
          name
              + not()
              + " IN "
              + Stream.generate(value)
                  .limit(1 + random.nextInt(4))
                  .collect(Collectors.joining(", ", "(", ")"));
      default -> name + " IS" + not() + " NULL";
    };
  }

  private String not() {
    return random.nextInt(3) == 0 ? " NOT" : "";
  }

  private String name(String column) {
    return alias + "." + column;
  }

  private ColumnType typeOf(String column) {
    return table.column(column).orElseThrow().type();
  }

  private @Nullable Object sample(String column) {
    return pick(rows).get(table.columns().indexOf(table.column(column).orElseThrow()));
  }

  private String parameter(@Nullable Object value) {
    parameters.add(random.nextInt(25) == 0 ? null : value);
    return "?";
  }

  private Instant instant(String column) {
    Instant sample =
        sample(column) instanceof Timestamp known ? known.toInstant() : SandboxAccount.NOW;
    return sample.plus(pick(NEAR));
  }

  private LocalDateTime local(String column) {
    return LocalDateTime.ofInstant(instant(column), zone);
  }

  private static String literal(LocalDateTime time) {
    return "TIMESTAMP '" + LOCAL.format(time) + "'";
  }

  private String time(String column) {
    Instant instant = instant(column);
    LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
    return switch (random.nextInt(8)) {
      case 0 -> literal(local);
      case 1 -> "'" + LOCAL.format(local) + "'";
      case 2 -> "'" + instant + "'";
      case 3 -> "DATE '" + local.toLocalDate() + "'";
      case 4 -> literal(local) + " + INTERVAL '36' HOUR";
      case 5 -> parameter(local);
      case 6 -> parameter(Timestamp.from(instant));
      default -> parameter(instant.atZone(ZoneId.of("Asia/Tokyo")));
    };
  }

  private String number(String column) {
    long value = sample(column) instanceof Number known ? known.longValue() : 0;
    return random.nextBoolean() ? Long.toString(value) : parameter(value);
  }

  private String text(String column) {
    String value = sample(column) instanceof String known ? known : "none";
    return random.nextBoolean() ? "'" + value.replace("'", "''") + "'" : parameter(value);
  }
}
