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
  /** A date as Gong writes it, in its own time zone. */
  DATE,
  /** A point in time, shown in the time zone of the connection. */
  TIMESTAMP;

  /** Whether conditions on it are ranges of time. */
  public boolean isTime() {
    return this == DATE || this == TIMESTAMP;
  }
}
