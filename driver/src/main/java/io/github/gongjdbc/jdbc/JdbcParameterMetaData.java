package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.validate.Parameter;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** The parameters of a statement. */
public final class JdbcParameterMetaData implements Facade.Behind {
  private final List<Parameter> types;

  private JdbcParameterMetaData(List<Parameter> types) {
    this.types = types;
  }

  static ParameterMetaData of(List<Parameter> types) {
    return Facade.of(ParameterMetaData.class, new JdbcParameterMetaData(types));
  }

  @Override
  public boolean isClosed() {
    return false;
  }

  private JdbcType type(int index) throws SQLException {
    if (index < 1 || index > types.size()) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "There is no parameter " + index + ": the statement has " + types.size() + ".");
    }
    return JdbcType.of(types.get(index - 1).type());
  }

  public int getParameterCount() {
    return types.size();
  }

  public int isNullable(int index) throws SQLException {
    type(index);
    return ParameterMetaData.parameterNullable;
  }

  public boolean isSigned(int index) throws SQLException {
    return type(index).isNumeric();
  }

  public int getPrecision(int index) throws SQLException {
    return type(index).precision();
  }

  public int getScale(int index) throws SQLException {
    return type(index).scale();
  }

  public int getParameterType(int index) throws SQLException {
    return type(index).code();
  }

  public String getParameterTypeName(int index) throws SQLException {
    return type(index).name();
  }

  public String getParameterClassName(int index) throws SQLException {
    return type(index).javaClass().getName();
  }

  public int getParameterMode(int index) throws SQLException {
    type(index);
    return ParameterMetaData.parameterModeIn;
  }
}
