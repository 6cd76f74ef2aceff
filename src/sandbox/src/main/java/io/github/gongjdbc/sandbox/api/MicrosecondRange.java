package io.github.gongjdbc.sandbox.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * From a moment, inclusive, to another, exclusive, in microseconds.
 *
 * @param from the first microsecond inside
 * @param to the first microsecond outside
 */
public record MicrosecondRange(long from, long to) {

  /** The range between two date-times with an offset, each null where it is open. */
  public static MicrosecondRange of(
      String prefix, String fromName, @Nullable String from, String toName, @Nullable String to) {
    Instant lower = from == null ? null : parse(prefix + fromName, from);
    Instant upper = to == null ? null : parse(prefix + toName, to);
    if (lower != null && upper != null && !lower.isBefore(upper)) {
      throw ApiProblem.badRequest(prefix + fromName + ": must be before " + toName);
    }
    return new MicrosecondRange(
        lower == null ? Long.MIN_VALUE : ceilingMicros(lower),
        upper == null ? Long.MAX_VALUE : ceilingMicros(upper));
  }

  public static MicrosecondRange of(JsonFields fields, String fromName, String toName) {
    return of(fields.path(""), fromName, fields.text(fromName), toName, fields.text(toName));
  }

  public boolean contains(long micros) {
    return from <= micros && micros < to;
  }

  private static Instant parse(String name, String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      ceilingMicros(instant);
      return instant;
    } catch (DateTimeParseException | ArithmeticException e) {
      throw ApiProblem.badRequest(name + ": must be a date and time in ISO-8601 format");
    }
  }

  /** Both ends round up: whole microseconds compare with the result as with the exact moment. */
  private static long ceilingMicros(Instant instant) {
    Instant floor = instant.truncatedTo(ChronoUnit.MICROS);
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, floor);
    return floor.equals(instant) ? micros : micros + 1;
  }
}
