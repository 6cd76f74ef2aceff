package io.github.gongjdbc.sql.value;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Powers and logarithms, which fail outside their domain as in PostgreSQL. Calcite yields NaN or an
 * infinity. It calls the methods by name.
 */
public final class Powers {
  private Powers() {}

  public static Double power(Object base, Object exponent) {
    double b = ((Number) base).doubleValue();
    double e = ((Number) exponent).doubleValue();
    double result = e == 0.5 ? Math.sqrt(b) : Math.pow(b, e);
    if (Double.isNaN(result) && !Double.isNaN(b) && !Double.isNaN(e)) {
      throw SqlExceptions.unchecked(
          SqlState.INVALID_POWER,
          e == 0.5
              ? "The negative number " + ValueText.of(b) + " has no square root."
              : "The negative number "
                  + ValueText.of(b)
                  + " has no power of "
                  + ValueText.of(e)
                  + ", which is not a whole number.");
    }
    if (b == 0 && e < 0) {
      throw SqlExceptions.unchecked(
          SqlState.INVALID_POWER, "Zero has no power of " + ValueText.of(e) + ".");
    }
    if (Double.isInfinite(result) && !Double.isInfinite(b) && !Double.isInfinite(e)) {
      throw Numbers.outOfRange(
          "POWER(" + ValueText.of(b) + ", " + ValueText.of(e) + ")", SqlTypeName.DOUBLE);
    }
    return result;
  }

  public static Double squareRoot(Object value) {
    return power(value, 0.5);
  }

  public static Double exponential(Object value) {
    double exponent = ((Number) value).doubleValue();
    double result = Math.exp(exponent);
    if (Double.isInfinite(result) && !Double.isInfinite(exponent)) {
      throw Numbers.outOfRange("EXP(" + ValueText.of(exponent) + ")", SqlTypeName.DOUBLE);
    }
    return result;
  }

  public static Double naturalLogarithm(Object value) {
    return Math.log(positive(value));
  }

  public static Double decimalLogarithm(Object value) {
    return Math.log10(positive(value));
  }

  public static Double binaryLogarithm(Object value) {
    return logarithm(value, 2);
  }

  /** The exponent to which a base has to be raised to yield a number. */
  public static Double logarithm(Object value, Object base) {
    double divisor = Math.log(positive(base));
    if (divisor == 0) {
      throw SqlExceptions.unchecked(
          SqlState.DIVISION_BY_ZERO, "There is no logarithm to the base 1.");
    }
    return Math.log(positive(value)) / divisor;
  }

  private static double positive(Object value) {
    double number = ((Number) value).doubleValue();
    if (number <= 0) {
      throw SqlExceptions.unchecked(
          SqlState.INVALID_LOGARITHM,
          "The number " + ValueText.of(number) + " has no logarithm, as it is not above zero.");
    }
    return number;
  }
}
