package io.github.gongjdbc.benchmarks;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SandboxServer;
import io.github.gongjdbc.sandbox.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Kills a program that copies calls by a state, again and again, while the account goes on; then
 * lets it end, and says whether a call is missing in the copy. A call may be in it twice where the
 * program was killed between the commit of the copy and that of the state. Arguments: how often it
 * is killed, if not 300 times, and the seed.
 */
public final class Kills {
  /** How long before now the account begins: it goes on for some days with each ten kills. */
  private static final Duration AGO = Duration.ofDays(100);

  /** How far back the first copy reads. */
  private static final Duration HISTORY = Duration.ofDays(10);

  private static final String STATE_FILE = "state.json";
  private static final String COPY = "copy.txt";

  private Kills() {}

  /** With a URL and a folder the program that is killed, else the account and who kills. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 4) {
      copy(arguments[0], Path.of(arguments[1]), arguments[2], arguments[3].equals("once"));
      return;
    }
    int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
    Random random = new Random(arguments.length > 1 ? Long.parseLong(arguments[1]) : 1);
    Path folder = Files.createTempDirectory("gong-kills");
    Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(AGO);
    Instant startDate = start.minus(HISTORY);
    SettableClock clock = new SettableClock(start);
    GongSandbox sandbox = GongSandbox.builder().clock(clock).calls(60_000).days(600).build();
    int failures = 0;
    try (SandboxServer server = sandbox.start()) {
      for (int i = 0; i < kills; i++) {
        Process program = program(server.url(), folder, startDate, "again");
        try (BufferedReader said = program.inputReader()) {
          for (int copies = random.nextInt(4); copies >= 0 && said.readLine() != null; copies--) {
            clock.advance(Duration.ofMinutes(random.nextInt(180)));
          }
          Thread.sleep(random.nextInt(60));
          if (!program.isAlive()) {
            failures++;
          }
          program.destroyForcibly().waitFor();
        }
        if ((i + 1) % 20 == 0) {
          System.out.printf(Locale.ROOT, "%d killed, now %s%n", i + 1, clock.instant());
        }
      }
      // Until all that was hidden is visible, and once more.
      clock.advance(Duration.ofDays(1));
      failures += program(server.url(), folder, startDate, "once").waitFor() == 0 ? 0 : 1;
    }
    report(sandbox.callIds(startDate), folder, kills, failures);
  }

  private static Process program(String url, Path folder, Instant startDate, String how)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Kills.class.getName(),
            url,
            folder.toString(),
            startDate.toString(),
            how)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void report(Stream<String> calls, Path folder, int kills, int failures)
      throws IOException {
    Map<String, Integer> copied = new HashMap<>();
    try (Stream<String> ids = Files.lines(folder.resolve(COPY))) {
      ids.forEach(id -> copied.merge(id, 1, Integer::sum));
    }
    long again = copied.values().stream().filter(times -> times > 1).count();
    long[] counts = new long[2];
    calls.forEach(id -> counts[copied.remove(id) == null ? 1 : 0]++);
    System.out.printf(
        Locale.ROOT,
        "%d kills, %d calls, %d missing, %d more than once, %d that there are not,"
            + " %d failures of the program%n",
        kills,
        counts[0] + counts[1],
        counts[1],
        again,
        copied.size(),
        failures);
  }

  /** Copies what is new: the copy is committed first, the state second. */
  private static void copy(String url, Path folder, String startDate, boolean once)
      throws Exception {
    Properties properties = new Properties();
    properties.setProperty("baseUrl", url);
    properties.setProperty("accessKey", "key");
    properties.setProperty("accessKeySecret", "secret");
    properties.setProperty("requestsPerSecond", "10000");
    properties.setProperty("requestsPerDay", "1000000");
    properties.setProperty("validateConnection", "false");
    properties.setProperty("startDate", startDate);
    properties.setProperty("stateFile", folder.resolve(STATE_FILE).toString());
    try (Connection gong = DriverManager.getConnection("jdbc:gong:", properties);
        Statement statement = gong.createStatement();
        FileChannel copy =
            FileChannel.open(
                folder.resolve(COPY), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      gong.setAutoCommit(false);
      do {
        append(statement, copy);
        gong.commit();
        System.out.println("copied");
      } while (!once);
    }
  }

  private static void append(Statement statement, FileChannel copy)
      throws SQLException, IOException {
    StringBuilder ids = new StringBuilder();
    try (ResultSet calls = statement.executeQuery("SELECT id FROM calls")) {
      while (calls.next()) {
        ids.append(calls.getString(1)).append('\n');
      }
    }
    copy.write(ByteBuffer.wrap(ids.toString().getBytes(StandardCharsets.UTF_8)));
    copy.force(true);
  }
}
