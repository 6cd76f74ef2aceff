package io.github.gongjdbc.sql.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/**
 * ROUND and TRUNC for any number of digits, and the type of ROUND, whose result has as many digits
 * after the point as it is rounded to. In Calcite it has those of the argument, so that
 * ROUND(2.345, 2) is 2.350.
 */
public final class Rounding {
  private static final SqlReturnTypeInference TYPE =
      ((SqlReturnTypeInference) Rounding::type).andThen(SqlTypeTransforms.TO_NULLABLE);

  public static final SqlFunction ROUND =
      new SqlFunction(
          "ROUND",
          SqlKind.OTHER_FUNCTION,
          TYPE,
          null,
          OperandTypes.NUMERIC.or(OperandTypes.NUMERIC_INT32),
          SqlFunctionCategory.NUMERIC);

  private Rounding() {}

  private static RelDataType type(SqlOperatorBinding call) {
    RelDataType argument = call.getOperandType(0);
    boolean known = call.getOperandCount() == 1 || call.isOperandLiteral(1, false);
    if (argument.getSqlTypeName() != SqlTypeName.DECIMAL || !known) {
      return argument;
    }
    int digits = call.getOperandCount() == 1 ? 0 : digits(call);
    int scale = Math.min(argument.getScale(), Math.max(digits, 0));
    RelDataTypeFactory types = call.getTypeFactory();
    // One digit more before the point, as 9.9 becomes 10.
    int precision = argument.getPrecision() - argument.getScale() + scale + 1;
    int longest = types.getTypeSystem().getMaxPrecision(SqlTypeName.DECIMAL);
    return types.createSqlType(SqlTypeName.DECIMAL, Math.min(precision, longest), scale);
  }

  private static int digits(SqlOperatorBinding call) {
    Integer digits = call.getOperandLiteralValue(1, Integer.class);
    return digits == null ? 0 : digits;
  }

  /** The whole part. Calcite calls the method by name. */
  public static Object truncate(Object value, SqlTypeName type, int scale) {
    return truncateTo(value, 0, type, scale);
  }

  /** What is left of so many digits after the point. Calcite calls the method by name. */
  public static Object truncateTo(Object value, Object digits, SqlTypeName type, int scale) {
    return to(value, digits, RoundingMode.DOWN, type, scale);
  }

  /** The nearest whole number. Calcite calls the method by name. */
  public static Object round(Object value, SqlTypeName type, int scale) {
    return roundTo(value, 0, type, scale);
  }

  /** The nearest number of so many digits after the point. Calcite calls the method by name. */
  public static Object roundTo(Object value, Object digits, SqlTypeName type, int scale) {
    return to(value, digits, RoundingMode.HALF_UP, type, scale);
  }

  private static Object to(
      Object value, Object digits, RoundingMode mode, SqlTypeName type, int scale) {
    Number number = (Number) value;
    double approximate = number.doubleValue();
    if (Double.isNaN(approximate) || Double.isInfinite(approximate)) {
      return value;
    }
    // No number has more digits; a larger count would only cost time.
    int places = (int) Math.max(-400, Math.min(400, ((Number) digits).longValue()));
    BigDecimal exact = Numbers.exact(number);
    BigDecimal rounded = places >= exact.scale() ? exact : exact.setScale(places, mode);
    return switch (type) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> Numbers.whole(rounded.toBigInteger(), type);
      case DECIMAL -> rounded.setScale(scale, RoundingMode.HALF_UP);
      case REAL -> rounded.floatValue();
      default -> rounded.doubleValue();
    };
  }
}
