package io.github.gongjdbc.schema.predicate;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.predicate.Constraint.Bound;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a query demands of one column.
 *
 * @param ofJoin whether its bounds are values of the other rows of a join
 */
public record ColumnConstraint(Column column, Constraint<?> constraint, boolean ofJoin) {
  /** What is compared with a date is the beginning of a day. */
  private static final Pattern MIDNIGHT = Pattern.compile("\\b(\\d{4}-\\d\\d-\\d\\d) 00:00\\b");

  /** Both at once, of the same column; what both demand stands there once. */
  public ColumnConstraint and(ColumnConstraint other) {
    return new ColumnConstraint(column, both(constraint, other.constraint), ofJoin);
  }

  /** What is demanded of one column is of one type. */
  @SuppressWarnings("unchecked")
  private static <C extends Comparable<C>> Constraint<C> both(
      Constraint<C> known, Constraint<?> added) {
    Set<Constraint<C>> parts = new LinkedHashSet<>(parts(known));
    parts.addAll(parts((Constraint<C>) added));
    return parts.size() == 1 ? parts.iterator().next() : new Constraint.All<>(List.copyOf(parts));
  }

  private static <C extends Comparable<C>> List<Constraint<C>> parts(Constraint<C> constraint) {
    return constraint instanceof Constraint.All<C> all ? all.constraints() : List.of(constraint);
  }

  /** The text form with each bound as it is written by a function. */
  public String toString(Function<Bound, String> bounds) {
    String text = constraint.toString(column.name(), bounds);
    return column.type() == ColumnType.DATE ? MIDNIGHT.matcher(text).replaceAll("$1") : text;
  }

  @Override
  public String toString() {
    return toString(Bound::toString);
  }
}
