package io.github.gongjdbc.schema.limit;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that a test sets: it passes while the thread of the test waits alone, and otherwise when the
 * test lets it.
 */
final class SetTicker implements Ticker {
  private static final Duration STEP = Duration.ofMillis(5);

  private final AtomicLong nanos = new AtomicLong();
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
  private final Thread test = Thread.currentThread();

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  /** Whoever waits looks again whether it is time, as it does in real time. */
  @Override
  @SuppressWarnings("WaitNotInLoop")
  public void await(Object lock, long atMost) throws InterruptedException {
    if (Thread.currentThread() == test) {
      nanos.addAndGet(atMost);
      return;
    }
    waiting.add(Thread.currentThread());
    try {
      lock.wait();
    } finally {
      waiting.remove(Thread.currentThread());
    }
  }

  /** How many threads wait. */
  int waiting() {
    return waiting.size();
  }

  void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  /** Lets time pass whenever all that is not done waits for it, until all is done. */
  void run(Object lock, List<? extends Future<?>> all) {
    for (long left = left(all); left > 0; left = left(all)) {
      synchronized (lock) {
        if (waiting() == left) {
          advance(STEP);
          // They wait again only when they have seen what time it is.
          waiting.clear();
          lock.notifyAll();
        }
      }
      Thread.onSpinWait();
    }
  }

  private static long left(List<? extends Future<?>> all) {
    return all.stream().filter(one -> !one.isDone()).count();
  }
}
