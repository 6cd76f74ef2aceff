package io.github.gongjdbc.schema.limit;

import java.util.concurrent.TimeUnit;

/** The time by which requests are counted, and how a thread waits for it to pass. */
interface Ticker {
  /** Real time. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void await(Object lock, long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.timedWait(lock, nanos);
        }
      };

  /** As {@link System#nanoTime}. */
  long nanoTime();

  /** Waits until a lock, which the thread holds, is notified, or at most so long. */
  void await(Object lock, long nanos) throws InterruptedException;
}
