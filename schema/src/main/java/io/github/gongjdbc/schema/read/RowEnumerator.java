package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.Pages;
import java.util.Collections;
import java.util.Iterator;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** Enumerates the rows of pages, and asks for the next page when one is used up. */
final class RowEnumerator implements Enumerator<@Nullable Object[]> {
  private final StatementContext statementContext;
  private final Pages<@Nullable Object[]> pages;
  private long wanted;
  private Iterator<@Nullable Object[]> rows = Collections.emptyIterator();
  private @Nullable Object @Nullable [] current;

  /**
   * Begins before the first row.
   *
   * @param pages the pages to read
   * @param wanted after how many rows it ends, without asking for a page more
   */
  RowEnumerator(Pages<@Nullable Object[]> pages, StatementContext statementContext, long wanted) {
    this.pages = pages;
    this.wanted = wanted;
    this.statementContext = statementContext;
  }

  @Override
  public boolean moveNext() {
    statementContext.check();
    while (!rows.hasNext() || wanted == 0) {
      if (wanted == 0 || !pages.hasNext()) {
        current = null;
        return false;
      }
      rows = pages.next().rows().iterator();
    }
    wanted--;
    current = rows.next();
    return true;
  }

  @Override
  public @Nullable Object[] current() {
    if (current == null) {
      throw new IllegalStateException("There is no current row.");
    }
    return current;
  }

  @Override
  public void reset() {
    throw new UnsupportedOperationException("A scan is read once.");
  }

  @Override
  public void close() {
    pages.close();
    rows = Collections.emptyIterator();
    current = null;
  }
}
