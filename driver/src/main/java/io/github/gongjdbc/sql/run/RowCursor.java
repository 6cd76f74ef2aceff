package io.github.gongjdbc.sql.run;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of a result, one after the other. */
public interface RowCursor extends AutoCloseable {
  /** The next row, each value in the form in which Calcite computes; null after the last. */
  @Nullable Object @Nullable [] next() throws SQLException;

  @Override
  void close();
}
