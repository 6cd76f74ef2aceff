package io.github.gongjdbc.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What it costs to read a cell of a result, by type and getter. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class CellCost {
  /** A way to read the cell. */
  private interface Getter {
    void read(ResultSet result, Blackhole hole) throws SQLException;
  }

  private static final Map<String, Getter> GETTERS =
      Map.of(
          "getObject", (result, hole) -> hole.consume(result.getObject(1)),
          "getString", (result, hole) -> hole.consume(result.getString(1)),
          "getLong", (result, hole) -> hole.consume(result.getLong(1)),
          "getDouble", (result, hole) -> hole.consume(result.getDouble(1)),
          "getBigDecimal", (result, hole) -> hole.consume(result.getBigDecimal(1)),
          "getBoolean", (result, hole) -> hole.consume(result.getBoolean(1)),
          "getDate", (result, hole) -> hole.consume(result.getDate(1)),
          "getTime", (result, hole) -> hole.consume(result.getTime(1)),
          "getTimestamp", (result, hole) -> hole.consume(result.getTimestamp(1)));

  /** The query and the getter. */
  @Param({
    "CAST(1001 AS BIGINT): getObject",
    "CAST(1001 AS BIGINT): getString",
    "CAST(1001 AS BIGINT): getLong",
    "CAST(7.25 AS DOUBLE): getObject",
    "CAST(7.25 AS DOUBLE): getDouble",
    "CAST(7.25 AS DECIMAL(10, 2)): getBigDecimal",
    "'a text': getObject",
    "'a text': getString",
    "TRUE: getBoolean",
    "DATE '2026-01-31': getDate",
    "TIME '17:00:01': getTime",
    "TIMESTAMP '2026-01-31 17:00:01': getObject",
    "TIMESTAMP '2026-01-31 17:00:01': getString",
    "TIMESTAMP '2026-01-31 17:00:01': getTimestamp",
    "CAST(TIMESTAMP '2026-01-31 17:00:01' AS TIMESTAMP WITH TIME ZONE): getTimestamp"
  })
  public String cell = "";

  private Connection connection;
  private Statement statement;
  private ResultSet result;
  private Getter getter;

  @Setup
  public void open() throws SQLException {
    int end = cell.lastIndexOf(": ");
    connection = DriverManager.getConnection("jdbc:gong:demo");
    statement = connection.createStatement();
    result = statement.executeQuery("SELECT " + cell.substring(0, end));
    result.next();
    getter = Objects.requireNonNull(GETTERS.get(cell.substring(end + 2)));
  }

  @Benchmark
  public void read(Blackhole hole) throws SQLException {
    getter.read(result, hole);
  }

  @TearDown
  public void close() throws SQLException {
    result.close();
    statement.close();
    connection.close();
  }

  public static void main(String[] arguments) throws RunnerException {
    new Runner(new OptionsBuilder().include(CellCost.class.getName()).build()).run();
  }
}
