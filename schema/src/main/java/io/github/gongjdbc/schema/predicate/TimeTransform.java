package io.github.gongjdbc.schema.predicate;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.github.gongjdbc.schema.predicate.Constraint.Comparison;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How a query looks at a time before it compares it: as it is, or through a function such as {@code
 * FLOOR(started TO MONTH)} or {@code EXTRACT(YEAR FROM started)}.
 *
 * @param granularity how coarsely it looks
 * @param form what the function returns
 */
public record TimeTransform(Granularity granularity, Form form) {
  /** The time as it is. */
  public static final TimeTransform PLAIN = new TimeTransform(Granularity.MILLISECOND, Form.TIME);

  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;

  /** Far from every time that there is, and near enough for times in milliseconds. */
  private static final int FARTHEST_YEAR = 200_000;

  /** What a function of a time returns. */
  public enum Form {
    /** A time: values are local milliseconds. */
    TIME,
    /** The number of the year. */
    YEAR,
    /** The number of the month or quarter in its year, which comes again every year. */
    UNIT_OF_YEAR,
    /** The number of the day in its month. */
    DAY_OF_MONTH
  }

  /** The times for which a comparison with a value holds; may be more where that is endless. */
  RangeSet<Long> times(Comparison comparison, long value) {
    return switch (form) {
      case TIME -> set(comparison.range(granularity, value));
      case YEAR -> set(comparison.range(granularity, yearStart(value)));
      case UNIT_OF_YEAR, DAY_OF_MONTH -> recurring(comparison, value);
    };
  }

  /** Whether {@link #times} is exactly when the comparison holds. */
  public boolean isExact() {
    return form == Form.TIME || form == Form.YEAR;
  }

  private static RangeSet<Long> set(Range<Long> range) {
    return range.isEmpty() ? ImmutableRangeSet.of() : ImmutableRangeSet.of(range);
  }

  /**
   * Units that come again every year or month are worth something only together with bounds; before
   * and after these centuries all times are left in.
   */
  private RangeSet<Long> recurring(Comparison comparison, long value) {
    long time = yearStart(FIRST_YEAR);
    long end = yearStart(LAST_YEAR);
    RangeSet<Long> times = TreeRangeSet.create();
    times.add(Range.lessThan(time));
    times.add(Range.atLeast(end));
    Granularity whole = form == Form.DAY_OF_MONTH ? Granularity.MONTH : Granularity.YEAR;
    while (time < end) {
      long nextWhole = whole.next(time);
      for (long unit = 1; time < nextWhole; unit++) {
        long next = granularity.next(time);
        if (comparison.holds(unit, value)) {
          times.add(Range.closedOpen(time, next));
        }
        time = next;
      }
    }
    return times;
  }

  private static long yearStart(long year) {
    int within = (int) Math.max(-FARTHEST_YEAR, Math.min(FARTHEST_YEAR, year));
    return LocalDate.of(within, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** The text form of the function of a column. */
  String of(String column) {
    return switch (form) {
      case TIME ->
          granularity == Granularity.MILLISECOND
              ? column
              : "FLOOR(" + column + " TO " + granularity + ")";
      case YEAR, UNIT_OF_YEAR, DAY_OF_MONTH -> granularity + "(" + column + ")";
    };
  }
}
