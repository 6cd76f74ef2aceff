package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.run.RowCursor;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a running statement. After a failure they are closed and their memory is free. */
final class WorkingCursor implements RowCursor {
  private final StatementWork work;
  private volatile @Nullable RowCursor rows;
  private volatile @Nullable SQLException failure;

  WorkingCursor(RowCursor rows, StatementWork work) {
    this.rows = rows;
    this.work = work;
  }

  @Override
  public @Nullable Object @Nullable [] next() throws SQLException {
    RowCursor open = rows;
    if (failure != null) {
      throw failure;
    }
    if (open == null) {
      // Another thread closed it since: an end would look as if these were all rows.
      throw SqlExceptions.of(SqlState.CANCELLED, "The result was closed while it was read.");
    }
    try {
      return work.run(() -> Optional.ofNullable(open.next())).orElse(null);
    } catch (SQLException e) {
      failure = e;
      release();
      throw e;
    }
  }

  @Override
  public void close() {
    work.end(this::release);
  }

  private void release() {
    RowCursor open = rows;
    rows = null;
    if (open != null) {
      open.close();
    }
  }
}
