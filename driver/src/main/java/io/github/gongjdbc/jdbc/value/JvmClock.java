package io.github.gongjdbc.jdbc.value;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.TimeZone;

/**
 * The clock of the JVM, in whose zone the classes of java.sql show their fields. Away from the
 * changes of the clock an instant is found by subtraction, as results have many; near them, and
 * before the Gregorian calendar, java.time and java.sql find it by all their rules.
 */
final class JvmClock {
  private static final long DAY = 86_400_000;
  private static final int FIRST_YEAR = 1583;
  private static final int LAST_YEAR = 9999;
  private static final long NEAR_A_CHANGE = Long.MIN_VALUE;

  private JvmClock() {}

  /** The Timestamp that has these fields. */
  static Timestamp timestamp(LocalDateTime time) {
    long millis = simple(time);
    if (millis != NEAR_A_CHANGE) {
      Timestamp timestamp = new Timestamp(millis);
      timestamp.setNanos(time.getNano());
      return timestamp;
    }
    Timestamp timestamp = Timestamp.from(time.atZone(TimeZone.getDefault().toZoneId()).toInstant());
    // Before 1583, and before the zones of today, java.sql counts otherwise than java.time.
    return timestamp.toLocalDateTime().equals(time) ? timestamp : Timestamp.valueOf(time);
  }

  /** The Date that has these fields. */
  static Date date(LocalDate date) {
    long millis = simple(date.atStartOfDay());
    return millis == NEAR_A_CHANGE ? Date.valueOf(date) : new Date(millis);
  }

  /** The Time that has these fields, with its milliseconds, which {@link Time#valueOf} drops. */
  static Time time(LocalTime time) {
    long millis = simple(time.atDate(LocalDate.EPOCH));
    return new Time(
        millis == NEAR_A_CHANGE
            ? Time.valueOf(time).getTime() + time.get(ChronoField.MILLI_OF_SECOND)
            : millis);
  }

  /** The milliseconds of a local time on whose day, and those beside it, no clock changes. */
  private static long simple(LocalDateTime time) {
    if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
      return NEAR_A_CHANGE;
    }
    long local = time.toEpochSecond(ZoneOffset.UTC) * 1000 + time.getNano() / 1_000_000;
    TimeZone zone = TimeZone.getDefault();
    int offset = zone.getOffset(local - DAY);
    return offset == zone.getOffset(local + DAY) && offset == zone.getOffset(local - offset)
        ? local - offset
        : NEAR_A_CHANGE;
  }
}
