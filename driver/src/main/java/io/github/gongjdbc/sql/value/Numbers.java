package io.github.gongjdbc.sql.value;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Arithmetic of numbers as other databases compute: what is too large is an error, and a DECIMAL
 * has the scale that its type says. Calcite calls the methods by name.
 */
public final class Numbers {
  /** More digits in front of the point, or zeros behind it, than any type holds. */
  private static final int MOST_DIGITS = 400;

  /**
   * A longer text is not a number that anybody meant; to read it would take the square of its time.
   */
  private static final int LONGEST = 5_000;

  private Numbers() {}

  /**
   * The number that a text says.
   *
   * @throws NumberFormatException if it says none
   */
  public static BigDecimal read(String text) {
    String number = text.trim();
    if (number.length() > LONGEST) {
      throw new NumberFormatException("a text of " + number.length() + " characters");
    }
    return new BigDecimal(number);
  }

  /**
   * A number that can be written and rounded: one with an exponent of a million is small as it
   * stands, but its digits fill the memory. One that is next to nothing is zero.
   */
  public static BigDecimal bounded(BigDecimal number, SqlTypeName type) {
    long digits = (long) number.precision() - number.scale();
    if (number.signum() == 0 ? number.scale() < -MOST_DIGITS : digits < -MOST_DIGITS) {
      return BigDecimal.ZERO;
    }
    if (digits > MOST_DIGITS && number.signum() != 0) {
      throw outOfRange(number.toString(), type);
    }
    return number;
  }

  /** The sum, difference, product, quotient or remainder of two numbers. */
  public static Object compute(
      Object first, Object second, SqlKind operation, SqlTypeName type, int scale) {
    Number a = (Number) first;
    Number b = (Number) second;
    return switch (type) {
      case TINYINT, SMALLINT, INTEGER, BIGINT ->
          isWhole(a) && isWhole(b)
              ? whole(whole(a.longValue(), b.longValue(), operation), type)
              : whole(exact(exact(a), exact(b), operation, 0).toBigInteger(), type);
      case DECIMAL -> exact(exact(a), exact(b), operation, scale);
      default -> approximate(a.doubleValue(), b.doubleValue(), operation, type);
    };
  }

  /** The number with the opposite sign, or without its sign. */
  public static Object negate(Object value, boolean always, SqlTypeName type) {
    if (value instanceof BigDecimal number) {
      return always ? number.negate() : number.abs();
    }
    Number number = (Number) value;
    if (value instanceof Double || value instanceof Float) {
      double result = always ? -number.doubleValue() : Math.abs(number.doubleValue());
      return type == SqlTypeName.REAL ? (Object) (float) result : (Object) result;
    }
    long whole = number.longValue();
    if (!always && whole >= 0) {
      return whole(whole, type);
    }
    if (whole == Long.MIN_VALUE) {
      throw outOfRange("9223372036854775808", type);
    }
    return whole(-whole, type);
  }

  /** -1, 0 or 1 with the digits of its type. */
  public static BigDecimal sign(Object value, int scale) {
    return BigDecimal.valueOf(exact((Number) value).signum()).setScale(Math.max(scale, 0));
  }

  /** The bits that are set in one of two whole numbers alone. */
  public static Object exclusiveOr(Object first, Object second, SqlTypeName type) {
    return whole(((Number) first).longValue() ^ ((Number) second).longValue(), type);
  }

  private static boolean isWhole(Number number) {
    return !(number instanceof BigDecimal || number instanceof Double || number instanceof Float);
  }

  static BigDecimal exact(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    return isWhole(number) ? BigDecimal.valueOf(number.longValue()) : decimal(number);
  }

  /** A floating number by the digits that it is written with. */
  static BigDecimal decimal(Number number) {
    double value = number.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw outOfRange(String.valueOf(value), SqlTypeName.DECIMAL);
    }
    return new BigDecimal(ValueText.of(number));
  }

  private static long whole(long a, long b, SqlKind operation) {
    return switch (operation) {
      case PLUS, CHECKED_PLUS -> {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
          throw outOfRange(a + " + " + b, SqlTypeName.BIGINT);
        }
        yield sum;
      }
      case MINUS, CHECKED_MINUS -> {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
          throw outOfRange(a + " - " + b, SqlTypeName.BIGINT);
        }
        yield difference;
      }
      case TIMES, CHECKED_TIMES -> {
        long high = Math.multiplyHigh(a, b);
        long product = a * b;
        if (high != (product < 0 ? -1 : 0)) {
          throw outOfRange(a + " * " + b, SqlTypeName.BIGINT);
        }
        yield product;
      }
      case MOD -> a % nonZero(b);
      default -> {
        if (a == Long.MIN_VALUE && b == -1) {
          throw outOfRange(a + " / " + b, SqlTypeName.BIGINT);
        }
        yield a / nonZero(b);
      }
    };
  }

  private static BigDecimal exact(BigDecimal a, BigDecimal b, SqlKind operation, int scale) {
    BigDecimal result =
        switch (operation) {
          case PLUS, CHECKED_PLUS -> a.add(b);
          case MINUS, CHECKED_MINUS -> a.subtract(b);
          case TIMES, CHECKED_TIMES -> a.multiply(b);
          case MOD -> a.remainder(nonZero(b));
          default -> a.divide(nonZero(b), scale, RoundingMode.HALF_UP);
        };
    return result.setScale(scale, RoundingMode.HALF_UP);
  }

  private static Object approximate(double a, double b, SqlKind operation, SqlTypeName type) {
    double result =
        switch (operation) {
          case PLUS, CHECKED_PLUS -> a + b;
          case MINUS, CHECKED_MINUS -> a - b;
          case TIMES, CHECKED_TIMES -> a * b;
          case MOD -> a % nonZero(b);
          default -> a / nonZero(b);
        };
    boolean real = type == SqlTypeName.REAL;
    if ((Double.isInfinite(result) || (real && Float.isInfinite((float) result)))
        && !Double.isInfinite(a)
        && !Double.isInfinite(b)) {
      throw outOfRange(a + " and " + b, type);
    }
    return real ? (Object) (float) result : (Object) result;
  }

  private static long nonZero(long divisor) {
    if (divisor == 0) {
      throw byZero();
    }
    return divisor;
  }

  private static BigDecimal nonZero(BigDecimal divisor) {
    if (divisor.signum() == 0) {
      throw byZero();
    }
    return divisor;
  }

  private static double nonZero(double divisor) {
    if (divisor == 0) {
      throw byZero();
    }
    return divisor;
  }

  private static RuntimeException byZero() {
    return SqlExceptions.unchecked(SqlState.DIVISION_BY_ZERO, "A number is divided by zero.");
  }

  /** A whole number in the class of its type. */
  static Object whole(long value, SqlTypeName type) {
    Object narrow =
        switch (type) {
          case TINYINT -> (byte) value;
          case SMALLINT -> (short) value;
          case INTEGER -> (int) value;
          default -> value;
        };
    if (((Number) narrow).longValue() != value) {
      throw outOfRange(String.valueOf(value), type);
    }
    return narrow;
  }

  static Object whole(java.math.BigInteger value, SqlTypeName type) {
    if (value.bitLength() > Long.SIZE - 1) {
      throw outOfRange(value.toString(), type);
    }
    return whole(value.longValue(), type);
  }

  static RuntimeException outOfRange(String value, SqlTypeName type) {
    return SqlExceptions.unchecked(
        SqlState.NUMERIC_OUT_OF_RANGE,
        "The value "
            + value
            + " is out of range for "
            + type.getName()
            + ": cast to a wider type before you compute.");
  }
}
