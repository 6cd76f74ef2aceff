package io.github.gongjdbc.schema.testing;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.Arrays;
import java.util.List;

/** Parts of the catalog, by name. */
public final class Tables {
  private Tables() {}

  static TableDefinition table(String name) {
    return CatalogLoader.gong().table(name).orElseThrow();
  }

  public static Column column(String table, String name) {
    return table(table).column(name).orElseThrow();
  }

  /** The filter that a column drives by the table's usual endpoint. */
  public static Filter filter(String table, String column) {
    return ScanRequest.of(table(table)).filter(column(table, column)).orElseThrow();
  }

  /** A request for these columns by the table's usual endpoint. */
  public static ScanRequest request(String table, String... columns) {
    List<Column> wanted = Arrays.stream(columns).map(name -> column(table, name)).toList();
    return ScanRequest.of(table(table)).withColumns(wanted);
  }

  /** The same column, which is part of a key. */
  public static Column neverNull(Column column) {
    return column.as(column.name(), column.path(), false, column.references());
  }

  /** A column of the item itself. */
  public static Column ofType(ColumnType type) {
    return Column.of("the_column", ColumnPath.of("value"), type, "A column.", true);
  }
}
