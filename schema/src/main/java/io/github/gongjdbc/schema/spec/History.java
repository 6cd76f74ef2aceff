package io.github.gongjdbc.schema.spec;

/**
 * Which part of the history of an incremental table a scan reads, besides what its conditions say.
 * It follows from the text of the query, never from the plan.
 */
public enum History {
  /** Nobody has looked at the whole query: the conditions that reach the scan decide. */
  UNDECIDED,
  /** What the start date or the state leaves, as the query does not say which rows it wants. */
  RECENT,
  /** All of it: the query has a condition on the cursor column, or names rows by key. */
  ASKED,
  /** All of it: the rows of another table name the rows that are wanted. */
  JOINED,
  /** The same where these other rows are of the same items, and the start date bounds them. */
  JOINED_RECENT
}
