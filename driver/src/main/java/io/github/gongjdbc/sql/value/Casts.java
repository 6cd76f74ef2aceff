package io.github.gongjdbc.sql.value;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.DataContext;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * CAST as PostgreSQL has it: numbers are rounded half away from zero, texts are cut, what does not
 * fit is an error. Values are in the form in which Calcite computes: a TIMESTAMP is milliseconds of
 * local time, one WITH TIME ZONE of the epoch, a DATE days, a TIME milliseconds. Calcite calls the
 * methods by name.
 */
public final class Casts {
  private static final long DAY = 86_400_000;

  /** Digits of the seconds of a TIMESTAMP or TIME, at most. */
  private static final int MILLISECONDS = 3;

  private Casts() {}

  /** TRY_CAST and SAFE_CAST: null where CAST would fail. */
  public static @Nullable Object tryCast(
      DataContext context,
      Object value,
      SqlTypeName from,
      SqlTypeName to,
      int precision,
      int scale) {
    try {
      return cast(context, value, from, to, precision, scale);
    } catch (RuntimeException e) {
      return null;
    }
  }

  /**
   * The value in another type.
   *
   * @param precision length, digits or digits of a second; negative where there is no limit
   * @param scale digits of the fraction of a DECIMAL
   */
  public static Object cast(
      DataContext context,
      Object value,
      SqlTypeName from,
      SqlTypeName to,
      int precision,
      int scale) {
    return switch (to) {
      case CHAR, VARCHAR -> sized(text(context, value, from), to, precision);
      case BOOLEAN -> bool(value);
      case TINYINT, SMALLINT, INTEGER, BIGINT -> whole(value, to);
      case DECIMAL -> decimal(number(value, to), precision, scale);
      case REAL -> real(value);
      case FLOAT, DOUBLE -> floating(value);
      case DATE -> date(context, value, from);
      case TIME -> time(context, value, from, precision);
      case TIMESTAMP -> timestamp(context, value, from, precision);
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> rounded(instant(context, value, from), precision);
      default -> throw new IllegalArgumentException(to + " is not a type to cast to");
    };
  }

  private static String text(DataContext context, Object value, SqlTypeName from) {
    return switch (from) {
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          ValueText.of(
              Instant.ofEpochMilli(((Number) value).longValue())
                  .atZone(TimeZones.of(context))
                  .toOffsetDateTime());
      case TIMESTAMP -> ValueText.of(local(((Number) value).longValue()));
      case DATE -> ValueText.of(LocalDate.ofEpochDay(((Number) value).longValue()));
      case TIME -> ValueText.of(LocalTime.ofNanoOfDay(((Number) value).longValue() * 1_000_000));
      default ->
          SqlTypeName.INTERVAL_TYPES.contains(from)
              ? ValueText.ofInterval(((Number) value).longValue(), from)
              : ValueText.of(value);
    };
  }

