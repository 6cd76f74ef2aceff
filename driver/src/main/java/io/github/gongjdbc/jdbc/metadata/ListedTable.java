package io.github.gongjdbc.jdbc.metadata;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.system.SystemTable;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A table as the metadata list it, of either schema.
 *
 * @param type the type by which tools choose what to show
 * @param remarks all that is known of a column
 */
record ListedTable(
    String type,
    String schema,
    String name,
    String description,
    List<Column> columns,
    Function<Column, String> remarks)
    implements Comparable<ListedTable> {
  static final String TABLE = "TABLE";

  /**
   * The type of the tables about the driver: a tool that lists "TABLE" and "VIEW" in order to read
   * all it finds leaves them alone, one that shows everything shows them.
   */
  static final String SYSTEM_TABLE = "SYSTEM TABLE";

  private static final Comparator<ListedTable> ORDER =
      Comparator.comparing(ListedTable::type)
          .thenComparing(ListedTable::schema)
          .thenComparing(ListedTable::name);

  static ListedTable of(TableDefinition table) {
    return new ListedTable(
        TABLE,
        SchemaNames.DATA,
        table.name(),
        table.description(),
        table.columns(),
        table::remarks);
  }

  static ListedTable of(SystemTable table) {
    return new ListedTable(
        SYSTEM_TABLE,
        SchemaNames.SYSTEM,
        table.name(),
        table.description(),
        table.columns(),
        Column::remarks);
  }

  @Override
  public int compareTo(ListedTable other) {
    return ORDER.compare(this, other);
  }
}
