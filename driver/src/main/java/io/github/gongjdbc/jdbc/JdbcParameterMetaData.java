package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.jdbc.base.JdbcObject;
import io.github.gongjdbc.jdbc.value.JdbcType;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.validate.Parameter;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** The parameters of a statement. */
final class JdbcParameterMetaData extends JdbcObject implements ParameterMetaData {
  private final List<Parameter> types;

  JdbcParameterMetaData(List<Parameter> types) {
    super(ParameterMetaData.class);
    this.types = types;
  }

  @Override
  protected boolean isOver() {
    return false;
  }

  private JdbcType type(int index) throws SQLException {
    if (index < 1 || index > types.size()) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "There is not a parameter " + index + ": the statement has " + types.size() + ".");
    }
    return JdbcType.of(types.get(index - 1).type());
  }

  @Override
  public int getParameterCount() {
    return types.size();
  }

  @Override
  public int isNullable(int index) throws SQLException {
    type(index);
    return ParameterMetaData.parameterNullable;
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    return type(index).isNumeric();
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    return type(index).precision();
  }

  @Override
  public int getScale(int index) throws SQLException {
    return type(index).scale();
  }

  @Override
  public int getParameterType(int index) throws SQLException {
    return type(index).code();
  }

  @Override
  public String getParameterTypeName(int index) throws SQLException {
    return type(index).name();
  }

  @Override
  public String getParameterClassName(int index) throws SQLException {
    return type(index).javaClass().getName();
  }

  @Override
  public int getParameterMode(int index) throws SQLException {
    type(index);
    return ParameterMetaData.parameterModeIn;
  }
}
