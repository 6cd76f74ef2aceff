package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Range;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Weeks of a pipeline: calls appear up to a day late and change for a week, at times none appears
 * for days, reads come at irregular times, and whatever can go wrong between a read and its commit
 * goes wrong. A copy that is kept by key from what was delivered equals the account in the end.
 */
@SuppressWarnings("NullAway.Init") // the folder is injected
class IncrementalOverTimeTest {
  private static final Instant BEGIN = Instant.parse("2026-09-07T06:00:00Z");
  private static final Instant START_DATE = Instant.parse("2026-09-01T00:00:00Z");
  private static final Duration WEEKS = Duration.ofDays(22);

  private final SettableClock clock = new SettableClock(BEGIN);

  @RegisterExtension
  final SandboxAccount account =
      SandboxAccount.of(GongSandbox.builder().clock(clock).calls(900).days(30));

  @TempDir Path folder;

  /** A table that is copied; its first columns are the key, its last one changes at every look. */
  private record Copied(
      String query, int keys, int compared, Function<GongSandbox, Stream<JsonNode>> times) {
    String where(String condition) {
      return query + " WHERE " + condition;
    }
  }

  private static final Map<String, Copied> TABLES =
      Map.of(
          "calls",
          new Copied(
              "SELECT id, started, title, duration FROM calls",
              1,
              4,
              sandbox -> sandbox.calls().stream().map(call -> call.at("/metaData/started"))),
          "extensive_calls",
          new Copied(
              "SELECT id, started, title, public_comments, audio_url FROM extensive_calls",
              1,
              4,
              sandbox -> sandbox.calls().stream().map(call -> call.at("/metaData/started"))),
          "call_parties",
          new Copied(
              "SELECT call_id, id, started, name FROM call_parties",
              2,
              4,
              sandbox -> sandbox.calls().stream().map(call -> call.at("/metaData/started"))),
          "answered_scorecards",
          new Copied(
              "SELECT answered_scorecard_id, review_time, answers FROM answered_scorecards",
              1,
              3,
              sandbox -> sandbox.answeredScorecards().stream().map(r -> r.get("reviewTime"))));

  /** What becomes of a read. */
  private enum Fate {
    KEPT,
    CUT,
    TARGET_FAILS,
    CRASH_AFTER_READING,
    CRASH_BETWEEN_THE_COMMITS,
    CRASH_BEFORE_THE_RENAMING;

    static Fate draw(Random random) {
      return random.nextInt(10) < 5 ? KEPT : values()[1 + random.nextInt(values().length - 1)];
    }
  }

  /** The target of the pipeline: rows by table and key. */
  private static final class Target {
    private final Map<String, List<@Nullable Object>> rows = new HashMap<>();
    private final Map<String, List<@Nullable Object>> staged = new HashMap<>();

    void commit() {
      rows.putAll(staged);
      staged.clear();
    }

    void rollback() {
      staged.clear();
    }
  }

  private Instant backlogEnds = Instant.MIN;
  private final Target target = new Target();
  private final Map<String, List<@Nullable Object>> kept = new HashMap<>();
  private final Map<String, List<Range<Instant>>> windows = new HashMap<>();

  @ParameterizedTest
  @CsvSource({
    // Calls appear a day after they ended at the latest; titles and comments change for a week.
    "PT26H, call_parties answered_scorecards, 1",
    "PT26H, call_parties answered_scorecards, 2",
    "P9D, extensive_calls call_parties, 3",
    "P9D, calls extensive_calls answered_scorecards, 4"
  })
  void theCopyEqualsTheAccount(String lookback, String names, long seed) throws Exception {
    account.withoutReferee(); // it has seen such requests, and would take longer than the weeks
    Random random = new Random(seed);
    List<String> tables = List.of(names.split(" ", -1));
    GongConnection connection = connect(lookback);
    for (Instant end = BEGIN.plus(WEEKS); clock.instant().isBefore(end); ) {
      Fate fate = Fate.draw(random);
      if (connection.isClosed()) {
        connection = connect(lookback);
      }
      read(connection, tables, Duration.parse(lookback), fate);
      clock.advance(Duration.ofMinutes(5 + random.nextInt(random.nextBoolean() ? 180 : 2400)));
      holdBack(random);
    }
    account.sandbox().answerWith(null);
    try (GongConnection last = connection.isClosed() ? connect(lookback) : connection) {
      read(last, tables, Duration.parse(lookback), Fate.KEPT);
    }
    int asked = account.requests().size();
    assertThat(target.rows).isEqualTo(truth(tables)).hasSizeGreaterThan(300);
    assertThat(asked).isLessThanOrEqualTo((int) (2 * leastPages(tables)));
  }

