package io.github.gongjdbc.sql.validate;

import io.github.gongjdbc.sql.parse.TypeNames;
import io.github.gongjdbc.sql.value.TimestampText;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.jspecify.annotations.Nullable;

/**
 * Reads literals such as {@code TIMESTAMP '2026-01-31T17:00:00Z'}, also those of JDBC's escapes, as
 * {@link TimestampText} does: with a {@code T}, without seconds, and as an instant where there is
 * an offset. What it does not understand is left to Calcite, which says so.
 */
public final class TimeLiterals extends SqlShuttle {
  private final ZoneId zone;

  /**
   * @param zone the zone of the connection
   */
  public TimeLiterals(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public @Nullable SqlNode visit(SqlLiteral literal) {
    if (!(literal instanceof SqlUnknownLiteral unknown)) {
      return literal;
    }
    String text = unknown.getValue();
    SqlParserPos position = literal.getParserPosition();
    String tag = unknown.tag.toUpperCase(Locale.ROOT);
    Optional<SqlNode> read =
        switch (tag) {
          case "DATE" ->
              TimestampText.exact(text, zone)
                  .map(time -> DateString.fromDaysSinceEpoch((int) time.toLocalDate().toEpochDay()))
                  .map(date -> SqlLiteral.createDate(date, position));
          case "TIME" -> time(text, position);
          case TypeNames.ZONED_TIMESTAMP ->
              TimestampText.instant(text, zone).map(time -> FineTime.literal(time, position));
          default ->
              tag.startsWith("TIMESTAMP") || tag.equals("DATETIME")
                  ? TimestampText.exact(text, zone).map(time -> FineTime.literal(time, position))
                  : Optional.empty();
        };
    return read.orElse(literal);
  }

  private static Optional<SqlNode> time(String text, SqlParserPos position) {
    return TimestampText.timeOfDay(text)
        .map(time -> TimeString.fromMillisOfDay((int) (time.toNanoOfDay() / 1_000_000)))
        .map(time -> SqlLiteral.createTime(time, TypeSystem.MILLIS, position));
  }
}
