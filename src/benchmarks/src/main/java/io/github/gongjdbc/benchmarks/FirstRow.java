package io.github.gongjdbc.benchmarks;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.schema.GongSchema;
import io.github.gongjdbc.schema.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.jdbc.CalciteConnection;

/**
 * How long a fresh JVM takes from {@code getConnection} to the first row: through the driver's jar,
 * as it is given to people, and through a bare Calcite connection over the same schema, by turns.
 * Then the same statement again. It is run where the project is, after {@code package}.
 */
public final class FirstRow {
  private static final String QUERY =
      "SELECT id, title, started FROM calls WHERE started >= CURRENT_TIMESTAMP - INTERVAL '7' DAY"
          + " AND duration > 60 ORDER BY started DESC LIMIT 10";

  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final String JAR_AND_THIS =
      String.join(
          File.pathSeparator,
          "driver/target/gong-jdbc.jar",
          FirstRow.class.getProtectionDomain().getCodeSource().getLocation().getPath());

  private FirstRow() {}

  /** Without argument the comparison; with one, a single measurement in this JVM. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 1) {
      System.out.println(measure(arguments[0]));
      return;
    }
    List<Double> driver = new ArrayList<>();
    List<Double> calcite = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    List<Double> calciteAgain = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      String[] ours = fork("driver", JAR_AND_THIS);
      String[] bare = fork("calcite", CLASS_PATH);
      driver.add(Double.valueOf(ours[0]));
      again.add(Double.valueOf(ours[1]));
      calcite.add(Double.valueOf(bare[0]));
      calciteAgain.add(Double.valueOf(bare[1]));
    }
    System.out.printf(
        Locale.ROOT,
        "first row:      driver %.0f ms, bare Calcite %.0f ms, ratio %.2f (medians of 7 JVMs)%n",
        median(driver),
        median(calcite),
        median(driver) / median(calcite));
    System.out.printf(
        Locale.ROOT,
        "planning again: driver %.1f ms, bare Calcite %.1f ms%n",
        median(again),
        median(calciteAgain));
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }

  private static String[] fork(String what, String classPath) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                FirstRow.class.getName(),
                what)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    return output.split(" ", -1);
  }

  /** Milliseconds to the first row, and of planning the statement once more. */
  private static String measure(String what) throws SQLException {
    long start = System.nanoTime();
    try (Connection connection = what.equals("driver") ? driver() : BareCalcite.connection();
        Statement statement = connection.createStatement()) {
      try (ResultSet result = statement.executeQuery(QUERY)) {
        result.next();
      }
      long first = System.nanoTime();
      connection.prepareStatement(QUERY).close();
      long second = System.nanoTime();
      return (first - start) / 1e6 + " " + (second - first) / 1e6;
    }
  }

  private static Connection driver() throws SQLException {
    return DriverManager.getConnection("jdbc:gong:demo");
  }

  /** A class of its own, as the jar has none of its parts under their own names. */
  private static final class BareCalcite {
    static Connection connection() throws SQLException {
      Connection connection =
          DriverManager.getConnection(
              "jdbc:calcite:caseSensitive=false;lex=MYSQL_ANSI;conformance=LENIENT;timeZone=UTC");
      CalciteConnection calcite = connection.unwrap(CalciteConnection.class);
      calcite
          .getRootSchema()
          .add(
              "gong",
              GongSchema.of(
                  Settings.of(Map.of()), Optional.of(GongSandbox.sample().interceptor())));
      calcite.setSchema("gong");
      return connection;
    }
  }
}
