package io.github.gongjdbc.schema.page;

import io.github.gongjdbc.schema.error.GongException;

/** Pages of rows in the API's order, each fetched when it is needed. For one thread. */
public interface Pages<R> extends AutoCloseable {
  boolean hasNext();

  /**
   * The next page.
   *
   * @throws GongException if it cannot be had; the pages are of no use afterwards
   */
  Page<R> next();

  /** Ends what is under way for pages that nobody will read, whichever thread it is in. */
  @Override
  void close();
}
