package io.github.gongjdbc.schema.limit;

import java.util.concurrent.ThreadFactory;

/**
 * Makes threads that keep no JVM alive.
 *
 * @param name what all of them are called
 */
public record DaemonThreads(String name) implements ThreadFactory {
  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
