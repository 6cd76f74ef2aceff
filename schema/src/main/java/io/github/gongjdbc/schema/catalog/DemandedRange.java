package io.github.gongjdbc.schema.catalog;

import io.github.gongjdbc.schema.catalog.Parameter.Bound;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The range of time that an endpoint demands, as its answer is about this range alone. Where a
 * query does not name it, its defaults do.
 *
 * @param lower the parameter that takes the beginning
 * @param upper the parameter that takes the end, which is exclusive
 */
public record DemandedRange(Parameter lower, Parameter upper) {

  static Optional<DemandedRange> among(List<Parameter> parameters) {
    Optional<Parameter> lower = bound(parameters, Bound.LOWER);
    Optional<Parameter> upper = bound(parameters, Bound.UPPER_EXCLUSIVE);
    return lower.isPresent() && upper.isPresent()
        ? Optional.of(new DemandedRange(lower.get(), upper.get()))
        : Optional.empty();
  }

  private static Optional<Parameter> bound(List<Parameter> parameters, Bound bound) {
    return parameters.stream()
        .filter(one -> one.bound() == bound && one.required() && one.column().isPresent())
        .findFirst();
  }

  /** Whether the beginning and the end bound the same column. */
  public boolean isOfOneColumn() {
    return lower.column().equals(upper.column());
  }

  /** The columns that it bounds. */
  public List<String> columns() {
    return Stream.of(lower, upper).flatMap(one -> one.column().stream()).distinct().toList();
  }

  /** Whether it bounds this column. */
  public boolean bounds(Column column) {
    return columns().contains(column.name());
  }

  /** Whether a filter is that of one of its ends. */
  public boolean isOfFilter(Filter filter) {
    return Stream.of(lower, upper)
        .anyMatch(end -> end.filtered().filter(filter.path()::equals).isPresent());
  }

  /** Whether the rows of a table are about the whole range, which is what a row says of itself. */
  public boolean isEchoedBy(TableDefinition table) {
    return table.columns().stream().anyMatch(column -> column.path().isOf(lower));
  }

  /** Whether a parameter takes one of its ends. */
  public boolean includes(Parameter parameter) {
    return parameter.equals(lower) || parameter.equals(upper);
  }
}
