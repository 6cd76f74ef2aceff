package io.github.gongjdbc.schema.spec;

/** In which order of the cursor column a scan yields its rows. */
public enum ReadingOrder {
  /** As they come. */
  ANY,
  /** The oldest first, which is the API's own order. */
  OLDEST_FIRST,
  /** The newest first, which the API cannot do: read window by window from the newest end. */
  NEWEST_FIRST;

  public static ReadingOrder of(boolean descending) {
    return descending ? NEWEST_FIRST : OLDEST_FIRST;
  }
}
