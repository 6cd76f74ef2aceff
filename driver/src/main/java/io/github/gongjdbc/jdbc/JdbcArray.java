package io.github.gongjdbc.jdbc;

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
public final class JdbcArray implements Facade.Behind {
  private static final RelDataType INDEX =
      new JavaTypeFactoryImpl().createSqlType(SqlTypeName.INTEGER);

  private final List<?> computed;
  private final RelDataType elementType;
  private final Values values;
  private boolean freed;

  private JdbcArray(List<?> computed, RelDataType elementType, Values values) {
    this.computed = computed;
    this.elementType = elementType;
    this.values = values;
  }

  static Array of(List<?> computed, RelDataType elementType, Values values) {
    return Facade.of(Array.class, new JdbcArray(computed, elementType, values));
  }

  @Override
  public boolean isClosed() {
    return freed;
  }

  public void free() {
    freed = true;
  }

  public int getBaseType() {
    return JdbcType.of(elementType).code();
  }

  public String getBaseTypeName() {
    return JdbcType.of(elementType).name();
  }

  public Object getArray() throws SQLException {
    return getArray(1, computed.size());
  }

  public Object getArray(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getArray();
  }

  public Object getArray(long index, int count) throws SQLException {
    List<?> part = part(index, count);
    @Nullable Object[] array = new @Nullable Object[part.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.standard(values.plain(part.get(i), elementType), elementType);
    }
    return array;
  }

  public Object getArray(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getArray(index, count);
  }

  public ResultSet getResultSet() throws SQLException {
    return getResultSet(1, computed.size());
  }

  public ResultSet getResultSet(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getResultSet();
  }

  public ResultSet getResultSet(long index, int count) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Object value : part(index, count)) {
      rows.add(new @Nullable Object[] {(int) index + rows.size(), value});
    }
    List<ResultColumn> columns =
        List.of(
            new ResultColumn("INDEX", INDEX, Optional.empty()),
            new ResultColumn("VALUE", elementType, Optional.empty()));
    return JdbcResultSet.of(
        null, columns, new ListCursor(rows), values, Facade.NO_SECRETS, 0, () -> {});
  }

  public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getResultSet(index, count);
  }

  private List<?> part(long index, int count) throws SQLException {
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
