package io.github.gongjdbc.schema.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * The endpoints that some credentials were not allowed to ask lately. Another way may lead to the
 * same rows, and asking again would only cost a request; but what is refused today may be granted
 * in an hour.
 */
public final class RefusedEndpoints {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final Cache<String, Boolean> names =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

  public void add(String endpoint) {
    names.put(endpoint, true);
  }

  public boolean contains(String endpoint) {
    return names.getIfPresent(endpoint) != null;
  }
}
