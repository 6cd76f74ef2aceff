package io.github.gongjdbc.sandbox.call;

import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import io.github.gongjdbc.sandbox.random.TimeStamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When somebody works on a day of the company: the hours that are office hours for both, as far as
 * there are such.
 *
 * @param eight eight in the morning in the company's zone
 * @param first the hour after that in which the person begins
 * @param last the hour after that in which the person ends
 */
public record WorkingHours(long eight, int first, int last) {

  private static final int OFFICE_HOURS = 10;
  private static final int FEWEST = 2;

  /** Half hours after eight; those before and after lunch are popular. */
  private static final List<Integer> SLOTS =
      List.of(
          0, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 8, 10, 10, 11, 12, 12, 12, 13, 13, 14, 15, 16,
          17, 18);

  static WorkingHours of(long eight, ZoneId company, ZoneId own) {
    Instant instant = Instant.EPOCH.plus(eight, ChronoUnit.MICROS);
    int ahead =
        (own.getRules().getOffset(instant).getTotalSeconds()
                - company.getRules().getOffset(instant).getTotalSeconds())
            / 3600;
    int first = Math.max(0, -ahead);
    int last = Math.min(OFFICE_HOURS, OFFICE_HOURS - ahead);
    return last - first < FEWEST
        ? new WorkingHours(eight, 0, OFFICE_HOURS)
        : new WorkingHours(eight, first, last);
  }

  /** A time on the calendar's half hours. */
  long drawSlot(SplitMixRandom random) {
    double share = (double) (last - first) / OFFICE_HOURS;
    long halfHours = 2L * first + (long) (random.pick(SLOTS) * share);
    return eight + halfHours * 30 * TimeStamp.MINUTE;
  }

  /** Any time, in any precision. */
  long drawTime(SplitMixRandom random) {
    double hours = first + random.fraction() * (last - first);
    return TimeStamp.cut(eight + (long) (hours * TimeStamp.HOUR), TimeStamp.drawForm(random));
  }
}
