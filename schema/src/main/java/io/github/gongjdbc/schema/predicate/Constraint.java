package io.github.gongjdbc.schema.predicate;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of a column: a set of values, some of which are known only when the
 * statement runs. Of a timestamp column it is a set of local times, each range closed below and
 * open above, which loses nothing on whole milliseconds; of a text column it is a set of single
 * texts, or all. Two constraints are equal when they demand the same; the text form is abridged,
 * and for EXPLAIN alone.
 *
 * @param <C> Long for local milliseconds, or String
 */
public sealed interface Constraint<C extends Comparable<C>> {

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
   * The values that are wanted.
   *
   * @param bounds values of the bounds, times in local milliseconds, null for SQL's NULL
   */
  RangeSet<C> values(@Nullable Object[] bounds);

  /**
   * A value that is known only when the statement runs.
   *
   * @param index its place among the values of all bounds
   * @param expression what computes it
   */
  record Bound(int index, Object expression) {
    @Override
    public String toString() {
      return expression.toString();
    }
  }

  /**
   * The text form.
   *
   * @param column the name of the column that is constrained
   * @param bounds how a bound is written
   */
  String toString(String column, Function<Bound, String> bounds);

  /** The places of the bounds that it needs. */
  default Set<Integer> bounds() {
    return Set.of();
  }

  /** How many comparisons it is made of. */
  default int size() {
    return 1;
  }

  /** A comparison with a bound that is known when the statement runs; none holds for NULL. */
  record Compared(TimeTransform transform, Comparison comparison, Bound bound)
      implements Constraint<Long> {
    @Override
    public Set<Integer> bounds() {
      return Set.of(bound.index());
    }

    @Override
    public RangeSet<Long> values(@Nullable Object[] bounds) {
      return bounds[bound.index()] instanceof Number value
          ? transform.times(comparison, value.longValue())
          : ImmutableRangeSet.of();
    }

    @Override
    public String toString(String column, Function<Bound, String> bounds) {
      return transform.of(column) + " " + comparison.symbol + " " + bounds.apply(bound);
    }
  }

  /** A comparison with a bound that is known when the statement is planned. */
  record Known(TimeTransform transform, Comparison comparison, long value)
      implements Constraint<Long> {
    @Override
    public RangeSet<Long> values(@Nullable Object[] bounds) {
      return transform.times(comparison, value);
    }

    @Override
    public String toString(String column, Function<Bound, String> bounds) {
      return transform.of(column) + " " + comparison.symbol + " " + text();
    }

    private String text() {
      return transform.form() == TimeTransform.Form.TIME
          ? LocalDateTime.ofInstant(Instant.ofEpochMilli(value), ZoneOffset.UTC)
              .toString()
              .replace('T', ' ')
          : String.valueOf(value);
    }
  }

  /** Equality with a text that is known when the statement runs; none is equal to NULL. */
  record EqualText(Bound bound) implements Constraint<String> {
    @Override
    public Set<Integer> bounds() {
      return Set.of(bound.index());
    }

    @Override
    public RangeSet<String> values(@Nullable Object[] bounds) {
      return bounds[bound.index()] instanceof String value
          ? ImmutableRangeSet.of(Range.singleton(value))
          : ImmutableRangeSet.of();
    }

    @Override
    public String toString(String column, Function<Bound, String> bounds) {
      return column + " = " + bounds.apply(bound);
    }
  }

  /**
   * Text from a bound on up to another one. Where the two are equal, as tools write the look-up of
   * a key, that is one text; other ranges of texts demand nothing here.
   */
  record EqualBounds(Bound lower, Bound upper) implements Constraint<String> {
    @Override
    public Set<Integer> bounds() {
      return Set.copyOf(List.of(lower.index(), upper.index()));
    }

