package io.github.gongjdbc.schema.scan;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.scan.Constraint.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a query demands of one column.
 *
 * @param ofJoin whether its bounds are values of the other rows of a join
 */
public record ColumnConstraint(Column column, Constraint<?> constraint, boolean ofJoin) {
  /** Both at once, of the same column; this one where the other demands nothing else. */
  public ColumnConstraint and(ColumnConstraint other) {
    return new ColumnConstraint(column, both(constraint, other.constraint), ofJoin);
  }

  /** What is demanded of one column is of one type. */
  @SuppressWarnings("unchecked")
  private static <C extends Comparable<C>> Constraint<C> both(
      Constraint<C> known, Constraint<?> added) {
    List<Constraint<C>> parts = new ArrayList<>();
    if (known instanceof Constraint.All<C> all) {
      parts.addAll(all.constraints());
    } else {
      parts.add(known);
    }
    boolean present = parts.stream().anyMatch(part -> part.toString("").equals(added.toString("")));
    if (present || known.toString("").equals(added.toString(""))) {
      return known;
    }
    parts.add((Constraint<C>) added);
    return new Constraint.All<>(parts);
  }

  /** The text form with each bound as it is written by a function. */
  public String toString(Function<Bound, String> bounds) {
    return constraint.toString(column.name(), bounds);
  }

  @Override
  public String toString() {
    return toString(Bound::toString);
  }
}
