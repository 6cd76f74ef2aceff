package io.github.gongjdbc.schema.catalog.read;

import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.Parameter.Bound;
import io.github.gongjdbc.schema.catalog.Parameter.ForEach;
import io.github.gongjdbc.schema.catalog.Parameter.Location;
import io.github.gongjdbc.schema.catalog.ParameterType;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.catalog.RelativeTime;
import io.github.gongjdbc.schema.catalog.read.CatalogFile.ParameterEntry;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a parameter from its entry. */
final class ParameterReader {
  /** What Gong was seen to take without complaint. */
  private static final int MAX_VALUES = 100;

  private static final String VALUES = "values";

  private final EntryLocation location;
  private final ParameterEntry entry;
  private final Location usual;

  ParameterReader(EntryLocation location, ParameterEntry entry, Location usual) {
    this.location = location;
    this.entry = entry;
    this.usual = usual;
  }

  Parameter read() {
    ParameterType type =
        location.oneOf(ParameterType.class, entry.type(), "type", ParameterType.TEXT);
    Bound bound = location.oneOf(Bound.class, entry.bound(), "bound", Bound.EQUALS);
    Optional<Object> otherwise = Optional.ofNullable(entry.otherwise());
    boolean range = bound != Bound.EQUALS && bound != Bound.IN;
    Parameter parameter =
        new Parameter(
            location.required(entry.name(), "name"),
            location.oneOf(Location.class, entry.in(), "in", usual),
            type,
            bound,
            Optional.ofNullable(entry.itemPath()).map(path -> ColumnPath.parse(path).names()),
            Optional.ofNullable(entry.column()),
            Boolean.TRUE.equals(entry.required()),
            entry.maxValues() == null ? MAX_VALUES : entry.maxValues(),
            Optional.ofNullable(entry.pattern())
                .map(text -> location.parsed(text, "pattern", Pattern::compile)),
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
    boolean timed = parameter.type() != ParameterType.TEXT;
    boolean upper = parameter.bound() == Bound.UPPER_EXCLUSIVE;
    location.check(
        !parameter.isBound() || timed,
        "`bound: " + String.valueOf(entry.bound()) + "` is for a `type` of date_time or date");
    location.check(parameter.maxValues() > 0, "`max_values` must be positive");
    location.check(
        entry.maxValues() == null || parameter.bound() == Bound.IN,
        "`max_values` is for `bound: in`");
    location.check(entry.pattern() == null || !timed, "`pattern` is for `type: text`");
    location.check(entry.settles() == null || upper, "`settles` is for an upper bound");
    location.check(entry.latest() == null || timed, "`latest` is for a date or a time");
    if (parameter.constant().isPresent()) {
      location.check(
          parameter.itemPath().isEmpty()
              && parameter.otherwise().isEmpty()
              && parameter.defaultTime().isEmpty()
              && parameter.forEach().isEmpty(),
          "`value` is constant: `item_path`, `default` and `for_each` contradict it");
    }
    location.check(
        !VALUES.equals(entry.forEach()) || !entry.values().isEmpty(),
        "`for_each: values` needs `values`");
    boolean filters = parameter.itemPath().isPresent();
    location.check(
        !filters || parameter.column().isEmpty(),
        "`item_path` says what an item has, and `column` what none has: one of them is needed");
    location.check(
        !filters || parameter.type() != ParameterType.DATE || parameter.inexact().isPresent(),
        "`inexact` must say why a filter by date is not exact");
    location.check(
        parameter.widen().isZero() || parameter.inexact().isPresent(),
        "`widen` needs `inexact`, which says why");
    location.check(filters || parameter.inexact().isEmpty(), "`inexact` needs `item_path`");
  }

  private RelativeTime time(String text, String key) {
    return location.parsed(text, key, RelativeTime::parse);
  }

  private ForEach forEach(String text) {
    return new ForEach(
        text.equals(VALUES)
            ? Optional.empty()
            : Optional.of(location.parsed(text, "for_each", Reference::parse)));
  }

  private Optional<Duration> duration(@Nullable String text, String key) {
    Optional<Duration> duration =
        Optional.ofNullable(text).map(value -> location.parsed(value, key, Duration::parse));
    duration.ifPresent(
        value -> location.check(!value.isNegative(), "`" + key + "` must not be negative"));
    return duration;
  }
}
