package io.github.gongjdbc.sql;

import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Powers, logarithms and arcs, which fail outside their domain as in PostgreSQL. Calcite yields NaN
 * or an infinity. It calls the methods by name.
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
                  + ", which is no whole number.");
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

  public static Double arcCosine(Object value) {
    return Math.acos(ratio(value, "cosine"));
  }

  public static Double arcSine(Object value) {
    return Math.asin(ratio(value, "sine"));
  }

  private static double ratio(Object value, String function) {
    double number = ((Number) value).doubleValue();
    if (number < -1 || number > 1) {
      throw SqlExceptions.unchecked(
          SqlState.NUMERIC_OUT_OF_RANGE,
          "No angle has the " + function + " " + ValueText.of(number) + ": it is from -1 to 1.");
    }
    return number;
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
