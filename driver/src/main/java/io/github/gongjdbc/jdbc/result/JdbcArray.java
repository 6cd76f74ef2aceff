package io.github.gongjdbc.jdbc.result;

import io.github.gongjdbc.jdbc.base.JdbcObject;
import io.github.gongjdbc.jdbc.value.JdbcType;
import io.github.gongjdbc.jdbc.value.TypeConverter;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.validate.ResultColumn;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** An array that an expression made; no column of Gong's is one. */
final class JdbcArray extends JdbcObject implements Array {
  private static final RelDataType INDEX =
      new JavaTypeFactoryImpl().createSqlType(SqlTypeName.INTEGER);

  private final List<?> computed;
  private final CellReader elements;
  private final TypeConverter converter;
  private boolean freed;

  JdbcArray(List<?> computed, RelDataType elementType, TypeConverter converter) {
    super(Array.class);
    this.computed = computed;
    this.elements = new CellReader(elementType, converter);
    this.converter = converter;
  }

  @Override
  protected boolean isOver() {
    return freed;
  }

  @Override
  public void free() {
    freed = true;
  }

  @Override
  public int getBaseType() throws SQLException {
    requireOpen();
    return JdbcType.of(elements.type()).code();
  }

  @Override
  public String getBaseTypeName() throws SQLException {
    requireOpen();
    return JdbcType.of(elements.type()).name();
  }

  @Override
  public Object getArray() throws SQLException {
    return getArray(1, computed.size());
  }

  @Override
  public Object getArray(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getArray();
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    List<?> part = part(index, count);
    @Nullable Object[] array = new @Nullable Object[part.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = elements.standard(part.get(i));
    }
    return array;
  }

  @Override
  public Object getArray(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getArray(index, count);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return getResultSet(1, computed.size());
  }

  @Override
  public ResultSet getResultSet(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Object value : part(index, count)) {
      rows.add(new @Nullable Object[] {(int) index + rows.size(), value});
    }
    List<ResultColumn> columns =
        List.of(
            new ResultColumn("INDEX", INDEX, Optional.empty()),
            new ResultColumn("VALUE", elements.type(), Optional.empty()));
    return JdbcResultSet.of(null, columns, rows, converter);
  }

  @Override
  public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getResultSet(index, count);
  }

  private List<?> part(long index, int count) throws SQLException {
    requireOpen();
    if (index < 1 || count < 0 || index - 1 > computed.size()) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "The array has "
              + computed.size()
              + " elements: there are no "
              + count
              + " from element "
              + index
              + " on.");
    }
    int from = (int) index - 1;
    return computed.subList(from, Math.min(from + count, computed.size()));
  }
}
