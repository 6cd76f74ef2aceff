package io.github.gongjdbc.schema.catalog;

/**
 * Where the value of a column stands if the endpoint does not return it: in the row of another
 * table.
 *
 * @param table the other table
 * @param on the column of this table that holds the key of the other one
 * @param column the column of the other table
 */
public record Lookup(String table, String on, String column) {
  /** Whether it is in the table of that name. */
  public boolean isIn(String name) {
    return table.equals(name);
  }
}
