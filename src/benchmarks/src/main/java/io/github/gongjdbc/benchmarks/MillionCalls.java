package io.github.gongjdbc.benchmarks;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SandboxServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/**
 * Streams a million calls through a JVM that has 96 megabytes, and says how long it took and how
 * much memory was in use. The account is in this JVM, the driver in one of its own. Arguments: the
 * number of calls and the account's latency in milliseconds, if not a million and none.
 */
public final class MillionCalls {
  private static final int DAYS = 700;

  private MillionCalls() {}

  /** With a URL as the third argument the reader itself, else the account and the reader's JVM. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 3) {
      read(arguments[2]);
      return;
    }
    int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    long latency = arguments.length > 1 ? Long.parseLong(arguments[1]) : 0;
    GongSandbox sandbox =
        GongSandbox.builder().calls(calls).days(DAYS).latency(Duration.ofMillis(latency)).build();
    try (SandboxServer server = sandbox.start()) {
      Process reader =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx96m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  MillionCalls.class.getName(),
                  String.valueOf(calls),
                  String.valueOf(latency),
                  server.url())
              .inheritIO()
              .start();
      int status = reader.waitFor();
      System.out.printf(
          Locale.ROOT, "requests: %d, status %d%n", sandbox.exchanges().size(), status);
    }
  }

  private static void read(String url) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("baseUrl", url);
    properties.setProperty("accessKey", "key");
    properties.setProperty("accessKeySecret", "secret");
    properties.setProperty("requestsPerSecond", "10000");
    properties.setProperty("requestsPerDay", "100000");
    properties.setProperty("maxRequestsPerQuery", "100000");
    properties.setProperty("validateConnection", "false");
    properties.setProperty("startDate", "2000-01-01");
    Runtime runtime = Runtime.getRuntime();
    long start = System.nanoTime();
    long rows = 0;
    long most = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:gong:", properties);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM calls")) {
      while (result.next()) {
        rows++;
        if (rows % 1000 == 0) {
          most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d calls in %.0f s, at most %d of %d MB in use%n",
        rows,
        (System.nanoTime() - start) / 1e9,
        most >> 20,
        runtime.maxMemory() >> 20);
  }
}
