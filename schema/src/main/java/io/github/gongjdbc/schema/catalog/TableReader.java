package io.github.gongjdbc.schema.catalog;

import io.github.gongjdbc.schema.catalog.CatalogFile.LikeEntry;
import io.github.gongjdbc.schema.catalog.CatalogFile.TableEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the entry of a table to the table. */
final class TableReader {
  private static final Pattern ROWS = Pattern.compile("\\w+(\\.\\w+)*\\[](\\.\\w+(\\.\\w+)*\\[])*");

  private final Place place;
  private final TableEntry entry;
  private final Map<String, Endpoint> endpoints;
  private final Map<String, TableDefinition> earlierTables;

  TableReader(
      Place place,
      TableEntry entry,
      Map<String, Endpoint> endpoints,
      Map<String, TableDefinition> earlierTables) {
    this.place = place;
    this.entry = entry;
    this.endpoints = endpoints;
    this.earlierTables = earlierTables;
  }

  TableDefinition read() {
    String name = place.required(entry.name(), "name");
    place.checkName(name);
    String description = place.required(entry.description(), "description");
    long expectedRows = place.required(entry.expectedRows(), "expected_rows");
    place.check(expectedRows > 0, "`expected_rows` must be positive");
    place.check(
        entry.rows() == null || entry.expectedItems() != null,
        "`expected_items` is missing: its rows stand several in an item");
    long expectedItems = entry.expectedItems() == null ? expectedRows : entry.expectedItems();
    TableDefinition table =
        new TableDefinition(
            name,
            description,
            accessPaths(),
            rows(),
            entry.content(),
            columns(),
            entry.key(),
            Optional.ofNullable(entry.cursor()),
            path(entry.workspace()),
            path(entry.privacy()),
            expectedRows,
            expectedItems);
    new TableChecks(place, table).check();
    return table;
  }

  private List<AccessPath> accessPaths() {
    place.check(!entry.endpoints().isEmpty(), "`endpoints` is missing");
    return entry.endpoints().stream()
        .map(
            accessPath -> {
              String name = place.required(accessPath.name(), "endpoints");
              Endpoint endpoint = endpoints.get(name);
              if (endpoint == null) {
                throw place.problem("there is no endpoint " + name);
              }
              return new AccessPath(endpoint, path(accessPath.at()).orElse(List.of()));
            })
        .toList();
  }

  private List<String> rows() {
    if (entry.rows() == null) {
      return List.of();
    }
    String rows = entry.rows();
    place.check(ROWS.matcher(rows).matches(), "`rows` is " + rows + ", not a path of arrays");
    return List.of(rows.substring(0, rows.length() - "[]".length()).split("\\[]\\.", -1));
  }

  private static Optional<List<String>> path(@Nullable String text) {
    return Optional.ofNullable(text).map(path -> ColumnPath.parse(path).names());
  }

  private List<Column> columns() {
    Set<String> notNull = new HashSet<>(entry.key());
    Optional.ofNullable(entry.cursor()).ifPresent(notNull::add);
    List<Column> columns = new ArrayList<>();
    if (entry.like() != null) {
      columns.addAll(columnsLike(entry.like(), notNull));
    }
    entry
        .columns()
        .forEach(
            (name, column) ->
                columns.add(
                    new ColumnReader(place.part("column", name, "columns/" + name), name, column)
                        .read(!notNull.contains(name))));
    place.check(!columns.isEmpty(), "there are no columns");
    return columns;
  }

  /** The columns of an earlier table, which stand deeper here and otherwise mean the same. */
  private List<Column> columnsLike(LikeEntry like, Set<String> notNull) {
    String name = place.required(like.table(), "like.table");
    ColumnPath at = ColumnPath.parse(place.required(like.at(), "like.at"));
    TableDefinition other = earlierTables.get(name);
    if (other == null) {
      throw place.problem("there is no earlier table " + name + " to be like");
    }
    place.check(other.rows().isEmpty(), "cannot be like the child table " + name);
    return other.columns().stream()
        .map(
            column ->
                new Column(
                    column.name(),
                    column.path().below(at),
                    column.type(),
                    column.description(),
                    !notNull.contains(column.name()),
                    column.unit(),
                    column.values(),
                    column.content(),
                    column.references(),
                    column.ephemeral()))
        .toList();
  }
}
