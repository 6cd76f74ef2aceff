package io.github.gongjdbc.sql.value;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/** Local times of other zones. Calcite calls the methods by name. */
public final class TimeZones {
  /** What the abbreviations mean that Java does not know, as in PostgreSQL. */
  private static final Map<String, String> ABBREVIATIONS =
      Map.of(
          "EST", "-05:00", "EDT", "-04:00", "CST", "-06:00", "CDT", "-05:00", "MST", "-07:00",
          "MDT", "-06:00", "PST", "-08:00", "PDT", "-07:00", "CET", "+01:00", "CEST", "+02:00");

  private TimeZones() {}

  /**
   * {@code time AT TIME ZONE 'zone'}: the time in the zone of the connection is an instant, which
   * clocks in the other zone show so.
   */
  public static long local(long time, String zone, String from) {
    LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
    return local
        .atZone(ZoneId.of(from))
        .withZoneSameInstant(zone(zone))
        .toLocalDateTime()
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }

  private static ZoneId zone(String name) {
    try {
      String known = ABBREVIATIONS.get(name.strip().toUpperCase(Locale.ROOT));
      return ZoneId.of(known == null ? name.strip() : known);
    } catch (DateTimeException e) {
      return ZoneId.getAvailableZoneIds().stream()
          .filter(id -> id.equalsIgnoreCase(name.strip()))
          .findFirst()
          .map(ZoneId::of)
          .orElseThrow(
              () ->
                  SqlExceptions.unchecked(
                      SqlState.INVALID_PARAMETER,
                      "'" + name + "' is not a time zone: write a name such as Europe/Berlin."));
    }
  }
}
