package io.github.gongjdbc.jdbc.value;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.validate.ParameterForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The type that a program names for the value of a parameter.
 *
 * @param example a plain value of the type; null where the value says the type itself
 */
public record TargetType(@Nullable Object example) {
  /** Where somebody names no scale. */
  public static final int NO_SCALE = -1;

  /** Null, of a type that the statement may not say. */
  public record TypedNull(ParameterForm form) {}

  public static TargetType of(@Nullable SQLType type) throws SQLException {
    Integer code = type == null ? null : type.getVendorTypeNumber();
    if (code == null) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER, "The type of a parameter is " + type + ": see JDBCType.");
    }
    return of(code);
  }

  public static TargetType of(int code) throws SQLException {
    return switch (code) {
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.NCLOB ->
          new TargetType("");
      case Types.TINYINT -> new TargetType((byte) 0);
      case Types.SMALLINT -> new TargetType((short) 0);
      case Types.INTEGER -> new TargetType(0);
      case Types.BIGINT -> new TargetType(0L);
      case Types.DECIMAL, Types.NUMERIC -> new TargetType(BigDecimal.ZERO);
      case Types.REAL -> new TargetType(0f);
      case Types.FLOAT, Types.DOUBLE -> new TargetType(0d);
      case Types.BIT, Types.BOOLEAN -> new TargetType(false);
      case Types.DATE -> new TargetType(LocalDate.EPOCH);
      case Types.TIME, Types.TIME_WITH_TIMEZONE -> new TargetType(LocalTime.MIN);
      case Types.TIMESTAMP -> new TargetType(LocalDate.EPOCH.atStartOfDay());
      case Types.TIMESTAMP_WITH_TIMEZONE ->
          new TargetType(LocalDate.EPOCH.atStartOfDay().atOffset(ZoneOffset.UTC));
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> new TargetType(new byte[0]);
      case Types.NULL, Types.OTHER, Types.JAVA_OBJECT -> new TargetType(null);
      default -> throw refusal(code);
    };
  }

  private static SQLException refusal(int code) {
    try {
      return SqlExceptions.notSupported(
          "A parameter cannot be of the type " + JDBCType.valueOf(code) + ".");
    } catch (IllegalArgumentException e) {
      return SqlExceptions.of(
          SqlState.INVALID_PARAMETER, "There is no type " + code + ": see java.sql.Types.", e);
    }
  }

  /**
   * A plain value as one of this type.
   *
   * @param scale how many digits of the fraction a DECIMAL keeps; negative for all
   */
  public Object convert(Object plain, int scale, TypeConverter converter) throws SQLException {
    Object converted = example == null ? plain : converter.required(plain, example.getClass());
    return converted instanceof BigDecimal decimal && scale >= 0 && scale < decimal.scale()
        ? decimal.setScale(scale, RoundingMode.HALF_UP)
        : converted;
  }

  /** Null of this type. */
  public @Nullable Object nothing() {
    return example == null ? null : new TypedNull(ParameterForm.of(example));
  }
}
