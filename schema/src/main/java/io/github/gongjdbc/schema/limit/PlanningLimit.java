package io.github.gongjdbc.schema.limit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * How long a statement may be planned. What counts is how long its threads compute, as on a busy
 * machine they may wait for a processor; the clock counts only far beyond that, or where the JVM
 * cannot tell how long a thread computes.
 */
final class PlanningLimit {
  /** How many times the limit may pass on the clock. */
  private static final int PATIENCE = 10;

  /** Most statements are planned by then, so that nothing need be measured for them. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  private static final long UNKNOWN = -1;

  private final Duration limit;
  private final LongSupplier clock;
  private final ToLongFunction<Thread> processorTime;
  private final Thread first = Thread.currentThread();
  private final long start;

  /** How long each thread had computed when it began to plan. */
  private final Map<Thread, Long> threads = new ConcurrentHashMap<>();

  private volatile long nextLook;

  /** A limit for what this thread plans from now on. */
  PlanningLimit(Duration limit) {
    this(limit, System::nanoTime, PlanningLimit::processorTime);
  }

  /**
   * @param clock the time in nanoseconds
   * @param processorTime how many nanoseconds a thread has computed, or -1 where nobody knows
   */
  PlanningLimit(Duration limit, LongSupplier clock, ToLongFunction<Thread> processorTime) {
    this.limit = limit;
    this.clock = clock;
    this.processorTime = processorTime;
    this.start = clock.getAsLong();
    this.nextLook = start + Math.min(limit.toNanos(), SHORT.toNanos());
  }

  private static long processorTime(Thread thread) {
    ThreadMXBean known = ManagementFactory.getThreadMXBean();
    return known.isThreadCpuTimeSupported() && known.isThreadCpuTimeEnabled()
        ? known.getThreadCpuTime(thread.getId())
        : UNKNOWN;
  }

  Duration limit() {
    return limit;
  }

  /** Counts what a thread computes that was started for the statement. */
  void add(Thread thread) {
    threads.put(thread, 0L);
  }

  boolean isExceeded() {
    long now = clock.getAsLong();
    if (now - nextLook < 0) {
      return false;
    }
    long passed = now - start;
    long known = processorTime.applyAsLong(first);
    if (known == UNKNOWN) {
      nextLook = start + limit.toNanos();
      return passed >= limit.toNanos();
    }
    threads.putIfAbsent(first, known);
    long computed =
        threads.entrySet().stream()
            // A thread that has ended is not known any more.
            .mapToLong(t -> Math.max(processorTime.applyAsLong(t.getKey()) - t.getValue(), 0))
            .sum();
    nextLook = now + Math.max(limit.toNanos() - computed, 0) / threads.size();
    return computed >= limit.toNanos() || passed >= PATIENCE * limit.toNanos();
  }
}
