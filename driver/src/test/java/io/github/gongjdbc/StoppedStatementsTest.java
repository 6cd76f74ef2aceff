package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gongjdbc.sql.error.SqlState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statements that would compute for minutes or for ever end when they are stopped. */
@Timeout(150)
class StoppedStatementsTest {
  /** How long the machine may take for what should take a second: it may be busy. */
  private static final int PATIENCE_SECONDS = 60;

  /** When a statement is stopped, so that some are still planned, and others compute. */
  private static final int[] DELAYS_MILLIS = {0, 150, 400};

  private static final int AT_ONCE = 4;

  private static final String URL = "jdbc:gong:demo?requestsPerSecond=10000&requestsPerDay=1000000";

  private static final String DIGITS = "(VALUES " + list(100, "(%d)", ", ") + ")";

  private static final String NUMBERS =
      "(SELECT a.x * 100 + b.x AS n FROM " + DIGITS + " a(x) CROSS JOIN " + DIGITS + " b(x))";

  private static final String TEXTS = list(100_000, "'id%d'", ",");

  private static final Map<String, String> BURNING = new TreeMap<>();

  static {
    String five =
        IntStream.range(0, 5)
            .mapToObj(i -> DIGITS + " t" + i + "(x)")
            .collect(Collectors.joining(", "));
    BURNING.put("count of a cross join", "SELECT COUNT(*) FROM " + five);
    BURNING.put(
        "cross join without a match",
        "SELECT 1 FROM " + five + " WHERE t0.x + t1.x + t2.x + t3.x + t4.x > 1000");
    BURNING.put("distinct", "SELECT DISTINCT t0.x * t1.x FROM " + five);
    BURNING.put("groups", "SELECT t0.x, SUM(t1.x) FROM " + five + " GROUP BY t0.x");
    BURNING.put("sort", "SELECT t0.x FROM " + five + " ORDER BY t3.x + t4.x LIMIT 3");
    BURNING.put(
        "cross join of gong_system",
        "SELECT COUNT(*) FROM gong_system.columns a, gong_system.columns b, gong_system.columns c");
    for (String operator : List.of("UNION", "INTERSECT ALL", "EXCEPT ALL")) {
      BURNING.put(
          operator,
          "SELECT COUNT(*) FROM (SELECT a.n FROM %1$s a, %1$s b %2$s SELECT a.n FROM %1$s a, %1$s b)"
              .formatted(NUMBERS, operator));
    }
    BURNING.put(
        "join on a key that all rows share",
        ("SELECT COUNT(*) FROM %1$s a JOIN %1$s b ON MOD(a.n, 1) = MOD(b.n, 1)"
                + " JOIN %1$s c ON MOD(c.n, 1) = MOD(b.n, 1) AND a.n + b.n + c.n < 0")
            .formatted(NUMBERS));
    BURNING.put(
        "outer join",
        "SELECT COUNT(*) FROM %1$s a LEFT JOIN %1$s b ON a.n <> b.n FULL JOIN %1$s c ON c.n > b.n"
            .formatted(NUMBERS));
    BURNING.put(
        "subquery for each row",
        "SELECT SUM((SELECT COUNT(*) FROM %1$s b WHERE b.n < a.n)) FROM %1$s a, %2$s c(x)"
            .formatted(NUMBERS, DIGITS));
    BURNING.put(
        "NOT EXISTS",
        ("SELECT COUNT(*) FROM %1$s a WHERE NOT EXISTS"
                + " (SELECT 1 FROM %1$s b, %1$s c WHERE a.n + b.n + c.n < 0)")
            .formatted(NUMBERS));
    BURNING.put("recursion", recursive("SELECT n + 1 FROM t", "SELECT COUNT(*) FROM t"));
    BURNING.put(
        "recursion of the same row", recursive("SELECT n FROM t", "SELECT COUNT(*) FROM t"));
    BURNING.put("rows of a recursion", recursive("SELECT n FROM t", "SELECT n FROM t"));
    BURNING.put(
        "MEDIAN of growing frames",
        "SELECT MAX(m) FROM (SELECT MEDIAN(n) OVER (ORDER BY n) AS m FROM " + NUMBERS + ")");
    for (String function : List.of("MAX", "SUM", "FIRST_VALUE")) {
      BURNING.put(
          function + " of shrinking frames",
          ("SELECT MAX(m) FROM (SELECT %3$s(a.n) OVER (ORDER BY a.n ROWS BETWEEN 1 FOLLOWING AND"
                  + " UNBOUNDED FOLLOWING) AS m FROM %1$s a, %2$s b(x))")
              .formatted(NUMBERS, DIGITS, function));
    }
    BURNING.put(
        "IN of 100,000 texts",
        "SELECT COUNT(*) FROM (VALUES ('a'), ('b')) t(x) WHERE x IN (" + TEXTS + ")");
    BURNING.put(
        "300 queries as one",
        list(
            300,
            "SELECT u.id, %d AS n FROM users u JOIN calls c ON c.primary_user_id = u.id",
            " UNION ALL "));
    BURNING.put(
        "a LIKE with 30 wildcards",
        "SELECT COUNT(*) FROM "
            + NUMBERS
            + " WHERE REPEAT('a', 20000) || CAST(n AS VARCHAR) LIKE '"
            + "%a".repeat(30)
            + "%b'");
    BURNING.put(
        "a SIMILAR TO that backtracks",
        "SELECT COUNT(*) FROM (VALUES ('"
            + "a".repeat(60)
            + "c'), ('d')) t(x) WHERE x SIMILAR TO '((a|aa)+)+b'");
    BURNING.put(
        "a regular expression that backtracks",
        "SELECT COUNT(*) FROM (VALUES ('"
            + "a".repeat(60)
            + "c'), ('d')) t(x) WHERE x ~ '^((a|aa)+)+b$'");
    BURNING.put(
        "a replacement that backtracks",
        "SELECT REGEXP_REPLACE(x, '((a|aa)+)+b', 'z') FROM (VALUES ('"
            + "a".repeat(60)
            + "c'), ('d')) t(x)");
  }

