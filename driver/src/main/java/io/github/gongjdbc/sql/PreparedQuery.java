package io.github.gongjdbc.sql;

import io.github.gongjdbc.schema.scan.Execution;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that is planned and can be run any number of times. */
public interface PreparedQuery {
  List<ResultColumn> columns();

  /** Whether it can be run as it is, whatever the types of the values of its parameters. */
  default boolean isTyped() {
    return true;
  }

  /** The parameters, in order. */
  List<Parameter> parameters();

  /**
   * Begins to run; nothing is asked of the API before the first row is.
   *
   * @param values the values of the parameters in the form in which Calcite computes
   */
  RowCursor run(Execution execution, List<@Nullable Object> values) throws SQLException;
}
