package io.github.gongjdbc.sql.value;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.calcite.DataContext;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Instants and local times of zones. An instant is milliseconds since the epoch, a local time
 * milliseconds as if it were UTC. In the hour that a change of the clock repeats, the instant of a
 * local time is the earlier one. Calcite calls the methods by name.
 */
public final class TimeZones {
  /** The function that shows a time of the connection's zone in another one. */
  public static final String LOCAL_TIME_IN = "LOCAL_TIME_IN";

  private static final long DAY = 86_400_000;

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
    return local(instant(time, ZoneId.of(from)), zone(zone));
  }

  /** {@code instant AT TIME ZONE 'zone'}. */
  public static Long shown(Object instant, String zone) {
    return local((Long) instant, zone(zone));
  }

  /** {@code time AT TIME ZONE 'zone'} of a time that clocks in this zone show. */
  public static long instant(long time, String zone) {
    return instant(time, zone(zone));
  }

  /** What clocks in a zone show at an instant. */
  static long local(long instant, ZoneId zone) {
    return instant
        + zone.getRules().getOffset(Instant.ofEpochMilli(instant)).getTotalSeconds() * 1000L;
  }

  /** When clocks in a zone show a local time. */
  static long instant(long local, ZoneId zone) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(local), ZoneOffset.UTC)
        .atZone(zone)
        .toInstant()
        .toEpochMilli();
  }

  /** The zone of the connection. */
  static ZoneId of(DataContext context) {
    Object zone = context.get(DataContext.Variable.TIME_ZONE.camelName);
    return zone instanceof TimeZone known ? known.toZoneId() : ZoneOffset.UTC;
  }

  /** The beginning of the hour of an instant, or of a shorter unit. */
  public static Long floor(DataContext context, Object instant, TimeUnitRange unit) {
    long local = local((Long) instant, of(context));
    long begun =
        unit == TimeUnitRange.MILLISECOND
            ? local
            : Math.floorDiv(local, unit.startUnit.multiplier.longValue())
                * unit.startUnit.multiplier.longValue();
    return (Long) instant - (local - begun);
  }

  /**
   * An instant moved by an interval: months and days by the clock of the zone, the rest by the time
   * that passes.
   */
  public static Long shifted(
      DataContext context, Object instant, Object interval, SqlTypeName type, boolean back) {
    ZoneId zone = of(context);
    long length = back ? -((Number) interval).longValue() : ((Number) interval).longValue();
    ZonedDateTime time = Instant.ofEpochMilli((Long) instant).atZone(zone);
    if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(type)) {
      return time.plusMonths(length).toInstant().toEpochMilli();
    }
    boolean ofDays =
        type == SqlTypeName.INTERVAL_DAY
            || type == SqlTypeName.INTERVAL_DAY_HOUR
            || type == SqlTypeName.INTERVAL_DAY_MINUTE
            || type == SqlTypeName.INTERVAL_DAY_SECOND;
    long days = ofDays ? length / DAY : 0;
    return time.plusDays(days).toInstant().toEpochMilli() + length - days * DAY;
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
