package io.github.gongjdbc.sandbox.random;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Gong's three forms of a moment, with an offset or with Z. Moments are microseconds of the epoch.
 */
public final class TimeStamp {

  public static final long SECOND = 1_000_000;
  public static final long MINUTE = 60 * SECOND;
  public static final long HOUR = 60 * MINUTE;
  public static final long DAY = 24 * HOUR;

  private static final List<DateTimeFormatter> FORMS =
      List.of(
          DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX"),
          DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX"),
          DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX"));

  private TimeStamp() {}

  /** A precision: whole seconds, milliseconds or microseconds. */
  public static int drawForm(SplitMixRandom random) {
    return random.below(FORMS.size());
  }

  /** The moment cut to what the form can say. */
  public static long cut(long micros, int form) {
    long unit = form == 0 ? SECOND : form == 1 ? 1000 : 1;
    return micros - Math.floorMod(micros, unit);
  }

  /** The shortest form that loses nothing. */
  public static String write(long micros, ZoneId zone) {
    int form = micros % 1000 != 0 ? 2 : micros % SECOND == 0 ? 0 : 1;
    return FORMS.get(form).format(instant(micros).atZone(zone));
  }

  /** The same with a numeric offset, where others have Z. */
  public static String writeWithOffset(long micros, ZoneId zone) {
    return write(micros, zone).replace("Z", "+00:00");
  }

  public static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
