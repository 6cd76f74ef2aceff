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
 * @param constraints what is demanded of columns, all at once
 * @param order in which order the rows are wanted
 */
public record ScanRequest(
    TableDefinition table,
    AccessPath accessPath,
    List<Column> columns,
    List<ColumnConstraint> constraints,
    ReadingOrder order) {

  public ScanRequest {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
  }

  /** Reads the whole table by its usual endpoint. */
  public static ScanRequest of(TableDefinition table) {
    return new ScanRequest(
        table, table.accessPaths().get(0), table.columns(), List.of(), ReadingOrder.ANY);
  }

  public ScanRequest withColumns(List<Column> wanted) {
    return new ScanRequest(table, accessPath, wanted, constraints, order);
  }

  /** The same with these demands, by the access path that can do most with them. */
  public ScanRequest withConstraints(List<ColumnConstraint> demanded) {
    return new ScanRequest(
        table, AccessPathChoice.of(table, accessPath, demanded), columns, demanded, order);
  }

  /** The same with these demands, however they are read. */
  public ScanRequest onSamePath(List<ColumnConstraint> demanded) {
    return new ScanRequest(table, accessPath, columns, demanded, order);
  }

  /** The same rows in an order, by an access path that filters exactly by the cursor column. */
  public Optional<ScanRequest> inOrder(ReadingOrder wanted) {
    return exactByCursor().map(path -> new ScanRequest(table, path, columns, constraints, wanted));
  }

  /** The same rows by an access path whose answers tell their number; empty where none does. */
  public Optional<ScanRequest> countable() {
    if (!table.rows().isEmpty() || constraints.stream().anyMatch(ColumnConstraint::ofJoin)) {
      return Optional.empty();
    }
    Set<Column> filtered = new LinkedHashSet<>();
    constraints.forEach(constraint -> filtered.add(constraint.column()));
    // The start date bounds it, if nothing else does.
    table.cursorColumn().ifPresent(filtered::add);
    return table.accessPaths().stream()
        .filter(path -> path.endpoint().paged() && filtered.stream().allMatch(c -> exact(path, c)))
        .findFirst()
        .map(path -> new ScanRequest(table, path, List.of(columns.get(0)), constraints, order));
  }

  private boolean exact(AccessPath path, Column column) {
    return table.itemPath(column).flatMap(path::filter).filter(Filter::exact).isPresent();
  }

  private Optional<AccessPath> exactByCursor() {
    return table
        .cursorColumn()
        .flatMap(table::itemPath)
        .flatMap(
            cursor ->
                table.accessPaths().stream()
                    .filter(path -> path.filter(cursor).filter(Filter::exact).isPresent())
                    .findFirst());
  }

  /**
   * Whether the query names the rows that it wants by what identifies their items. Then the start
   * date does not count, however old they are.
   */
  boolean namesItems() {
    return constraints.stream()
        .anyMatch(constraint -> !constraint.ofJoin() && identifiesItems(constraint.column()));
  }

  /** Whether the start date bounds it, because the query does not. */
  public boolean needsStartDate() {
    return table.cursorColumn().isPresent()
        && !namesItems()
        && constraints.stream()
            .filter(constraint -> constraint.column().equals(table.cursorColumn().get()))
            .noneMatch(constraint -> constraint.constraint().hasLowerBound());
  }

  /** Whether some endpoint of the table filters by many values of this column at once. */
  public boolean takesMany(Column column) {
    return table.itemPath(column).stream()
        .flatMap(path -> table.accessPaths().stream().flatMap(a -> a.filter(path).stream()))
        .anyMatch(filter -> filter.any().isPresent());
  }

  /** Whether some endpoint of the table looks up items by this column of its key. */
  public boolean identifiesItems(Column column) {
    return table.key().contains(column.name()) && takesMany(column);
  }

  /** Whether a state may decide which rows are read: the query itself says nothing about that. */
  boolean isOpenToState() {
    return table.cursorColumn().isPresent()
        && !namesItems()
        && constraints.stream()
            .filter(constraint -> !constraint.ofJoin())
            .noneMatch(constraint -> constraint.column().equals(table.cursorColumn().get()));
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

  /** The constraints for which the API answers more than is wanted, or knows nothing of. */
  public List<ColumnConstraint> checkedAgain() {
    return constraints.stream()
        .filter(constraint -> filter(constraint.column()).filter(Filter::exact).isEmpty())
        .toList();
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
