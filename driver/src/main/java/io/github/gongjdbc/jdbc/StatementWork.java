package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.sql.error.SqlExceptions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * The work for one execution of a statement, from parsing to the last row. All of it is done here,
 * so that it can be stopped, is limited in time, and fails with a SQLException whatever goes wrong.
 * The clock runs only while somebody waits: results are read from the API as they are consumed, and
 * a reader may take its time.
 */
final class StatementWork {
  /** What is not planned by then, will hardly ever be. */
  private static final Duration PLANNING = Duration.ofMinutes(1);

  private final StatementContext statementContext;
  private final Duration limit;
  private final Runnable onNetworkTimeout;
  private long left;
  private boolean working;
  private @Nullable Runnable atEnd;

  /** A piece of the work. */
  interface Task<T> {
    T run() throws SQLException;
  }

  /**
   * @param limit how long the work may take; zero means for ever
   * @param onNetworkTimeout is run when a request takes longer than its connection allows
   */
  StatementWork(StatementContext statementContext, Duration limit, Runnable onNetworkTimeout) {
    this.onNetworkTimeout = onNetworkTimeout;
    this.statementContext = statementContext;
    this.limit = limit;
    this.left = limit.toNanos();
  }

  StatementContext statementContext() {
    return statementContext;
  }

  /** Plans the statement, which takes a second or two even where it is large. */
  <T> T plan(Task<T> task) throws SQLException {
    statementContext.limitPlanning(PLANNING);
    try {
      return run(task);
    } finally {
      statementContext.planned();
    }
  }

  /** Does a piece of the work in this thread. */
  <T> T run(Task<T> task) throws SQLException {
    enter();
    long start = System.nanoTime();
    @Nullable ScheduledFuture<?> end =
        limit.isZero()
            ? null
            : Timeouts.schedule(
                () -> statementContext.timeOut(limit), Duration.ofNanos(Math.max(left, 0)));
    try (StatementContext.Work work = statementContext.begin()) {
      statementContext.check();
      T result = task.run();
      // What was stopped may look as if it had come to its end.
      statementContext.check();
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      throw failure(e);
    } finally {
      if (end != null) {
        end.cancel(false);
      }
      left -= System.nanoTime() - start;
      leave();
    }
  }

  /** What was stopped may fail in any way; why it was stopped is the reason. */
  private SQLException failure(Throwable e) {
    if (statementContext.isCancelled()) {
      try {
        statementContext.check();
      } catch (GongException reason) {
        return SqlExceptions.running(reason);
      }
    }
    if (e instanceof Error) {
      // Nobody will read what other threads still read.
      statementContext.cancel();
    }
    SQLException failure = e instanceof SQLException known ? known : SqlExceptions.running(e);
    if (isNetworkTimeout(failure)) {
      onNetworkTimeout.run();
    }
    return failure;
  }

  private static boolean isNetworkTimeout(SQLException failure) {
    return failure.getCause() instanceof GongException gong
        && gong.kind() == GongException.Kind.NETWORK_TIMEOUT;
  }

  /**
   * Releases what the work holds: at once, or when the thread that works has noticed that it is
   * over.
   */
  void end(Runnable release) {
    // Before anything is released, as another thread may be about to work on.
    statementContext.cancel();
    synchronized (this) {
      if (working) {
        atEnd = release;
        return;
      }
    }
    release.run();
  }

  private synchronized void enter() {
    working = true;
  }

  private void leave() {
    Runnable release;
    synchronized (this) {
      working = false;
      release = atEnd;
      atEnd = null;
    }
    if (release != null) {
      release.run();
    }
  }
}
