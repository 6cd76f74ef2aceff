package io.github.gongjdbc.oracle;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** Asks many queries, as many at once as there are cores in small machines. */
final class OracleRun implements AutoCloseable {
  private static final int AT_ONCE = 2;

  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private final BlockingQueue<Oracle> free = new LinkedBlockingQueue<>();

  OracleRun(OracleAccount account) throws IOException {
    for (int i = 0; i < AT_ONCE; i++) {
      free.add(new Oracle(account));
    }
  }

  /** Begins to ask; what comes is {@link Oracle#differences}. */
  Future<Map<String, String>> ask(OracleQuery query) {
    return threads.submit(
        () -> {
          Oracle oracle = free.take();
          try {
            return oracle.differences(query);
          } finally {
            free.add(oracle);
          }
        });
  }

  @Override
  public void close() throws SQLException {
    threads.shutdownNow();
    for (Oracle oracle : free) {
      oracle.close();
    }
  }
}
