package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.validate.ResultColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** The columns of a result. */
public final class JdbcResultSetMetaData implements Facade.Behind {
  private final List<ResultColumn> columns;

  private JdbcResultSetMetaData(List<ResultColumn> columns) {
    this.columns = columns;
  }

  static ResultSetMetaData of(List<ResultColumn> columns) {
    return Facade.of(ResultSetMetaData.class, new JdbcResultSetMetaData(columns));
  }

  @Override
  public boolean isClosed() {
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

  public int getColumnCount() {
    return columns.size();
  }

  public String getColumnLabel(int index) throws SQLException {
    return column(index).label();
  }

  public String getColumnName(int index) throws SQLException {
    String name = origin(index, 1);
    return name.isEmpty() ? getColumnLabel(index) : name;
  }

  public String getTableName(int index) throws SQLException {
    return origin(index, 2);
  }

  public String getSchemaName(int index) throws SQLException {
    return origin(index, 3);
  }

  public String getCatalogName(int index) throws SQLException {
    column(index);
    return "";
  }

  public int getColumnType(int index) throws SQLException {
    return type(index).code();
  }

  public String getColumnTypeName(int index) throws SQLException {
    return type(index).name();
  }

  public String getColumnClassName(int index) throws SQLException {
    return type(index).javaClass().getName();
  }

  public int getPrecision(int index) throws SQLException {
    return type(index).precision();
  }

  public int getScale(int index) throws SQLException {
    return type(index).scale();
  }

  public int getColumnDisplaySize(int index) throws SQLException {
    return type(index).displaySize();
  }

  public int isNullable(int index) throws SQLException {
    return column(index).type().isNullable()
        ? ResultSetMetaData.columnNullable
        : ResultSetMetaData.columnNoNulls;
  }

  public boolean isSigned(int index) throws SQLException {
    return type(index).isNumeric();
  }

  public boolean isCaseSensitive(int index) throws SQLException {
    int code = type(index).code();
    return code == Types.VARCHAR || code == Types.CHAR;
  }

  public boolean isSearchable(int index) throws SQLException {
    column(index);
    return true;
  }

  public boolean isReadOnly(int index) throws SQLException {
    column(index);
    return true;
  }

  public boolean isWritable(int index) throws SQLException {
    column(index);
    return false;
  }

  public boolean isDefinitelyWritable(int index) throws SQLException {
    column(index);
    return false;
  }

  public boolean isAutoIncrement(int index) throws SQLException {
    column(index);
    return false;
  }

  public boolean isCurrency(int index) throws SQLException {
    column(index);
    return false;
  }
}
