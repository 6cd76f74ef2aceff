package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With a state a table yields what is new or changed, and the state moves by JDBC's own rules. */
class IncrementalReadsTest {
  private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");
  private static final String CALLS = "SELECT id, title FROM calls";

  private static final SettableClock CLOCK = new SettableClock(START);

  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(GongSandbox.builder().clock(CLOCK).calls(1500).days(60));

  private final List<Connection> opened = new ArrayList<>();

  @BeforeEach
  void setTheClock() {
    CLOCK.set(START);
  }

  @AfterEach
  void closeAll() throws SQLException {
    for (Connection connection : opened) {
      connection.close();
    }
  }

  private GongConnection connect(String state, String... properties) throws SQLException {
    List<String> all = new ArrayList<>(List.of("state", state, "startDate", "2026-11-10"));
    all.addAll(List.of(properties));
    GongConnection connection = ACCOUNT.connectAt(CLOCK, all.toArray(String[]::new));
    opened.add(connection);
    return connection;
  }

  private static Set<String> first(Connection connection, String sql) throws SQLException {
    List<List<@Nullable Object>> rows = SandboxAccount.query(connection, sql);
    Set<String> values =
        rows.stream().map(row -> String.valueOf(row.get(0))).collect(Collectors.toSet());
    assertThat(values).as("no row comes twice").hasSameSizeAs(rows);
    return values;
  }

  private static Instant started(ObjectNode call) {
    return OffsetDateTime.parse(call.at("/metaData/started").asText()).toInstant();
  }

  /** When the newest call began that is visible now. */
  private static Instant newest() {
    return ACCOUNT.sandbox().calls().stream()
        .map(IncrementalReadsTest::started)
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .truncatedTo(ChronoUnit.MILLIS);
  }

  private static Instant newestReview() {
    return ACCOUNT.sandbox().answeredScorecards().stream()
        .map(review -> OffsetDateTime.parse(review.path("reviewTime").asText()).toInstant())
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .truncatedTo(ChronoUnit.MILLIS);
  }

