package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was read answers again: only what is missing is asked for, and nothing is ever wrong. */
class CacheTest {
  private static final String RANGE = "started >= '2026-10-20' AND started < '2026-11-10 00:00:00'";
  private static final String CALLS = "SELECT id, title FROM extensive_calls WHERE " + RANGE;

  private final SettableClock clock = new SettableClock(SandboxAccount.NOW);

  @RegisterExtension
  final SandboxAccount account =
      SandboxAccount.of(
          GongSandbox.builder().clock(clock).calls(900).days(60).accessToken("test-token"));

  private Connection connect(String... properties) throws SQLException {
    List<String> all = new ArrayList<>(List.of("cacheTtl", "PT5M"));
    all.addAll(List.of(properties));
    return account.connect(all.toArray(String[]::new));
  }

  /** Rows are those without a cache; what was asked for them. */
  private List<SandboxRequest> asked(Connection connection, String sql) throws SQLException {
    account.sandbox().clearExchanges();
    List<List<@Nullable Object>> rows = SandboxAccount.query(connection, sql);
    List<SandboxRequest> asked = account.requests();
    assertThat(rows).as(sql).containsExactlyInAnyOrderElementsOf(account.query(sql));
    return asked;
  }

  private int cost(Connection connection, String sql) throws SQLException {
    return asked(connection, sql).size();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM extensive_calls WHERE {range}",
        "SELECT id FROM extensive_calls WHERE started >= '2026-10-25'"
            + " AND started < '2026-10-26 10:11:12.345'",
        "SELECT id FROM extensive_calls WHERE duration > 600 AND {range}",
        "SELECT id FROM extensive_calls WHERE {range} AND primary_user_id = {host}",
        "SELECT COUNT(*) FROM extensive_calls WHERE {range}",
        "SELECT COUNT(*), MIN(started), MAX(started) FROM extensive_calls WHERE {range}",
        "SELECT direction, AVG(duration) FROM extensive_calls WHERE {range} GROUP BY direction",
        "SELECT id FROM extensive_calls WHERE {range} ORDER BY started DESC LIMIT 10",
        "SELECT id FROM extensive_calls WHERE {range} ORDER BY started LIMIT 10",
        "SELECT title FROM extensive_calls WHERE id = {id}",
        "SELECT title FROM calls WHERE id = {id}",
        "SELECT COUNT(*) FROM calls WHERE {range}",
        "SELECT id, title FROM calls WHERE {range} ORDER BY started DESC LIMIT 3",
        "SELECT call_id, name FROM call_parties WHERE {range}",
        "SELECT a.id, b.title FROM extensive_calls a JOIN calls b ON a.id = b.id WHERE a.{range}"
      })
  void anyLaterQueryIsAnsweredFromIt(String query) throws SQLException {
    try (Connection connection = connect()) {
      SandboxAccount.query(connection, "SELECT * FROM extensive_calls WHERE " + RANGE);
      Object id =
          SandboxAccount.query(connection, "SELECT MAX(id) FROM (" + CALLS + ") c").get(0).get(0);
      Object host =
          SandboxAccount.query(
                  connection, "SELECT MAX(primary_user_id) FROM extensive_calls WHERE " + RANGE)
              .get(0)
              .get(0);
      String sql =
          query
              .replace("a.{range}", "a." + RANGE.replace("AND ", "AND a."))
              .replace("{range}", RANGE)
              .replace("{host}", "'" + host + "'")
              .replace("{id}", "'" + id + "'");

      assertThat(asked(connection, sql)).isEmpty();
    }
  }

  @Test
  void aWiderRangeAsksForTheGapsAlone() throws SQLException {
    try (Connection connection = connect()) {
      SandboxAccount.query(connection, CALLS);

      assertThat(
              asked(
                  connection,
                  "SELECT id FROM extensive_calls WHERE started >= '2026-10-19'"
                      + " AND started < '2026-11-11'"))
          .extracting(SandboxRequest::body)
          .containsExactly(
              "{\"filter\":{\"fromDateTime\":\"2026-10-19T00:00:00Z\","
                  + "\"toDateTime\":\"2026-10-20T00:00:00Z\"}}",
              "{\"filter\":{\"fromDateTime\":\"2026-11-10T00:00:00Z\","
                  + "\"toDateTime\":\"2026-11-11T00:00:00Z\"}}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT p.call_id FROM (SELECT call_id, name FROM call_parties WHERE {range}) p"
            + " JOIN (SELECT call_id, name FROM call_topics WHERE {range}) t"
            + " ON t.call_id = p.call_id AND t.name <> p.name",
        "SELECT call_id, name FROM call_parties WHERE {range}"
            + " UNION ALL SELECT call_id, name FROM call_topics WHERE {range}",
        "SELECT id, title FROM extensive_calls WHERE {range}"
            + " UNION ALL SELECT call_id, name FROM call_topics WHERE {range}",
        "SELECT (SELECT COUNT(*) FROM call_trackers WHERE {range} AND name LIKE '%a%'), (SELECT"
            + " COUNT(*) FROM call_parties WHERE {range} AND name LIKE '%a%') FROM (VALUES (1)) v"
      })
  void childrenOfTheSameCallsAreAskedForOnce(String query) throws SQLException {
    try (Connection connection = connect()) {
      int pages = cost(connect("cacheTtl", "PT0S"), CALLS);

      assertThat(asked(connection, query.replace("{range}", RANGE))).hasSize(pages);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT c.title, p.name, t.name FROM extensive_calls c"
            + " JOIN call_parties p ON p.call_id = c.id"
            + " JOIN call_topics t ON t.call_id = c.id WHERE c.{range}",
        "SELECT c.title, p.name, t.name, k.name FROM calls c"
            + " LEFT JOIN call_parties p ON p.call_id = c.id"
            + " LEFT JOIN call_topics t ON t.call_id = c.id"
            + " LEFT JOIN call_trackers k ON k.call_id = c.id WHERE c.{range}"
      })
  void childrenThatAreLookedUpAreAskedForOnce(String query) throws SQLException {
    try (Connection connection = connect()) {
      String sql = query.replace("c.{range}", "c." + RANGE.replace("AND ", "AND c."));
      int pages = cost(connect("cacheTtl", "PT0S"), "SELECT id FROM calls WHERE " + RANGE);

      assertThat(asked(connection, sql)).hasSizeBetween(2, 2 * pages);
    }
  }

  @Test
  void furtherContentIsAskedForAgainForTheRange() throws SQLException {
    try (Connection connection = connect()) {
      int pages = cost(connection, CALLS);
      String brief = "SELECT id, brief FROM extensive_calls WHERE " + RANGE;

      assertThat(asked(connection, brief))
          .hasSize(pages)
          .allSatisfy(request -> assertThat(request.body()).contains("brief"));
      assertThat(cost(connection, brief)).isZero();
      assertThat(cost(connection, CALLS)).isZero();
    }
  }

  @Test
  void tenQuestionsCostThePagesOfTheirRangeAndTwoRequestsMoreAtMost() throws SQLException {
    String range = "started >= '2026-10-25' AND started < '2026-11-18'";
    List<String> questions =
        List.of(
            "SELECT COUNT(*) FROM calls WHERE " + range,
            "SELECT * FROM calls WHERE " + range,
            "SELECT direction, COUNT(*) FROM calls WHERE " + range + " GROUP BY direction",
            "SELECT MAX(duration) FROM calls WHERE " + range,
            "SELECT CAST(started AS DATE), COUNT(*) FROM calls WHERE "
                + range
                + " GROUP BY CAST(started AS DATE)",
            "SELECT COUNT(*) FROM calls WHERE scope = 'External' AND " + range,
            "SELECT id FROM calls WHERE " + range + " ORDER BY started DESC LIMIT 10",
            "SELECT COUNT(DISTINCT primary_user_id) FROM calls WHERE " + range,
            "SELECT id FROM calls WHERE primary_user_id = '1' AND " + range,
            "SELECT COUNT(*) FROM calls WHERE started >= '2026-11-01' AND started < '2026-11-08'");
    int pages = account.query(questions.get(1)).isEmpty() ? 0 : account.requests().size();
    try (Connection connection = connect()) {
      int cost = 0;
      for (String question : questions) {
        cost += cost(connection, question);
      }
      assertThat(cost).isBetween(pages, pages + 2);

      clock.advance(Duration.ofMinutes(4));
      for (String question : questions) {
        assertThat(cost(connection, question)).as(question).isZero();
      }

      clock.advance(Duration.ofMinutes(2));
      assertThat(cost(connection, questions.get(1))).isEqualTo(pages);
    }
  }

  @Test
  void rowsThatChangedAppearedOrWentAreRightWhenTheTimeIsOver() throws SQLException {
    account.withoutReferee();
    String sql = "SELECT id, title FROM extensive_calls WHERE started >= '2026-11-19'";
    try (Connection connection = connect();
        Connection impatient = connect("cacheTtl", "PT1M")) {
      List<List<@Nullable Object>> before = SandboxAccount.query(connection, sql);
      String gone = String.valueOf(before.get(0).get(0));
      String title = String.valueOf(before.get(1).get(1));
      account
          .sandbox()
          .answerWith(
              request -> {
                SandboxAnswer answer = account.sandbox().accountAnswer(request);
                return Optional.of(
                    answer.withBody(
                        answer.body().replace(gone, "1").replace(title, "Another title")));
              });
      clock.advance(Duration.ofMinutes(3));

      assertThat(SandboxAccount.query(connection, sql)).isEqualTo(before);
      assertThat(SandboxAccount.query(impatient, sql)).isEqualTo(account.query(sql));
      assertThat(SandboxAccount.query(connection, sql)).isEqualTo(account.query(sql));

      clock.advance(Duration.ofHours(6));
      assertThat(SandboxAccount.query(connection, sql))
          .isEqualTo(account.query(sql))
          .hasSizeGreaterThan(before.size());
    }
  }

  @Test
  void aClockThatIsSetBackMakesNothingYoung() throws SQLException {
    try (Connection connection = connect()) {
      SandboxAccount.query(connection, CALLS);

      clock.advance(Duration.ofHours(-1));

      assertThat(cost(connection, CALLS)).isPositive();
    }
  }

  @Test
  void whatWasReadBeforeALimitIsUsedForWhatItCovers() throws SQLException {
    int pages = account.query(CALLS).isEmpty() ? 0 : account.requests().size();
    try (Connection connection = connect()) {
      assertThat(SandboxAccount.query(connection, CALLS + " LIMIT 5")).hasSize(5);
      account.sandbox().clearExchanges();
      assertThat(SandboxAccount.query(connection, CALLS + " LIMIT 5")).hasSize(5);
      assertThat(account.requests()).isEmpty();

      assertThat(asked(connection, CALLS))
          .hasSizeBetween(pages - 1, pages)
          .allSatisfy(request -> assertThat(request.body()).doesNotContain("2026-10-20T00"));
    }
  }

  @Test
  void whatWasReadBeforeAFailureIsUsedForWhatItCovers() throws SQLException {
    account.withoutReferee();
    int pages = account.query(CALLS).isEmpty() ? 0 : account.requests().size();
    assertThat(pages).isGreaterThan(2);
    account.sandbox().clearExchanges();
    account
        .sandbox()
        .answerWith(
            request ->
                account.requests().size() == 2
                    ? Optional.of(SandboxAnswer.error(400, "r", "No"))
                    : Optional.empty());
    try (Connection connection = connect()) {
      Failure.of(() -> SandboxAccount.query(connection, CALLS)).says("No");
      account.sandbox().answerWith(null);

      assertThat(cost(connection, CALLS)).isBetween(pages - 2, pages - 1);
    }
  }

  @Test
  void aRangeInWhichNothingIsFoundIsCoveredByThat() throws SQLException {
    try (Connection connection = connect()) {
      String nothing =
          "SELECT id FROM extensive_calls WHERE started >= '2020-01-0%d' AND started <"
              + " '2020-02-01'";
      assertThat(cost(connection, String.format(nothing, 1))).isOne();
      assertThat(cost(connection, String.format(nothing, 2))).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM calls",
        "SELECT * FROM transcripts WHERE started >= '2026-11-10'",
        "SELECT * FROM answered_scorecards WHERE review_time >= '2026-11-01'",
        "SELECT * FROM user_daily_activity WHERE \"date\" >= '2026-11-10' AND \"date\" <"
            + " '2026-11-12'",
        "SELECT id FROM extensive_calls WHERE id IN ('1', '2')",
        "SELECT * FROM users"
      })
  void theSameQuestionOfAnyTableCostsNothingAgain(String sql) throws SQLException {
    try (Connection connection = connect()) {
      assertThat(cost(connection, sql)).isPositive();
      clock.advance(Duration.ofMinutes(1));
      assertThat(cost(connection, sql)).isZero();
    }
  }

  @Test
  void anIncrementalReadIsNotAnsweredFromItAndFillsIt() throws SQLException {
    String recent = "SELECT id FROM extensive_calls";
    try (Connection connection = connect("startDate", "2026-11-10");
        Connection incremental = connect("startDate", "2026-11-10", "state", "{}")) {
      List<List<@Nullable Object>> rows = SandboxAccount.query(connection, recent);
      int pages = account.requests().size();
      assertThat(SandboxAccount.query(connection, recent)).isEqualTo(rows);
      assertThat(account.requests()).hasSize(pages);

      assertThat(SandboxAccount.query(incremental, recent)).containsExactlyElementsOf(rows);
      assertThat(account.requests()).hasSizeGreaterThan(pages);
    }
    try (Connection connection = connect();
        Connection incremental = connect("startDate", "2026-09-25", "state", "{}")) {
      SandboxAccount.query(incremental, "SELECT id, brief FROM extensive_calls");

      assertThat(cost(connection, "SELECT id, brief FROM extensive_calls WHERE " + RANGE)).isZero();
    }
  }

  @Test
  void neitherWithoutPushDownNorForOtherCredentialsIsAnythingOfItUsed() throws SQLException {
    try (Connection connection = connect();
        Connection whole = connect("pushDown", "false");
        Connection other =
            connect("accessKey", "", "accessKeySecret", "", "accessToken", "test-token")) {
      SandboxAccount.query(connection, CALLS);

      assertThat(cost(whole, CALLS)).isPositive();
      assertThat(cost(whole, CALLS)).isPositive();
      assertThat(cost(other, CALLS)).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cacheTtl", "cacheSize"})
  void zeroTurnsItOff(String property) throws SQLException {
    try (Connection connection = connect(property, "0")) {
      int cost = cost(connection, CALLS);
      assertThat(cost(connection, CALLS)).isEqualTo(cost);
      assertThat(SandboxAccount.query(connection, "SELECT * FROM gong_system.cache")).isEmpty();
    }
  }

  @Test
  void aStatementMakesTheNextOnesReadAfresh() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      int cost = cost(connection, CALLS);

      assertThat(statement.execute("SET cacheTtl = 'PT0S'")).isFalse();
      assertThat(cost(connection, CALLS)).isEqualTo(cost);
      assertThat(cost(connection, CALLS)).isEqualTo(cost);
      assertThat(connection.getClientInfo("cacheTtl")).isEqualTo("PT0S");

      statement.executeUpdate("set session cacheTtl to 'PT5M';");
      assertThat(cost(connection, CALLS)).isZero();

      connection.setClientInfo("cacheTtl", "0");
      assertThat(cost(connection, CALLS)).isEqualTo(cost);
      connection.setClientInfo("cacheTtl", null);
      assertThat(cost(connection, CALLS)).isZero();

      Failure.of(() -> statement.execute("SET cacheTtl = 'soon'"))
          .is(SQLException.class, "22023")
          .says("cacheTtl 'soon' is not understood");
    }
  }

  @Test
  void whatIsKeptCanBeSeen() throws SQLException {
    try (Connection connection = connect()) {
      int calls = SandboxAccount.query(connection, CALLS).size();
      SandboxAccount.query(connection, "SELECT id FROM users");
      account.sandbox().clearExchanges();

      assertThat(
              SandboxAccount.query(
                  connection,
                  "SELECT endpoint, parameters, content, CAST(range_from AS VARCHAR),"
                      + " CAST(range_to AS VARCHAR), SUM(items) FROM gong_system.cache"
                      + " WHERE bytes > 0 AND read_at <= CURRENT_TIMESTAMP GROUP BY 1, 2, 3, 4, 5"
                      + " ORDER BY 1"))
          .first()
          .isEqualTo(
              List.of(
                  "list_calls_extensive",
                  "{}",
                  "",
                  "2026-10-20 00:00:00",
                  "2026-11-10 00:00:00",
                  (long) calls));
      assertThat(
              (String)
                  SandboxAccount.query(
                          connection,
                          "EXPLAIN PLAN FOR SELECT id FROM extensive_calls WHERE started >="
                              + " '2026-10-01' AND started < '2026-11-10'")
                      .get(0)
                      .get(0))
          .contains(
              "from the cache: from 2026-10-20T00:00:00Z to 2026-11-10T00:00:00Z, asked: from"
                  + " 2026-10-01T00:00:00Z to 2026-10-20T00:00:00Z");
      assertThat(
              (String) SandboxAccount.query(connection, "EXPLAIN PLAN FOR " + CALLS).get(0).get(0))
          .startsWith("No request to Gong.");
      assertThat(account.requests()).isEmpty();
    }
  }

  /** The examples of the guide, in their order. */
  @Test
  void whatTheGuideShowsIsTrue() throws Exception {
    Matcher block =
        Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL)
            .matcher(
                Files.readString(
                    Path.of(System.getProperty("gong.docs", "../src/docs"), "cache.md")));
    clock.set(Instant.parse("2026-02-20T00:00:00Z"));
    String last = "";
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      while (block.find()) {
        if (block.group(1).equals("text")) {
          assertThat(last).isEqualTo(block.group(2));
          continue;
        }
        last = "";
        if (statement.execute(block.group(2))) {
          List<List<@Nullable Object>> rows = SandboxAccount.rows(statement.getResultSet());
          last = rows.isEmpty() ? "" : String.valueOf(rows.get(0).get(0));
        }
      }
    }
    assertThat(account.requests()).hasSize(1);
  }

  @Test
  void manyThreadsFindWhatOneFinds() throws Exception {
    Random random = new Random(7);
    List<String> queries = new ArrayList<>();
    List<List<List<@Nullable Object>>> expected = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      int first = 1 + random.nextInt(20);
      String range =
          " WHERE started >= '2026-10-"
              + String.format("%02d", first)
              + "' AND started < '2026-11-"
              + String.format("%02d", 1 + random.nextInt(20))
              + " 11:00'";
      queries.add(
          switch (i % 4) {
            case 0 -> "SELECT id, title FROM extensive_calls" + range + " ORDER BY id";
            case 1 -> "SELECT COUNT(*) FROM calls" + range;
            case 2 -> "SELECT id FROM calls" + range + " ORDER BY started DESC, id LIMIT 20";
            default -> "SELECT id, brief FROM extensive_calls" + range + " ORDER BY started, id";
          });
      expected.add(account.query(queries.get(i)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      List<Future<List<List<@Nullable Object>>>> found = new ArrayList<>();
      for (String query : queries) {
        found.add(
            threads.submit(
                () -> {
                  try (Connection connection = connect("cacheSize", "1")) {
                    return SandboxAccount.query(connection, query);
                  }
                }));
      }
      for (int i = 0; i < queries.size(); i++) {
        assertThat(found.get(i).get(120, TimeUnit.SECONDS))
            .as(queries.get(i))
            .isEqualTo(expected.get(i));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
