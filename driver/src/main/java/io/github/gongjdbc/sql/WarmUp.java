package io.github.gongjdbc.sql;

import io.github.gongjdbc.schema.limit.DaemonThreads;
import io.github.gongjdbc.schema.limit.StatementContext;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Plans a query beside the first connection, so that the thousands of classes that planning needs
 * are loaded while the connection is made. It is one that is not compiled, so that the first simple
 * query does not wait for a compiler that it does not need. A query waits for it: that way no two
 * threads initialise Calcite's classes at once.
 */
final class WarmUp {
  /** Rows that differ: what is the same in all of them would be computed by compiled code. */
  private static final String QUERY =
      "SELECT a, b, c FROM (VALUES (1, TIMESTAMP '2026-01-31 17:00:00', 'x'),"
          + " (2, TIMESTAMP '2026-02-01 17:00:00', 'y')) AS t (a, b, c)"
          + " WHERE b >= CURRENT_TIMESTAMP - INTERVAL '7' DAY AND a > 0 ORDER BY b DESC LIMIT 1";

  private static final CompletableFuture<Boolean> DONE = new CompletableFuture<>();

  static {
    Thread thread = new DaemonThreads("gong-jdbc-warm-up").newThread(WarmUp::run);
    thread.setContextClassLoader(WarmUp.class.getClassLoader());
    thread.start();
  }

  private WarmUp() {}

  /** Begins, unless it has begun before. */
  static void start() {
    // Loading the class is all that it takes.
  }

  /** Waits for the end. */
  static void await() {
    StatementContext.awaitCurrent(DONE);
  }

  private static void run() {
    try {
      new Engine(Map.of(), "none", ZoneOffset.UTC).prepare(QUERY, 0);
    } catch (SQLException | RuntimeException | LinkageError e) {
      // What is wrong will be said to whoever runs a query.
    } finally {
      DONE.complete(true);
    }
  }
}
