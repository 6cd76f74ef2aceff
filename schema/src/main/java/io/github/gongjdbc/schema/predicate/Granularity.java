package io.github.gongjdbc.schema.predicate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * How coarsely a query looks at a local time: {@code FLOOR(started TO MONTH)} sees months. Avatica,
 * which calculates FLOOR, floors whole days after 4800 BC alone and overflows unseen where a bound
 * is far away, so the arithmetic is that of java.time; a test compares both.
 */
public enum Granularity {
  MILLISECOND,
  SECOND,
  MINUTE,
  HOUR,
  DAY,
  /** Weeks begin on Sunday, as Calcite's do. */
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  /** The beginning of the unit that a local time in milliseconds lies in. */
  long floor(long local) {
    if (this == MILLISECOND) {
      return local;
    }
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(local), ZoneOffset.UTC);
    LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
    return millis(
        switch (this) {
          case MILLISECOND -> time;
          case SECOND -> time.truncatedTo(ChronoUnit.SECONDS);
          case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
          case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
          case DAY -> day;
          case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
          case MONTH -> day.withDayOfMonth(1);
          case QUARTER -> day.withDayOfMonth(1).minusMonths((long) (day.getMonthValue() - 1) % 3);
          case YEAR -> day.withDayOfYear(1);
        });
  }

  /** The beginning of the next unit. */
  long next(long local) {
    LocalDateTime start =
        LocalDateTime.ofInstant(Instant.ofEpochMilli(floor(local)), ZoneOffset.UTC);
    return millis(
        switch (this) {
          case MILLISECOND -> start.plus(1, ChronoUnit.MILLIS);
          case SECOND -> start.plusSeconds(1);
          case MINUTE -> start.plusMinutes(1);
          case HOUR -> start.plusHours(1);
          case DAY -> start.plusDays(1);
          case WEEK -> start.plusWeeks(1);
          case MONTH -> start.plusMonths(1);
          case QUARTER -> start.plusMonths(3);
          case YEAR -> start.plusYears(1);
        });
  }

  private static long millis(LocalDateTime time) {
    return time.toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
