package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.schema.api.Cancellation;
import io.github.gongjdbc.sql.RowCursor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * Rows that have a limited time to come. The clock runs only while somebody waits for a row:
 * results are read from the API as they are consumed, and a reader may take its time.
 */
final class TimedCursor implements RowCursor {
  private final RowCursor rows;
  private final Cancellation cancellation;
  private final Duration limit;
  private long left;

  TimedCursor(RowCursor rows, Cancellation cancellation, Duration limit) {
    this.rows = rows;
    this.cancellation = cancellation;
    this.limit = limit;
    this.left = limit.toNanos();
  }

  @Override
  public @Nullable Object @Nullable [] next() throws SQLException {
    long start = System.nanoTime();
    ScheduledFuture<?> end =
        Timeouts.schedule(() -> cancellation.timeOut(limit), Duration.ofNanos(Math.max(left, 0)));
    try {
      return rows.next();
    } finally {
      end.cancel(false);
      left -= System.nanoTime() - start;
    }
  }

  @Override
  public void close() {
    rows.close();
  }
}
