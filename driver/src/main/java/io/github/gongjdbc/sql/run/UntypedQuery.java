package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.sql.validate.Parameter;
import io.github.gongjdbc.sql.validate.ResultColumn;
import io.github.gongjdbc.sql.validate.UnguessedParameters;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement that can be planned only when the values of its parameters are known.
 *
 * @param failure why it cannot be planned before
 */
public record UntypedQuery(UnguessedParameters failure) implements PreparedQuery {
  @Override
  public Optional<SQLException> untyped() {
    return Optional.of(failure);
  }

  @Override
  public List<ResultColumn> columns() {
    return List.of();
  }

  @Override
  public List<Parameter> parameters() {
    return failure.parameters();
  }

  @Override
  public RowCursor run(Execution execution, List<@Nullable Object> values) throws SQLException {
    throw failure;
  }
}
