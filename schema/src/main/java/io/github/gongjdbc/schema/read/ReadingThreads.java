package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.limit.DaemonThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that read pages ahead. They exist only while they have work. */
final class ReadingThreads {
  private static final Executor THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          2,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          new DaemonThreads("gong-jdbc-reading"));

  private ReadingThreads() {}

  static void run(Runnable task) {
    THREADS.execute(task);
  }
}
