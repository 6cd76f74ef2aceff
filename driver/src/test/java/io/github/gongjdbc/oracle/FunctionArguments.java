package io.github.gongjdbc.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Values with which a function is called.
 *
 * @param name what is special about them
 */
record FunctionArguments(String name, List<@Nullable Object> values) {
  private static final Map<String, List<Object>> USUAL =
      Map.of(
          "t", List.of("Ab c", "b", "x", "y"),
          "i", List.of(3, 2, 1, 4),
          "d", List.of(0.5, 2.5, 1.0, 3.0),
          "n",
              List.of(
                  new BigDecimal("2.345"),
                  new BigDecimal("1.5"),
                  new BigDecimal("0.25"),
                  new BigDecimal("7")),
          "b", List.of(true, false, true, false),
          "s",
              List.of(
                  LocalDateTime.parse("2026-10-05T21:25:16.802"),
                  LocalDateTime.parse("2026-01-31T00:00:00"),
                  LocalDateTime.parse("2025-12-31T23:59:59"),
                  LocalDateTime.parse("2024-02-29T12:00:00")),
          "a",
              List.of(
                  LocalDate.parse("2026-10-05"),
                  LocalDate.parse("2026-01-31"),
                  LocalDate.parse("2025-12-31"),
                  LocalDate.parse("2024-02-29")));

  /** Nothing, less than nothing, much, and for text a number, a time and JSON. */
  private static final Map<String, List<Object>> EDGES =
      Map.of(
          "t", List.of("", "-1", "ab😀É", "{\"a\":1,\"b\":[1,2]}"),
          "i", List.of(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE),
          "d", List.of(0.0, -1.5, 1e308, 1.0),
          "n",
              List.of(
                  new BigDecimal("0"),
                  new BigDecimal("-1.555"),
                  new BigDecimal("999999999.999"),
                  new BigDecimal("1")),
          "b", List.of(false, true, true, false),
          "s",
              List.of(
                  LocalDateTime.parse("1970-01-01T00:00:00"),
                  LocalDateTime.parse("1960-02-29T23:59:59.999"),
                  LocalDateTime.parse("9999-12-31T23:59:59.999"),
                  LocalDateTime.parse("2026-11-01T00:00:00")),
          "a",
              List.of(
                  LocalDate.parse("1970-01-01"),
                  LocalDate.parse("1960-02-29"),
                  LocalDate.parse("9999-12-31"),
                  LocalDate.parse("2026-11-01")));

  private static final List<String> NAMES = List.of("nothing", "negative", "extreme", "other");

  /** Values of some types: usual ones, then each of them null once, then odd ones. */
  static List<FunctionArguments> of(List<String> types) {
    List<FunctionArguments> all = new ArrayList<>();
    List<@Nullable Object> usual =
        IntStream.range(0, types.size())
            .<@Nullable Object>mapToObj(i -> values(USUAL, types.get(i)).get(i))
            .toList();
    all.add(new FunctionArguments("usual", usual));
    for (int i = 0; i < types.size(); i++) {
      @Nullable Object[] values = usual.toArray();
      values[i] = null;
      all.add(new FunctionArguments("argument " + (i + 1) + " null", Arrays.asList(values)));
    }
    for (int edge = 0; edge < NAMES.size() && !types.isEmpty(); edge++) {
      int chosen = edge;
      all.add(
          new FunctionArguments(
              NAMES.get(edge),
              types.stream()
                  .<@Nullable Object>map(type -> values(EDGES, type).get(chosen))
                  .toList()));
    }
    return all;
  }

  private static List<Object> values(Map<String, List<Object>> values, String type) {
    return Objects.requireNonNull(values.get(type));
  }

  /** A value as SQL has it. */
  static String literal(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof LocalDateTime time) {
      return "TIMESTAMP '"
          + time.toString().replace('T', ' ')
          + (time.getSecond() == 0 ? ":00'" : "'");
    }
    if (value instanceof Double number) {
      return new BigDecimal(number).toPlainString().length() > 20
          ? number.toString().replace("E", "e")
          : number + "e0";
    }
    return value instanceof LocalDate date
        ? "DATE '" + date + "'"
        : value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
  }
}
