package io.github.gongjdbc.schema.catalog;

import java.util.List;

/**
 * Columns whose values identify a row of another table.
 *
 * @param table the other table
 * @param references the columns of its key, in the order of the columns
 */
public record ForeignKey(List<String> columns, String table, List<String> references) {
  public ForeignKey {
    columns = List.copyOf(columns);
    references = List.copyOf(references);
  }
}
