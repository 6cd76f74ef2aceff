package io.github.gongjdbc.schema.api;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What all connections of the JVM to one account share. */
record AccountUse(
    RequestRate rate,
    DailyCount day,
    RequestLog log,
    RefusedEndpoints refused,
    Totals totals,
    ItemCounts counts,
    AccountProof proof) {
  private static final Map<Account, AccountUse> SHARED = new ConcurrentHashMap<>();

  /** The use of an account, one object for all who share it. */
  static AccountUse of(Account account) {
    return SHARED.computeIfAbsent(
        account,
        key ->
            new AccountUse(
                new RequestRate(),
                new DailyCount(Clock.systemUTC()),
                new RequestLog(),
                new RefusedEndpoints(),
                new Totals(),
                new ItemCounts(),
                new AccountProof()));
  }
}