  /** The ids of the calls that are visible now. */
  private Set<String> visible(Predicate<ObjectNode> wanted) {
    return ACCOUNT.sandbox().calls().stream()
        .filter(call -> !started(call).isBefore(Instant.parse("2026-11-10T00:00:00Z")))
        .filter(wanted)
        .map(call -> call.at("/metaData/id").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static String json(GongConnection connection) throws SQLException {
    return connection.state().orElseThrow();
  }

  private static void readToEnd(ResultSet result) throws SQLException {
    while (result.next()) {
      assertThat(result.getString(1)).isNotEmpty();
    }
  }

  @Nested
  class Windows {
    @Test
    void beginAtTheStartDateWhereThereIsNoState() throws SQLException {
      assertThat(first(connect("{}"), CALLS)).isEqualTo(visible(call -> true)).isNotEmpty();
      assertThat(ACCOUNT.requests())
          .allSatisfy(
              request -> {
                assertThat(request.query("fromDateTime")).isEqualTo("2026-11-09T00:00:00Z");
                assertThat(request.query("toDateTime")).isEqualTo("2026-11-21T20:00:00Z");
              });
    }

    @Test
    void beginTheLookbackBeforeTheState() throws SQLException {
      String state = "{\"calls\":{\"started\":\"2026-11-20T12:00:00Z\"}}";
      Set<String> ids = first(connect(state, "lookback", "PT3H"), CALLS);
      assertThat(ids)
          .isEqualTo(
              visible(call -> !started(call).isBefore(Instant.parse("2026-11-20T09:00:00Z"))))
          .isNotEmpty();
      assertThat(ACCOUNT.request().query("fromDateTime")).isEqualTo("2026-11-19T09:00:00Z");
    }

    @Test
    void askTheExactEndpointsForExactlyThat() throws SQLException {
      String state = "{\"extensive_calls\":{\"started\":\"2026-11-20T12:00:00Z\"}}";
      first(connect(state, "lookback", "P1D"), "SELECT id FROM extensive_calls");
      assertThat(ACCOUNT.request().json().path("filter").toString())
          .isEqualTo(
              "{\"fromDateTime\":\"2026-11-19T12:00:00Z\",\"toDateTime\":\"2026-11-20T20:00:00Z\"}");
    }

    @Test
    void askForReviewsByDays() throws SQLException {
      String state = "{\"answered_scorecards\":{\"review_time\":\"2026-11-20T12:00:00Z\"}}";
      first(
          connect(state, "companyTimeZone", "America/New_York"),
          "SELECT answered_scorecard_id FROM answered_scorecards");
      assertThat(ACCOUNT.request().json().at("/filter/reviewFromDate").asText())
          .isEqualTo("2026-11-17");
    }

    @Test
    void doNotReachBeforeTheStartDate() throws SQLException {
      GongConnection connection = connect("{}", "startDate", "2026-11-20");
      first(connection, CALLS);
      ACCOUNT.sandbox().clearExchanges();
      first(connection, CALLS);
      assertThat(ACCOUNT.request().query("fromDateTime")).isEqualTo("2026-11-19T00:00:00Z");
    }

    @Test
    void areShownByExplain() throws SQLException {
      GongConnection connection = connect("{}");
      String sql = "EXPLAIN PLAN FOR " + CALLS;
      assertThat(first(connection, sql).toString())
          .contains("started >= 2026-11-10T00:00:00Z")
          .contains("no state");
      first(connection, CALLS);
      assertThat(first(connection, sql).toString())
          .contains("started >= " + newest().minus(Duration.ofDays(3)))
          .contains("the state of " + newest());
    }

    @Test
    void areReadWholeByExtremes() throws SQLException {
      GongConnection connection = connect("{}");
      SandboxAccount.query(connection, "SELECT MAX(started) FROM calls");
      assertThat(json(connection)).contains("\"calls\"");
    }

    /** The new reviews come with their calls, however old these are. */
    @Test
    void areThoseOfTheTableWhoseRowsNameTheOthers() throws SQLException {
      GongConnection connection = connect("{}");
      SandboxAccount.query(
          connection,
          "SELECT s.call_id, c.title FROM answered_scorecards s JOIN extensive_calls c ON c.id ="
              + " s.call_id");
      assertThat(json(connection))
          .contains("answered_scorecards")
          .doesNotContain("extensive_calls");
    }

    @Test
    void areTheSameForAllScansOfATable() throws SQLException {
      GongConnection connection = connect("{}");
      String sql =
          "SELECT a.id, b.title, c.duration FROM calls a JOIN calls b ON a.id = b.id"
              + " JOIN calls c ON c.id = a.id AND c.duration >= 0";
      assertThat(first(connection, sql)).isEqualTo(visible(call -> true));
      assertThat(first(connection, sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Asia/Kolkata"})
    void doNotDependOnTheTimeZone(String zone) throws SQLException {
      GongConnection connection = connect("{}", "timeZone", zone);
      assertThat(first(connection, CALLS)).isEqualTo(visible(call -> true));
      assertThat(json(connection)).contains("\"started\":\"" + newest() + "\"");
    }
  }

  @Nested
  class Rows {
    @Test
    void doNotComeAgainInAnotherTimeZone() throws SQLException {
      String sql = "SELECT id, started, scheduled FROM calls";
      String state = "{}";
      for (String zone : List.of("UTC", "America/New_York", "Asia/Kolkata", "UTC")) {
        GongConnection connection = connect(state, "timeZone", zone);
        Set<String> rows = first(connection, sql);
        if (state.equals("{}")) {
          assertThat(rows).isEqualTo(visible(call -> true));
        } else {
          assertThat(rows).as(zone).isEmpty();
        }
        state = json(connection);
      }
    }

    @Test
    void comeOnceAndLaterOnlyTheNewOnes() throws SQLException {
      GongConnection connection = connect("{}");
      Set<String> before = first(connection, CALLS);
      assertThat(first(connection, CALLS)).isEmpty();
      CLOCK.advance(Duration.ofDays(4));
      Set<String> news = first(connection, CALLS);
      assertThat(news).isEqualTo(without(visible(call -> true), before)).isNotEmpty();
      assertThat(news.size()).isLessThan(before.size());
    }

    @Test
    void thatArriveLateCome() throws SQLException {
      GongConnection connection = connect("{}");
      Set<String> before = first(connection, CALLS);
      CLOCK.advance(Duration.ofHours(4));
      Set<String> late = first(connection, CALLS);
      assertThat(late)
          .isEqualTo(without(visible(call -> true), before))
          .containsAnyElementsOf(visible(call -> started(call).isBefore(START)));
    }

    /** Gong lists nothing new for days and then all of it: no call is passed over. */
    @ParameterizedTest
    @ValueSource(strings = {"calls", "extensive_calls", "call_parties"})
    void ofABacklogComeWhole(String table) throws SQLException {
      String key = table.equals("call_parties") ? "call_id || id" : "id";
      String sql = "SELECT " + key + " FROM " + table;
      GongConnection connection = connect("{}");
      Set<String> all = new TreeSet<>(first(connection, sql));
      ACCOUNT.sandbox().answerWith(request -> Optional.of(answerAt(START, request)));
      for (int day = 0; day < 5; day++) {
        CLOCK.advance(Duration.ofDays(1));
        assertThat(first(connection, sql)).isEmpty();
      }
      ACCOUNT.sandbox().answerWith(null);
      all.addAll(first(connection, sql));
      Connection without = ACCOUNT.connectAt(CLOCK, "startDate", "2026-11-10");
      opened.add(without);
      assertThat(all).isEqualTo(first(without, sql));
    }

    private static SandboxAnswer answerAt(Instant time, SandboxRequest request) {
      Instant now = CLOCK.instant();
      CLOCK.set(time);
      SandboxAnswer answer = ACCOUNT.sandbox().accountAnswer(request);
      CLOCK.set(now);
      return answer;
    }

    @Test
    void aReadWithoutRowsLeavesTheStateAsItIs() throws SQLException {
      GongConnection connection = connect("{}", "startDate", "2026-11-20T19:59:00Z");
      String before = json(connection);
      assertThat(first(connection, CALLS)).isEmpty();
      assertThat(json(connection)).isEqualTo(before);
    }

    @Test
    void thatChangedComeAgain() throws SQLException {
      String sql = "SELECT id, public_comments FROM extensive_calls";
      GongConnection connection = connect("{}", "lookback", "P8D");
      List<ObjectNode> before = ACCOUNT.sandbox().calls();
      first(connection, sql);
      CLOCK.advance(Duration.ofDays(1));
      Set<String> changed = first(connection, sql);
      Set<String> expected =
          visible(
              call ->
                  before.stream()
                      .filter(old -> old.at("/metaData/id").equals(call.at("/metaData/id")))
                      .noneMatch(
                          old ->
                              old.at("/collaboration/publicComments")
                                  .equals(call.at("/collaboration/publicComments"))));
      assertThat(changed).isEqualTo(expected);
      assertThat(before).anyMatch(old -> changed.contains(old.at("/metaData/id").asText()));
    }

    @Test
    void doNotComeAgainForTheAddressesOfTheirRecordings() throws SQLException {
      String sql = "SELECT id, audio_url, video_url FROM extensive_calls";
      GongConnection connection = connect("{}");
      assertThat(first(connection, sql)).isNotEmpty();
      CLOCK.advance(Duration.ofSeconds(10));
      assertThat(first(connection, sql)).isEmpty();
    }

    @Test
    void ofTheLookbackComeAgainWithOtherColumns() throws SQLException {
      GongConnection connection = connect("{}");
      first(connection, CALLS);
      Set<String> again = first(connection, "SELECT id, title, duration FROM calls");
      assertThat(again)
          .isEqualTo(visible(call -> !started(call).isBefore(newest().minus(Duration.ofDays(3)))))
          .isNotEmpty();
      assertThat(first(connection, "SELECT duration, title, id FROM calls")).isEmpty();
    }

    @Test
    void areToldApartWhereTheKeyIsNotRead() throws SQLException {
      GongConnection connection = connect("{}");
      int all = SandboxAccount.query(connection, "SELECT direction FROM calls").size();
      assertThat(all).isEqualTo(visible(call -> true).size());
      assertThat(SandboxAccount.query(connection, "SELECT direction FROM calls")).isEmpty();
    }

    @Test
    void mayBeFilteredByOtherColumns() throws SQLException {
      String sql = "SELECT id FROM calls WHERE direction = 'Conference' AND duration > 600";
      GongConnection connection = connect("{}");
      assertThat(first(connection, sql))
          .isEqualTo(
              visible(
                  call ->
                      call.at("/metaData/direction").asText().equals("Conference")
                          && call.at("/metaData/duration").asLong() > 600))
          .isNotEmpty();
      assertThat(json(connection)).contains(newest().toString());
      assertThat(first(connection, sql)).isEmpty();
    }

    @Test
    void mayBeCounted() throws SQLException {
      GongConnection connection = connect("{}");
      String sql = "SELECT COUNT(*) FROM calls";
      assertThat(first(connection, sql)).containsExactly("" + visible(call -> true).size());
      assertThat(first(connection, sql)).containsExactly("0");
    }

    @ParameterizedTest
    @CsvSource({
      "calls, started",
      "extensive_calls, started",
      "call_parties, started",
      "answered_scorecards, review_time",
      "answered_scorecard_answers, review_time"
    })
    void haveAnEntryForEachTable(String table, String cursor) throws SQLException {
      GongConnection connection = connect("{}");
      String sql = "SELECT * FROM " + table;
      int all = SandboxAccount.query(connection, sql).size();
      assertThat(all).isPositive();
      assertThat(Json.of(json(connection)).path("streams").properties())
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.getKey()).isEqualTo(table);
                assertThat(entry.getValue().path(cursor).asText())
                    .isEqualTo((cursor.equals("started") ? newest() : newestReview()).toString());
              });
      assertThat(SandboxAccount.query(connection, sql)).isEmpty();
    }

    @Test
    void ofTablesWithoutACursorComeEveryTime() throws SQLException {
      GongConnection connection = connect("{}");
      assertThat(first(connection, "SELECT id FROM users"))
          .isEqualTo(first(connection, "SELECT id FROM users"))
          .isNotEmpty();
    }
  }

  @Nested
  class TheStateMoves {
    @Test
    void withACommit() throws SQLException {
      GongConnection connection = connect("{}");
      connection.setAutoCommit(false);
      String before = json(connection);
      Set<String> all = first(connection, CALLS);
      assertThat(json(connection)).isEqualTo(before);
      assertThat(connection.proposedState().orElseThrow()).contains(newest().toString());
      assertThat(first(connection, CALLS)).as("before the commit").isEqualTo(all);
      connection.commit();
      assertThat(json(connection)).contains(newest().toString());
      assertThat(first(connection, CALLS)).isEmpty();
    }

    @Test
    void notAfterARollback() throws SQLException {
      GongConnection connection = connect("{}");
      connection.setAutoCommit(false);
      String before = json(connection);
      Set<String> all = first(connection, CALLS);
      connection.rollback();
      connection.commit();
      assertThat(json(connection)).isEqualTo(before);
      assertThat(first(connection, CALLS)).isEqualTo(all);
    }

    @Test
    void notByAReadThatARollbackWentThrough() throws SQLException {
      GongConnection connection = connect("{}");
      connection.setAutoCommit(false);
      String before = json(connection);
      try (Statement statement = connection.createStatement()) {
        ResultSet result = statement.executeQuery(CALLS);
        assertThat(result.next()).isTrue();
        connection.rollback();
        readToEnd(result);
        assertThat(SandboxAccount.warnings(statement)).anyMatch(text -> text.contains("rollback"));
      }
      connection.commit();
      assertThat(json(connection)).isEqualTo(before);
    }

    @Test
    void whenAutoCommitIsSwitchedOnInATransaction() throws SQLException {
      GongConnection connection = connect("{}");
      connection.setAutoCommit(false);
      first(connection, CALLS);
      connection.setAutoCommit(true);
      assertThat(json(connection)).contains(newest().toString());
    }

    @Test
    void withAutoCommitWhenTheResultIsReadToItsEndAndNotBefore() throws SQLException {
      GongConnection connection = connect("{}");
      String before = json(connection);
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(CALLS)) {
        for (int i = visible(call -> true).size(); i > 0; i--) {
          assertThat(result.next()).isTrue();
        }
        assertThat(json(connection)).isEqualTo(before);
        assertThat(result.next()).isFalse();
        assertThat(json(connection)).contains(newest().toString());
      }
    }

    @Test
    void forSeveralTablesTogether() throws SQLException {
      GongConnection connection = connect("{}");
      connection.setAutoCommit(false);
      first(connection, CALLS);
      Instant earlier = newest();
      CLOCK.advance(Duration.ofHours(1));
      first(connection, "SELECT id FROM extensive_calls");
      assertThat(json(connection)).doesNotContain("started");
      connection.commit();
      assertThat(json(connection))
          .contains("\"calls\":{\"started\":\"" + earlier + "\"")
          .contains("\"extensive_calls\":{\"started\":\"" + newest() + "\"");
      assertThat(newest()).isAfter(earlier);
    }

    @Test
    void neverBackwards() throws SQLException {
      GongConnection connection = connect("{}");
      try (Statement statement = connection.createStatement()) {
        ResultSet slow = statement.executeQuery(CALLS);
        assertThat(slow.next()).isTrue();
        CLOCK.advance(Duration.ofHours(4));
        first(connection, CALLS);
        String after = json(connection);
        readToEnd(slow);
        assertThat(json(connection)).isEqualTo(after);
        assertThat(SandboxAccount.warnings(statement))
            .anyMatch(text -> text.contains("another read"));
      }
    }

    @Test
    void backToTheBeginningWithAReset() throws SQLException {
      GongConnection connection = connect("{}");
      Set<String> all = first(connection, CALLS);
      first(connection, "SELECT id FROM extensive_calls");
      connection.resetState("CALLS");
      assertThat(first(connection, "SELECT id FROM extensive_calls")).isEmpty();
      assertThat(first(connection, CALLS)).isEqualTo(all);
      connection.resetState();
      assertThat(json(connection)).contains("\"streams\":{}");
      assertThatThrownBy(() -> connection.resetState("users"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("users");
    }

    @Test
    void backWithAResetOnlyIfThatIsCommitted() throws SQLException {
      GongConnection connection = connect("{}");
      Set<String> all = first(connection, CALLS);
      String before = json(connection);
      connection.setAutoCommit(false);
      connection.resetState("calls");
      assertThat(json(connection)).isEqualTo(before);
      assertThat(first(connection, CALLS)).isEqualTo(all);
      connection.rollback();
      assertThat(first(connection, CALLS)).isEmpty();
    }

    @Test
    void toWhereAnotherConnectionCanGoOn() throws SQLException {
      GongConnection connection = connect("{}");
      first(connection, CALLS);
      assertThat(first(connect(json(connection)), CALLS)).isEmpty();
    }
  }

  @Nested
  class TheStateStays {
    private void expectStaying(String sql, String why) throws SQLException {
      GongConnection connection = connect("{}");
      String before = json(connection);
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(sql)) {
        readToEnd(result);
        assertThat(json(connection)).isEqualTo(before);
        assertThat(SandboxAccount.warnings(statement)).anyMatch(text -> text.contains(why));
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT id FROM calls LIMIT 5",
          "SELECT id FROM calls ORDER BY duration LIMIT 5",
          "SELECT id FROM calls ORDER BY started DESC LIMIT 5",
          "SELECT id FROM calls OFFSET 2 ROWS",
          "SELECT id FROM calls WHERE duration > 60 FETCH FIRST 3 ROWS ONLY",
          "SELECT u.id FROM users u JOIN (SELECT * FROM calls LIMIT 3) c ON u.id ="
              + " c.primary_user_id"
        })
    void withALimit(String sql) throws SQLException {
      expectStaying(sql, "LIMIT");
    }

    @Test
    void notWithALimitOnAnotherTable() throws SQLException {
      GongConnection connection = connect("{}");
      SandboxAccount.query(
          connection,
          "SELECT c.id FROM calls c LEFT JOIN (SELECT id FROM users LIMIT 3) u ON u.id ="
              + " c.primary_user_id");
      assertThat(json(connection)).contains(newest().toString());
    }

    @Test
    void whenSetMaxRowsCuts() throws SQLException {
      GongConnection connection = connect("{}");
      String before = json(connection);
      try (Statement statement = connection.createStatement()) {
        statement.setMaxRows(3);
        readToEnd(statement.executeQuery(CALLS));
        assertThat(json(connection)).isEqualTo(before);
        assertThat(SandboxAccount.warnings(statement))
            .anyMatch(text -> text.contains("setMaxRows(3)"));
        statement.setMaxRows(100_000);
        readToEnd(statement.executeQuery(CALLS));
        assertThat(json(connection)).contains(newest().toString());
      }
    }

    @Test
    void whenTheResultIsClosedEarly() throws SQLException {
      GongConnection connection = connect("{}");
      String before = json(connection);
      try (Statement statement = connection.createStatement()) {
        ResultSet result = statement.executeQuery(CALLS);
        assertThat(result.next()).isTrue();
        result.close();
        assertThat(json(connection)).isEqualTo(before);
        assertThat(SandboxAccount.warnings(statement))
            .anyMatch(text -> text.contains("closed before its end"));
      }
    }

    @Test
    void whenTheStatementIsCancelled() throws SQLException {
      GongConnection connection = connect("{}");
      String before = json(connection);
      try (Statement statement = connection.createStatement()) {
        ResultSet result = statement.executeQuery(CALLS);
        assertThat(result.next()).isTrue();
        statement.cancel();
        assertThatThrownBy(() -> readToEnd(result)).isInstanceOf(SQLException.class);
      }
      assertThat(json(connection)).isEqualTo(before);
    }

    @Test
    void whenALaterPageFails() throws SQLException {
      ACCOUNT.withoutReferee();
      GongConnection connection = connect("{}", "startDate", "2026-01-01");
      String before = json(connection);
      ACCOUNT
          .sandbox()
          .answerWith(
              request ->
                  request.query("cursor") == null
                      ? Optional.empty()
                      : Optional.of(SandboxAnswer.error(400, "r", "Bad request")));
      assertThatThrownBy(() -> first(connection, CALLS)).isInstanceOf(SQLException.class);
      assertThat(json(connection)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT id FROM calls WHERE started >= '2026-11-18'",
          "SELECT id FROM calls WHERE started < '2026-11-18'",
          "SELECT id FROM calls WHERE started BETWEEN '2026-11-01' AND '2026-11-18'",
          "SELECT id FROM calls WHERE EXTRACT(YEAR FROM started) = 2026"
        })
    void whenTheQueryBoundsTheTimeItself(String sql) throws SQLException {
      GongConnection connection = connect("{}");
      first(connection, CALLS);
      String state = json(connection);
      try (Statement statement = connection.createStatement()) {
        ResultSet result = statement.executeQuery(sql);
        assertThat(result.next()).as("is read in full").isTrue();
        readToEnd(result);
        assertThat(SandboxAccount.warnings(statement))
            .anyMatch(text -> text.contains("without the state"));
      }
      assertThat(json(connection)).isEqualTo(state);
    }

    @Test
    void whenTheQueryNamesRowsByTheirKey() throws SQLException {
      GongConnection connection = connect("{}");
      String id = first(connection, CALLS).iterator().next();
      String state = json(connection);
      assertThat(first(connection, "SELECT id FROM calls WHERE id = '" + id + "'"))
          .containsExactly(id);
      assertThat(json(connection)).isEqualTo(state);
    }

    @Test
    void whenTheBoundIsAParameter() throws SQLException {
      GongConnection connection = connect("{}");
      first(connection, CALLS);
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT id FROM calls WHERE started >= ?")) {
        statement.setObject(1, Instant.parse("2026-11-12T00:00:00Z"));
        assertThat(SandboxAccount.rows(statement.executeQuery()))
            .hasSameSizeAs(
                visible(call -> !started(call).isBefore(Instant.parse("2026-11-12T00:00:00Z"))));
      }
    }

    @Test
    void whenTheConnectionIsClosedWithoutACommit() throws SQLException {
      GongConnection connection = connect("{}");
      connection.setAutoCommit(false);
      first(connection, CALLS);
      String state = json(connection);
      connection.close();
      assertThat(first(connect(state), CALLS)).isNotEmpty();
    }
  }

  @Nested
  class Visibility {
    @Test
    void theStateIsATable() throws SQLException {
      GongConnection connection = connect("{}");
      first(connection, CALLS);
      Instant committed = newest();
      int remembered =
          visible(call -> !started(call).isBefore(committed.minus(Duration.ofDays(3)))).size();
      connection.setAutoCommit(false);
      CLOCK.advance(Duration.ofHours(1));
      first(connection, CALLS);
      String sql =
          "SELECT table_name, cursor_column, committed_time, proposed_time, remembered_rows"
              + " FROM gong_system.sync_state";
      assertThat(SandboxAccount.query(connection, sql))
          .hasSize(
              (int)
                  CatalogLoader.gong().tables().stream()
                      .filter(table -> table.cursor().isPresent())
                      .count())
          .contains(
              List.of(
                  "calls",
                  "started",
                  Timestamp.valueOf(LocalDateTime.ofInstant(committed, ZoneOffset.UTC)),
                  Timestamp.valueOf(LocalDateTime.ofInstant(newest(), ZoneOffset.UTC)),
                  remembered))
          .contains(Arrays.asList("answered_scorecards", "review_time", null, null, 0));
      Connection without = ACCOUNT.connectAt(CLOCK);
      opened.add(without);
      assertThat(SandboxAccount.query(without, sql)).isEmpty();
    }

    @Test
    void theStateIsClientInformation() throws SQLException {
      GongConnection connection = connect("{}");
      first(connection, CALLS);
      assertThat(connection.getClientInfo("state")).isEqualTo(json(connection));
      assertThat(connection.getClientInfo().getProperty("state")).isEqualTo(json(connection));
      assertThatThrownBy(() -> connection.setClientInfo("state", "{}"))
          .isInstanceOf(java.sql.SQLClientInfoException.class)
          .hasMessageContaining("commit");
      assertThat(connection.getMetaData().getURL()).doesNotContain("state=");
    }

    @Test
    void withoutAStateEverythingIsAsItWas() throws SQLException {
      GongConnection connection = ACCOUNT.connectAt(CLOCK, "startDate", "2026-11-10");
      opened.add(connection);
      assertThat(first(connection, CALLS)).isEqualTo(first(connection, CALLS)).isNotEmpty();
      assertThat(connection.state()).isEmpty();
      assertThat(connection.getClientInfo("state")).isNull();
      assertThatThrownBy(connection::resetState)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("stateFile");
    }

    @Test
    void aFirstReadSaysWhereItBegins() throws SQLException {
      GongConnection connection = connect("{}");
      try (Statement statement = connection.createStatement()) {
        readToEnd(statement.executeQuery(CALLS));
        assertThat(SandboxAccount.warnings(statement))
            .singleElement()
            .asString()
            .contains("2026-11-10", "startDate");
        readToEnd(statement.executeQuery(CALLS));
        assertThat(SandboxAccount.warnings(statement)).isEmpty();
      }
    }

    @Test
    void theStateHoldsNoSecret() throws SQLException {
      GongConnection connection = connect("{}");
      first(connection, CALLS);
      assertThat(json(connection))
          .doesNotContain(SandboxAccount.KEY)
          .doesNotContain(SandboxAccount.SECRET);
    }
  }
}
