package io.github.gongjdbc.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.ParameterType;
import io.github.gongjdbc.schema.catalog.PushedFilter;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a column that a filter of the API serves, what is true of it, and what has to be
 * sent.
 *
 * @param sql the condition
 * @param test the same of a value
 * @param values the texts that are sent
 * @param from the time from which on is asked for
 * @param to the time before which is asked for
 */
record Condition(
    TableDefinition table,
    Column column,
    String sql,
    Predicate<@Nullable Object> test,
    List<String> values,
    Optional<Timestamp> from,
    Optional<Timestamp> to) {
  /** A bound may be sent as a day, whose beginning differs by the time zone of the company. */
  private static final Duration DAYS = Duration.ofHours(60);

  /** Conditions of each kind on each column for which the API has a filter. */
  static List<Condition> of(TableDefinition table, TrueRows truth) {
    List<Condition> conditions = new ArrayList<>();
    for (Column column : table.columns()) {
      List<PushedFilter> filters = PushedFilter.of(table, column);
      if (!filters.isEmpty() && filters.stream().noneMatch(one -> isDemanded(one, column))) {
        List<Object> values =
            truth.valuesOrReferences(table, column).stream()
                .filter(value -> accepted(filters, value.toString()))
                .toList();
        assertThat(values).as("values of %s", column.name()).isNotEmpty();
        if (filters.get(0).filter().type() == ParameterType.TEXT) {
          conditions.addAll(texts(table, column, values));
        } else {
          conditions.addAll(times(table, column, values));
        }
      }
    }
    return conditions;
  }

  /** Whether a condition says what the rows are about, and not which of them are wanted. */
  private static boolean isDemanded(PushedFilter filter, Column column) {
    return filter.endpoint().parameters().stream()
        .anyMatch(one -> one.required() && one.column().equals(Optional.of(column.name())));
  }

  private static boolean accepted(List<PushedFilter> filters, String value) {
    return filters.stream().allMatch(filter -> filter.filter().accepts(value));
  }

  private static List<Condition> texts(TableDefinition table, Column column, List<Object> values) {
    List<Condition> conditions = new ArrayList<>();
    conditions.add(among(table, column, values.subList(0, 1)));
    if (values.size() > 2) {
      conditions.add(among(table, column, List.of(values.get(1), values.get(values.size() - 1))));
    }
    return conditions;
  }

  private static List<Condition> times(TableDefinition table, Column column, List<Object> values) {
    List<Timestamp> times = values.stream().map(Timestamp.class::cast).sorted().toList();
    Optional<Timestamp> from = Optional.of(times.get(times.size() / 3));
    Optional<Timestamp> to = Optional.of(times.get(times.size() * 2 / 3));
    return List.of(within(table, column, from, to), within(table, column, from, Optional.empty()));
  }

  /** One value of a column, or several. */
  static Condition among(TableDefinition table, Column column, List<?> values) {
    String literals = values.stream().map(Sql::literal).collect(Collectors.joining(", "));
    return new Condition(
        table,
        column,
        Sql.quoted(column.name())
            + (values.size() == 1 ? " = " + literals : " IN (" + literals + ")"),
        values::contains,
        values.stream().map(Object::toString).toList(),
        Optional.empty(),
        Optional.empty());
  }

  private static Condition within(
      TableDefinition table, Column column, Optional<Timestamp> from, Optional<Timestamp> to) {
    List<String> parts = new ArrayList<>();
    from.ifPresent(time -> parts.add(Sql.quoted(column.name()) + " >= " + Sql.literal(time)));
    to.ifPresent(time -> parts.add(Sql.quoted(column.name()) + " < " + Sql.literal(time)));
    return new Condition(
        table,
        column,
        String.join(" AND ", parts),
        value ->
            value instanceof Timestamp time
                && from.stream().noneMatch(time::before)
                && to.stream().allMatch(time::before),
        List.of(),
        from,
        to);
  }

  /** Those of the rows for which it is true. */
  List<List<@Nullable Object>> holding(List<List<@Nullable Object>> rows) {
    int index = table.columns().indexOf(column);
    return rows.stream().filter(row -> test.test(row.get(index))).toList();
  }

  /** Holds the requests to what the condition must become. */
  void assertSent(List<SandboxRequest> requests, Instant now) {
    assertThat(requests).as(sql).isNotEmpty();
    Set<String> sent = new TreeSet<>();
    for (SandboxRequest request : requests) {
      PushedFilter pushed =
          PushedFilter.of(table, column).stream()
              .filter(one -> Places.isAskedOf(one.endpoint(), request))
              .findFirst()
              .orElseThrow(() -> new AssertionError(sql + " was asked of " + request.path()));
      Filter filter = pushed.filter();
      filter
          .is()
          .or(filter::any)
          .ifPresent(place -> sent.addAll(Places.values(request, pushed.endpoint(), place)));
      from.ifPresent(time -> assertFrom(filter, request, instant(time)));
      to.ifPresent(time -> assertTo(filter, request, instant(time), now));
    }
    if (!values.isEmpty()) {
      assertThat(sent).as(sql).containsExactlyInAnyOrderElementsOf(values);
    }
  }

  private static void assertFrom(Filter filter, SandboxRequest request, Instant time) {
    String place = filter.from().orElseThrow();
    Instant sent = parsed(Places.value(request, place).orElse("nothing at " + place));
    if (filter.exact()) {
      assertThat(sent).as(place).isEqualTo(time);
    } else {
      Instant earliest = time.minus(filter.widen()).minus(DAYS);
      assertThat(sent).as(place).isBeforeOrEqualTo(time).isAfter(earliest);
    }
  }

  private static void assertTo(Filter filter, SandboxRequest request, Instant time, Instant now) {
    String place = filter.to().orElseThrow();
    Optional<String> text = Places.value(request, place);
    boolean unsettled = filter.settles().filter(after -> time.plus(after).isAfter(now)).isPresent();
    if (unsettled && text.isEmpty()) {
      return;
    }
    Instant sent = parsed(text.orElse("nothing at " + place));
    if (filter.exact()) {
      assertThat(sent).as(place).isEqualTo(time);
    } else {
      Instant latest = time.plus(filter.widen()).plus(DAYS);
      assertThat(sent).as(place).isAfterOrEqualTo(time).isBefore(latest);
    }
  }

  private static Instant parsed(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : OffsetDateTime.parse(text).toInstant();
  }

  private static Instant instant(Timestamp time) {
    return time.toLocalDateTime().toInstant(ZoneOffset.UTC);
  }
}
