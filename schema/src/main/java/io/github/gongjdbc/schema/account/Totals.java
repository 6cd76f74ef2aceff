package io.github.gongjdbc.schema.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What this JVM has learned of the totals that Gong names for an account: whether they are right
 * for old items, and which ranges take more than one page. Safe for use by many threads.
 */
public final class Totals {
  private static final long MOST_RANGES = 500;
  private static final Duration SLACK = Duration.ofDays(1);

  private final Cache<Map<String, Object>, TimeWindow> large =
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
        .merge(inputs(window), window, (known, seen) -> contains(known, seen) ? seen : known);
  }

  /**
   * Whether a range takes more than one page, as one that it contains did. As ranges that begin so
   * long before now move on, it may begin a little later.
   */
  public boolean isKnownLarge(TimeWindow window) {
    TimeWindow known = large.getIfPresent(inputs(window));
    return known != null && contains(window, known);
  }

  private static boolean contains(TimeWindow outer, TimeWindow inner) {
    Instant begin = outer.from().equals(Instant.MIN) ? outer.from() : outer.from().minus(SLACK);
    Instant end = outer.to().orElse(Instant.MAX);
    return !inner.from().isBefore(begin) && !inner.to().orElse(Instant.MAX).isAfter(end);
  }

  /** What a request asks for besides the range. */
  private static Map<String, Object> inputs(TimeWindow window) {
    Map<String, Object> inputs = new HashMap<>(window.request().inputs());
    window.filter().places().forEach(inputs::remove);
    inputs.put("endpoint", window.request().endpoint().name());
    return inputs;
  }
}