  private static LocalDateTime local(long millis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  /** A text in its length, which is counted in characters, not in halves of them. */
  private static String sized(String text, SqlTypeName to, int length) {
    if (length < 0) {
      return text;
    }
    int characters = text.codePointCount(0, text.length());
    if (characters > length) {
      return text.substring(0, text.offsetByCodePoints(0, length));
    }
    return to == SqlTypeName.CHAR ? TextFunctions.rpad(text, length) : text;
  }

  private static Boolean bool(Object value) {
    if (value instanceof Boolean known) {
      return known;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    return switch (value.toString().trim().toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "on", "1" -> true;
      case "false", "f", "no", "n", "off", "0" -> false;
      default -> throw unreadable(value, SqlTypeName.BOOLEAN);
    };
  }

  private static Object whole(Object value, SqlTypeName to) {
    if (value instanceof Double || value instanceof Float) {
      double floating = ((Number) value).doubleValue();
      if (!(Math.abs(floating) < 1e19)) {
        throw Numbers.outOfRange(ValueText.of(value), to);
      }
      return Numbers.whole(new BigDecimal(Math.rint(floating)).toBigInteger(), to);
    }
    if (value instanceof BigDecimal decimal) {
      return Numbers.whole(
          Numbers.bounded(decimal, to).setScale(0, RoundingMode.HALF_UP).toBigInteger(), to);
    }
    if (value instanceof Number number) {
      return Numbers.whole(number.longValue(), to);
    }
    BigDecimal number = number(value, to);
    if (number.stripTrailingZeros().scale() > 0) {
      throw unreadable(value, to);
    }
    return Numbers.whole(Numbers.bounded(number, to).toBigInteger(), to);
  }

  private static BigDecimal number(Object value, SqlTypeName to) {
    if (value instanceof Boolean known) {
      return known ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof Number number) {
      return Numbers.exact(number);
    }
    try {
      return Numbers.read(value.toString());
    } catch (NumberFormatException e) {
      throw unreadable(value, to);
    }
  }

  private static BigDecimal decimal(BigDecimal number, int precision, int scale) {
    BigDecimal rounded =
        Numbers.bounded(number, SqlTypeName.DECIMAL)
            .setScale(Math.max(scale, 0), RoundingMode.HALF_UP);
    if (rounded.precision() > precision && rounded.signum() != 0) {
      throw SqlExceptions.unchecked(
          SqlState.NUMERIC_OUT_OF_RANGE,
          "The value "
              + number.toPlainString()
              + " is out of range for DECIMAL("
              + precision
              + ", "
              + scale
              + ").");
    }
    return rounded;
  }

  private static Object floating(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof Boolean known) {
      return known ? 1.0 : 0.0;
    }
    String text = value.toString().trim();
    try {
      double number = Double.parseDouble(text);
      boolean suffixed = !text.isEmpty() && "dDfF".indexOf(text.charAt(text.length() - 1)) >= 0;
      if (!suffixed) {
        if (Double.isInfinite(number) && !text.endsWith("y")) {
          throw Numbers.outOfRange(text, SqlTypeName.DOUBLE);
        }
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, as what has a suffix of Java.
    }
    throw unreadable(value, SqlTypeName.DOUBLE);
  }

  private static Object real(Object value) {
    double number = (Double) floating(value);
    float narrow = (float) number;
    if (Float.isInfinite(narrow) && !Double.isInfinite(number)) {
      throw Numbers.outOfRange(ValueText.of(number), SqlTypeName.REAL);
    }
    return narrow;
  }

  private static Integer date(DataContext context, Object value, SqlTypeName from) {
    if (value instanceof Number number) {
      return isTimestamp(from)
          ? Math.toIntExact(Math.floorDiv(local(context, number, from), DAY))
          : number.intValue();
    }
    return Math.toIntExact(parsed(context, value.toString()).toLocalDate().toEpochDay());
  }

  private static Integer time(DataContext context, Object value, SqlTypeName from, int precision) {
    long millis;
    if (value instanceof Number number) {
      millis =
          isTimestamp(from) ? Math.floorMod(local(context, number, from), DAY) : number.longValue();
    } else {
      String text = value.toString().trim();
      // A time alone, or the time of a date and time.
      Optional<LocalDateTime> parsed =
          TimestampText.parse(text, ZoneOffset.UTC)
              .or(() -> TimestampText.parse("2000-01-01 " + text, ZoneOffset.UTC));
      millis =
          parsed
                  .orElseThrow(
                      () ->
                          SqlExceptions.unchecked(
                              SqlState.INVALID_DATETIME,
                              "'" + text + "' is not a time of day: write 17:00:00."))
                  .toLocalTime()
                  .toNanoOfDay()
              / 1_000_000;
    }
    long rounded = rounded(millis, precision);
    if (rounded == DAY) {
      throw SqlExceptions.unchecked(
          SqlState.INVALID_DATETIME,
          LocalTime.ofNanoOfDay(millis * 1_000_000)
              + " is rounded to 24:00:00, which is not a time of day: cast it to TIME(3).");
    }
    return (int) rounded;
  }

  private static Long timestamp(
      DataContext context, Object value, SqlTypeName from, int precision) {
    long millis;
    if (value instanceof Number number) {
      millis = from == SqlTypeName.DATE ? number.longValue() * DAY : local(context, number, from);
    } else {
      millis = parsed(context, value.toString()).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
    return rounded(millis, precision);
  }

  private static boolean isTimestamp(SqlTypeName type) {
    return type == SqlTypeName.TIMESTAMP || type == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
  }

  /** The milliseconds of local time of a TIMESTAMP with or without a zone. */
  private static long local(DataContext context, Number value, SqlTypeName from) {
    return from == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE
        ? TimeZones.local(value.longValue(), TimeZones.of(context))
        : value.longValue();
  }

  private static long instant(DataContext context, Object value, SqlTypeName from) {
    if (!(value instanceof Number number)) {
      return TimestampText.instant(value.toString(), TimeZones.of(context))
          .orElseThrow(() -> noTimestamp(value.toString()))
          .toEpochMilli();
    }
    return switch (from) {
      case DATE -> TimeZones.instant(number.longValue() * DAY, TimeZones.of(context));
      case TIMESTAMP -> TimeZones.instant(number.longValue(), TimeZones.of(context));
      default -> number.longValue();
    };
  }

  /** A time in milliseconds, to so many digits of a second. */
  public static long rounded(long millis, int precision) {
    if (precision < 0 || precision >= MILLISECONDS) {
      return millis;
    }
    long unit = BigDecimal.TEN.pow(MILLISECONDS - precision).longValue();
    return Math.floorDiv(millis + unit / 2, unit) * unit;
  }

  private static LocalDateTime parsed(DataContext context, String text) {
    return TimestampText.parse(text, TimeZones.of(context)).orElseThrow(() -> noTimestamp(text));
  }

  private static RuntimeException noTimestamp(String text) {
    return SqlExceptions.unchecked(SqlState.INVALID_DATETIME, TimestampText.complaint(text));
  }

  private static RuntimeException unreadable(Object value, SqlTypeName to) {
    return SqlExceptions.unchecked(
        SqlState.INVALID_CAST, "'" + value + "' cannot be cast to " + to.getName() + ".");
  }
}
