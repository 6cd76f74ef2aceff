package io.github.gongjdbc.jdbc.value;

import io.github.gongjdbc.schema.settings.Excerpt;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.validate.ParameterForm;
import io.github.gongjdbc.sql.value.Numbers;
import io.github.gongjdbc.sql.value.TimestampText;
import io.github.gongjdbc.sql.value.ValueText;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Conversions between the values that Calcite computes with and those of JDBC. In between stand
 * plain values, of which those of time are local dates and times, or instants with the offset of
 * the connection's zone.
 */
public final class TypeConverter {
  /** More rows than any result has; twice as many are still an INTEGER. */
  private static final int MOST_ROWS = Integer.MAX_VALUE / 2;

  private final ZoneId zone;
  private final TimeConverter times;

  /**
   * @param zone the zone of the connection
   */
  public TypeConverter(ZoneId zone) {
    this.zone = zone;
    this.times = new TimeConverter(zone);
  }

  /** Whether computed values of this type are plain ones already. */
  public static boolean computesPlain(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case BOOLEAN, INTEGER, BIGINT, DECIMAL, REAL, FLOAT, DOUBLE, CHAR, VARCHAR -> true;
      default -> false;
    };
  }

  /** A computed value as String, Number, Boolean, byte[], List or a class of java.time. */
  public @Nullable Object plain(@Nullable Object computed, RelDataType type) {
    if (computed == null) {
      return null;
    }
    return switch (type.getSqlTypeName()) {
      case TIMESTAMP ->
          computed instanceof Number millis
              ? LocalDateTime.ofInstant(Instant.ofEpochMilli(millis.longValue()), ZoneOffset.UTC)
              : computed;
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          computed instanceof Number millis
              ? Instant.ofEpochMilli(millis.longValue()).atZone(zone).toOffsetDateTime()
              : computed;
      case DATE ->
          computed instanceof Number days ? LocalDate.ofEpochDay(days.longValue()) : computed;
      case TIME ->
          computed instanceof Number millis
              ? LocalTime.ofNanoOfDay(millis.longValue() * 1_000_000)
              : computed;
      case ARRAY -> computed instanceof List<?> list ? elements(list, type) : computed;
      case ROW -> computed instanceof @Nullable Object[] row ? text(row, type) : computed;
      case BINARY, VARBINARY -> computed instanceof ByteString bytes ? bytes.getBytes() : computed;
      case TINYINT, SMALLINT -> computed instanceof Number number ? number.intValue() : computed;
      default ->
          SqlTypeName.INTERVAL_TYPES.contains(type.getSqlTypeName())
                  && computed instanceof Number length
              ? ValueText.ofInterval(length.longValue(), type.getSqlTypeName())
              : computed;
    };
  }

  private List<?> elements(List<?> computed, RelDataType type) {
    RelDataType elementType = type.getComponentType();
    if (elementType == null) {
      return computed;
    }
    List<@Nullable Object> elements = new ArrayList<>();
    computed.forEach(element -> elements.add(plain(element, elementType)));
    return elements;
  }

  private String text(@Nullable Object[] row, RelDataType type) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      values.add(plain(row[i], type.getFieldList().get(i).getType()));
    }
    return ValueText.ofRow(values);
  }

  /**
   * A plain value as an object of a class that somebody asks for.
   *
   * @throws SQLException if there is no sensible conversion
   */
  public <T> @Nullable T convert(@Nullable Object plain, Class<T> wanted) throws SQLException {
    if (plain == null) {
      return null;
    }
    if (wanted.isInstance(plain)) {
      return wanted.cast(plain);
    }
    Object converted;
    try {
      converted = converted(plain, wanted);
    } catch (NumberFormatException e) {
      throw unfit(plain, wanted, e);
    } catch (ArithmeticException e) {
      throw SqlExceptions.of(
          SqlState.NUMERIC_OUT_OF_RANGE,
          "The value "
              + shortened(text(plain))
              + " is out of range for "
              + wanted.getSimpleName()
              + ".",
          e);
    }
    if (converted == null) {
      throw unfit(plain, wanted, null);
    }
    return wanted.cast(converted);
  }

  private @Nullable Object converted(Object plain, Class<?> wanted) {
    if (wanted == String.class) {
      return text(plain);
    }
    if (wanted == Boolean.class) {
      return bool(plain);
    }
    if (Number.class.isAssignableFrom(wanted)) {
      return number(plain, wanted);
    }
    if (wanted == Clob.class) {
      return new JdbcClob(text(plain));
    }
    if (wanted == NClob.class) {
      return new JdbcNClob(text(plain));
    }
    if (wanted == Reader.class) {
      return new StringReader(text(plain));
    }
    if (wanted == byte[].class && plain instanceof String text) {
      return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
    return time(plain, wanted);
  }

  static String text(Object plain) {
    if (plain instanceof byte[] bytes) {
      return new ByteString(bytes).toString();
    }
    return ValueText.of(plain);
  }

  private static @Nullable Boolean bool(Object plain) {
    if (plain instanceof Number number) {
      return number.doubleValue() != 0;
    }
    if (plain instanceof String text) {
      return switch (text.trim().toLowerCase(Locale.ROOT)) {
        case "true", "t", "yes", "1" -> true;
        case "false", "f", "no", "0" -> false;
        default -> null;
      };
    }
    return null;
  }

  private static @Nullable Object number(Object plain, Class<?> wanted) {
    BigDecimal exact;
    if (plain instanceof Boolean flag) {
      exact = flag ? BigDecimal.ONE : BigDecimal.ZERO;
    } else if (plain instanceof Number || plain instanceof String) {
      exact = Numbers.read(plain.toString());
    } else {
      return null;
    }
    if (wanted == Double.class) {
      return exact.doubleValue();
    } else if (wanted == Float.class) {
      return exact.floatValue();
    } else if (wanted == BigDecimal.class) {
      return exact;
    }
    exact = Numbers.bounded(exact, SqlTypeName.BIGINT);
    if (wanted == Integer.class) {
      return exact.toBigInteger().intValueExact();
    } else if (wanted == Long.class) {
      return exact.toBigInteger().longValueExact();
    } else if (wanted == Short.class) {
      return exact.toBigInteger().shortValueExact();
    } else if (wanted == Byte.class) {
      return exact.toBigInteger().byteValueExact();
    } else {
      return wanted == BigInteger.class ? exact.toBigInteger() : null;
    }
  }

  private @Nullable Object time(Object plain, Class<?> wanted) {
    if (plain instanceof String text && (wanted == LocalTime.class || wanted == Time.class)) {
      Optional<LocalTime> time = TimestampText.timeOfDay(text);
      if (time.isPresent()) {
        return wanted == LocalTime.class ? time.get() : times.as(time.get(), wanted);
      }
    }
    Object temporal = plain instanceof String text ? read(text, wanted) : plain;
    return temporal == null ? null : times.as(temporal, wanted);
  }

  private @Nullable Object read(String text, Class<?> wanted) {
    return wanted == Instant.class
            || wanted == OffsetDateTime.class
            || wanted == ZonedDateTime.class
        ? TimestampText.instant(text, zone)
            .map(instant -> instant.truncatedTo(ChronoUnit.MILLIS).atZone(zone).toOffsetDateTime())
            .orElse(null)
        : TimestampText.parse(text, zone).orElse(null);
  }

  private static String shortened(String text) {
    return Excerpt.of(text, 60);
  }

  private static SQLException unfit(Object plain, Class<?> wanted, @Nullable Exception cause) {
    String text = text(plain);
    return SqlExceptions.of(
        SqlState.DATA_EXCEPTION,
        "'" + shortened(text) + "' cannot be read as " + wanted.getSimpleName() + ".",
        cause);
  }

  /**
   * The value of a parameter in the form in which Calcite computes.
   *
   * @param plain a plain value
   * @param type the type of the parameter
   */
  public @Nullable Object computed(@Nullable Object plain, RelDataType type) throws SQLException {
    if (plain == null) {
      return null;
    }
    return switch (type.getSqlTypeName()) {
      case TIMESTAMP ->
          required(plain, LocalDateTime.class).toInstant(ZoneOffset.UTC).toEpochMilli();
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> required(plain, Instant.class).toEpochMilli();
      case DATE -> Math.toIntExact(required(plain, LocalDate.class).toEpochDay());
      case TIME -> (int) (required(plain, LocalTime.class).toNanoOfDay() / 1_000_000);
      case BOOLEAN -> convert(plain, Boolean.class);
      case TINYINT -> convert(plain, Byte.class);
      case SMALLINT -> convert(plain, Short.class);
      case INTEGER -> convert(plain, Integer.class);
      case BIGINT -> convert(plain, Long.class);
      case DECIMAL -> scaled(convert(plain, BigDecimal.class), type);
      case REAL -> convert(plain, Float.class);
      case FLOAT, DOUBLE -> convert(plain, Double.class);
      case CHAR, VARCHAR -> convert(plain, String.class);
      case BINARY, VARBINARY -> new ByteString(required(plain, byte[].class));
      default -> plain;
    };
  }

  /** A number with the zeros that its type has behind the point. */
  private static @Nullable BigDecimal scaled(@Nullable BigDecimal number, RelDataType type) {
    return number == null || number.scale() >= type.getScale()
        ? number
        : number.setScale(type.getScale());
  }

  /** A text as a plain value of the type that is wanted; other values as they are. */
  Object read(Object plain, RelDataType type) throws SQLException {
    SqlTypeName name = type.getSqlTypeName();
    if (!(plain instanceof String text)) {
      return name == SqlTypeName.BOOLEAN && plain instanceof Number number
          ? flag(number)
          : times.read(plain, name);
    }
    return switch (name) {
      case TIMESTAMP -> timestamp(text);
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> instant(text);
      case DATE -> timestamp(text).toLocalDate();
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, FLOAT, DOUBLE -> decimal(text, type);
      case BOOLEAN -> {
        Boolean flag = bool(text);
        if (flag == null) {
          throw unreadable(text, type);
        }
        yield flag;
      }
      case TIME -> required(text, LocalTime.class);
      default -> text;
    };
  }

  private LocalDateTime timestamp(String text) throws SQLException {
    return TimestampText.exact(text, zone)
        .orElseThrow(
            () -> SqlExceptions.of(SqlState.INVALID_DATETIME, TimestampText.complaint(text)));
  }

  private OffsetDateTime instant(String text) throws SQLException {
    return TimestampText.instant(text, zone)
        .orElseThrow(
            () -> SqlExceptions.of(SqlState.INVALID_DATETIME, TimestampText.complaint(text)))
        .atZone(zone)
        .toOffsetDateTime();
  }

  private static Object decimal(String text, RelDataType type) throws SQLException {
    try {
      return bounded(Numbers.read(text));
    } catch (NumberFormatException e) {
      throw unreadable(text, type);
    }
  }

  private static BigDecimal bounded(BigDecimal number) throws SQLException {
    try {
      return Numbers.bounded(number, SqlTypeName.DECIMAL);
    } catch (IllegalStateException e) {
      throw SqlExceptions.running(e);
    }
  }

  private static Object flag(Number number) {
    double value = number.doubleValue();
    return value == 0 || value == 1 ? (Object) (value == 1) : number;
  }

  private static SQLException unreadable(String text, RelDataType type) {
    return SqlExceptions.of(
        SqlState.INVALID_CAST,
        "'" + shortened(text) + "' is not a valid " + type.getSqlTypeName() + ".");
  }

  /** The number of rows of a LIMIT or OFFSET. */
  Object rows(Object plain) throws SQLException {
    BigDecimal rows = convert(plain, BigDecimal.class);
    if (rows == null || rows.signum() < 0 || rows.stripTrailingZeros().scale() > 0) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "'" + shortened(text(plain)) + "' is not a number of rows for LIMIT or OFFSET.");
    }
    return rows.min(BigDecimal.valueOf(MOST_ROWS)).intValue();
  }

  <T> T required(Object plain, Class<T> wanted) throws SQLException {
    T converted = convert(plain, wanted);
    if (converted == null) {
      throw unfit(plain, wanted, null);
    }
    return converted;
  }

  /**
   * What somebody set, as a plain value.
   *
   * @throws SQLException if it is of a class that no SQL type has
   */
  public @Nullable Object plainOf(@Nullable Object given) throws SQLException {
    if (given == null) {
      return null;
    }
    if (given instanceof Character || given instanceof Enum<?> || given instanceof UUID) {
      return given.toString();
    }
    if (given instanceof Clob clob) {
      return JdbcClob.read(clob.getCharacterStream());
    }
    if (given instanceof Reader reader) {
      return JdbcClob.read(reader);
    }
    Object plain = times.plain(given instanceof BigDecimal number ? bounded(number) : given);
    if (ParameterForm.of(plain).equals(ParameterForm.FREE)) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "A " + given.getClass().getName() + " cannot be the value of a parameter: set a text.");
    }
    return plain;
  }
}
