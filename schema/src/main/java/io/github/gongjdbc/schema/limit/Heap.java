package io.github.gongjdbc.schema.limit;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Watches Java's memory while statements compute. Before it is full, the statement that allocates
 * most is stopped, so that the program around never meets an OutOfMemoryError because of a query.
 */
final class Heap {
  private static final long SIZE = Runtime.getRuntime().maxMemory();

  /** Above this, what statements allocate is counted. */
  private static final long WATCHED = SIZE / 2;

  /** Above this, a collection finds out how much is in use. */
  private static final long NEARLY_FULL = SIZE / 100 * 90;

  /** Above this, nobody waits with the next collection. */
  private static final long ALL_BUT_FULL = SIZE / 100 * 95;

  /** With more than this in use after a collection, a statement is stopped. */
  private static final long MOST_IN_USE = SIZE / 100 * 85;

  /** Who allocated less is not the one to be stopped. */
  private static final long LITTLE = SIZE / 32;

  /** For how many times as long as a collection took there is no other one. */
  private static final int PAUSE = 4;

  /** How long others wait for the end of the statement that was stopped. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final ReentrantLock COLLECTING = new ReentrantLock();
  private static final Set<StatementContext.Work> WORKING = ConcurrentHashMap.newKeySet();

  private static volatile boolean watched;
  private static long nextCollection = System.nanoTime();

  private Heap() {}

  /** Counts what threads allocate, where the JVM can tell. */
  private static final class Counter {
    private static final com.sun.management.@Nullable ThreadMXBean THREADS = threads();

    private Counter() {}

    private static com.sun.management.@Nullable ThreadMXBean threads() {
      return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
              && threads.isThreadAllocatedMemorySupported()
              && threads.isThreadAllocatedMemoryEnabled()
          ? threads
          : null;
    }
  }

  /** How many bytes a thread has allocated so far. */
  static long allocatedBy(Thread thread) {
    com.sun.management.ThreadMXBean threads = Counter.THREADS;
    return threads == null ? 0 : Math.max(0, threads.getThreadAllocatedBytes(thread.getId()));
  }

  /** Whether it is worth the time to count what statements allocate. */
  static boolean isWatched() {
    return watched;
  }

  static void begins(StatementContext.Work work) {
    WORKING.add(work);
  }

  static void ends(StatementContext.Work work) {
    WORKING.remove(work);
  }

  /**
   * Looks whether there is memory left, and stops the statement that takes most if there is not.
   */
  static void check() {
    long used = used();
    watched = used > WATCHED;
    if (used > NEARLY_FULL) {
      COLLECTING.lock();
      try {
        collect();
      } finally {
        COLLECTING.unlock();
      }
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void collect() {
    long used = used();
    long now = System.nanoTime();
    if (used < NEARLY_FULL || (used < ALL_BUT_FULL && now - nextCollection < 0)) {
      // Another thread has done it meanwhile, or did it just before.
      return;
    }
    // What is in use is known only then, and too late if it is left to the JVM.
    System.gc();
    long end = System.nanoTime();
    nextCollection = end + PAUSE * (end - now);
    long inUse = used();
    if (inUse > MOST_IN_USE) {
      largest().ifPresent(work -> work.stop(inUse, SIZE, PATIENCE));
    }
  }

  private static Optional<StatementContext.Work> largest() {
    return WORKING.stream()
        .filter(work -> work.allocated() >= LITTLE || Counter.THREADS == null)
        .max(Comparator.comparingLong(StatementContext.Work::allocated));
  }
}
