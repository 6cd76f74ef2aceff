package io.github.gongjdbc.schema.scan;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of a timestamp column: a set of local times, some of whose bounds are known
 * only when the statement runs. Every range is closed below and open above, which loses nothing on
 * whole milliseconds. The text form is what EXPLAIN shows.
 */
public sealed interface Constraint {

  /** How a column is compared with a bound. */
  enum Comparison {
    EQUAL("="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Comparison(String symbol) {
      this.symbol = symbol;
    }

    /**
     * The times that, seen as coarsely as that, compare in this way with the bound; empty when none
     * does, closed below and open above.
     */
    Range<Long> range(Granularity granularity, long bound) {
      long start = granularity.floor(bound);
      long next = granularity.next(bound);
      long ceiling = start == bound ? bound : next;
      return switch (this) {
        case EQUAL -> start == bound ? Range.closedOpen(start, next) : Range.closedOpen(0L, 0L);
        case LESS -> Range.lessThan(ceiling);
        case LESS_OR_EQUAL -> Range.lessThan(next);
        case GREATER -> Range.atLeast(next);
        case GREATER_OR_EQUAL -> Range.atLeast(ceiling);
      };
    }

    /** Whether a number compares in this way with the bound. */
    boolean holds(long number, long bound) {
      return switch (this) {
        case EQUAL -> number == bound;
        case LESS -> number < bound;
        case LESS_OR_EQUAL -> number <= bound;
        case GREATER -> number > bound;
        case GREATER_OR_EQUAL -> number >= bound;
      };
    }
  }

  /**
   * The times that are wanted.
   *
   * @param bounds values of the bounds in local milliseconds, null for SQL's NULL
   */
  RangeSet<Long> times(@Nullable Object[] bounds);

  /** The text form with the name of the column that is constrained. */
  String toString(String column);

  /** A comparison with a bound that is known when the statement runs; none holds for NULL. */
  record Compared(View view, Comparison comparison, int bound, String text) implements Constraint {
    @Override
    public RangeSet<Long> times(@Nullable Object[] bounds) {
      return bounds[bound] instanceof Number value
          ? view.times(comparison, value.longValue())
          : ImmutableRangeSet.of();
    }

    @Override
    public String toString(String column) {
      return view.of(column) + " " + comparison.symbol + " " + text;
    }
  }

  /** A comparison with a bound that is known when the statement is planned. */
  record Known(View view, Comparison comparison, long value) implements Constraint {
    @Override
    public RangeSet<Long> times(@Nullable Object[] bounds) {
      return view.times(comparison, value);
    }

    @Override
    public String toString(String column) {
      return view.of(column) + " " + comparison.symbol + " " + text();
    }

    private String text() {
      return view.form() == View.Form.TIME
          ? LocalDateTime.ofInstant(Instant.ofEpochMilli(value), ZoneOffset.UTC)
              .toString()
              .replace('T', ' ')
          : String.valueOf(value);
    }
  }

  /** All of these at once. */
  record All(List<Constraint> constraints) implements Constraint {
    @Override
    public RangeSet<Long> times(@Nullable Object[] bounds) {
      RangeSet<Long> times = TreeRangeSet.create(ImmutableRangeSet.of(Range.all()));
      for (Constraint constraint : constraints) {
        times.removeAll(constraint.times(bounds).complement());
      }
      return times;
    }

    @Override
    public String toString(String column) {
      return constraints.stream().map(c -> c.toString(column)).collect(Collectors.joining(" and "));
    }
  }

  /** Any of these. */
  record Any(List<Constraint> constraints) implements Constraint {
    @Override
    public RangeSet<Long> times(@Nullable Object[] bounds) {
      RangeSet<Long> times = TreeRangeSet.create();
      for (Constraint constraint : constraints) {
        times.addAll(constraint.times(bounds));
      }
      return times;
    }

    @Override
    public String toString(String column) {
      return constraints.stream()
          .map(c -> c.toString(column))
          .collect(Collectors.joining(" or ", "(", ")"));
    }
  }
}
