package io.github.gongjdbc.jdbc.result;

import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.sql.run.RowCursor;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of an explanation: a plan shows the literals of its query, which may be secrets. */
public record RedactedCursor(RowCursor plan, Redactor redactor) implements RowCursor {
  @Override
  public @Nullable Object @Nullable [] next() throws SQLException {
    @Nullable Object @Nullable [] row = plan.next();
    if (row == null) {
      return null;
    }
    @Nullable Object[] clean = row.clone();
    for (int i = 0; i < clean.length; i++) {
      if (clean[i] instanceof String text) {
        clean[i] = redactor.redact(text);
      }
    }
    return clean;
  }

  @Override
  public void close() {
    plan.close();
  }
}
