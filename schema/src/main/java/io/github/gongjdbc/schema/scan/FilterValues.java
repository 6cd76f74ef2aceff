package io.github.gongjdbc.schema.scan;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.Value;
import io.github.gongjdbc.schema.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Translates a range of local times into the values of one of the API's filters. The range that the
 * API sees is never narrower than the one that was asked for.
 */
final class FilterValues {
  /** What Gong lists has happened; a day more is for clocks that differ. */
  private static final Duration FAR = Duration.ofDays(1);

  private final TimeLine timeLine;
  private final Optional<ZoneId> companyTimeZone;
  private final Instant start;

  FilterValues(Settings settings, Instant start) {
    this.timeLine = new TimeLine(settings.timeZone());
    this.companyTimeZone = settings.companyTimeZone();
    this.start = start.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Adds what the filter sends for this range, closed below and open above, to the inputs. */
  void put(Filter filter, Range<Long> range, Map<String, Object> inputs) {
    put(filter, range, filter.widen(), inputs);
  }

  /**
   * The parts of a range one by one, where the API sees more than that: first the range as it is,
   * where nearly all that is wanted lies, then the margins before and behind it.
   */
  List<Map<String, Object>> parts(Filter filter, Range<Long> range) {
    Map<String, Object> whole = new LinkedHashMap<>();
    put(filter, range, whole);
    Map<String, Object> core = new LinkedHashMap<>();
    put(filter, range, Duration.ZERO, core);
    List<Map<String, Object>> parts = new ArrayList<>(List.of(core));
    filter
        .from()
        .flatMap(from -> margin(filter, whole.get(from), core.get(from)))
        .ifPresent(parts::add);
    filter.to().flatMap(to -> margin(filter, core.get(to), whole.get(to))).ifPresent(parts::add);
    return parts;
  }

  private static Optional<Map<String, Object>> margin(
      Filter filter, @Nullable Object from, @Nullable Object to) {
    if (from == null || to == null || from.equals(to)) {
      return Optional.empty();
    }
    return Optional.of(Map.of(filter.from().orElseThrow(), from, filter.to().orElseThrow(), to));
  }

  private void put(Filter filter, Range<Long> range, Duration widen, Map<String, Object> inputs) {
    switch (filter.as()) {
      case INSTANT -> putInstants(filter, range, widen, inputs);
      case DATE -> putDates(filter, range, widen, inputs);
      case TEXT -> throw new IllegalArgumentException(filter + " takes no times");
    }
  }

  /**
   * Whether each bound of these times is one instant, so that the API cuts where the query does.
   */
  boolean isExact(RangeSet<Long> times) {
    return times.asRanges().stream()
        .allMatch(
            range ->
                (!range.hasLowerBound() || timeLine.isExact(range.lowerEndpoint()))
                    && (!range.hasUpperBound() || timeLine.isExact(range.upperEndpoint())));
  }

  /**
   * The ranges of local times to ask for one by one, each closed below and open above: those that
   * would overlap in what the API sees are one, and those of the future are one with the last.
   */
  List<Range<Long>> windows(Filter filter, RangeSet<Long> times) {
    long future = timeLine.local(start.plus(FAR));
    List<Range<Long>> windows = new ArrayList<>();
    @Nullable Map<String, Object> before = null;
    for (Range<Long> range : times.asRanges()) {
      Map<String, Object> inputs = new LinkedHashMap<>();
      put(filter, range, inputs);
      int last = windows.size() - 1;
      boolean far = range.hasLowerBound() && range.lowerEndpoint() > future;
      if (before != null && (far || overlap(filter, before, inputs))) {
        range = windows.remove(last).span(range);
        inputs = new LinkedHashMap<>();
        put(filter, range, inputs);
      }
      windows.add(range);
      before = inputs;
    }
    return windows;
  }

  /** Whether two ranges in order, as the API sees them, have something in common or touch. */
  private static boolean overlap(
      Filter filter, Map<String, Object> earlier, Map<String, Object> later) {
    Object end = filter.to().map(earlier::get).orElse(null);
    Object begin = filter.from().map(later::get).orElse(null);
    if (end == null || begin == null) {
      return true;
    }
    return filter.as() == Value.DATE
        ? !LocalDate.parse((String) begin).isAfter(LocalDate.parse((String) end))
        : !Instant.parse((String) begin).isAfter(Instant.parse((String) end));
  }

  private void putInstants(
      Filter filter, Range<Long> range, Duration widen, Map<String, Object> inputs) {
    Instant latestStart = start;
    if (range.hasLowerBound()) {
      Instant from = timeLine.earliest(range.lowerEndpoint()).minus(widen);
      filter.from().ifPresent(place -> inputs.put(place, format(from)));
      latestStart = from.isAfter(start) ? from : start;
    }
    Optional<Instant> to =
        range.hasUpperBound()
            ? Optional.of(timeLine.latest(range.upperEndpoint()).plus(widen))
            : filter.openEnd().map(latestStart::plus);
    to.ifPresent(end -> filter.to().ifPresent(place -> inputs.put(place, format(end))));
  }

  /**
   * The API's dates are those of the company's time zone. Where that is unknown a date may be one
   * off in both directions, as offsets reach from -12 to +14 hours.
   */
  private void putDates(
      Filter filter, Range<Long> range, Duration widen, Map<String, Object> inputs) {
    ZoneId zone = companyTimeZone.orElse(ZoneOffset.UTC);
    long widenDays = companyTimeZone.isPresent() ? 0 : widen.toDays();
    if (range.hasLowerBound()) {
      LocalDate from = timeLine.earliest(range.lowerEndpoint()).atZone(zone).toLocalDate();
      filter.from().ifPresent(place -> inputs.put(place, from.minusDays(widenDays).toString()));
    }
    if (range.hasUpperBound()) {
      Instant last = timeLine.latest(range.upperEndpoint()).minus(Duration.ofNanos(1));
      LocalDate exclusive = last.atZone(zone).toLocalDate().plusDays(1);
      filter.to().ifPresent(place -> inputs.put(place, exclusive.plusDays(widenDays).toString()));
    }
  }

  private static String format(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant);
  }
}
