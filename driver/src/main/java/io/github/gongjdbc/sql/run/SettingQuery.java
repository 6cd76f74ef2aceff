package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.sql.parse.SettingStatement;
import io.github.gongjdbc.sql.validate.Parameter;
import io.github.gongjdbc.sql.validate.ResultColumn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement that sets a property of the connection, which has no rows. */
public record SettingQuery(SettingStatement statement) implements PreparedQuery {
  @Override
  public Optional<SettingStatement> setting() {
    return Optional.of(statement);
  }

  @Override
  public List<ResultColumn> columns() {
    return List.of();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public RowCursor run(Execution execution, List<@Nullable Object> values) {
    throw new IllegalStateException("A statement that sets a property has no rows.");
  }
}
