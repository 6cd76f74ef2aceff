package io.github.gongjdbc.schema.system;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.context.Execution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of what the driver knows about itself.
 *
 * @param rows makes the rows when a query runs
 */
public record SystemTable(String name, String description, List<Column> columns, Rows rows) {
  public SystemTable {
    columns = List.copyOf(columns);
  }

  /** Makes the rows of a table. */
  @FunctionalInterface
  public interface Rows {
    /**
     * The rows at this moment, one value a column: a String, Integer, Long, Double or Boolean as
     * the column's type says, an {@link java.time.Instant} for a TIMESTAMP.
     */
    List<@Nullable Object[]> of(Execution execution);
  }

  /** A column that always has a value. */
  static Column required(String name, ColumnType type, String description) {
    return column(name, type, description, false);
  }

  /** A column that may be null; the description says when. */
  static Column optional(String name, ColumnType type, String description) {
    return column(name, type, description, true);
  }

  private static Column column(String name, ColumnType type, String description, boolean nullable) {
    return Column.of(name, ColumnPath.of(name), type, description, nullable);
  }
}
