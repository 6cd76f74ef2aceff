package io.github.gongjdbc.schema.catalog.read;

import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.ForeignKey;
import io.github.gongjdbc.schema.catalog.RowPath;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogFile.ColumnEntry;
import io.github.gongjdbc.schema.catalog.read.CatalogFile.ExtendsEntry;
import io.github.gongjdbc.schema.catalog.read.CatalogFile.ForeignKeyEntry;
import io.github.gongjdbc.schema.catalog.read.CatalogFile.TableEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a table from its entry. */
final class TableReader {
  /** Said of a table whose rows are known by all that they say. */
  private static final List<String> NO_KEY = List.of("none");

  private final EntryLocation location;
  private final TableEntry entry;
  private final Map<String, Endpoint> endpoints;
  private final Map<String, TableDefinition> earlierTables;
  private final Optional<TableDefinition> parent;

  TableReader(
      EntryLocation location,
      TableEntry entry,
      Map<String, Endpoint> endpoints,
      Map<String, TableDefinition> earlierTables) {
    this.location = location;
    this.entry = entry;
    this.endpoints = endpoints;
    this.earlierTables = earlierTables;
    this.parent = Optional.ofNullable(entry.parent()).map(name -> earlier(name, "parent"));
  }

  TableDefinition read() {
    String name = location.required(entry.name(), "name");
    location.checkName(name);
    String description = location.required(entry.description(), "description");
    long expectedRows = location.required(entry.expectedRows(), "expected_rows");
    location.check(expectedRows > 0, "`expected_rows` must be positive");
    location.check(!entry.key().isEmpty(), "`key` is missing; `key: none` is a table without one");
    parent.ifPresent(
        table ->
            location.check(
                table.rows().size() == 1,
                table.name() + " cannot be a `parent`: its rows" + " stand in several places"));
    List<String> key = entry.key().equals(NO_KEY) ? List.of() : entry.key();
    Optional<String> cursor = cursor();
    List<Column> columns = columns(key, cursor);
    TableDefinition table =
        new TableDefinition(
            name,
            description,
            Optional.ofNullable(entry.example()).map(String::strip),
            accessPaths(),
            rows(),
            content(),
            columns,
            key,
            foreignKeys(columns),
            cursor,
            path(entry.workspace()).or(() -> parent.flatMap(TableDefinition::workspace)),
            path(entry.privacy()).or(() -> parent.flatMap(TableDefinition::privacy)),
            expectedRows,
            expectedItems(expectedRows));
    new TableChecks(location, table).check();
    return table;
  }

  private TableDefinition earlier(String name, String key) {
    TableDefinition table = earlierTables.get(name);
    if (table == null) {
      throw location.problem("`" + key + "`: there is no earlier table " + name);
    }
    return table;
  }

  private long expectedItems(long expectedRows) {
    if (entry.expectedItems() != null) {
      return entry.expectedItems();
    }
    location.check(
        entry.rows().isEmpty() || parent.isPresent(),
        "`expected_items` is missing: its rows stand several in an item");
    return parent.map(TableDefinition::expectedItems).orElse(expectedRows);
  }

  private List<AccessPath> accessPaths() {
    if (entry.endpoints().isEmpty() && parent.isPresent()) {
      return parent.get().accessPaths();
    }
    location.check(!entry.endpoints().isEmpty(), "`endpoints` is missing");
    return entry.endpoints().stream()
        .map(
            accessPath -> {
              String name = location.required(accessPath.name(), "endpoints");
              Endpoint endpoint = endpoints.get(name);
              if (endpoint == null) {
                throw location.problem("there is no endpoint " + name);
              }
              return new AccessPath(endpoint, path(accessPath.itemPath()).orElse(List.of()));
            })
        .toList();
  }

  /** The rows, which stand below those of the parent. */
  private List<RowPath> rows() {
    RowPath above = parent.map(table -> table.rows().get(0)).orElse(RowPath.ITEM);
    if (entry.rows().isEmpty()) {
      return List.of(above);
    }
    return entry.rows().stream()
        .map(text -> above.to(location.parsed(text, "rows", RowPath::parse)))
        .toList();
  }

