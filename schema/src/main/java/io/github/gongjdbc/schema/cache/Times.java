package io.github.gongjdbc.schema.cache;

import com.google.common.collect.Range;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.ParameterType;
import io.github.gongjdbc.schema.split.Split;
import io.github.gongjdbc.schema.split.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/** The arithmetic of ranges of time by which an endpoint filters. */
public final class Times {
  /** Clocks do not reach further, and sums of these do not overflow. */
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private Times() {}

  /**
   * The filter by a time whose range can be read in parts: the one by which a request asks, or the
   * first. A range that each request must name is what its items are about: it has no parts.
   */
  public static Optional<Filter> filter(Endpoint endpoint, Split split) {
    return endpoint.filters().stream()
        .filter(filter -> filter.type() != ParameterType.TEXT)
        .filter(filter -> filter.from().isPresent() && filter.to().isPresent())
        .filter(filter -> endpoint.demandedRange().filter(one -> one.isOfFilter(filter)).isEmpty())
        .filter(filter -> filter.type() == ParameterType.DATE_TIME || !filter.exact())
        .min(Comparator.comparing(filter -> split.during(filter).isAll()));
  }

  static Range<Instant> range(TimeRange range) {
    return Range.closedOpen(
        range.hasBeginning() ? range.from() : Instant.MIN,
        range.hasEnd() ? range.to() : Instant.MAX);
  }

  static TimeRange timeRange(Range<Instant> range) {
    return new TimeRange(range.lowerEndpoint(), range.upperEndpoint());
  }

  static Instant minus(Instant time, Duration duration) {
    return time.isBefore(FIRST) ? Instant.MIN : time.minus(duration);
  }

  static Instant plus(Instant time, Duration duration) {
    return time.isAfter(LAST) ? Instant.MAX : time.plus(duration);
  }

  /** The last time not after this one that can be a bound between parts of a range. */
  static Instant floor(Instant time, Filter filter) {
    return time.isBefore(FIRST) || time.isAfter(LAST) ? time : time.truncatedTo(unit(filter));
  }

  /** The first time not before this one that can be a bound between parts of a range. */
  static Instant ceiling(Instant time, Filter filter) {
    Instant floor = floor(time, filter);
    return floor.equals(time) ? time : floor.plus(1, unit(filter));
  }

  private static ChronoUnit unit(Filter filter) {
    return filter.type() == ParameterType.DATE ? ChronoUnit.DAYS : ChronoUnit.SECONDS;
  }
}
