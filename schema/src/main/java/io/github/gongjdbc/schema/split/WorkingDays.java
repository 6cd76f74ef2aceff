package io.github.gongjdbc.schema.split;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Local time without weekends, in which hardly anybody places a call: what is measured in it is
 * about as busy on a Monday as on a Friday.
 */
public final class WorkingDays {
  public static final long DAY = 24 * 3_600_000L;

  private WorkingDays() {}

  /** The local time that lies so many milliseconds of working days before another. */
  public static long before(long time, long duration) {
    long begin = time;
    long left = duration;
    while (left > 0) {
      long day = Math.floorDiv(begin - 1, DAY) * DAY;
      if (!isWeekend(day)) {
        long step = Math.min(left, begin - day);
        left -= step;
        begin -= step;
      } else {
        begin = day;
      }
    }
    return begin;
  }

  private static boolean isWeekend(long day) {
    DayOfWeek dayOfWeek = LocalDate.ofEpochDay(Math.floorDiv(day, DAY)).getDayOfWeek();
    return dayOfWeek == DayOfWeek.SATURDAY || dayOfWeek == DayOfWeek.SUNDAY;
  }
}
