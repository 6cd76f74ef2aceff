package io.github.gongjdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A program with little memory that runs statements which would fill it, while it goes on to use
 * some memory itself. It prints how each statement ended, and what the program met.
 */
final class BurningProgram {
  private static final String DIGITS =
      IntStream.range(0, 100)
          .mapToObj(i -> "(" + i + ")")
          .collect(Collectors.joining(", ", "(VALUES ", ")"));

  private static final String ROWS =
      "(SELECT a.x * 1000000 + b.x * 10000 + c.x * 100 + d.x AS n FROM "
          + List.of("a", "b", "c", "d").stream()
              .map(name -> DIGITS + " " + name + "(x)")
              .collect(Collectors.joining(", "))
          + ")";

  /** What holds its rows in memory until the last one is read. */
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT COUNT(*) FROM (SELECT DISTINCT CAST(n AS VARCHAR) FROM " + ROWS + ")",
          "SELECT n FROM " + ROWS + " ORDER BY -n",
          "SELECT n, COUNT(*) FROM " + ROWS + " GROUP BY n HAVING COUNT(*) > 1",
          "SELECT COUNT(*) FROM " + ROWS + " a JOIN " + ROWS + " b ON a.n = b.n",
          "SELECT LISTAGG(CAST(n AS VARCHAR), ',') FROM " + ROWS + " GROUP BY MOD(n, 1000)");

  /** How much the program holds at a time, in pieces of 64 KB. */
  private static final int PIECES = 64;

  private BurningProgram() {}

  /** Runs all statements at once. */
  public static void main(String[] arguments) throws Exception {
    // The classes are loaded before there is little memory.
    run("SELECT COUNT(*) FROM users");
    ExecutorService threads = Executors.newFixedThreadPool(STATEMENTS.size());
    List<Future<String>> ends = new ArrayList<>();
    for (String sql : STATEMENTS) {
      ends.add(threads.submit(() -> run(sql)));
    }
    int failures = 0;
    Deque<byte[]> held = new ArrayDeque<>();
    while (!ends.stream().allMatch(Future::isDone)) {
      try {
        held.addLast(new byte[1 << 16]);
        if (held.size() > PIECES) {
          held.removeFirst();
        }
      } catch (OutOfMemoryError e) {
        failures++;
        held.clear();
      }
    }
    for (Future<String> end : ends) {
      System.out.println("statement " + end.get());
    }
    System.out.println("program " + failures);
    threads.shutdownNow();
  }

  private static String run(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:gong:demo");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int rows = 0;
      while (result.next()) {
        rows++;
      }
      return rows + " rows";
    } catch (SQLException e) {
      return e.getSQLState() + " " + e.getMessage();
    }
  }
}
