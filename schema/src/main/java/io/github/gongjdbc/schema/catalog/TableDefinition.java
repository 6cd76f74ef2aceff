package io.github.gongjdbc.schema.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A table: rows that stand in the items of one or more endpoints.
 *
 * @param example a query on it, for guides
 * @param accessPaths the ways to read it, the usual one first
 * @param rows the ways from an item to its rows, whose rows follow each other
 * @param content names of the endpoint's content that every read needs
 * @param key names of the columns that identify a row; empty where only all of them do
 * @param foreignKeys the rows of other tables that its rows belong to
 * @param cursor name of the column by which incremental reads advance
 * @param workspace path in the item of the id of its workspace
 * @param privacy path in the item of the boolean that marks a private call
 * @param expectedRows a guess of the number of rows in an account of usual size, for the planner
 * @param expectedItems the same of the items that hold them, by which requests are counted
 */
public record TableDefinition(
    String name,
    String description,
    Optional<String> example,
    List<AccessPath> accessPaths,
    List<RowPath> rows,
    List<String> content,
    List<Column> columns,
    List<String> key,
    List<ForeignKey> foreignKeys,
    Optional<String> cursor,
    Optional<List<String>> workspace,
    Optional<List<String>> privacy,
    long expectedRows,
    long expectedItems) {
  public TableDefinition {
    accessPaths = List.copyOf(accessPaths);
    rows = List.copyOf(rows);
    content = List.copyOf(content);
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    foreignKeys = List.copyOf(foreignKeys);
    workspace = workspace.map(List::copyOf);
    privacy = privacy.map(List::copyOf);
  }

  /** The same without some of the ways to read it; all of them where none would be left. */
  public TableDefinition withoutAccessPaths(Predicate<AccessPath> left) {
    List<AccessPath> kept = accessPaths.stream().filter(left.negate()).toList();
    return kept.isEmpty() || kept.size() == accessPaths.size()
        ? this
        : new TableDefinition(
            name,
            description,
            example,
            kept,
            rows,
            content,
            columns,
            key,
            foreignKeys,
            cursor,
            workspace,
            privacy,
            expectedRows,
            expectedItems);
  }

  public TableDefinition withForeignKeys(List<ForeignKey> keys) {
    return new TableDefinition(
        name,
        description,
        example,
        accessPaths,
        rows,
        content,
        columns,
        key,
        keys,
        cursor,
        workspace,
        privacy,
        expectedRows,
        expectedItems);
  }

  /** The columns on one of which a query must have a condition; empty where it need not. */
  public List<String> demandedColumns() {
    return columns.stream()
        .filter(
            column ->
                accessPaths.stream()
                    .flatMap(path -> path.endpoint().demanded().stream())
                    .anyMatch(parameter -> parameter.filtered().equals(itemPath(column))))
        .map(Column::name)
        .toList();
  }

  /** Whether an item is a row, and not any number of them. */
  public boolean hasRowPerItem() {
    return rows.equals(List.of(RowPath.ITEM));
  }

  /** The column of that name, in upper or lower case. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(column -> column.name().equalsIgnoreCase(columnName)).findAny();
  }

  public Optional<Column> cursorColumn() {
    return cursor.flatMap(this::column);
  }

  /** All that is known of a column, as one text: its meaning, and what conditions on it become. */
  public String remarks(Column column) {
    StringBuilder remarks = new StringBuilder(column.remarks());
    for (PushedFilter filter : PushedFilter.of(this, column)) {
      remarks.append(' ').append(filter.sentence());
    }
    return remarks.toString();
  }

  /** The scopes that a credential needs to read a column by the usual endpoint. */
  public Set<String> scopes(Column column) {
    Endpoint endpoint = accessPaths.get(0).endpoint();
    Set<String> scopes = new LinkedHashSet<>(endpoint.scopes());
    Stream.concat(content.stream(), column.content().stream())
        .forEach(contentName -> scopes.addAll(endpoint.content(contentName).scopes()));
    return scopes;
  }

  /** The way by which many rows are found by the first column of the key, if there is one. */
  public Optional<AccessPath> pathByKey() {
    Optional<List<String>> path =
        key.stream().findFirst().flatMap(this::column).flatMap(this::itemPath);
    return accessPaths.stream()
        .filter(one -> path.flatMap(one::filter).flatMap(Filter::any).isPresent())
        .findFirst();
  }

  /** The filter that a column drives on an access path, if there is one. */
  public Optional<Filter> filter(AccessPath accessPath, Column column) {
    return itemPath(column)
        .flatMap(accessPath::filter)
        .or(() -> accessPath.endpoint().filter(ColumnPath.ofColumn(column.name())));
  }

  /** Where a column's value stands in the item, if it stands there and not deeper. */
  public Optional<List<String>> itemPath(Column column) {
    return rows.stream().allMatch(path -> column.path().isOfItem(path.depth()))
        ? Optional.of(column.path().names())
        : Optional.empty();
  }

  /** What is looked up in other tables. */
  public Stream<Lookup> lookups() {
    return columns.stream().flatMap(column -> column.lookup().stream());
  }
}
