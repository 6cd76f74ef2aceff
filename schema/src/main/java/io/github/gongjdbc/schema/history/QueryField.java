package io.github.gongjdbc.schema.history;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.plan.GongScan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the values of a field of a query come from.
 *
 * @param depends the columns that they are made of
 * @param same the columns whose values they are, so that a condition on the field may as well be
 *     checked on the rows of the table
 */
record QueryField(Set<Origin> depends, Set<Origin> same) {
  /** A field that is made of no column, such as a literal. */
  static final QueryField CONSTANT = new QueryField(Set.of(), Set.of());

  /** A column of one table of the query. */
  record Origin(GongScan scan, Column column) {
    boolean isCursor() {
      return scan.request().table().cursorColumn().filter(column::equals).isPresent();
    }

    /** Whether it names rows: it is the key, or the key of the rows that its rows belong to. */
    boolean namesRows() {
      List<String> key = scan.request().table().key();
      return key.contains(column.name()) && (key.size() == 1 || column.references().isPresent());
    }
  }

  static QueryField of(GongScan scan, Column column) {
    Set<Origin> origin = Set.of(new Origin(scan, column));
    return new QueryField(origin, origin);
  }

  /** The tables that its values are made of. */
  Set<GongScan> scans() {
    return depends.stream().map(Origin::scan).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A field that is computed of this one. */
  QueryField computed() {
    return new QueryField(depends, Set.of());
  }

  /** The field where rows have this one or the other. */
  QueryField or(QueryField other) {
    return new QueryField(union(depends, other.depends), union(same, other.same));
  }

  static <T> Set<T> union(Set<T> one, Set<T> other) {
    Set<T> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }
}
