package io.github.gongjdbc.schema.catalog;

import io.github.gongjdbc.schema.catalog.CatalogFile.ParameterEntry;
import io.github.gongjdbc.schema.catalog.Parameter.Bound;
import io.github.gongjdbc.schema.catalog.Parameter.ForEach;
import io.github.gongjdbc.schema.catalog.Parameter.Location;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the entry of a parameter to the parameter. */
final class ParameterReader {
  /** What Gong was seen to take without complaint. */
  private static final int MAX_VALUES = 100;

  private static final String VALUES = "values";

  private final Place place;
  private final ParameterEntry entry;
  private final Location usual;

  ParameterReader(Place place, ParameterEntry entry, Location usual) {
    this.place = place;
    this.entry = entry;
    this.usual = usual;
  }

  Parameter read() {
    ParameterType type = place.oneOf(ParameterType.class, entry.type(), "type", ParameterType.TEXT);
    Bound bound = place.oneOf(Bound.class, entry.bound(), "bound", Bound.EQUALS);
    Optional<Object> otherwise = Optional.ofNullable(entry.otherwise());
    boolean range = bound != Bound.EQUALS && bound != Bound.IN;
    Parameter parameter =
        new Parameter(
            place.required(entry.name(), "name"),
            place.oneOf(Location.class, entry.in(), "in", usual),
            type,
            bound,
            Optional.ofNullable(entry.itemPath()).map(path -> ColumnPath.parse(path).names()),
            Optional.ofNullable(entry.column()),
            Boolean.TRUE.equals(entry.required()),
            entry.maxValues() == null ? MAX_VALUES : entry.maxValues(),
            Optional.ofNullable(entry.pattern())
                .map(text -> place.parsed(text, "pattern", Pattern::compile)),
            entry.values(),
            Optional.ofNullable(entry.value()),
            range ? Optional.empty() : otherwise,
            range
                ? otherwise.map(value -> time(String.valueOf(value), "default"))
                : Optional.empty(),
            Optional.ofNullable(entry.latest()).map(text -> time(text, "latest")),
            Optional.ofNullable(entry.forEach()).map(this::forEach),
            Optional.ofNullable(entry.inexact()),
            duration(entry.widen(), "widen").orElse(Duration.ZERO),
            duration(entry.settles(), "settles"));
    check(parameter);
    return parameter;
  }

  private void check(Parameter parameter) {
    boolean timed =
        parameter.type() == ParameterType.DATE_TIME || parameter.type() == ParameterType.DATE;
    boolean upper = parameter.bound() == Bound.UPPER || parameter.bound() == Bound.UPPER_EXCLUSIVE;
    place.check(
        !parameter.isBound() || timed || parameter.type() == ParameterType.INTEGER,
        "`bound: "
            + String.valueOf(entry.bound())
            + "` is for a `type` of date_time, date or integer");
    place.check(parameter.maxValues() > 0, "`max_values` must be positive");
    place.check(
        entry.maxValues() == null || parameter.bound() == Bound.IN,
        "`max_values` is for `bound: in`");
    place.check(
        entry.pattern() == null || parameter.type() == ParameterType.TEXT,
        "`pattern` is for `type: text`");
    place.check(entry.settles() == null || upper, "`settles` is for an upper bound");
    place.check(entry.latest() == null || timed, "`latest` is for a date or a time");
    if (parameter.constant().isPresent()) {
      place.check(
          parameter.itemPath().isEmpty()
              && parameter.otherwise().isEmpty()
              && parameter.defaultTime().isEmpty()
              && parameter.forEach().isEmpty(),
          "`value` is constant: `item_path`, `default` and `for_each` contradict it");
    }
    place.check(
        !VALUES.equals(entry.forEach()) || !entry.values().isEmpty(),
        "`for_each: values` needs `values`");
    boolean filters = parameter.itemPath().isPresent();
    place.check(
        !filters || parameter.column().isEmpty(),
        "`item_path` says what an item has, and `column` what none has: one of them is needed");
    place.check(
        !filters || parameter.type() != ParameterType.DATE || parameter.inexact().isPresent(),
        "`inexact` must say why a filter by date is not exact");
    place.check(
        parameter.widen().isZero() || parameter.inexact().isPresent(),
        "`widen` needs `inexact`, which says why");
    place.check(filters || parameter.inexact().isEmpty(), "`inexact` needs `item_path`");
  }

  private RelativeTime time(String text, String key) {
    return place.parsed(text, key, RelativeTime::parse);
  }

  private ForEach forEach(String text) {
    return new ForEach(
        text.equals(VALUES)
            ? Optional.empty()
            : Optional.of(place.parsed(text, "for_each", Reference::parse)));
  }

  private Optional<Duration> duration(@Nullable String text, String key) {
    Optional<Duration> duration =
        Optional.ofNullable(text).map(value -> place.parsed(value, key, Duration::parse));
    duration.ifPresent(
        value -> place.check(!value.isNegative(), "`" + key + "` must not be negative"));
    return duration;
  }
}