  private static String list(int count, String format, String separator) {
    return IntStream.range(0, count)
        .mapToObj(i -> format.replace("%d", String.valueOf(i)))
        .collect(Collectors.joining(separator));
  }

  private static String recursive(String step, String query) {
    return "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL " + step + ") " + query;
  }

  /** A way to stop a statement, from another thread than the one that runs it. */
  private enum Stop {
    TIME_OUT {
      @Override
      void stop(Connection connection, Statement statement, Thread running) {
        // The statement has it from the beginning.
      }
    },
    CANCEL {
      @Override
      void stop(Connection connection, Statement statement, Thread running) throws SQLException {
        statement.cancel();
      }
    },
    CLOSE {
      @Override
      void stop(Connection connection, Statement statement, Thread running) throws SQLException {
        statement.close();
      }
    },
    CLOSE_CONNECTION {
      @Override
      void stop(Connection connection, Statement statement, Thread running) throws SQLException {
        connection.close();
      }
    },
    ABORT {
      @Override
      void stop(Connection connection, Statement statement, Thread running) throws SQLException {
        connection.abort(Runnable::run);
      }
    },
    INTERRUPT {
      @Override
      void stop(Connection connection, Statement statement, Thread running) {
        running.interrupt();
      }
    };

    abstract void stop(Connection connection, Statement statement, Thread running)
        throws SQLException;
  }

  private static int count(ResultSet result) throws SQLException {
    int rows = 0;
    while (result.next()) {
      rows++;
    }
    return rows;
  }