  /** Now and then Gong processes nothing for some days, and then all of it. */
  private void holdBack(Random random) {
    if (clock.instant().isAfter(backlogEnds)) {
      account.sandbox().answerWith(null);
      if (random.nextInt(8) == 0) {
        Instant begin = clock.instant();
        backlogEnds = begin.plus(Duration.ofHours(12 + random.nextInt(100)));
        account.sandbox().answerWith(request -> Optional.of(answerAt(begin, request)));
      }
    }
  }

  private SandboxAnswer answerAt(Instant time, SandboxRequest request) {
    Instant now = clock.instant();
    clock.set(time);
    SandboxAnswer answer = account.sandbox().accountAnswer(request);
    clock.set(now);
    return answer;
  }

  private GongConnection connect(String lookback) throws SQLException {
    GongConnection connection =
        account.connectAt(
            clock,
            "stateFile",
            folder.resolve("state.json").toString(),
            "startDate",
            START_DATE.toString(),
            "lookback",
            lookback);
    connection.setAutoCommit(false);
    return connection;
  }

  private void read(GongConnection connection, List<String> tables, Duration lookback, Fate fate)
      throws SQLException, IOException {
    for (String table : tables) {
      Copied copied = copied(table);
      windows
          .computeIfAbsent(table, name -> new ArrayList<>())
          .add(Range.closedOpen(windowStart(connection, table, lookback), clock.instant()));
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(copied.query())) {
        if (fate == Fate.CUT) {
          result.next();
          continue;
        }
        for (List<@Nullable Object> row : SandboxAccount.rows(result)) {
          String key = table + row.subList(0, copied.keys());
          List<@Nullable Object> compared = row.subList(0, copied.compared());
          assertThat(kept.get(key)).as("%s at %s", key, clock.instant()).isNotEqualTo(compared);
          target.staged.put(key, compared);
        }
      }
    }
    end(connection, fate);
  }

  private void end(GongConnection connection, Fate fate) throws SQLException, IOException {
    switch (fate) {
      case KEPT -> {
        kept.putAll(target.staged);
        target.commit();
        connection.commit();
      }
      case CUT -> connection.commit();
      case TARGET_FAILS -> {
        target.rollback();
        connection.rollback();
      }
      case CRASH_AFTER_READING -> {
        target.rollback();
        connection.close();
      }
      case CRASH_BETWEEN_THE_COMMITS -> {
        target.commit();
        connection.close();
      }
      case CRASH_BEFORE_THE_RENAMING -> {
        target.commit();
        Path file = folder.resolve("state.json");
        String before = Files.readString(file);
        connection.commit();
        connection.close();
        Files.writeString(folder.resolve("state.json.tmp"), Files.readString(file));
        Files.writeString(file, before, StandardCharsets.UTF_8);
      }
    }
  }

  /** Where a read begins at the earliest, by the state that it begins with. */
  private static Instant windowStart(GongConnection connection, String table, Duration lookback)
      throws SQLException {
    JsonNode entry = Json.of(connection.state().orElseThrow()).path("streams").path(table);
    if (entry.isMissingNode()) {
      return START_DATE;
    }
    String state = entry.properties().iterator().next().getValue().asText();
    Instant from = Instant.parse(state).minus(lookback);
    return from.isBefore(START_DATE) ? START_DATE : from;
  }

  /** How many pages all windows take, if nothing but them were asked for. */
  private long leastPages(List<String> tables) {
    long pages = 0;
    for (String table : tables) {
      List<Instant> times =
          copied(table)
              .times()
              .apply(account.sandbox())
              .map(time -> OffsetDateTime.parse(time.asText()).toInstant())
              .toList();
      for (Range<Instant> window : windows.getOrDefault(table, List.of())) {
        pages += Math.max(1, (times.stream().filter(window).count() + 99) / 100);
      }
    }
    return pages;
  }

  private static Copied copied(String table) {
    return Objects.requireNonNull(TABLES.get(table));
  }

  /** What a full read yields now. */
  private Map<String, List<@Nullable Object>> truth(List<String> tables) throws SQLException {
    Map<String, List<@Nullable Object>> rows = new HashMap<>();
    try (GongConnection connection = account.connectAt(clock)) {
      for (String table : tables) {
        Copied copied = Objects.requireNonNull(TABLES.get(table));
        String cursor = table.equals("answered_scorecards") ? "review_time" : "started";
        String sql =
            copied.where(cursor + " >= '2026-09-01' AND " + cursor + " < CURRENT_TIMESTAMP");
        for (List<@Nullable Object> row : SandboxAccount.query(connection, sql)) {
          rows.put(table + row.subList(0, copied.keys()), row.subList(0, copied.compared()));
        }
        assertThat(rows.keySet().stream().filter(key -> key.startsWith(table + "[")))
            .hasSizeGreaterThan(20);
      }
    }
    return rows;
  }
}
