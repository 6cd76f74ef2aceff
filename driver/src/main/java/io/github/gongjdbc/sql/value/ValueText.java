package io.github.gongjdbc.sql.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Values as text, as PostgreSQL writes them. CAST to VARCHAR and {@code ResultSet.getString} print
 * the same.
 */
public final class ValueText {
  private static final long DAY = 86_400_000;
  private static final int DOUBLE_DIGITS = 15;
  private static final int FLOAT_DIGITS = 6;

  /** Below it a whole number has no more digits than are kept of a double. */
  private static final double MOST_DIGITS = 1e15;

  /** Below it numbers are written with an exponent. */
  private static final double LEAST_PLAIN = 1e-4;

  /** How many digits behind the point are looked for in the short way. */
  private static final int SHORT_FRACTION = 6;

  /** What stands in quotes inside a row. */
  private static final Pattern QUOTED = Pattern.compile("[(),\"\\\\\\s]");

  private ValueText() {}

  /** A value as text: a text, number, truth value, an object of java.time or a list. */
  public static String of(Object value) {
    if (value instanceof Double number) {
      BigDecimal few = fewDigits(number);
      return few != null
          ? few.toPlainString()
          : of(
              number, DOUBLE_DIGITS, DOUBLE_DIGITS, candidate -> candidate.doubleValue() == number);
    } else if (value instanceof Float number) {
      return of(number, FLOAT_DIGITS, FLOAT_DIGITS, candidate -> candidate.floatValue() == number);
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof LocalDateTime time) {
      return time.toLocalDate() + " " + ofTime(time.toLocalTime());
    } else if (value instanceof OffsetDateTime time) {
      return of(time.toLocalDateTime()) + ofOffset(time.getOffset());
    } else if (value instanceof LocalTime time) {
      return ofTime(time);
    } else if (value instanceof List<?> elements) {
      return elements.stream()
          .map(element -> element == null ? "null" : of(element))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }

  /** With its seconds always, and without zeros at the end of their fraction. */
  private static String ofTime(LocalTime time) {
    String text = time.toString();
    if (time.getNano() == 0) {
      return time.getSecond() == 0 ? text + ":00" : text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, end);
  }

  /** Without minutes that are zero: {@code +01}, {@code +05:30}. */
  private static String ofOffset(ZoneOffset offset) {
    String id = offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    return id.length() == "+00:00".length() && id.endsWith(":00") ? id.substring(0, 3) : id;
  }

  /**
   * An interval as text, such as {@code 2 days 01:00:00} or {@code 1 year 2 mons}.
   *
   * @param length months, or milliseconds where the type has days or less
   */
  public static String ofInterval(long length, SqlTypeName type) {
    List<String> parts = new ArrayList<>();
    if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(type)) {
      part(length / 12, "year", parts);
      part(length % 12, "mon", parts);
    } else {
      part(length / DAY, "day", parts);
      long time = length % DAY;
      if (time != 0 || parts.isEmpty()) {
        parts.add(
            (time < 0 ? "-" : "") + ofTime(LocalTime.ofNanoOfDay(Math.abs(time) * 1_000_000)));
      }
    }
    return parts.isEmpty() ? "00:00:00" : String.join(" ", parts);
  }

  /** A row as text, such as {@code (7,"two words",,t)}. */
  public static String ofRow(List<? extends @Nullable Object> values) {
    return values.stream().map(ValueText::ofField).collect(Collectors.joining(",", "(", ")"));
  }

  private static String ofField(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Boolean flag) {
      return flag ? "t" : "f";
    }
    String text = of(value);
    return QUOTED.matcher(text).find() || text.isEmpty()
        ? "\"" + text.replace("\\", "\\\\").replace("\"", "\"\"") + "\""
        : text;
  }

  private static void part(long number, String unit, List<String> parts) {
    if (number != 0) {
      parts.add(number + " " + unit + (number == 1 ? "" : "s"));
    }
  }

  /**
   * A number that has few digits behind the point, as most have: those of the decimal that is read
   * as the same number, which no other decimal of so few digits is. Null for other numbers, and for
   * those that are written with an exponent.
   */
  private static @Nullable BigDecimal fewDigits(double value) {
    if (Math.abs(value) < LEAST_PLAIN) {
      return null;
    }
    long power = 1;
    for (int scale = 0; scale <= SHORT_FRACTION; scale++, power *= 10) {
      double digits = Math.rint(value * power);
      if (digits != 0 && Math.abs(digits) < MOST_DIGITS && digits / power == value) {
        return BigDecimal.valueOf((long) digits, scale);
      }
    }
    return null;
  }

  /** The fewest digits that are read as the same number. */
  private static String of(
      Number number, int digits, int plainDigits, java.util.function.Predicate<BigDecimal> isSame) {
    double value = number.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal exact = new BigDecimal(value);
    if (exact.signum() == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal shortest = exact;
    for (int precision = digits; precision <= digits + 3; precision++) {
      shortest = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
      if (isSame.test(shortest)) {
        break;
      }
    }
    shortest = shortest.stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < plainDigits) {
      return shortest.toPlainString();
    }
    BigDecimal mantissa = shortest.movePointLeft(exponent).stripTrailingZeros();
    return mantissa.toPlainString()
        + "e"
        + (exponent < 0 ? "-" : "+")
        + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
  }
}
