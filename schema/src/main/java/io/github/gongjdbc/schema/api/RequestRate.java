package io.github.gongjdbc.schema.api;

import io.github.gongjdbc.schema.settings.Settings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the requests of all connections to one account within the allowed number a second: in any
 * second no more go out, and as many as that may.
 */
final class RequestRate {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final Map<Object, RequestRate> SHARED = new ConcurrentHashMap<>();

  /** When the requests of the last second went or will go, the oldest first. */
  private final Deque<Long> turns = new ArrayDeque<>();

  private long notBefore = Long.MIN_VALUE;

  /** The rate of the account that these settings name, one object for all who share it. */
  static RequestRate of(Settings settings) {
    Object account = Map.entry(settings.baseUrl(), settings.credentials());
    return SHARED.computeIfAbsent(account, key -> new RequestRate());
  }

  /** Waits for this request's turn. Turns are given in the order in which they were asked for. */
  void await(int perSecond, Cancellation cancellation) {
    long now = System.nanoTime();
    long turn = reserve(now, perSecond);
    if (turn > now) {
      cancellation.sleep(Duration.ofNanos(turn - now));
    }
  }

  /** Makes everybody wait at least this long: the API said so. */
  synchronized void pause(Duration duration) {
    notBefore = Math.max(notBefore, System.nanoTime() + duration.toNanos());
  }

  private synchronized long reserve(long now, int perSecond) {
    while (!turns.isEmpty() && turns.getFirst() <= now - SECOND) {
      turns.removeFirst();
    }
    long turn = Math.max(now, notBefore);
    if (!turns.isEmpty()) {
      turn = Math.max(turn, turns.getLast());
    }
    while (turns.size() >= perSecond) {
      turn = Math.max(turn, turns.removeFirst() + SECOND);
    }
    turns.addLast(turn);
    return turn;
  }
}
