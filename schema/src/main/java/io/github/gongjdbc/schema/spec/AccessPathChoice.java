package io.github.gongjdbc.schema.spec;

import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.ParameterType;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.predicate.ColumnConstraint;
import io.github.gongjdbc.schema.predicate.Constraint;
import java.util.List;
import java.util.Optional;

/** Chooses the way to read a table that leaves the fewest rows to be read in vain. */
final class AccessPathChoice {
  private AccessPathChoice() {}

  /** The access path that can use most of the demands; the present one where none uses more. */
  static AccessPath of(
      TableDefinition table, AccessPath present, List<ColumnConstraint> constraints) {
    AccessPath best = present;
    int most = worth(table, present, constraints);
    for (AccessPath path : table.accessPaths()) {
      int worth = worth(table, path, constraints);
      if (worth > most) {
        best = path;
        most = worth;
      }
    }
    return best;
  }

  private static int worth(
      TableDefinition table, AccessPath path, List<ColumnConstraint> constraints) {
    int worth = 0;
    for (ColumnConstraint constraint : constraints) {
      Optional<Filter> filter = table.filter(path, constraint.column());
      if (filter.isPresent()) {
        worth += worth(filter.get(), constraint.constraint());
      }
    }
    return worth;
  }

  private static int worth(Filter filter, Constraint<?> constraint) {
    if (filter.type() == ParameterType.TEXT) {
      return 10;
    }
    // An inexact filter reads its margin once for each range.
    return filter.exact() && constraint instanceof Constraint.Any<?> ? 3 : 2;
  }
}
