package io.github.gongjdbc.jdbc.result;

import io.github.gongjdbc.jdbc.base.JdbcObject;
import io.github.gongjdbc.jdbc.value.JdbcType;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.validate.ResultColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** The columns of a result. */
public final class JdbcResultSetMetaData extends JdbcObject implements ResultSetMetaData {
  private final List<ResultColumn> columns;

  public JdbcResultSetMetaData(List<ResultColumn> columns) {
    super(ResultSetMetaData.class);
    this.columns = columns;
  }

  @Override
  protected boolean isOver() {
    return false;
  }

  private ResultColumn column(int index) throws SQLException {
    if (index < 1 || index > columns.size()) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "There is no column " + index + ": the result has " + columns.size() + ".");
    }
    return columns.get(index - 1);
  }

  private JdbcType type(int index) throws SQLException {
    return JdbcType.of(column(index).type());
  }

  /** A part of the origin counted from its end: 1 is the column, 2 its table, 3 the schema. */
  private String origin(int index, int fromEnd) throws SQLException {
    return column(index)
        .origin()
        .filter(names -> names.size() >= fromEnd)
        .map(names -> names.get(names.size() - fromEnd))
        .orElse("");
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public String getColumnLabel(int index) throws SQLException {
    return column(index).label();
  }

  @Override
  public String getColumnName(int index) throws SQLException {
    String name = origin(index, 1);
    return name.isEmpty() ? getColumnLabel(index) : name;
  }

  @Override
  public String getTableName(int index) throws SQLException {
    return origin(index, 2);
  }

  @Override
  public String getSchemaName(int index) throws SQLException {
    return origin(index, 3);
  }

  @Override
  public String getCatalogName(int index) throws SQLException {
    column(index);
    return "";
  }

  @Override
  public int getColumnType(int index) throws SQLException {
    return type(index).code();
  }

  @Override
  public String getColumnTypeName(int index) throws SQLException {
    return type(index).name();
  }

  @Override
  public String getColumnClassName(int index) throws SQLException {
    return type(index).javaClass().getName();
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
  public int getColumnDisplaySize(int index) throws SQLException {
    return type(index).displaySize();
  }

  @Override
  public int isNullable(int index) throws SQLException {
    return column(index).type().isNullable()
        ? ResultSetMetaData.columnNullable
        : ResultSetMetaData.columnNoNulls;
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    return type(index).isNumeric();
  }

  @Override
  public boolean isCaseSensitive(int index) throws SQLException {
    int code = type(index).code();
    return code == Types.VARCHAR || code == Types.CHAR;
  }

  @Override
  public boolean isSearchable(int index) throws SQLException {
    column(index);
    return true;
  }

  @Override
  public boolean isReadOnly(int index) throws SQLException {
    column(index);
    return true;
  }

  @Override
  public boolean isWritable(int index) throws SQLException {
    column(index);
    return false;
  }

  @Override
  public boolean isDefinitelyWritable(int index) throws SQLException {
    column(index);
    return false;
  }

  @Override
  public boolean isAutoIncrement(int index) throws SQLException {
    column(index);
    return false;
  }

  @Override
  public boolean isCurrency(int index) throws SQLException {
    column(index);
    return false;
  }
}
