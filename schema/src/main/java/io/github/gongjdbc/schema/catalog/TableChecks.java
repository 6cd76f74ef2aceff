package io.github.gongjdbc.schema.catalog;

import io.github.gongjdbc.schema.catalog.ColumnPath.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of a table by itself. */
final class TableChecks {
  private final Place place;
  private final TableDefinition table;

  TableChecks(Place place, TableDefinition table) {
    this.place = place;
    this.table = table;
  }

  void check() {
    checkKey();
    checkCursor();
    checkContent(place, table.content());
    table.workspace().ifPresent(this::checkWorkspace);
    Set<String> names = new HashSet<>();
    for (Column column : table.columns()) {
      Place columnPlace = place.part("column", column.name(), "columns/" + column.name());
      columnPlace.check(names.add(column.name()), "the table has it twice");
      checkPath(columnPlace, column);
      checkContent(columnPlace, column.content());
    }
  }

  private void checkPath(Place where, Column column) {
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
      place.check(table.column(name).isPresent(), "there is no column " + name + " for the key");
    }
  }

  /** Where the value of a parameter is meant, that must be one that items get. */
  private void checkWorkspace(List<String> path) {
    boolean known =
        !ColumnPath.isOfParameter(path)
            || table.accessPaths().stream().allMatch(access -> access.filter(path).isPresent());
    place.check(
        known, "`workspace` is " + String.join(".", path) + ", and there is no such `for_each`");
  }

  private void checkCursor() {
    if (table.cursor().isEmpty()) {
      return;
    }
    String name = table.cursor().get();
    Column cursor =
        table
            .cursorColumn()
            .orElseThrow(() -> place.problem("there is no column " + name + " for the cursor"));
    place.check(
        cursor.type() == ColumnType.TIMESTAMP, "the cursor " + name + " is not a TIMESTAMP");
    place.check(
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

  private void checkContent(Place where, List<String> names) {
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
