package io.github.gongjdbc.jdbc.value;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.OffsetDateTime;
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
 * @param displaySize characters of the longest text form
 */
public record JdbcType(
    int code, String name, Class<?> javaClass, int precision, int scale, int displaySize) {
  /** Text has no limit of its own; tools want a number, and H2 gives them this one. */
  private static final int TEXT_LENGTH = 1_000_000_000;

  private static final int DATE_LENGTH = "2026-01-31".length();
  private static final int TIME_LENGTH = "17:00:00.000".length();
  private static final int TIMESTAMP_LENGTH = DATE_LENGTH + 1 + TIME_LENGTH;
  private static final int OFFSET_LENGTH = "+00:00:00".length();
  private static final int BOOLEAN_LENGTH = "false".length();
  private static final int REAL_LENGTH = "-1.17549435E-38".length();
  private static final int DOUBLE_LENGTH = "-2.2250738585072014E-308".length();
  private static final int INTERVAL_LENGTH = "-2147483648 days -23:59:59.999".length();

  public static JdbcType of(RelDataType type) {
    SqlTypeName typeName = type.getSqlTypeName();
    return switch (typeName) {
      case BOOLEAN -> new JdbcType(Types.BOOLEAN, "BOOLEAN", Boolean.class, 1, 0, BOOLEAN_LENGTH);
      case TINYINT -> number(Types.TINYINT, "TINYINT", Integer.class, 3, 0);
      case SMALLINT -> number(Types.SMALLINT, "SMALLINT", Integer.class, 5, 0);
      case INTEGER -> number(Types.INTEGER, "INTEGER", Integer.class, 10, 0);
      case BIGINT -> number(Types.BIGINT, "BIGINT", Long.class, 19, 0);
      case DECIMAL ->
          number(Types.DECIMAL, "DECIMAL", BigDecimal.class, type.getPrecision(), type.getScale());
      case REAL -> new JdbcType(Types.REAL, "REAL", Float.class, 9, 0, REAL_LENGTH);
      case FLOAT, DOUBLE ->
          new JdbcType(Types.DOUBLE, "DOUBLE", Double.class, 17, 0, DOUBLE_LENGTH);
      case DATE -> text(Types.DATE, "DATE", Date.class, DATE_LENGTH, 0);
      case TIME -> text(Types.TIME, "TIME", Time.class, TIME_LENGTH, 3);
      case TIMESTAMP -> text(Types.TIMESTAMP, "TIMESTAMP", Timestamp.class, TIMESTAMP_LENGTH, 3);
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          text(
              Types.TIMESTAMP_WITH_TIMEZONE,
              "TIMESTAMP WITH TIME ZONE",
              OffsetDateTime.class,
              TIMESTAMP_LENGTH + OFFSET_LENGTH,
              3);
      case BINARY, VARBINARY ->
          new JdbcType(
              Types.VARBINARY, "VARBINARY", byte[].class, length(type), 0, 2 * length(type));
      case ARRAY, MULTISET ->
          new JdbcType(Types.ARRAY, "ARRAY", java.sql.Array.class, 0, 0, TEXT_LENGTH);
      case CHAR -> text(Types.CHAR, "CHAR", String.class, length(type), 0);
      case VARCHAR -> text(Types.VARCHAR, "VARCHAR", String.class, length(type), 0);
      case NULL -> new JdbcType(Types.NULL, "NULL", Object.class, 0, 0, 0);
      default ->
          SqlTypeName.INTERVAL_TYPES.contains(typeName)
              ? text(Types.VARCHAR, "INTERVAL", String.class, INTERVAL_LENGTH, 0)
              : new JdbcType(Types.OTHER, typeName.getName(), Object.class, 0, 0, TEXT_LENGTH);
    };
  }

  private static JdbcType number(
      int code, String name, Class<?> javaClass, int precision, int scale) {
    int sign = 1;
    int point = scale > 0 ? 1 : 0;
    int zero = scale >= precision ? 1 : 0;
    return new JdbcType(code, name, javaClass, precision, scale, sign + zero + precision + point);
  }

  private static JdbcType text(int code, String name, Class<?> javaClass, int length, int scale) {
    return new JdbcType(code, name, javaClass, length, scale, length);
  }

  private static int length(RelDataType type) {
    return type.getPrecision() > 0 ? type.getPrecision() : TEXT_LENGTH;
  }

  public boolean isNumeric() {
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
