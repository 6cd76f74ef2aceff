package io.github.gongjdbc;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What an application server does: a program with the driver is loaded, works in a thread of the
 * server's, and is replaced by a new version. Prints whether the classes of the old one are gone.
 *
 * <p>Arguments: the jar, and the folder of this class.
 */
final class DroppedDriver {
  private DroppedDriver() {}

  /** The program, in a class loader of its own with the driver. */
  public static final class Program implements Runnable {
    private static final List<String> QUERIES =
        List.of(
            "SELECT * FROM calls LIMIT 3",
            "SELECT u.first_name, COUNT(*) FROM calls c JOIN users u ON u.id = c.primary_user_id"
                + " GROUP BY u.first_name ORDER BY 2 DESC",
            "SELECT id, ROW_NUMBER() OVER (PARTITION BY direction ORDER BY started) FROM calls",
            "SELECT JSON_VALUE(topics, '$[0].name') FROM extensive_calls",
            "EXPLAIN PLAN FOR SELECT title FROM calls");

    @Override
    public void run() {
      try (Connection connection =
              Objects.requireNonNull(new GongDriver().connect("jdbc:gong:demo", new Properties()));
          Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(60);
        for (String query : QUERIES) {
          try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
              result.getString(1);
            }
          }
        }
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
          DriverManager.deregisterDriver(driver);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Java keeps the last record class whose methods it made; let it be this one. */
  private record Last(String text, StringBuilder builder) {}

  public static void main(String[] arguments) throws Exception {
    ExecutorService server = Executors.newFixedThreadPool(1);
    ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
    WeakReference<ClassLoader> classes =
        new WeakReference<>(
            run(
                Path.of(arguments[0]).toUri().toURL(),
                Path.of(arguments[1]).toUri().toURL(),
                server),
            gone);
    Last last = new Last("", new StringBuilder());
    String made = "" + last.equals(new Last("", last.builder())) + last.hashCode() + last;
    if (made.isEmpty()) {
      throw new AssertionError(last);
    }
    // Threads that wait for work keep the classes for some seconds.
    boolean collected = false;
    for (int i = 0; i < 200 && !collected; i++) {
      System.gc();
      collected = gone.remove(200) != null;
    }
    System.out.println(collected && classes.get() == null ? "gone" : "kept");
    server.shutdown();
  }

  private static ClassLoader run(URL jar, URL program, ExecutorService server) throws Exception {
    try (URLClassLoader classes =
        new URLClassLoader(new URL[] {jar, program}, ClassLoader.getPlatformClassLoader())) {
      Class<?> loaded = classes.loadClass(Program.class.getName());
      server.submit((Runnable) loaded.getDeclaredConstructor().newInstance()).get();
      return classes;
    }
  }
}
