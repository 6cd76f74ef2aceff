package io.github.gongjdbc.jdbc.result;

import io.github.gongjdbc.schema.sync.StatementReads;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.run.RowCursor;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Notices whether a result is read to its end, as only then a state may move. */
public final class StateCursor implements RowCursor {
  private final RowCursor rows;
  private final StatementReads reads;
  private final long maxRows;
  private final Runnable atEnd;
  private long count;
  private boolean ended;

  /**
   * @param maxRows after how many rows nobody asks for more; zero means that all are asked for
   * @param atEnd is run once when there are no more rows
   */
  public StateCursor(RowCursor rows, StatementReads reads, long maxRows, Runnable atEnd) {
    this.rows = rows;
    this.reads = reads;
    this.maxRows = maxRows;
    this.atEnd = atEnd;
  }

  @Override
  public @Nullable Object @Nullable [] next() throws SQLException {
    @Nullable Object @Nullable [] row;
    try {
      row = rows.next();
    } catch (SQLException e) {
      reads.failed();
      throw e;
    }
    if (row != null) {
      count++;
      if (count == maxRows) {
        reads.cut("setMaxRows(" + maxRows + ") ends the result");
      }
    } else if (!ended) {
      ended = true;
      keep();
    }
    return row;
  }

  private void keep() throws SQLException {
    try {
      atEnd.run();
    } catch (RuntimeException e) {
      throw SqlExceptions.running(e);
    }
  }

  @Override
  public void close() {
    if (!ended) {
      reads.cut("the result was closed before its end");
    }
    rows.close();
  }
}
