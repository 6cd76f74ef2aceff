package io.github.gongjdbc.sql;

import java.sql.SQLException;
import java.util.List;

/** A statement cannot be planned with the types that were guessed for its parameters. */
final class UnguessedParameters extends SQLException {
  private static final long serialVersionUID = 1;

  private final transient List<Parameter> parameters;

  UnguessedParameters(SQLException failure, List<Parameter> parameters) {
    super(failure.getMessage(), failure.getSQLState(), failure);
    this.parameters = parameters;
  }

  List<Parameter> parameters() {
    return parameters;
  }
}
