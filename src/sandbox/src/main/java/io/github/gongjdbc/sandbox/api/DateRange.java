package io.github.gongjdbc.sandbox.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates of the company's zone, the last one exclusive, as the moments at which they begin. */
public final class DateRange {

  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("-MM-dd")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private DateRange() {}

  public static MicrosecondRange of(
      JsonFields fields, String fromName, String toName, ZoneId zone) {
    LocalDate from = date(fields, fromName);
    LocalDate to = date(fields, toName);
    if (from != null && to != null && !from.isBefore(to)) {
      throw ApiProblem.badRequest(fields.path(fromName) + ": must be before " + toName);
    }
    return new MicrosecondRange(
        from == null ? Long.MIN_VALUE : begin(from, zone),
        to == null ? Long.MAX_VALUE : begin(to, zone));
  }

  private static @Nullable LocalDate date(JsonFields fields, String name) {
    String text = fields.text(name);
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text, DATE);
    } catch (DateTimeParseException e) {
      throw ApiProblem.badRequest(fields.path(name) + ": must be a date in format YYYY-MM-DD");
    }
  }

  private static long begin(LocalDate date, ZoneId zone) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, date.atStartOfDay(zone).toInstant());
  }
}
