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
 * before the Gregorian calendar, java.time and java.sql find it by all their rules. Local times are
 * milliseconds since 1970 as they would be in UTC, which is how Calcite computes with them.
 */
public final class JvmClock {
  private static final long DAY = 86_400_000;
  private static final long FIRST = LocalDate.of(1583, 1, 1).toEpochDay() * DAY;
  private static final long LAST = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY;
  private static final long NEAR_A_CHANGE = Long.MIN_VALUE;

  private JvmClock() {}

  /** The Timestamp that has the fields of a local time. */
  public static Timestamp timestamp(long local) {
    long instant = instant(local);
    return instant == NEAR_A_CHANGE
        ? byAllRules(
            LocalDateTime.ofEpochSecond(
                Math.floorDiv(local, 1000), Math.floorMod(local, 1000) * 1_000_000, ZoneOffset.UTC))
        : new Timestamp(instant);
  }

  static Timestamp timestamp(LocalDateTime time) {
    boolean known = time.getYear() > 1583 && time.getYear() < 10_000;
    long instant = known ? instant(time.toEpochSecond(ZoneOffset.UTC) * 1000) : NEAR_A_CHANGE;
    if (instant == NEAR_A_CHANGE) {
      return byAllRules(time);
    }
    Timestamp timestamp = new Timestamp(instant);
    timestamp.setNanos(time.get(ChronoField.NANO_OF_SECOND));
    return timestamp;
  }

  private static Timestamp byAllRules(LocalDateTime time) {
    Timestamp timestamp = Timestamp.from(time.atZone(TimeZone.getDefault().toZoneId()).toInstant());
    // Before 1583, and before the zones of today, java.sql counts otherwise than java.time.
    return timestamp.toLocalDateTime().equals(time) ? timestamp : Timestamp.valueOf(time);
  }

  /** The Date that has the fields of a day, counted from 1970 on. */
  public static Date date(long day) {
    long instant = Math.abs(day) < LAST / DAY ? instant(day * DAY) : NEAR_A_CHANGE;
    return instant == NEAR_A_CHANGE ? Date.valueOf(LocalDate.ofEpochDay(day)) : new Date(instant);
  }

  /**
   * The Time that has the fields of a time of day, with its milliseconds, which {@link
   * Time#valueOf} drops.
   */
  public static Time time(long local) {
    long instant = instant(local);
    if (instant != NEAR_A_CHANGE) {
      return new Time(instant);
    }
    LocalTime time = LocalTime.ofNanoOfDay(local * 1_000_000);
    return new Time(Time.valueOf(time).getTime() + time.get(ChronoField.MILLI_OF_SECOND));
  }

  static Time time(LocalTime time) {
    return time(time.toNanoOfDay() / 1_000_000);
  }

  /** The instant of a local time on whose day, and those beside it, no clock changes. */
  private static long instant(long local) {
    if (local < FIRST || local >= LAST) {
      return NEAR_A_CHANGE;
    }
    TimeZone zone = TimeZone.getDefault();
    int offset = zone.getOffset(local - DAY);
    return offset == zone.getOffset(local + DAY) && offset == zone.getOffset(local - offset)
        ? local - offset
        : NEAR_A_CHANGE;
  }
}
