package io.github.gongjdbc.sql.value;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Time stamps as people write them: {@code 2026-01-31}, {@code 2026-01-31 17:00}, {@code
 * 2026-01-31T17:00:00Z}, with fraction and offset. Without an offset they are in the zone of the
 * connection.
 */
public final class TimestampText {
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']HH:mm")
          .optionalStart()
          .appendLiteral(':')
          .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .optionalEnd()
          .appendPattern("[' ']")
          .optionalStart()
          .appendPattern("[XXX][XX][X]")
          .optionalEnd()
          .optionalEnd()
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private TimestampText() {}

  /**
   * The local time in {@code zone}, cut to milliseconds; empty when the text is not a time stamp.
   */
  public static Optional<LocalDateTime> parse(String text, ZoneId zone) {
    return exact(text, zone).map(time -> time.truncatedTo(ChronoUnit.MILLIS));
  }

  /**
   * The local time in {@code zone} with all its digits; empty when the text is not a time stamp.
   */
  public static Optional<LocalDateTime> exact(String text, ZoneId zone) {
    return read(
        text,
        (local, offset) ->
            offset == null ? local : LocalDateTime.ofInstant(local.toInstant(offset), zone));
  }

  /** The instant with all its digits; empty when the text is not a time stamp. */
  public static Optional<Instant> instant(String text, ZoneId zone) {
    return read(
        text,
        (local, offset) ->
            offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset));
  }

  private static <T> Optional<T> read(
      String text, BiFunction<LocalDateTime, @Nullable ZoneOffset, T> made) {
    try {
      TemporalAccessor parsed = FORMAT.parse(text.trim());
      return Optional.of(
          made.apply(LocalDateTime.from(parsed), parsed.query(TemporalQueries.offset())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A time of day such as {@code 17:00} or {@code 17:00:00.5}; empty when the text is none. */
  public static Optional<LocalTime> timeOfDay(String text) {
    try {
      return Optional.of(LocalTime.parse(text.trim()).truncatedTo(ChronoUnit.MILLIS));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** How an unreadable time stamp is reported. */
  public static String complaint(String text) {
    return complaint("TIMESTAMP", text) + ".";
  }

  /** How an unreadable literal of a type is reported, without a full stop. */
  public static String complaint(String type, String text) {
    if (type.equals("TIME")) {
      return "'" + text + "' is not a time: write 17:00 or 17:00:00";
    }
    String problem = "'" + text + "' is not a " + (type.equals("DATE") ? "date" : "time stamp");
    return problem
        + (isWellFormed(text.trim())
            ? ": there is no such day or hour. Write one that exists, such as 2026-01-31 or"
                + " 2026-01-31 17:00:00"
            : ": write 2026-01-31, 2026-01-31 17:00:00 or 2026-01-31T17:00:00Z");
  }

  /** Whether a text is written as a time stamp is, though there may be no such time. */
  private static boolean isWellFormed(String text) {
    ParsePosition position = new ParsePosition(0);
    return FORMAT.parseUnresolved(text, position) != null && position.getIndex() == text.length();
  }
}
