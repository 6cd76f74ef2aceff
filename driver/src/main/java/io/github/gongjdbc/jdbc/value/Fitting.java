package io.github.gongjdbc.jdbc.value;

import io.github.gongjdbc.sql.validate.Parameter;
import io.github.gongjdbc.sql.validate.ParameterForm;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a value where a statement wants a type: the value of that type if nothing is lost
 * by it, otherwise the form in which the statement has to be planned. Text takes the type that is
 * wanted, as a literal in quotes does in PostgreSQL.
 *
 * @param form free where the value has the type
 * @param value the value, in the form in which Calcite computes
 */
public record Fitting(ParameterForm form, @Nullable Object value) {
  /**
   * What becomes of a value as that of a parameter.
   *
   * @param plain a plain value
   * @throws SQLException if the value is a text that cannot be read as what is wanted
   */
  public static Fitting of(@Nullable Object plain, Parameter parameter, TypeConverter converter)
      throws SQLException {
    if (plain instanceof TargetType.TypedNull nothing) {
      boolean known = parameter.inferred() || parameter.limit();
      return known ? of(null, parameter, converter) : new Fitting(nothing.form(), null);
    }
    if (plain == null) {
      return parameter.limit()
          ? new Fitting(ParameterForm.of(null), null)
          : new Fitting(ParameterForm.FREE, null);
    }
    RelDataType type = parameter.type();
    if (parameter.limit()) {
      return new Fitting(ParameterForm.FREE, converter.rows(plain));
    }
    Object wanted = parameter.inferred() ? converter.read(plain, type) : plain;
    return fits(wanted, type, parameter.inferred())
        ? new Fitting(ParameterForm.FREE, converter.computed(wanted, type))
        : new Fitting(ParameterForm.of(wanted), null);
  }

  private static boolean fits(Object plain, RelDataType type, boolean inferred) {
    SqlTypeName name = type.getSqlTypeName();
    return switch (name) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> inferred && isWhole(plain, bits(name));
      case DECIMAL -> inferred && plain instanceof Number number && holds(type, number);
      case REAL, FLOAT, DOUBLE -> inferred && plain instanceof Number;
      case BOOLEAN -> inferred && plain instanceof Boolean;
      case CHAR, VARCHAR ->
          plain instanceof String text
              ? holds(type, text)
              : inferred && isExactText(plain) && type.getPrecision() < 0;
      case DATE -> inferred && plain instanceof LocalDate;
      case TIME -> inferred && plain instanceof LocalTime;
      case TIMESTAMP ->
          inferred
              && (plain instanceof LocalDate
                  || (plain instanceof LocalDateTime time && holds(type, time)));
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          inferred && plain instanceof OffsetDateTime time && holds(type, time.toLocalDateTime());
      case BINARY, VARBINARY -> inferred && plain instanceof byte[];
      default -> false;
    };
  }

  private static int bits(SqlTypeName type) {
    return switch (type) {
      case TINYINT -> Byte.SIZE;
      case SMALLINT -> Short.SIZE;
      case INTEGER -> Integer.SIZE;
      default -> Long.SIZE;
    };
  }

  private static boolean isWhole(Object plain, int bits) {
    if (plain instanceof Double || plain instanceof Float) {
      double number = ((Number) plain).doubleValue();
      return number == Math.rint(number) && Math.abs(number) < Math.scalb(1.0, bits - 1);
    }
    if (plain instanceof BigDecimal decimal) {
      return decimal.precision() - decimal.scale() <= 20
          && decimal.stripTrailingZeros().scale() <= 0
          && decimal.toBigInteger().bitLength() < bits;
    }
    return plain instanceof Number number && new BigInteger(number.toString()).bitLength() < bits;
  }

  /** Whether the text of a value is the same as what SQL makes of it. */
  private static boolean isExactText(Object plain) {
    return !(plain instanceof Double
        || plain instanceof Float
        || plain instanceof BigDecimal
        || plain instanceof byte[]);
  }

  /** Whether a number has no more digits after the point than its type. */
  private static boolean holds(RelDataType type, Number number) {
    return !(number instanceof BigDecimal decimal)
        || decimal.stripTrailingZeros().scale() <= Math.max(type.getScale(), 0);
  }

  private static boolean holds(RelDataType type, String text) {
    int precision = type.getPrecision();
    int length = text.codePointCount(0, text.length());
    return precision < 0
        || (type.getSqlTypeName() == SqlTypeName.CHAR ? length == precision : length <= precision);
  }

  private static boolean holds(RelDataType type, LocalDateTime time) {
    LocalDateTime cut = time.truncatedTo(ChronoUnit.SECONDS);
    return type.getPrecision() >= 3
        ? time.equals(time.truncatedTo(ChronoUnit.MILLIS))
        : time.equals(cut);
  }
}
