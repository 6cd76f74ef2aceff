package io.github.gongjdbc.schema.catalog;

/**
 * What the values of a column identify: a row of another table, by its key.
 *
 * @param table name of the table
 * @param column the only column of that table's key
 */
public record Reference(String table, String column) {}
