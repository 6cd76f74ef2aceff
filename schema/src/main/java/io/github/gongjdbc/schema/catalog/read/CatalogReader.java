package io.github.gongjdbc.schema.catalog.read;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.ForeignKey;
import io.github.gongjdbc.schema.catalog.Lookup;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.Parameter.ForEach;
import io.github.gongjdbc.schema.catalog.ParameterType;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.TableFamily;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes endpoints and tables from files, and checks what one entry says about another. */
final class CatalogReader {
  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
  private final Map<String, TableDefinition> tables = new LinkedHashMap<>();
  private final List<CatalogFile> files;

  /** What can be checked only when all has been read. */
  private final List<Runnable> laterChecks = new ArrayList<>();

  CatalogReader(List<CatalogFile> files) {
    this.files = List.copyOf(files);
    for (CatalogFile file : files) {
      List<CatalogFile.EndpointEntry> entries = file.entries().endpoints();
      for (int i = 0; i < entries.size(); i++) {
        read(location(file, "endpoint", entries.get(i).name(), "/endpoints/" + i), entries.get(i));
      }
    }
    for (CatalogFile file : files) {
      List<CatalogFile.TableEntry> entries = file.entries().tables();
      for (int i = 0; i < entries.size(); i++) {
        read(location(file, "table", entries.get(i).name(), "/tables/" + i), entries.get(i));
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

  /** The tables by the family that their file names, in the order of the files. */
  List<TableFamily> families() {
    Map<String, List<CatalogFile>> byFamily = new LinkedHashMap<>();
    for (CatalogFile file : files) {
      byFamily.computeIfAbsent(file.family(), any -> new ArrayList<>()).add(file);
    }
    return byFamily.entrySet().stream().map(this::family).toList();
  }

  private TableFamily family(Map.Entry<String, List<CatalogFile>> family) {
    return new TableFamily(
        family.getKey(),
        family.getValue().stream()
            .flatMap(file -> Stream.ofNullable(file.entries().description()))
            .collect(Collectors.joining(" ")),
        family.getValue().stream()
            .flatMap(file -> file.entries().tables().stream())
            .flatMap(table -> Stream.ofNullable(tables.get(String.valueOf(table.name()))))
            .toList());
  }

  private void read(EntryLocation location, CatalogFile.EndpointEntry entry) {
    Endpoint endpoint = new EndpointReader(location, entry).read();
    ScanLimits.check(location, endpoint);
    location.check(
        endpoints.putIfAbsent(endpoint.name(), endpoint) == null,
        "there is another endpoint of that name");
    laterChecks.add(() -> checkUse(location, endpoint));
  }

  private void read(EntryLocation location, CatalogFile.TableEntry entry) {
    TableDefinition table = new TableReader(location, entry, endpoints, tables).read();
    location.check(
        tables.putIfAbsent(table.name(), table) == null, "there is another table of that name");
    ScanLimits.check(location, table);
    laterChecks.add(() -> checkForeignKeys(location, table));
    laterChecks.add(() -> checkLookups(location, table));
  }

  private static EntryLocation location(
      CatalogFile file, String kind, @Nullable String name, String pointer) {
    return new EntryLocation(file, kind + " " + (name == null ? "without a name" : name), pointer);
  }

  /** A foreign key must lead to a key; one that names only the table gets its columns. */
  private void checkForeignKeys(EntryLocation location, TableDefinition table) {
    List<ForeignKey> keys = new ArrayList<>();
    for (ForeignKey key : table.foreignKeys()) {
      EntryLocation where =
          key.columns().size() == 1
              ? location.part("column", key.columns().get(0), "columns/" + key.columns().get(0))
              : location;
      TableDefinition target = tables.get(key.table());
      if (target == null) {
        throw where.problem("there is no table " + key.table() + " to refer to");
      }
      where.check(
          key.references().isEmpty() || target.key().equals(key.references()),
          key.table() + "." + String.join(", ", key.references()) + " is not the key of a table");
      where.check(
          target.key().size() == key.columns().size(),
          "the key of " + key.table() + " has other columns: " + String.join(", ", target.key()));
      key.columns()
          .forEach(
              name -> where.check(table.column(name).isPresent(), "there is no column " + name));
      keys.add(new ForeignKey(key.columns(), key.table(), target.key()));
    }
    tables.put(table.name(), table.withForeignKeys(keys));
  }

  /** What is looked up must be a column of rows that are read by the one key that this one has. */
  private void checkLookups(EntryLocation location, TableDefinition table) {
    for (Column column : table.columns()) {
      if (column.lookup().isEmpty()) {
        continue;
      }
      Lookup lookup = column.lookup().get();
      EntryLocation where = location.part("column", column.name(), "columns/" + column.name());
      TableDefinition other = tables.get(lookup.table());
      if (other == null) {
        throw where.problem("`lookup`: there is no table " + lookup.table());
      }
      where.check(
          other.column(lookup.column()).filter(found -> found.lookup().isEmpty()).isPresent(),
          "`lookup`: there is no column " + other.name() + "." + lookup.column());
      where.check(
          other.key().size() == 1 && other.hasRowPerItem(),
          "`lookup`: the rows of " + other.name() + " are not known by one column");
      where.check(
          table
              .column(lookup.on())
              .filter(on -> on.lookup().isEmpty() && table.itemPath(on).isPresent())
              .isPresent(),
          "`lookup`: there is no column " + lookup.on() + " in the item");
      boolean sameRow =
          table.columns().stream()
              .flatMap(any -> any.lookup().stream())
              .allMatch(any -> any.table().equals(lookup.table()) && any.on().equals(lookup.on()));
      where.check(sameRow, "`lookup`: all must be of the same row");
    }
  }

  /** An endpoint or a filter that nothing uses is a slip of the pen. */
  private void checkUse(EntryLocation location, Endpoint endpoint) {
    List<TableDefinition> users =
        tables.values().stream().filter(table -> uses(table, endpoint)).toList();
    location.check(!users.isEmpty(), "no table uses it");
    for (Parameter parameter : endpoint.parameters()) {
      boolean known =
          parameter.column().stream()
              .allMatch(name -> users.stream().anyMatch(table -> table.column(name).isPresent()));
      location.check(known, "no table has the column of the parameter " + parameter.name());
      EntryLocation where =
          location.part(
              "parameter",
              parameter.name(),
              "parameters/" + endpoint.parameters().indexOf(parameter));
      parameter
          .forEach()
          .flatMap(ForEach::column)
          .ifPresent(column -> checkValues(where, column, endpoint, users));
    }
    for (Filter filter : endpoint.filters()) {
      Parameter parameter =
          endpoint.parameters().stream()
              .filter(one -> one.filtered().filter(filter.path()::equals).isPresent())
              .findFirst()
              .orElseThrow();
      EntryLocation filterLocation =
          location.part(
              "parameter",
              parameter.name(),
              "parameters/" + endpoint.parameters().indexOf(parameter));
      List<Column> columns =
          users.stream().flatMap(table -> columnsThatDrive(filter, table).stream()).toList();
      filterLocation.check(
          !columns.isEmpty() || isOtherwiseUsed(filter, parameter, users), unused(parameter));
      ColumnType type = type(filter, parameter);
      filterLocation.check(
          columns.stream().allMatch(column -> column.type() == type),
          "a filter of `type: "
              + parameter.type().name().toLowerCase(Locale.ROOT)
              + "` is for columns of type "
              + type);
    }
  }

  private static ColumnType type(Filter filter, Parameter parameter) {
    if (filter.type() == ParameterType.TEXT) {
      return ColumnType.VARCHAR;
    }
    return filter.type() == ParameterType.DATE && parameter.column().isPresent()
        ? ColumnType.DATE
        : ColumnType.TIMESTAMP;
  }

  /** Whether tables use a filter that no column drives. */
  private boolean isOtherwiseUsed(Filter filter, Parameter parameter, List<TableDefinition> users) {
    return parameter.column().isEmpty()
        && users.stream()
            .anyMatch(table -> table.workspace().filter(filter.path()::equals).isPresent());
  }

  private static String unused(Parameter parameter) {
    if (parameter.itemPath().isPresent()) {
      return "no column stands at its `item_path` " + String.join(".", parameter.itemPath().get());
    }
    return parameter
        .column()
        .map(column -> "no column " + column + " has a `lookup`")
        .orElse("no column with `parameter: " + parameter.name() + "` tells its value");
  }

  /** The values of a parameter must be those of a column that is read without them. */
  private void checkValues(
      EntryLocation where, Reference values, Endpoint endpoint, List<TableDefinition> users) {
    TableDefinition table = tables.get(values.table());
    if (table == null || !isText(table, values.column())) {
      throw where.problem("`for_each`: there is no text column " + values);
    }
    boolean lookedUp =
        table.key().equals(List.of(values.column()))
            && users.stream()
                .allMatch(
                    user ->
                        user.columns().stream()
                            .flatMap(column -> column.lookup().stream())
                            .anyMatch(lookup -> lookup.isIn(table.name())));
    where.check(
        table.cursor().isEmpty() || lookedUp,
        "`for_each` of a table with a `cursor` is understood, but not supported by this version");
    checkWay(where, table, Set.of(endpoint));
  }

  /** The values of the parameters above must not need those below. */
  private void checkWay(EntryLocation where, TableDefinition table, Set<Endpoint> below) {
    Endpoint needed = table.accessPaths().get(0).endpoint();
    Set<Endpoint> way = new HashSet<>(below);
    where.check(way.add(needed), "`for_each` leads back to where it began");
    needed.iterated().stream()
        .flatMap(parameter -> parameter.forEach().flatMap(ForEach::column).stream())
        .flatMap(column -> Stream.ofNullable(tables.get(column.table())))
        .forEach(above -> checkWay(where, above, way));
  }

  private static boolean isText(TableDefinition table, String column) {
    return table.column(column).filter(found -> found.type() == ColumnType.VARCHAR).isPresent();
  }

  private static boolean uses(TableDefinition table, Endpoint endpoint) {
    return table.accessPaths().stream().anyMatch(access -> access.endpoint().equals(endpoint));
  }

  private static List<Column> columnsThatDrive(Filter filter, TableDefinition table) {
    return table.columns().stream()
        .filter(
            column ->
                table.accessPaths().stream()
                    .map(path -> table.filter(path, column))
                    .anyMatch(found -> found.filter(filter::equals).isPresent()))
        .toList();
  }
}
