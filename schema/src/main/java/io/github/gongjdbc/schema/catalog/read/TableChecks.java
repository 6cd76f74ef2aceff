package io.github.gongjdbc.schema.catalog.read;

import io.github.gongjdbc.schema.catalog.AccessPath;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.ColumnPath.Origin;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.RowPath;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks what must hold of a table by itself. */
final class TableChecks {
  private final EntryLocation location;
  private final TableDefinition table;

  TableChecks(EntryLocation location, TableDefinition table) {
    this.location = location;
    this.table = table;
  }

  void check() {
    checkKey();
    checkCursor();
    checkContent(location, table.content());
    table.workspace().ifPresent(this::checkWorkspace);
    Set<String> names = new HashSet<>();
    for (Column column : table.columns()) {
      EntryLocation columnLocation =
          location.part("column", column.name(), "columns/" + column.name());
      columnLocation.check(names.add(column.name()), "the table has it twice");
      checkPath(columnLocation, column);
      checkContent(columnLocation, column.content());
    }
  }

  private void checkPath(EntryLocation where, Column column) {
    ColumnPath path = column.path();
    for (RowPath rows : table.rows()) {
      where.check(path.levels() <= rows.depth(), "`path` leads out of the item");
      boolean ofRow = rows.depth() - (path.origin() == Origin.ROW ? path.levels() : 0) > 0;
      where.check(
          ofRow || !path.names().isEmpty() || path.part() == ColumnPath.Part.INDEX,
          "`path` is " + path + ", which is for the rows of an array or an object");
    }
    if (path.origin() == Origin.REQUEST) {
      for (AccessPath accessPath : table.accessPaths()) {
        where.check(
            accessPath.endpoint().parameters().stream().anyMatch(path::isOf),
            "the endpoint " + accessPath.endpoint().name() + " has no " + path);
      }
    }
  }

  private void checkKey() {
    for (String name : table.key()) {
      location.check(table.column(name).isPresent(), "there is no column " + name + " for the key");
    }
  }

  /** Where the value of a parameter is meant, that must be one that items get. */
  private void checkWorkspace(List<String> path) {
    boolean known =
        !ColumnPath.isOfParameter(path)
            || table.accessPaths().stream().allMatch(access -> access.filter(path).isPresent());
    location.check(
        known,
        "`workspace` is "
            + String.join(".", path)
            + ", and there is no such parameter that may be left out");
  }

  private void checkCursor() {
    if (table.cursor().isEmpty()) {
      return;
    }
    String name = table.cursor().get();
    Column cursor =
        table
            .cursorColumn()
            .orElseThrow(() -> location.problem("there is no column " + name + " for the cursor"));
    location.check(
        cursor.type() == ColumnType.TIMESTAMP, "the cursor " + name + " is not a TIMESTAMP");
    location.check(
        cursor.lookup().isPresent() || bounded(cursor),
        "no endpoint has a parameter with `bound: lower` for the cursor " + name);
  }

  private boolean bounded(Column cursor) {
    return table
        .itemPath(cursor)
        .map(
            path ->
                table.accessPaths().stream()
                    .flatMap(accessPath -> accessPath.filter(path).stream())
                    .anyMatch(filter -> filter.from().isPresent()))
        .orElse(false);
  }

  private void checkContent(EntryLocation where, List<String> names) {
    for (AccessPath accessPath : table.accessPaths()) {
      Endpoint endpoint = accessPath.endpoint();
      for (String name : names) {
        where.check(
            endpoint.content().containsKey(name),
            "the endpoint " + endpoint.name() + " has no content " + name);
      }
    }
  }
}
