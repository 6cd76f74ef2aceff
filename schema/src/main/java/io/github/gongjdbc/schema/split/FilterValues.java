package io.github.gongjdbc.schema.split;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.Value;
import io.github.gongjdbc.schema.predicate.LocalTimeConverter;
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
public final class FilterValues {
  /** What Gong lists has happened; a day more is for clocks that differ. */
  private static final Duration FAR = Duration.ofDays(1);

  /** Nobody had a call recorded before; a lower bound further back says nothing. */
  private static final Instant EARLIEST = Instant.EPOCH;

  /** Nobody knows now what happens later; an upper bound further on says nothing. */
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final LocalTimeConverter timeConverter;
  private final Optional<ZoneId> companyTimeZone;
  private final Instant start;

  public FilterValues(Settings settings, Instant start) {
    this.timeConverter = new LocalTimeConverter(settings.timeZone());
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
  boolean isExact(Filter filter, RangeSet<Long> times) {
    return times.asRanges().stream()
        .allMatch(
            range ->
                (!range.hasLowerBound() || isExact(range.lowerEndpoint(), LATEST))
                    && (!range.hasUpperBound() || isExact(range.upperEndpoint(), EARLIEST))
                    && to(range, Duration.ZERO).filter(end -> !isSettled(filter, end)).isEmpty());
  }

  private boolean isSettled(Filter filter, Instant end) {
    return filter.settles().filter(time -> end.isAfter(start.minus(time))).isEmpty();
  }

  /** The one that lies beyond the limit on its own side is sent as the limit. */
  private boolean isExact(long bound, Instant limit) {
    Instant time = timeConverter.earliest(bound);
    boolean beyond = limit.equals(LATEST) ? time.isAfter(limit) : time.isBefore(limit);
    return timeConverter.isExact(bound) && !beyond;
  }

  /** What is sent of a lower bound: nothing where it says nothing, and no time out of reach. */
  private Optional<Instant> from(Range<Long> range, Duration widen) {
    return Optional.of(range)
        .filter(Range::hasLowerBound)
        .map(bounded -> timeConverter.earliest(bounded.lowerEndpoint()).minus(widen))
        .filter(time -> !time.isBefore(EARLIEST))
        .map(time -> time.isAfter(LATEST) ? LATEST : time);
  }

  /** The same of an upper bound. */
  private Optional<Instant> to(Range<Long> range, Duration widen) {
    return Optional.of(range)
        .filter(Range::hasUpperBound)
        .map(bounded -> timeConverter.latest(bounded.upperEndpoint()).plus(widen))
        .filter(time -> !time.isAfter(LATEST))
        .map(time -> time.isBefore(EARLIEST) ? EARLIEST : time);
  }

  /**
   * The ranges of local times to ask for one by one, each closed below and open above: those that
   * would overlap in what the API sees are one, and those of the future are one with the last.
   */
  List<Range<Long>> windows(Filter filter, RangeSet<Long> times) {
    long future = timeConverter.local(start.plus(FAR));
    List<Range<Long>> windows = new ArrayList<>();
    @Nullable Map<String, Object> before = null;
    for (Range<Long> range : times.asRanges()) {
      if (before != null && from(range, Duration.ZERO).filter(LATEST::equals).isPresent()) {
        break;
      }
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
    Optional<Instant> from = from(range, widen);
    from.ifPresent(time -> filter.from().ifPresent(place -> inputs.put(place, format(time))));
    Instant latestStart = from.filter(time -> time.isAfter(start)).orElse(start);
    to(range, widen)
        .filter(end -> isSettled(filter, end))
        .or(() -> filter.openEnd().map(latestStart::plus))
        .ifPresent(end -> filter.to().ifPresent(place -> inputs.put(place, format(end))));
  }

  /**
   * The API's dates are those of the company's time zone. Where that is unknown a date may be one
   * off in both directions, as offsets reach from -12 to +14 hours.
   */
  private void putDates(
      Filter filter, Range<Long> range, Duration widen, Map<String, Object> inputs) {
    ZoneId zone = companyTimeZone.orElse(ZoneOffset.UTC);
    long widenDays = companyTimeZone.isPresent() ? 0 : widen.toDays();
    from(range, Duration.ZERO)
        .map(time -> time.atZone(zone).toLocalDate().minusDays(widenDays))
        .ifPresent(date -> filter.from().ifPresent(place -> inputs.put(place, date.toString())));
    to(range, Duration.ZERO)
        .map(time -> time.minusNanos(1).atZone(zone).toLocalDate().plusDays(1 + widenDays))
        .ifPresent(date -> filter.to().ifPresent(place -> inputs.put(place, date.toString())));
  }

  private static String format(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant);
  }
}
