package io.github.gongjdbc.schema.scan;

import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** Tells once when there are no more rows. */
final class WatchedEnumerator implements Enumerator<@Nullable Object[]> {
  private final Enumerator<@Nullable Object[]> rows;
  private final Runnable atEnd;
  private boolean ended;

  WatchedEnumerator(Enumerator<@Nullable Object[]> rows, Runnable atEnd) {
    this.rows = rows;
    this.atEnd = atEnd;
  }

  @Override
  public boolean moveNext() {
    if (rows.moveNext()) {
      return true;
    }
    if (!ended) {
      ended = true;
      atEnd.run();
    }
    return false;
  }

  @Override
  public @Nullable Object[] current() {
    return rows.current();
  }

  @Override
  public void reset() {
    rows.reset();
  }

  @Override
  public void close() {
    rows.close();
  }
}