  /** Runs a statement until it is stopped, and says how it ended. */
  private static SQLException stopped(
      String sql, Stop stop, int delayMillis, ScheduledExecutorService timer) throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      Thread running = Thread.currentThread();
      if (stop == Stop.TIME_OUT) {
        statement.setQueryTimeout(1);
      }
      // What is cancelled before it begins is not cancelled, so that it is done again and again.
      ScheduledFuture<?> stopping =
          timer.scheduleWithFixedDelay(
              () -> {
                try {
                  stop.stop(connection, statement, running);
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              },
              delayMillis,
              50,
              TimeUnit.MILLISECONDS);
      try {
        return catchThrowableOfType(SQLException.class, () -> count(statement.executeQuery(sql)));
      } finally {
        stopping.cancel(false);
        Thread.interrupted();
      }
    }
  }

  @Test
  void whateverTheyComputeAndHoweverTheyAreStopped() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    Map<String, Future<SQLException>> ends = new TreeMap<>();
    try {
      int turn = 0;
      for (Map.Entry<String, String> burning : BURNING.entrySet()) {
        for (Stop stop : Stop.values()) {
          int delay = DELAYS_MILLIS[turn++ % DELAYS_MILLIS.length];
          ends.put(
              burning.getKey() + ", " + stop,
              threads.submit(() -> stopped(burning.getValue(), stop, delay, timer)));
        }
      }
      List<String> wrong = new ArrayList<>();
      for (Map.Entry<String, Future<SQLException>> end : ends.entrySet()) {
        SQLException failure = end.getValue().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        List<String> states =
            end.getKey().endsWith(Stop.TIME_OUT.name())
                ? List.of("HYT00")
                : List.of("57014", "55000");
        if (failure == null || !states.contains(failure.getSQLState())) {
          wrong.add(end.getKey() + ": " + failure);
        }
      }
      assertThat(wrong).isEmpty();
    } finally {
      timer.shutdownNow();
      threads.shutdownNow();
      assertThat(threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void otherStatementsOfTheConnectionGoOn() throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement();
        Statement other = connection.createStatement();
        ResultSet rows = other.executeQuery("SELECT id FROM users")) {
      assertThat(rows.next()).isTrue();
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> statement.executeQuery(BURNING.get("count of a cross join")))
          .isInstanceOf(SQLException.class);
      assertThat(count(rows)).isEqualTo(39);
      assertThat(count(statement.executeQuery("SELECT id FROM users"))).isEqualTo(40);
    }
  }

  @Test
  void aCancelOfAnIdleStatementChangesNothing() throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      statement.cancel();
      assertThat(count(statement.executeQuery("SELECT id FROM users"))).isEqualTo(40);
      statement.cancel();
      assertThat(count(statement.executeQuery("SELECT id FROM users"))).isEqualTo(40);
    }
  }

  @Test
  void planningOfAPreparedStatementEndsWithItsConnection() throws Exception {
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    try (Connection connection = DriverManager.getConnection(URL)) {
      Future<?> closing =
          timer.schedule(
              () -> {
                connection.close();
                return null;
              },
              100,
              TimeUnit.MILLISECONDS);
      assertThatThrownBy(() -> connection.prepareStatement(BURNING.get("300 queries as one")))
          .isInstanceOf(SQLException.class);
      closing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      timer.shutdownNow();
    }
  }

  @Test
  void abortNeedsAnExecutor() throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL)) {
      assertThatThrownBy(() -> connection.abort(null)).isInstanceOf(SQLException.class);
      assertThat(connection.isClosed()).isFalse();
    }
  }

  private static SQLException failure(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      return catchThrowableOfType(SQLException.class, () -> count(statement.executeQuery(sql)));
    }
  }

  private static String state(SQLException failure) {
    return failure == null ? "none" : failure.getSQLState();
  }

  @Test
  void whatIsTooLargeToBePlannedIsRefusedInOneState() throws SQLException {
    for (String sql :
        List.of(
            "SELECT " + "(".repeat(5000) + "1" + ")".repeat(5000),
            "SELECT " + "UPPER(".repeat(5000) + "title" + ")".repeat(5000) + " FROM users",
            "SELECT 1 FROM users WHERE " + "NOT ".repeat(5000) + "active",
            "SELECT " + "- ".repeat(5000) + "1",
            "SELECT " + String.join("+", Collections.nCopies(5000, "1")),
            "SELECT " + list(2_200, "duration + %d AS c%d", ", ") + " FROM calls",
            "SELECT 1 FROM users WHERE " + list(20_000, "id = '%d'", " OR "),
            "SELECT '" + "x".repeat(20_000_000) + "'")) {
      SQLException failure = failure(sql);
      assertThat(state(failure)).as(sql.substring(0, 60)).isEqualTo("54001");
      assertThat(failure.getMessage()).contains("too complex").hasSizeLessThan(300);
    }
  }

  @Test
  void whatIsOnlyLongIsPlanned() throws SQLException {
    for (String sql :
        List.of(
            "SELECT LENGTH('" + "x".repeat(1_000_000) + "')",
            "SELECT " + "(".repeat(300) + "1" + ")".repeat(300),
            "SELECT " + "CASE WHEN 1 = 2 THEN 3 ELSE ".repeat(40) + "0" + " END".repeat(40),
            "SELECT id AS \"" + "n".repeat(128) + "\" FROM users LIMIT 1",
            "SELECT COUNT(*) FROM users t0" + list(20, " JOIN users u%d ON u%d.id = t0.id", ""))) {
      assertThat(SandboxAccount.query(DriverManager.getConnection(URL), sql)).hasSize(1);
    }
  }

  @Test
  void textsThatWouldFillTheMemoryAreRefused() throws SQLException {
    for (String text :
        List.of(
            "REPEAT('ab', 2000000000)",
            "LPAD('ab', 2000000000)",
            "RPAD('ab', 2000000000, 'x')",
            "SPACE(2000000000)",
            "REPLACE(REPEAT('a', 1000000), 'a', REPEAT('b', 1000000))",
            "REPEAT('a', 9000000) || REPEAT('a', 9000000)",
            "REGEXP_REPLACE(REPEAT('a', 1000), 'a', REPEAT('b', 1000000))",
            "(SELECT LISTAGG(REPEAT('a', 1000000), ',') FROM " + DIGITS + ")")) {
      SQLException failure = failure("SELECT LENGTH(" + text + ")");
      assertThat(state(failure)).as(text).isEqualTo("22023");
      assertThat(failure.getMessage()).contains("too long");
    }
  }

  @Test
  void aPatternThatNothingCouldStopIsRefused() throws SQLException {
    String path = "lax $[?(@.a =~ /((a|aa)+)+b/)]";
    for (String function : List.of("JSON_EXISTS", "JSON_VALUE", "JSON_QUERY")) {
      assertThat(state(failure("SELECT %s('[{\"a\": \"aac\"}]', '%s')".formatted(function, path))))
          .as(function)
          .isEqualTo(SqlState.FEATURE_NOT_SUPPORTED.code());
    }
  }

  @Test
  void hugeExponentsAreOutOfRangeAtOnce() throws SQLException {
    for (String number :
        List.of("CAST('1e99999999' AS DECIMAL(10, 2))", "CAST('1e99999999' AS BIGINT)")) {
      assertThat(state(failure("SELECT " + number))).as(number).isEqualTo("22003");
    }
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT '1e99999999' AS x, '1e-99999999' AS y")) {
      assertThat(rows.next()).isTrue();
      for (String type : List.of("Int", "Long", "Short", "Byte")) {
        assertThatThrownBy(() -> ResultSet.class.getMethod("get" + type, int.class).invoke(rows, 1))
            .cause()
            .isInstanceOf(SQLException.class)
            .extracting(e -> ((SQLException) e).getSQLState())
            .isEqualTo("22003");
      }
      assertThat(rows.getInt("y")).isZero();
      assertThat(
              SandboxAccount.query(
                  connection,
                  "SELECT JSON_VALUE('{\"a\": 1e999999999}', '$.a'), CAST('1e-99999999' AS"
                      + " DECIMAL(4, 2)) + 1"))
          .hasSize(1);
    }
  }
}
