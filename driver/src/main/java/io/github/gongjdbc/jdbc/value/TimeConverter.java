package io.github.gongjdbc.jdbc.value;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Conversions between the local times of SQL and the classes of java.sql and java.time. A TIMESTAMP
 * is a local date and time: the classes of java.sql show it in their fields, in the zone of the JVM
 * or of a calendar. What is an instant by itself goes through the zone of the connection. In the
 * hour that a change of the clock repeats, the instant of a local time is the earlier one.
 */
public final class TimeConverter {
  private final ZoneId zone;

  /**
   * @param zone the zone of the connection
   */
  TimeConverter(ZoneId zone) {
    this.zone = zone;
  }

  /** A date, a time of day or both as another class; null if there is no sensible conversion. */
  @Nullable Object as(Object temporal, Class<?> wanted) {
    if (temporal instanceof LocalDateTime time) {
      return as(time, wanted);
    }
    if (temporal instanceof OffsetDateTime time) {
      return as(time, wanted);
    }
    if (temporal instanceof LocalDate date) {
      return wanted == Date.class
          ? JvmClock.date(date.toEpochDay())
          : as(date.atStartOfDay(), wanted);
    }
    return temporal instanceof LocalTime time && wanted == Time.class ? JvmClock.time(time) : null;
  }

  private @Nullable Object as(OffsetDateTime time, Class<?> wanted) {
    if (wanted == Instant.class) {
      return time.toInstant();
    } else if (wanted == OffsetDateTime.class) {
      return time;
    } else if (wanted == ZonedDateTime.class) {
      return time.atZoneSameInstant(zone);
    } else if (wanted == Timestamp.class) {
      return Timestamp.from(time.toInstant());
    } else if (wanted == java.util.Date.class) {
      return java.util.Date.from(time.toInstant());
    } else {
      return as(time.atZoneSameInstant(zone).toLocalDateTime(), wanted);
    }
  }

  private @Nullable Object as(LocalDateTime time, Class<?> wanted) {
    if (wanted == Timestamp.class) {
      return toTimestamp(time, null);
    } else if (wanted == java.util.Date.class) {
      return java.util.Date.from(toTimestamp(time, null).toInstant());
    } else if (wanted == Instant.class) {
      return time.atZone(zone).toInstant();
    } else if (wanted == OffsetDateTime.class) {
      return time.atZone(zone).toOffsetDateTime();
    } else if (wanted == ZonedDateTime.class) {
      return time.atZone(zone);
    } else if (wanted == LocalDateTime.class) {
      return time;
    } else if (wanted == LocalDate.class) {
      return time.toLocalDate();
    } else if (wanted == LocalTime.class) {
      return time.toLocalTime();
    } else if (wanted == Date.class) {
      return JvmClock.date(time.toLocalDate().toEpochDay());
    } else {
      return wanted == Time.class ? JvmClock.time(time.toLocalTime()) : null;
    }
  }

  /**
   * The Timestamp that has these fields.
   *
   * @param calendar in whose zone it has them; null for that of the JVM
   */
  public static Timestamp toTimestamp(LocalDateTime time, @Nullable Calendar calendar) {
    return calendar == null
        ? JvmClock.timestamp(time)
        : Timestamp.from(time.atZone(zoneOf(calendar)).toInstant());
  }

  /**
   * The fields of a Timestamp.
   *
   * @param calendar in whose zone they are read; null for that of the JVM
   */
  public static LocalDateTime toLocal(Timestamp timestamp, @Nullable Calendar calendar) {
    return calendar == null
        ? timestamp.toLocalDateTime()
        : LocalDateTime.ofInstant(timestamp.toInstant(), zoneOf(calendar));
  }

  private static ZoneId zoneOf(Calendar calendar) {
    return calendar.getTimeZone().toZoneId();
  }

  /**
   * The Time that has these fields.
   *
   * @param calendar in whose zone it has them; null for that of the JVM
   */
  public static Time toTime(LocalTime time, @Nullable Calendar calendar) {
    return calendar == null
        ? JvmClock.time(time)
        : new Time(
            LocalDate.EPOCH.atTime(time).atZone(zoneOf(calendar)).toInstant().toEpochMilli());
  }

  /**
   * The fields of a Time.
   *
   * @param calendar in whose zone they are read; null for that of the JVM
   */
  public static LocalTime toLocal(Time time, @Nullable Calendar calendar) {
    return calendar == null
        ? toLocal(time)
        : LocalTime.ofInstant(Instant.ofEpochMilli(time.getTime()), zoneOf(calendar));
  }

  /** With its milliseconds, which {@link Time#toLocalTime} drops. */
  private static LocalTime toLocal(Time time) {
    return time.toLocalTime()
        .with(ChronoField.MILLI_OF_SECOND, Math.floorMod(time.getTime(), 1000));
  }

  /**
   * A value that somebody set as a local date, a local time or both, or as an instant; others as
   * they are.
   */
  Object plain(Object given) {
    if (given instanceof Timestamp timestamp) {
      return toLocal(timestamp, null);
    } else if (given instanceof Date date) {
      return date.toLocalDate();
    } else if (given instanceof Time time) {
      return toLocal(time);
    } else if (given instanceof java.util.Date date) {
      return toLocal(Timestamp.from(date.toInstant()), null);
    } else if (given instanceof Calendar calendar) {
      return LocalDateTime.ofInstant(calendar.toInstant(), zoneOf(calendar));
    } else if (given instanceof Instant instant) {
      return instant.atZone(zone).toOffsetDateTime();
    } else if (given instanceof OffsetDateTime time) {
      return time.atZoneSameInstant(zone).toOffsetDateTime();
    } else {
      return given instanceof ZonedDateTime time
          ? time.withZoneSameInstant(zone).toOffsetDateTime()
          : given;
    }
  }

  /** A local time where an instant is wanted, and the other way round; others as they are. */
  Object read(Object plain, SqlTypeName wanted) {
    if (plain instanceof OffsetDateTime instant) {
      return wanted == SqlTypeName.TIMESTAMP ? instant.toLocalDateTime() : plain;
    }
    if (wanted != SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE) {
      return plain;
    }
    LocalDateTime local = plain instanceof LocalDate date ? date.atStartOfDay() : null;
    if (plain instanceof LocalDateTime time) {
      local = time;
    }
    return local == null ? plain : local.atZone(zone).toOffsetDateTime();
  }
}
