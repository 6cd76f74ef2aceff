package io.github.gongjdbc.schema.catalog;

/** How the API takes the values of a parameter. */
public enum ParameterType {
  /** Text as it is; numbers and flags in a query are text, too. */
  TEXT,
  /** A date and time with an offset. */
  DATE_TIME,
  /** A date in the time zone of the company. */
  DATE
}
