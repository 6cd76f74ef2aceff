package io.github.gongjdbc.jdbc.result;

import io.github.gongjdbc.jdbc.value.JdbcType;
import io.github.gongjdbc.jdbc.value.JvmClock;
import io.github.gongjdbc.jdbc.value.TypeConverter;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one column; what depends on its type alone is found out once. */
final class CellReader {
  private final RelDataType type;
  private final TypeConverter converter;
  private final boolean computedIsPlain;
  private final Class<?> standard;

  /** Makes the standard object of a local time, which is computed as a number; null for others. */
  private final @Nullable LongFunction<? extends java.util.Date> standardTime;

  CellReader(RelDataType type, TypeConverter converter) {
    this.type = type;
    this.converter = converter;
    this.computedIsPlain = TypeConverter.computesPlain(type);
    this.standard = JdbcType.of(type).javaClass();
    this.standardTime =
        switch (type.getSqlTypeName()) {
          case TIMESTAMP -> JvmClock::timestamp;
          case DATE -> JvmClock::date;
          case TIME -> JvmClock::time;
          default -> null;
        };
  }

  RelDataType type() {
    return type;
  }

  /** A computed value as a plain one. */
  @Nullable Object plain(@Nullable Object computed) {
    return computedIsPlain ? computed : converter.plain(computed, type);
  }

  /** A computed value as an object of a class that somebody asks for. */
  <T> @Nullable T read(@Nullable Object computed, Class<T> wanted) throws SQLException {
    return wanted == standard && standardTime != null && computed instanceof Number local
        ? wanted.cast(standardTime.apply(local.longValue()))
        : converter.convert(plain(computed), wanted);
  }

  /** What {@code getObject} returns for a computed value. */
  @Nullable Object standard(@Nullable Object computed) throws SQLException {
    if (computed == null || computed.getClass() == standard) {
      return computed;
    }
    RelDataType elements = type.getComponentType();
    if (computed instanceof List<?> list && elements != null) {
      return new JdbcArray(list, elements, converter);
    }
    return standard == Object.class ? plain(computed) : read(computed, standard);
  }
}
