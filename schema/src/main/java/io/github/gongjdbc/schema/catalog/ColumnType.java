package io.github.gongjdbc.schema.catalog;

/** The type of a column. */
public enum ColumnType {
  VARCHAR,
  /** A nested array or object, as JSON text. */
  JSON,
  INTEGER,
  BIGINT,
  DOUBLE,
  BOOLEAN,
  /** A point in time, shown in the time zone of the connection. */
  TIMESTAMP
}
