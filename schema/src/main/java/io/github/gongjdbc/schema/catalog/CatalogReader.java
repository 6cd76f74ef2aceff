package io.github.gongjdbc.schema.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From files to endpoints and tables; what one entry says about another is checked here. */
final class CatalogReader {
  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
  private final Map<String, TableDefinition> tables = new LinkedHashMap<>();

  /** What can be checked only when all has been read. */
  private final List<Runnable> laterChecks = new ArrayList<>();

  CatalogReader(List<CatalogFile> files) {
    for (CatalogFile file : files) {
      List<CatalogFile.EndpointEntry> entries = file.entries().endpoints();
      for (int i = 0; i < entries.size(); i++) {
        read(place(file, "endpoint", entries.get(i).name(), "/endpoints/" + i), entries.get(i));
      }
    }
    for (CatalogFile file : files) {
      List<CatalogFile.TableEntry> entries = file.entries().tables();
      for (int i = 0; i < entries.size(); i++) {
        read(place(file, "table", entries.get(i).name(), "/tables/" + i), entries.get(i));
      }
    }
    laterChecks.forEach(Runnable::run);
  }

  List<Endpoint> endpoints() {
    return List.copyOf(endpoints.values());
  }

  List<TableDefinition> tables() {
    return List.copyOf(tables.values());
  }

  private void read(Place place, CatalogFile.EndpointEntry entry) {
    Endpoint endpoint = new EndpointReader(place, entry).read();
    place.check(
        endpoints.putIfAbsent(endpoint.name(), endpoint) == null,
        "there is another endpoint of that name");
    laterChecks.add(() -> checkUse(place, endpoint));
  }

  private void read(Place place, CatalogFile.TableEntry entry) {
    TableDefinition table = new TableReader(place, entry, endpoints, tables).read();
    place.check(
        tables.putIfAbsent(table.name(), table) == null, "there is another table of that name");
    for (Column column : table.columns()) {
      column
          .references()
          .ifPresent(
              reference ->
                  laterChecks.add(
                      () ->
                          checkReference(
                              place.part("column", column.name(), "columns/" + column.name()),
                              reference)));
    }
  }

  private static Place place(CatalogFile file, String kind, @Nullable String name, String pointer) {
    return new Place(file, kind + " " + (name == null ? "without a name" : name), pointer);
  }

  /** A reference is a foreign key, so it must lead to a key. */
  private void checkReference(Place place, Reference reference) {
    TableDefinition target = tables.get(reference.table());
    place.check(
        target != null && target.key().equals(List.of(reference.column())),
        reference.table() + "." + reference.column() + " is not the key of a table");
  }

  /** An endpoint or a filter that nothing uses is a slip of the pen. */
  private void checkUse(Place place, Endpoint endpoint) {
    List<TableDefinition> users =
        tables.values().stream().filter(table -> uses(table, endpoint)).toList();
    place.check(!users.isEmpty(), "no table uses it");
    for (Filter filter : endpoint.filters()) {
      Place filterPlace = place.part("filter", String.join(".", filter.path()), "filters");
      List<Column> columns =
          users.stream().flatMap(table -> columnsThatDrive(filter, table).stream()).toList();
      filterPlace.check(!columns.isEmpty(), "no column has this path");
      ColumnType type = filter.as() == Value.TEXT ? ColumnType.VARCHAR : ColumnType.TIMESTAMP;
      filterPlace.check(
          columns.stream().allMatch(column -> column.type() == type),
          "a filter as " + filter.as() + " is for columns of type " + type);
    }
  }

  private static boolean uses(TableDefinition table, Endpoint endpoint) {
    return table.accessPaths().stream().anyMatch(access -> access.endpoint().equals(endpoint));
  }

  private static List<Column> columnsThatDrive(Filter filter, TableDefinition table) {
    return table.columns().stream()
        .filter(
            column ->
                table.itemPath(column).stream()
                    .flatMap(path -> table.accessPaths().stream().map(a -> a.filter(path)))
                    .anyMatch(found -> found.filter(filter::equals).isPresent()))
        .toList();
  }
}
