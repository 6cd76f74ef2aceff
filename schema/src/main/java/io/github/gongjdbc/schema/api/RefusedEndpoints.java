package io.github.gongjdbc.schema.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * The endpoints that some credentials were not allowed to ask lately. Another way may lead to the
 * same rows, and asking again would only cost a request; but what is refused today may be granted
 * in an hour.
 */
final class RefusedEndpoints {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final Cache<String, Boolean> names =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

  void add(String endpoint) {
    names.put(endpoint, true);
  }

  boolean contains(String endpoint) {
    return names.getIfPresent(endpoint) != null;
  }
}
