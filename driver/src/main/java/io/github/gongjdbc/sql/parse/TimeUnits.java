package io.github.gongjdbc.sql.parse;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnit;

/** The units of time by the names and abbreviations that databases give them. */
public final class TimeUnits {
  private static final Map<String, TimeUnit> BY_NAME = new HashMap<>();

  static {
    put(TimeUnit.YEAR, "year years yyyy yy y sql_tsi_year");
    put(TimeUnit.QUARTER, "quarter quarters qq q sql_tsi_quarter");
    put(TimeUnit.MONTH, "month months mon mm m sql_tsi_month");
    put(TimeUnit.WEEK, "week weeks wk ww w sql_tsi_week");
    put(TimeUnit.DAY, "day days dd d sql_tsi_day");
    put(TimeUnit.HOUR, "hour hours hh h sql_tsi_hour");
    put(TimeUnit.MINUTE, "minute minutes mi n sql_tsi_minute");
    put(TimeUnit.SECOND, "second seconds ss s sql_tsi_second");
    put(TimeUnit.MILLISECOND, "millisecond milliseconds ms");
    put(TimeUnit.DOY, "doy dayofyear dy");
    put(TimeUnit.DOW, "dow dayofweek weekday dw");
    put(TimeUnit.ISODOW, "isodow");
    put(TimeUnit.ISOYEAR, "isoyear");
    put(TimeUnit.EPOCH, "epoch");
    put(TimeUnit.DECADE, "decade");
    put(TimeUnit.CENTURY, "century");
  }

  /** Those that people mean, for messages. */
  public static final String NAMES = "year, quarter, month, week, day, hour, minute or second";

  private TimeUnits() {}

  private static void put(TimeUnit unit, String names) {
    for (String name : names.split(" ", -1)) {
      BY_NAME.put(name, unit);
    }
  }

  public static Optional<TimeUnit> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.trim().toLowerCase(Locale.ROOT)));
  }
}
