package io.github.gongjdbc.schema.catalog;

import io.github.gongjdbc.schema.catalog.CatalogFile.FilterEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From the entry of a filter to the filter. */
final class FilterReader {
  /** What Gong was seen to take without complaint. */
  private static final int MOST = 100;

  private final Place place;
  private final FilterEntry entry;
  private final HttpMethod method;

  FilterReader(Place place, FilterEntry entry, HttpMethod method) {
    this.place = place;
    this.entry = entry;
    this.method = method;
  }

  Filter read() {
    Value as = place.oneOf(Value.class, entry.as(), "as");
    Duration widen = duration(entry.widen(), "widen").orElse(Duration.ZERO);
    Filter filter =
        new Filter(
            ColumnPath.parse(place.required(entry.path(), "path")).names(),
            as,
            Optional.ofNullable(entry.from()),
            Optional.ofNullable(entry.to()),
            Optional.ofNullable(entry.is()),
            Optional.ofNullable(entry.any()),
            entry.most() == null ? MOST : entry.most(),
            Optional.ofNullable(entry.accepts())
                .map(text -> place.parsed(text, "accepts", Pattern::compile)),
            place.required(entry.exact(), "exact"),
            widen,
            duration(entry.openEnd(), "open_end"),
            duration(entry.settles(), "settles"),
            Optional.ofNullable(entry.why()));
    checkPlaces(filter);
    checkExactness(filter);
    return filter;
  }

  private void checkPlaces(Filter filter) {
    boolean range = filter.from().isPresent() || filter.to().isPresent();
    boolean choice = filter.is().isPresent() || filter.any().isPresent();
    place.check(range || choice, "one of `from`, `to`, `is`, `any` is needed");
    place.check(!range || filter.as() != Value.TEXT, "text has no `from` and `to`");
    place.check(!choice || filter.as() == Value.TEXT, "`is` and `any` are for text");
    place.check(filter.most() > 0, "`most` must be positive");
    place.check(entry.most() == null || entry.any() != null, "`most` is for `any`");
    place.check(entry.accepts() == null || choice, "`accepts` is for `is` and `any`");
    place.check(entry.openEnd() == null || entry.to() != null, "`open_end` is for `to`");
    place.check(entry.settles() == null || entry.to() != null, "`settles` is for `to`");
    for (String name : places(filter)) {
      place.check(!name.isBlank(), "a parameter without a name");
      if (method == HttpMethod.GET) {
        place.check(!name.contains("."), name + " is no parameter of a query");
      }
    }
  }

  private static List<String> places(Filter filter) {
    return Stream.of(filter.from(), filter.to(), filter.is(), filter.any())
        .flatMap(Optional::stream)
        .toList();
  }

  private void checkExactness(Filter filter) {
    if (filter.exact()) {
      place.check(filter.widen().isZero(), "an exact filter needs no `widen`");
      place.check(filter.as() != Value.DATE, "a filter by date is not exact");
    } else {
      place.check(filter.why().isPresent(), "`why` is it not exact?");
    }
  }

  private Optional<Duration> duration(@Nullable String text, String key) {
    Optional<Duration> duration =
        Optional.ofNullable(text).map(value -> place.parsed(value, key, Duration::parse));
    duration.ifPresent(
        value -> place.check(!value.isNegative(), "`" + key + "` must not be negative"));
    return duration;
  }
}
