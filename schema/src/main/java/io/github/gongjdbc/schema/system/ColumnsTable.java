package io.github.gongjdbc.schema.system;

import static io.github.gongjdbc.schema.system.SystemTable.optional;
import static io.github.gongjdbc.schema.system.SystemTable.required;

import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of all data tables, a row each. */
final class ColumnsTable {
  private static final List<Column> COLUMNS =
      List.of(
          required("table_name", ColumnType.VARCHAR, "The table that has the column."),
          required("column_name", ColumnType.VARCHAR, "Name of the column."),
          required("position", ColumnType.INTEGER, "Its place in the table, from 1."),
          required("type", ColumnType.VARCHAR, "Its type; JSON is text in a VARCHAR."),
          required("nullable", ColumnType.BOOLEAN, "Whether it may be null."),
          optional("unit", ColumnType.VARCHAR, "Unit of a number; null where it has none."),
          required("description", ColumnType.VARCHAR, "What it means."));

  private ColumnsTable() {}

  static SystemTable of(Catalog catalog) {
    return new SystemTable(
        "columns", "The columns of all tables of Gong.", COLUMNS, execution -> rows(catalog));
  }

  private static List<@Nullable Object[]> rows(Catalog catalog) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableDefinition table : catalog.tables()) {
      for (int i = 0; i < table.columns().size(); i++) {
        Column column = table.columns().get(i);
        rows.add(
            new @Nullable Object[] {
              table.name(),
              column.name(),
              i + 1,
              column.type().name(),
              column.nullable(),
              column.unit().orElse(null),
              column.remarks()
            });
      }
    }
    return rows;
  }
}