    @Override
    public RangeSet<String> values(@Nullable Object[] bounds) {
      Object from = bounds[lower.index()];
      Object to = bounds[upper.index()];
      if (from == null || to == null) {
        return ImmutableRangeSet.of();
      }
      return from.equals(to) && from instanceof String text
          ? ImmutableRangeSet.of(Range.singleton(text))
          : ImmutableRangeSet.of(Range.all());
    }

    @Override
    public String toString(String column, Function<Bound, String> bounds) {
      return column + " = " + bounds.apply(lower) + " where that is " + bounds.apply(upper);
    }
  }

  /** Equality with any of some texts that are known when the statement is planned. */
  record AmongTexts(Set<String> texts) implements Constraint<String> {
    /** So many are shown; who wrote a thousand does not want to read them again. */
    private static final int SHOWN = 5;

    public AmongTexts {
      texts = Collections.unmodifiableSet(new LinkedHashSet<>(texts));
    }

    @Override
    public RangeSet<String> values(@Nullable Object[] bounds) {
      RangeSet<String> values = TreeRangeSet.create();
      texts.forEach(text -> values.add(Range.singleton(text)));
      return values;
    }

    @Override
    public String toString(String column, Function<Bound, String> bounds) {
      String shown =
          texts.stream()
              .limit(SHOWN)
              .map(text -> "'" + text + "'")
              .collect(Collectors.joining(", "));
      if (texts.size() == 1) {
        return column + " = " + shown;
      }
      int more = texts.size() - SHOWN;
      return column + " in (" + shown + (more > 0 ? ", and " + more + " more" : "") + ")";
    }
  }

  /** Equality with any of the keys of a join that are looked up at a time. */
  record AmongKeys(int bound) implements Constraint<String> {
    @Override
    public Set<Integer> bounds() {
      return Set.of(bound);
    }

    @Override
    public RangeSet<String> values(@Nullable Object[] bounds) {
      RangeSet<String> values = TreeRangeSet.create();
      if (bounds[bound] instanceof Collection<?> keys) {
        keys.forEach(key -> values.add(Range.singleton((String) key)));
      }
      return values;
    }

    @Override
    public String toString(String column, Function<Bound, String> bounds) {
      return column + " in (keys of the join)";
    }
  }

  /** All of these at once. */
  record All<C extends Comparable<C>>(List<Constraint<C>> constraints) implements Constraint<C> {
    @Override
    public Set<Integer> bounds() {
      return constraints.stream()
          .flatMap(constraint -> constraint.bounds().stream())
          .collect(Collectors.toSet());
    }

    @Override
    public RangeSet<C> values(@Nullable Object[] bounds) {
      RangeSet<C> values = TreeRangeSet.create(ImmutableRangeSet.of(Range.all()));
      for (Constraint<C> constraint : constraints) {
        values.removeAll(constraint.values(bounds).complement());
      }
      return values;
    }

    @Override
    public int size() {
      return constraints.stream().mapToInt(Constraint::size).sum();
    }

    @Override
    public String toString(String column, Function<Bound, String> bounds) {
      return constraints.stream()
          .map(c -> c.toString(column, bounds))
          .collect(Collectors.joining(" and "));
    }
  }

  /** Any of these. */
  record Any<C extends Comparable<C>>(List<Constraint<C>> constraints) implements Constraint<C> {
    @Override
    public Set<Integer> bounds() {
      return constraints.stream()
          .flatMap(constraint -> constraint.bounds().stream())
          .collect(Collectors.toSet());
    }

    @Override
    public RangeSet<C> values(@Nullable Object[] bounds) {
      RangeSet<C> values = TreeRangeSet.create();
      for (Constraint<C> constraint : constraints) {
        values.addAll(constraint.values(bounds));
      }
      return values;
    }

    @Override
    public int size() {
      return constraints.stream().mapToInt(Constraint::size).sum();
    }

    @Override
    public String toString(String column, Function<Bound, String> bounds) {
      return constraints.stream()
          .map(c -> c.toString(column, bounds))
          .collect(Collectors.joining(" or ", "(", ")"));
    }
  }
}
