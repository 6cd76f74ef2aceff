package io.github.gongjdbc.schema.scan;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
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

    private Range<Long> range(long bound) {
      return switch (this) {
        case EQUAL -> Range.closedOpen(bound, bound + 1);
        case LESS -> Range.lessThan(bound);
        case LESS_OR_EQUAL -> Range.lessThan(bound + 1);
        case GREATER -> Range.atLeast(bound + 1);
        case GREATER_OR_EQUAL -> Range.atLeast(bound);
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
  record Compared(Comparison comparison, int bound, String text) implements Constraint {
    @Override
    public RangeSet<Long> times(@Nullable Object[] bounds) {
      return bounds[bound] instanceof Number value
          ? ImmutableRangeSet.of(comparison.range(value.longValue()))
          : ImmutableRangeSet.of();
    }

    @Override
    public String toString(String column) {
      return column + " " + comparison.symbol + " " + text;
    }
  }

  /** Ranges that are known when the statement is planned. */
  record Ranges(ImmutableRangeSet<Long> ranges, String text) implements Constraint {
    @Override
    public RangeSet<Long> times(@Nullable Object[] bounds) {
      return ranges;
    }

    @Override
    public String toString(String column) {
      return column + " in " + text;
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
