package io.github.gongjdbc.schema.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.gongjdbc.schema.auth.Account;
import io.github.gongjdbc.schema.limit.DailyCount;
import io.github.gongjdbc.schema.limit.RequestRate;
import io.github.gongjdbc.schema.log.RequestLog;
import java.time.Clock;
import java.time.Duration;

/** What all connections of the JVM to one account share; it goes when the last of them does. */
public record AccountLimits(
    Lasting lasting, RequestLog log, RefusedEndpoints refused, Totals totals, ItemCounts counts) {
  private static final Cache<Account, AccountLimits> SHARED =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

  /**
   * What was spent counts, though no connection be open: Gong does not forget it either. Enough for
   * a day, after which Gong counts anew.
   */
  private static final Cache<Account, Lasting> LASTING =
      Caffeine.newBuilder()
          .expireAfterAccess(Duration.ofDays(1))
          .maximumSize(1000)
          .executor(Runnable::run)
          .build();

  /** What outlives the connections for a while. */
  record Lasting(RequestRate rate, DailyCount day, AccountProof proof) {
    Lasting() {
      this(new RequestRate(), new DailyCount(Clock.systemUTC()), new AccountProof());
    }
  }

  /** The use of an account, one object for all who share it. */
  public static AccountLimits of(Account account) {
    return SHARED.get(
        account,
        key ->
            new AccountLimits(
                LASTING.get(key, unknown -> new Lasting()),
                new RequestLog(),
                new RefusedEndpoints(),
                new Totals(),
                new ItemCounts()));
  }

  public RequestRate rate() {
    return lasting.rate();
  }

  public DailyCount day() {
    return lasting.day();
  }

  public AccountProof proof() {
    return lasting.proof();
  }
}
