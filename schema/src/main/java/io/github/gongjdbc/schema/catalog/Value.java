package io.github.gongjdbc.schema.catalog;

/** How a filter of the API takes its values. */
public enum Value {
  /** A date and time with an offset. */
  INSTANT,
  /** A date in the time zone of the company. */
  DATE,
  /** Text as it is. */
  TEXT
}
