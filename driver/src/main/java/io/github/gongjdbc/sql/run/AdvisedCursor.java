package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.context.Execution;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows after which a warning says how to read less, if much was read for few of them. */
final class AdvisedCursor implements RowCursor {
  private final RowCursor rows;
  private final ScanAdvice advice;
  private final Execution execution;
  private long count;
  private boolean ended;

  AdvisedCursor(RowCursor rows, ScanAdvice advice, Execution execution) {
    this.rows = rows;
    this.advice = advice;
    this.execution = execution;
  }

  @Override
  public @Nullable Object @Nullable [] next() throws SQLException {
    @Nullable Object @Nullable [] row;
    try {
      row = rows.next();
    } catch (SQLException e) {
      // Whoever reads of a failure has other things to mend.
      ended = true;
      throw e;
    }
    if (row == null) {
      end();
    } else {
      count++;
    }
    return row;
  }

  private void end() {
    if (!ended) {
      ended = true;
      int requests = execution.statementContext().budget().spent();
      advice.after(requests, count).ifPresent(execution.warnings());
    }
  }

  @Override
  public void close() {
    end();
    rows.close();
  }
}
