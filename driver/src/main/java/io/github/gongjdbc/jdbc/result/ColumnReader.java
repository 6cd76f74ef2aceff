package io.github.gongjdbc.jdbc.result;

import io.github.gongjdbc.jdbc.value.JdbcType;
import io.github.gongjdbc.jdbc.value.TypeConverter;
import java.sql.SQLException;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one column; what depends on its type alone is found out once. */
final class ColumnReader {
  private final RelDataType type;
  private final TypeConverter converter;
  private final boolean computedIsPlain;
  private final Class<?> standard;

  ColumnReader(RelDataType type, TypeConverter converter) {
    this.type = type;
    this.converter = converter;
    this.computedIsPlain = TypeConverter.computesPlain(type);
    this.standard = JdbcType.of(type).javaClass();
  }

  RelDataType type() {
    return type;
  }

  /** A computed value as a plain one. */
  @Nullable Object plain(@Nullable Object computed) {
    return computedIsPlain ? computed : converter.plain(computed, type);
  }

  /** What {@code getObject} returns for a plain value. */
  @Nullable Object standard(@Nullable Object plain) throws SQLException {
    if (plain == null || standard == Object.class) {
      return plain;
    }
    RelDataType elements = type.getComponentType();
    return plain instanceof List<?> list && elements != null
        ? new JdbcArray(list, elements, converter)
        : converter.convert(plain, standard);
  }
}
