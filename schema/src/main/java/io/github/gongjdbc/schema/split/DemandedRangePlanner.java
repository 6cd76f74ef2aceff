package io.github.gongjdbc.schema.split;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.DemandedRange;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.ParameterType;
import io.github.gongjdbc.schema.catalog.RelativeTime;
import io.github.gongjdbc.schema.catalog.RelativeTime.Base;
import io.github.gongjdbc.schema.predicate.LocalTimeConverter;
import io.github.gongjdbc.schema.predicate.TupleDomain;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Plans the ranges for which an endpoint is asked that answers about the range of each request
 * alone: from the least beginning to the greatest end that the conditions of a query allow. An end
 * that no condition names is the default of its parameter.
 */
public final class DemandedRangePlanner {
  /** With more ranges of one column than this it is cheaper to read their hull. */
  private static final int MOST_RANGES = 36;

  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Dates reach from the zone that is furthest behind to the one that is furthest ahead. */
  private static final ZoneOffset FURTHEST_BEHIND = ZoneOffset.ofHours(-12);

  private static final ZoneOffset FURTHEST_AHEAD = ZoneOffset.ofHours(14);

  private static final long NONE = Long.MIN_VALUE;

  private final ScanRequest request;
  private final DemandedRange demanded;
  private final Settings settings;
  private final Instant start;
  private final LocalTimeConverter timeConverter;
  private final long unit;

  /** The last end that Gong takes for sure, and the last that it may take. */
  private final long surelyLatest;

  private final long latest;
  private boolean cut;

  /**
   * @param start when the execution of the statement began
   */
  DemandedRangePlanner(
      ScanRequest request, DemandedRange demanded, Settings settings, Instant start) {
    this.request = request;
    this.demanded = demanded;
    this.settings = settings;
    this.start = start;
    this.timeConverter = new LocalTimeConverter(settings.timeZone());
    this.unit = demanded.upper().type() == ParameterType.DATE ? DAY : 1;
    boolean limited = demanded.upper().latest().isPresent();
    this.surelyLatest = limited ? today(FURTHEST_BEHIND) : Long.MAX_VALUE;
    this.latest = limited ? today(FURTHEST_AHEAD) : Long.MAX_VALUE;
  }

  /** The planner of what a scan reads; empty where its endpoint demands no range. */
  public static Optional<DemandedRangePlanner> of(
      ScanRequest request, Settings settings, Instant start) {
    return request
        .demandedRange()
        .map(demanded -> new DemandedRangePlanner(request, demanded, settings, start));
  }

  /**
   * The days of a range that a query may want.
   *
   * @param least the first; {@link #NONE} for no bound
   * @param greatest the last; {@link #NONE} for no bound
   */
  private record Interval(long least, long greatest) {
    private static final Interval ALL = new Interval(NONE, NONE);

    boolean hasLeast() {
      return least != NONE;
    }

    boolean hasGreatest() {
      return greatest != NONE;
    }

    boolean holds(long value) {
      return (!hasLeast() || value >= least) && (!hasGreatest() || value <= greatest);
    }
  }

  /** A range in local time. */
  private record Pair(long from, long to) {}

  /** The ranges to ask for, in the order of their times; none where nothing can be found. */
  public List<TimeRange> ranges(TupleDomain wanted) {
    cut = false;
    List<Pair> pairs =
        demanded.isOfOneColumn()
            ? hull(pairsOfOneColumn(intervals(wanted, demanded.lower())))
            : pairs(wanted);
    return pairs.stream()
        .sorted(Comparator.comparing(Pair::from).thenComparing(Pair::to))
        .map(pair -> new TimeRange(instant(pair.from), instant(pair.to)))
        .toList();
  }

  /** Whether the query asked for times, when it was planned last, that Gong has not yet. */
  public boolean isCut() {
    return cut;
  }

  /** Whether no condition bounds the range. */
  public boolean isDefault(TupleDomain wanted) {
    return wanted.anyOf().isEmpty()
        && intervals(wanted, demanded.lower()).equals(List.of(Interval.ALL))
        && intervals(wanted, demanded.upper()).equals(List.of(Interval.ALL));
  }

  /** A range as people write it. */
  public String text(TimeRange range) {
    return text(range.from()) + " to " + text(range.to());
  }

  private String text(Instant time) {
    return unit == DAY
        ? time.atOffset(ZoneOffset.UTC).toLocalDate().toString()
        : time.atZone(settings.timeZone()).toLocalDateTime().toString().replace('T', ' ');
  }

  private List<Pair> pairs(TupleDomain wanted) {
    List<Pair> pairs = new ArrayList<>();
    for (TupleDomain part : wanted.parts()) {
      for (Interval beginning : intervals(part, demanded.lower())) {
        for (Interval end : intervals(part, demanded.upper())) {
          pair(beginning, end).filter(pair -> !pairs.contains(pair)).ifPresent(pairs::add);
        }
      }
    }
    return demanded.isEchoedBy(request.table()) ? pairs : withoutOverlap(pairs);
  }

