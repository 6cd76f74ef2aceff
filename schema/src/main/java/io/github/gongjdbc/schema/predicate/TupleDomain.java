package io.github.gongjdbc.schema.predicate;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import io.github.gongjdbc.schema.catalog.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one execution wants of the columns that a query demands something of.
 *
 * @param times local times by column of times or dates
 * @param texts single texts by text column
 * @param anyOf what is wanted besides, of which any is enough; empty where nothing is
 */
public record TupleDomain(
    Map<Column, ImmutableRangeSet<Long>> times,
    Map<Column, ImmutableRangeSet<String>> texts,
    List<TupleDomain> anyOf) {

  /** What is wanted where nothing is demanded. */
  public static final TupleDomain ALL = new TupleDomain(Map.of(), Map.of());

  public TupleDomain {
    times = new LinkedHashMap<>(times);
    texts = new LinkedHashMap<>(texts);
    anyOf = List.copyOf(anyOf);
  }

  /** What fulfils all of these. */
  public TupleDomain(
      Map<Column, ImmutableRangeSet<Long>> times, Map<Column, ImmutableRangeSet<String>> texts) {
    this(times, texts, List.of());
  }

  /** The values that fulfil all constraints, with the values that the bounds have now. */
  public static TupleDomain of(List<ColumnConstraint> constraints, @Nullable Object[] bounds) {
    TupleDomain wanted = new TupleDomain(Map.of(), Map.of());
    for (ColumnConstraint constraint : constraints) {
      Column column = constraint.column();
      if (column.type().isTime()) {
        intersect(wanted.times, column, TupleDomain.<Long>typed(constraint).values(bounds));
      } else {
        RangeSet<String> texts = TupleDomain.<String>typed(constraint).values(bounds);
        // Of a text the API takes single values alone, and so do constraints: these or all.
        if (!texts.encloses(Range.all())) {
          intersect(wanted.texts, column, texts);
        }
      }
    }
    return wanted;
  }

  /** The translators make constraints of times for timestamp columns, and of texts for others. */
  @SuppressWarnings("unchecked")
  private static <C extends Comparable<C>> Constraint<C> typed(ColumnConstraint constraint) {
    return (Constraint<C>) constraint.constraint();
  }

  private static <C extends Comparable<C>> void intersect(
      Map<Column, ImmutableRangeSet<C>> all, Column column, RangeSet<C> values) {
    ImmutableRangeSet<C> known = all.get(column);
    ImmutableRangeSet<C> more = ImmutableRangeSet.copyOf(values);
    all.put(column, known == null ? more : known.intersection(more));
  }

  /** Whether no row can be wanted. */
  public boolean isNothing() {
    return Stream.concat(times.values().stream(), texts.values().stream())
        .anyMatch(RangeSet::isEmpty);
  }

  /** The times that are wanted of a column: all where nothing is demanded of it. */
  public ImmutableRangeSet<Long> times(Column column) {
    return times.getOrDefault(column, ImmutableRangeSet.of(Range.all()));
  }

  /** The same, and of this column only the times within the range. */
  public TupleDomain within(Column column, Range<Long> range) {
    TupleDomain narrower = new TupleDomain(times, texts, anyOf);
    narrower.times.put(column, times(column).subRangeSet(range));
    return narrower;
  }

  /** The same, and besides any of these. */
  public TupleDomain withAnyOf(List<TupleDomain> some) {
    return new TupleDomain(times, texts, some);
  }

  /** What fulfils this and each one of those of which any is enough. */
  public List<TupleDomain> parts() {
    if (anyOf.isEmpty()) {
      return List.of(this);
    }
    List<TupleDomain> parts = new ArrayList<>();
    for (TupleDomain one : anyOf) {
      TupleDomain part = new TupleDomain(times, texts);
      one.times.forEach((column, some) -> intersect(part.times, column, some));
      one.texts.forEach((column, some) -> intersect(part.texts, column, some));
      parts.add(part);
    }
    return parts;
  }

  /** The texts of a set of single texts. */
  public static List<String> list(RangeSet<String> texts) {
    return texts.asRanges().stream().map(Range::lowerEndpoint).toList();
  }
}
