package io.github.gongjdbc.sql.validate;

import java.sql.SQLException;
import java.util.List;

/** A statement cannot be planned with the types that were guessed for its parameters. */
public final class UnguessedParameters extends SQLException {
  private static final long serialVersionUID = 1;

  private final transient List<Parameter> parameters;

  public UnguessedParameters(SQLException failure, List<Parameter> parameters) {
    super(failure.getMessage(), failure.getSQLState(), failure);
    this.parameters = parameters;
  }

  public List<Parameter> parameters() {
    return parameters;
  }
}
