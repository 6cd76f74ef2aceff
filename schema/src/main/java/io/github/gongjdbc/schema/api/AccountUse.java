package io.github.gongjdbc.schema.api;

import io.github.gongjdbc.schema.settings.Settings;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What all connections of the JVM to one account share: its rate, its day and its log. */
record AccountUse(RequestRate rate, DailyCount day, RequestLog log) {
  private static final Map<Object, AccountUse> SHARED = new ConcurrentHashMap<>();

  /** The use of the account that these settings name, one object for all who share it. */
  static AccountUse of(Settings settings) {
    Object account = Map.entry(settings.baseUrl(), settings.credentials());
    return SHARED.computeIfAbsent(
        account,
        key ->
            new AccountUse(new RequestRate(), new DailyCount(Clock.systemUTC()), new RequestLog()));
  }
}
