package io.github.gongjdbc.schema.split;

import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.ParameterType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Encodes a split as the text of a request. This is the only place where its values become text.
 */
public final class SplitFormat {
  private SplitFormat() {}

  /**
   * What a request sends, by query parameter (GET) or by dotted path in the body (POST): a string,
   * a boolean or a list of strings each.
   */
  public static Map<String, Object> inputs(Endpoint endpoint, Split split) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    split.content().forEach(name -> inputs.putAll(endpoint.content(name).select()));
    split
        .values()
        .forEach(
            (place, values) ->
                inputs.put(place, takesList(endpoint, place) ? values : values.get(0)));
    for (Filter filter : endpoint.filters()) {
      TimeRange range = split.during(filter);
      if (range.hasBeginning()) {
        filter.from().ifPresent(place -> inputs.put(place, text(filter, range.from())));
      }
      if (range.hasEnd()) {
        filter.to().ifPresent(place -> inputs.put(place, text(filter, range.to())));
      }
    }
    return inputs;
  }

  private static boolean takesList(Endpoint endpoint, String place) {
    return endpoint.filters().stream()
        .flatMap(filter -> filter.any().stream())
        .anyMatch(place::equals);
  }

  private static Object text(Filter filter, Instant time) {
    return filter.type() == ParameterType.DATE
        ? time.atOffset(ZoneOffset.UTC).toLocalDate().toString()
        : DateTimeFormatter.ISO_INSTANT.format(time);
  }
}