  private List<Pair> pairsOfOneColumn(List<Interval> intervals) {
    List<Pair> pairs = new ArrayList<>();
    for (Interval one : intervals) {
      long end = one.hasGreatest() ? one.greatest + unit : NONE;
      pair(new Interval(one.least, NONE), new Interval(NONE, end)).ifPresent(pairs::add);
    }
    return withoutOverlap(pairs);
  }

  /** The rows of ranges that overlap would come twice. */
  private static List<Pair> withoutOverlap(List<Pair> pairs) {
    List<Pair> apart = new ArrayList<>();
    for (Pair pair : pairs.stream().sorted(Comparator.comparing(Pair::from)).toList()) {
      Pair before = apart.isEmpty() ? pair : apart.get(apart.size() - 1);
      if (!apart.isEmpty() && pair.from < before.to) {
        apart.set(apart.size() - 1, new Pair(before.from, Math.max(before.to, pair.to)));
      } else {
        apart.add(pair);
      }
    }
    return apart;
  }

  private static List<Pair> hull(List<Pair> pairs) {
    return pairs.size() > MOST_RANGES
        ? List.of(new Pair(pairs.get(0).from, pairs.get(pairs.size() - 1).to))
        : pairs;
  }

  /** From the least beginning to the greatest end; empty where that is not a range. */
  private Optional<Pair> pair(Interval beginning, Interval end) {
    Interval behind =
        beginning.hasLeast() && (!end.hasLeast() || end.least <= beginning.least)
            ? new Interval(beginning.least + unit, end.greatest)
            : end;
    return end(behind)
        .map(
            to -> {
              if (beginning.hasLeast()) {
                return new Pair(beginning.least, to);
              }
              long from = to + demanded.lower().defaultTime().orElseThrow().offset().toMillis();
              return new Pair(
                  beginning.hasGreatest() ? Math.min(from, beginning.greatest) : from, to);
            });
  }

  /** The greatest end among some that Gong takes. */
  private Optional<Long> end(Interval end) {
    if (end.hasLeast() && end.hasGreatest() && end.least > end.greatest) {
      return Optional.empty();
    }
    long wanted = end.hasGreatest() ? end.greatest : defaultEnd();
    long taken = Math.min(wanted, surelyLatest);
    if (!end.holds(taken)) {
      // The day may be over in the company's time zone.
      taken = end.least;
    }
    boolean possible = taken <= latest;
    cut |= (end.hasGreatest() && taken < end.greatest) || !possible;
    return possible ? Optional.of(taken) : Optional.empty();
  }

  private long defaultEnd() {
    RelativeTime time = demanded.upper().defaultTime().orElseThrow();
    return time.base() == Base.TODAY
        ? today(FURTHEST_BEHIND)
        : timeConverter.local(start.truncatedTo(ChronoUnit.SECONDS));
  }

  /** The day of the start of the statement, in the company's zone where that is known. */
  private long today(ZoneId otherwise) {
    ZoneId zone = settings.companyTimeZone().orElse(otherwise);
    return start.atZone(zone).toLocalDate().toEpochDay() * DAY;
  }

  private List<Interval> intervals(TupleDomain wanted, Parameter parameter) {
    Optional<Column> column = parameter.column().flatMap(request.table()::column);
    ImmutableRangeSet<Long> times =
        column.map(wanted::times).orElse(ImmutableRangeSet.of(Range.all()));
    List<Interval> intervals = new ArrayList<>();
    for (Range<Long> range : times.asRanges()) {
      Interval next =
          new Interval(
              range.hasLowerBound() ? ceiling(range.lowerEndpoint()) : NONE,
              range.hasUpperBound() ? floor(range.upperEndpoint() - 1) : NONE);
      Interval before = intervals.isEmpty() ? Interval.ALL : intervals.get(intervals.size() - 1);
      boolean goesOn =
          demanded.isOfOneColumn() && before.hasGreatest() && next.least <= before.greatest + unit;
      if (next.hasLeast() && next.hasGreatest() && next.least > next.greatest) {
        continue;
      }
      if (goesOn) {
        intervals.set(intervals.size() - 1, new Interval(before.least, next.greatest));
      } else {
        intervals.add(next);
      }
    }
    return intervals;
  }

  private long floor(long time) {
    return Math.floorDiv(time, unit) * unit;
  }

  private long ceiling(long time) {
    return -floor(-time);
  }

  private Instant instant(long time) {
    return unit == DAY ? Instant.ofEpochMilli(time) : timeConverter.earliest(time);
  }
}
