package io.github.gongjdbc.sql.value;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Functions of angles and their inverses, as PostgreSQL has them: exact for the angles that people
 * write, right for large numbers, and an error outside their domain. Calcite calls the methods by
 * name.
 */
public final class Angles {
  private Angles() {}

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

  public static Double degrees(Object radians) {
    double value = ((Number) radians).doubleValue();
    double result = Math.toDegrees(value);
    if (Double.isInfinite(result) && !Double.isInfinite(value)) {
      throw Numbers.outOfRange("DEGREES(" + ValueText.of(value) + ")", SqlTypeName.DOUBLE);
    }
    return result;
  }

  public static Double sineOfDegrees(Object angle) {
    double degrees = ((Number) angle).doubleValue() % 360;
    if (degrees < 0) {
      return -sineOfDegrees(-degrees);
    }
    if (degrees > 180) {
      return -sineOfDegrees(degrees - 180);
    }
    return sineToRightAngle(degrees > 90 ? 180 - degrees : degrees);
  }

  public static Double cosineOfDegrees(Object angle) {
    double degrees = Math.abs(((Number) angle).doubleValue() % 360);
    double half = degrees > 180 ? 360 - degrees : degrees;
    return half > 90 ? -sineToRightAngle(half - 90) : sineToRightAngle(90 - half);
  }

  public static Double tangentOfDegrees(Object angle) {
    return sineOfDegrees(angle) / cosineOfDegrees(angle);
  }

  private static double sineToRightAngle(double degrees) {
    return degrees == 30 ? 0.5 : Math.sin(Math.toRadians(degrees));
  }

  public static Double areaSine(Object value) {
    double number = ((Number) value).doubleValue();
    return Math.copySign(logarithmOfSum(Math.abs(number), 1), number);
  }

  public static Double areaCosine(Object value) {
    double number = ((Number) value).doubleValue();
    if (number < 1) {
      throw SqlExceptions.unchecked(
          SqlState.NUMERIC_OUT_OF_RANGE,
          "ACOSH takes numbers from 1 on, not " + ValueText.of(number) + ".");
    }
    return logarithmOfSum(number, -1);
  }

  /** The logarithm of a number plus the root of its square plus or minus 1. */
  private static double logarithmOfSum(double number, int sign) {
    // The square of a larger number is infinite, and 1 is nothing beside it.
    return number > 1e8
        ? Math.log(number) + Math.log(2)
        : number < 1 && sign > 0
            ? Math.log1p(number + number * number / (1 + Math.hypot(1, number)))
            : Math.log(number + Math.sqrt(number * number + sign));
  }

  public static Double areaTangent(Object value) {
    double number = ((Number) value).doubleValue();
    if (Math.abs(number) > 1) {
      throw SqlExceptions.unchecked(
          SqlState.NUMERIC_OUT_OF_RANGE,
          "ATANH takes numbers from -1 to 1, not " + ValueText.of(number) + ".");
    }
    return 0.5 * (Math.log1p(number) - Math.log1p(-number));
  }
}
