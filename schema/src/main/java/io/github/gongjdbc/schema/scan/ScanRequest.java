package io.github.gongjdbc.schema.scan;

import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a scan asks of the API: the immutable description that the planner works into shape.
 *
 * @param columns the columns that are wanted, in this order
 * @param constraints what is demanded of timestamp columns, at most one entry a column
 */
public record ScanRequest(
    TableDefinition table,
    AccessPath accessPath,
    List<Column> columns,
    List<ColumnConstraint> constraints) {

  public ScanRequest {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
  }

  /** Reads the whole table by its usual endpoint. */
  public static ScanRequest of(TableDefinition table) {
    return new ScanRequest(table, table.accessPaths().get(0), table.columns(), List.of());
  }

  public ScanRequest withColumns(List<Column> wanted) {
    return new ScanRequest(table, accessPath, wanted, constraints);
  }

  public ScanRequest withConstraints(AccessPath path, List<ColumnConstraint> demanded) {
    return new ScanRequest(table, path, columns, demanded);
  }

  /** The names of the content that the wanted columns need, in a stable order. */
  public Set<String> content() {
    Set<String> names = new LinkedHashSet<>(table.content());
    columns.forEach(column -> names.addAll(column.content()));
    return names;
  }

  /** The filter of the API that a column drives on this access path, if there is one. */
  public Optional<Filter> filter(Column column) {
    return table.itemPath(column).flatMap(accessPath::filter);
  }

  /** The constraints that reach a filter of the API. */
  public List<ColumnConstraint> pushed() {
    List<ColumnConstraint> pushed = new ArrayList<>();
    for (ColumnConstraint constraint : constraints) {
      if (filter(constraint.column()).isPresent()) {
        pushed.add(constraint);
      }
    }
    return pushed;
  }
}
