package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.sql.parse.SettingStatement;
import io.github.gongjdbc.sql.parse.TransactionStatement;
import io.github.gongjdbc.sql.validate.Parameter;
import io.github.gongjdbc.sql.validate.ResultColumn;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement that is planned and can be run any number of times. */
public interface PreparedQuery {
  List<ResultColumn> columns();

  /** Why it cannot be planned before its parameters have values; empty where it is planned. */
  default Optional<SQLException> untyped() {
    return Optional.empty();
  }

  /** Whether its parameters must have values before it is run. */
  default boolean needsValues() {
    return true;
  }

  /** What it does to a transaction; empty where it is a query. */
  default Optional<TransactionStatement> transaction() {
    return Optional.empty();
  }

  /** Which property of the connection it sets; empty where it is a query. */
  default Optional<SettingStatement> setting() {
    return Optional.empty();
  }

  /** Whether it has rows. */
  default boolean hasRows() {
    return transaction().isEmpty() && setting().isEmpty();
  }

  /** Whether its rows are a plan and no data. */
  default boolean isExplanation() {
    return false;
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
