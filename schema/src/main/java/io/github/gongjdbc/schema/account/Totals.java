package io.github.gongjdbc.schema.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.gongjdbc.schema.split.Split;
import io.github.gongjdbc.schema.split.TimeRange;
import java.time.Duration;
import java.time.Instant;

/**
 * What this JVM has learned of the totals that Gong names for an account: whether they are right
 * for old items, and which ranges take more than one page. Safe for use by many threads.
 */
public final class Totals {
  private static final long MOST_RANGES = 500;
  private static final Duration SLACK = Duration.ofDays(1);

  private final Cache<Split, TimeRange> large =
      Caffeine.newBuilder().maximumSize(MOST_RANGES).executor(Runnable::run).build();
  private volatile boolean exact = true;

  Totals() {}

  /** Whether totals of old items were right whenever they could be checked. */
  public boolean areExact() {
    return exact;
  }

  /** A total of old items was not the number of those that were listed. */
  public void disagreed() {
    exact = false;
  }

  /** A range takes more than one page. */
  public void isLarge(TimeWindow window) {
    large
        .asMap()
        .merge(
            besides(window), window.range(), (known, seen) -> contains(known, seen) ? seen : known);
  }

  /**
   * Whether a range takes more than one page, as one that it contains did. As ranges that begin so
   * long before now move on, it may begin a little later.
   */
  public boolean isKnownLarge(TimeWindow window) {
    TimeRange known = large.getIfPresent(besides(window));
    return known != null && contains(window.range(), known);
  }

  private static boolean contains(TimeRange outer, TimeRange inner) {
    Instant begin = outer.hasBeginning() ? outer.from().minus(SLACK) : outer.from();
    return !inner.from().isBefore(begin) && !inner.to().isAfter(outer.to());
  }

  /** What a request asks for besides the range. */
  private static Split besides(TimeWindow window) {
    return window.request().split().during(window.filter(), TimeRange.ALL);
  }
}
