package io.github.gongjdbc.jdbc;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * How a SQL type looks through JDBC.
 *
 * @param code constant of {@link Types}
 * @param name plain name, without precision
 * @param javaClass class of what {@code getObject} returns
 * @param precision digits of a number, characters of text or of a time's text form
 * @param scale digits of the fraction
 */
record JdbcType(int code, String name, Class<?> javaClass, int precision, int scale) {
  /** Text has no limit of its own; tools want a number, and this one fits their widest columns. */
  static final int TEXT_LENGTH = 65_535;

  private static final int TIMESTAMP_LENGTH = "2026-01-31 17:00:00.000".length();

  static JdbcType of(RelDataType type) {
    SqlTypeName typeName = type.getSqlTypeName();
    return switch (typeName) {
      case BOOLEAN -> new JdbcType(Types.BOOLEAN, "BOOLEAN", Boolean.class, 1, 0);
      case TINYINT -> new JdbcType(Types.TINYINT, "TINYINT", Integer.class, 3, 0);
      case SMALLINT -> new JdbcType(Types.SMALLINT, "SMALLINT", Integer.class, 5, 0);
      case INTEGER -> new JdbcType(Types.INTEGER, "INTEGER", Integer.class, 10, 0);
      case BIGINT -> new JdbcType(Types.BIGINT, "BIGINT", Long.class, 19, 0);
      case DECIMAL ->
          new JdbcType(
              Types.DECIMAL, "DECIMAL", BigDecimal.class, type.getPrecision(), type.getScale());
      case REAL -> new JdbcType(Types.REAL, "REAL", Float.class, 7, 0);
      case FLOAT, DOUBLE -> new JdbcType(Types.DOUBLE, "DOUBLE", Double.class, 15, 0);
      case DATE -> new JdbcType(Types.DATE, "DATE", Date.class, "2026-01-31".length(), 0);
      case TIME -> new JdbcType(Types.TIME, "TIME", Time.class, "17:00:00".length(), 0);
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          new JdbcType(Types.TIMESTAMP, "TIMESTAMP", Timestamp.class, TIMESTAMP_LENGTH, 3);
      case BINARY, VARBINARY ->
          new JdbcType(Types.VARBINARY, "VARBINARY", byte[].class, length(type), 0);
      case ARRAY, MULTISET -> new JdbcType(Types.ARRAY, "ARRAY", java.sql.Array.class, 0, 0);
      case CHAR -> new JdbcType(Types.CHAR, "CHAR", String.class, length(type), 0);
      case VARCHAR -> new JdbcType(Types.VARCHAR, "VARCHAR", String.class, length(type), 0);
      case NULL -> new JdbcType(Types.NULL, "NULL", Object.class, 0, 0);
      default ->
          SqlTypeName.INTERVAL_TYPES.contains(typeName)
              ? new JdbcType(Types.VARCHAR, "INTERVAL", String.class, 0, 0)
              : new JdbcType(Types.OTHER, typeName.getName(), Object.class, 0, 0);
    };
  }

  private static int length(RelDataType type) {
    return type.getPrecision() > 0 ? type.getPrecision() : TEXT_LENGTH;
  }

  boolean isNumeric() {
    return switch (code) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.REAL,
          Types.DOUBLE ->
          true;
      default -> false;
    };
  }
}
