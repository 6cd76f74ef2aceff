package io.github.gongjdbc.schema.catalog.read;

import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.Parameter.Bound;
import io.github.gongjdbc.schema.catalog.RelativeTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes one filter from the parameters that filter by the same value of an item. */
final class FilterReader {
  private final EntryLocation location;
  private final List<Parameter> parameters;

  FilterReader(EntryLocation location, List<Parameter> parameters) {
    this.location = location;
    this.parameters = parameters;
  }

  Filter read() {
    Parameter first = parameters.get(0);
    for (Parameter other : parameters) {
      location.check(
          other.type() == first.type()
              && other.inexact().equals(first.inexact())
              && other.widen().equals(first.widen()),
          "`type`, `inexact` and `widen` must be those of " + first.name());
    }
    Optional<Parameter> upper = bound(Bound.UPPER_EXCLUSIVE);
    return new Filter(
        first.filtered().orElseThrow(),
        first.type(),
        name(bound(Bound.LOWER)),
        name(upper),
        name(bound(Bound.EQUALS)),
        name(bound(Bound.IN)),
        bound(Bound.IN).orElse(first).maxValues(),
        accepts(first),
        first.inexact().isEmpty(),
        first.widen(),
        upper
            .filter(parameter -> parameter.itemPath().isPresent())
            .flatMap(Parameter::defaultTime)
            .map(RelativeTime::offset),
        upper.flatMap(Parameter::settles),
        first.inexact());
  }

  private Optional<Parameter> bound(Bound bound) {
    List<Parameter> found = parameters.stream().filter(one -> one.bound() == bound).toList();
    location.check(found.size() < 2, "another parameter has this `item_path` and `bound`");
    return found.stream().findAny();
  }

  private static Optional<String> name(Optional<Parameter> parameter) {
    return parameter.map(Parameter::name);
  }

  private static Optional<Pattern> accepts(Parameter parameter) {
    return parameter.values().isEmpty()
        ? parameter.pattern()
        : Optional.of(
            Pattern.compile(
                parameter.values().stream().map(Pattern::quote).collect(Collectors.joining("|"))));
  }
}