  private List<String> content() {
    Set<String> content = new LinkedHashSet<>();
    parent.ifPresent(table -> content.addAll(table.content()));
    content.addAll(entry.content());
    return List.copyOf(content);
  }

  private static Optional<List<String>> path(@Nullable String text) {
    return Optional.ofNullable(text).map(ColumnPath::itemNames);
  }

  /** The cursor; that of the parent where its column is inherited and nothing is said. */
  private Optional<String> cursor() {
    if (entry.cursor() != null) {
      return Optional.of(entry.cursor());
    }
    return parent
        .flatMap(TableDefinition::cursor)
        .flatMap(
            cursor ->
                entry.columns().entrySet().stream()
                    .filter(column -> cursor.equals(column.getValue().parent()))
                    .map(Map.Entry::getKey)
                    .findFirst());
  }

  private List<Column> columns(List<String> key, Optional<String> cursor) {
    Set<String> notNull = new HashSet<>(key);
    cursor.ifPresent(notNull::add);
    List<Column> columns = new ArrayList<>();
    if (entry.extended() != null) {
      columns.addAll(columnsOf(entry.extended(), notNull));
    }
    for (Map.Entry<String, ColumnEntry> column : entry.columns().entrySet()) {
      String name = column.getKey();
      EntryLocation columnLocation = location.part("column", name, "columns/" + name);
      columns.add(
          new ColumnReader(columnLocation, name, column.getValue())
              .read(!notNull.contains(name), parent));
    }
    location.check(!columns.isEmpty(), "there are no columns");
    return columns;
  }

  /** The columns of an earlier table, which stand deeper here and otherwise mean the same. */
  private List<Column> columnsOf(ExtendsEntry extended, Set<String> notNull) {
    TableDefinition other =
        earlier(location.required(extended.table(), "extends.table"), "extends");
    ColumnPath at = ColumnPath.parse(location.required(extended.itemPath(), "extends.item_path"));
    location.check(
        other.hasRowPerItem(), "`extends`: several rows of " + other.name() + " are one item");
    return other.columns().stream()
        .map(
            column ->
                column.as(
                    column.name(),
                    column.path().below(at),
                    !notNull.contains(column.name()),
                    column.references()))
        .toList();
  }

  /** Those that are said, those of single columns, and the parent's row. */
  private List<ForeignKey> foreignKeys(List<Column> columns) {
    Map<List<String>, ForeignKey> keys = new LinkedHashMap<>();
    for (Column column : columns) {
      column
          .references()
          .map(to -> new ForeignKey(List.of(column.name()), to.table(), List.of(to.column())))
          .ifPresent(key -> keys.put(key.columns(), key));
    }
    parent.flatMap(this::parentKey).ifPresent(key -> keys.putIfAbsent(key.columns(), key));
    for (ForeignKeyEntry foreignKey : entry.foreignKeys()) {
      location.check(!foreignKey.columns().isEmpty(), "`foreign_keys.columns` is missing");
      // The columns that it refers to are those of the other table's key.
      ForeignKey key =
          new ForeignKey(
              foreignKey.columns(),
              location.required(foreignKey.references(), "foreign_keys.references"),
              List.of());
      keys.put(key.columns(), key);
    }
    return List.copyOf(keys.values());
  }

  private Optional<ForeignKey> parentKey(TableDefinition table) {
    List<@Nullable String> columns = new ArrayList<>();
    for (String key : table.key()) {
      columns.add(
          entry.columns().entrySet().stream()
              .filter(column -> key.equals(column.getValue().parent()))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse(null));
    }
    return columns.isEmpty() || columns.stream().anyMatch(Objects::isNull)
        ? Optional.empty()
        : Optional.of(
            new ForeignKey(
                columns.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList(),
                table.name(),
                table.key()));
  }
}
