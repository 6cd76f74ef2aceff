package io.github.gongjdbc.schema.catalog;

/** The type of the values of a parameter. */
public enum ParameterType {
  TEXT,
  /** A date and time with an offset. */
  DATE_TIME,
  /** A date in the time zone of the company. */
  DATE,
  BOOLEAN,
  INTEGER
}
