package io.github.gongjdbc.schema.split;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.predicate.LocalTimeConverter;
import io.github.gongjdbc.schema.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Translates a range of local times into the one that a filter of the API is asked for. The range
 * that the API sees is never narrower than the one that was asked for.
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

  /** What the API is asked for where this range, closed below and open above, is wanted. */
  TimeRange range(Filter filter, Range<Long> wanted) {
    return range(filter, wanted, filter.widen());
  }

  /**
   * The parts of a range one by one, where the API sees more than that: first the range as it is,
   * where nearly all that is wanted lies, then the margins before and behind it.
   */
  List<TimeRange> parts(Filter filter, Range<Long> wanted) {
    TimeRange whole = range(filter, wanted);
    TimeRange core = range(filter, wanted, Duration.ZERO);
    List<TimeRange> parts = new ArrayList<>(List.of(core));
    if (whole.hasBeginning() && core.hasBeginning() && !whole.from().equals(core.from())) {
      parts.add(new TimeRange(whole.from(), core.from()));
    }
    if (whole.hasEnd() && core.hasEnd() && !whole.to().equals(core.to())) {
      parts.add(new TimeRange(core.to(), whole.to()));
    }
    return parts;
  }

  private TimeRange range(Filter filter, Range<Long> wanted, Duration widen) {
    TimeRange range =
        switch (filter.type()) {
          case DATE_TIME -> instants(filter, wanted, widen);
          case DATE -> dates(wanted, widen);
          case TEXT -> throw new IllegalArgumentException(filter + " takes no times");
        };
    return new TimeRange(
        filter.from().isPresent() ? range.from() : Instant.MIN,
        filter.to().isPresent() ? range.to() : Instant.MAX);
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
    TimeRange before = TimeRange.ALL;
    for (Range<Long> range : times.asRanges()) {
      boolean first = windows.isEmpty();
      if (!first && from(range, Duration.ZERO).filter(LATEST::equals).isPresent()) {
        break;
      }
      boolean far = range.hasLowerBound() && range.lowerEndpoint() > future;
      if (!first && (far || before.reaches(range(filter, range)))) {
        range = windows.remove(windows.size() - 1).span(range);
      }
      windows.add(range);
      before = range(filter, range);
    }
    return windows;
  }

  private TimeRange instants(Filter filter, Range<Long> range, Duration widen) {
    Optional<Instant> from = from(range, widen);
    Instant latestStart = from.filter(time -> time.isAfter(start)).orElse(start);
    return new TimeRange(
        from.orElse(Instant.MIN),
        to(range, widen)
            .filter(end -> isSettled(filter, end))
            .or(() -> filter.openEnd().map(latestStart::plus))
            .orElse(Instant.MAX));
  }

  /**
   * The API's dates are those of the company's time zone. Where that is unknown a date may be one
   * off in both directions, as offsets reach from -12 to +14 hours.
   */
  private TimeRange dates(Range<Long> range, Duration widen) {
    ZoneId zone = companyTimeZone.orElse(ZoneOffset.UTC);
    long widenDays = companyTimeZone.isPresent() ? 0 : widen.toDays();
    return new TimeRange(
        from(range, Duration.ZERO)
            .map(time -> midnight(time.atZone(zone).toLocalDate().minusDays(widenDays)))
            .orElse(Instant.MIN),
        to(range, Duration.ZERO)
            .map(time -> time.minusNanos(1).atZone(zone).toLocalDate().plusDays(1 + widenDays))
            .map(FilterValues::midnight)
            .orElse(Instant.MAX));
  }

  private static Instant midnight(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
