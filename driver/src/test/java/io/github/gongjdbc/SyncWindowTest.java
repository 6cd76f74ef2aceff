package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A large first load is done in steps; each counts, and what stopped goes on where it was. */
class SyncWindowTest {
  private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");

  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(GongSandbox.builder().clock(new SettableClock(START)).calls(700).days(60));

  /** What one step read, and what it said. */
  private record Step(List<String> ids, List<String> warnings) {
    boolean hasMore() {
      return warnings.stream().anyMatch(warning -> warning.contains("syncWindow"));
    }
  }

  private static GongConnection connect(String... properties) throws SQLException {
    List<String> all = new ArrayList<>(List.of("state", "{}", "startDate", "2026-11-01"));
    all.addAll(List.of(properties));
    return ACCOUNT.connectAt(new SettableClock(START), all.toArray(String[]::new));
  }

  private static Step step(GongConnection connection, String sql) throws SQLException {
    List<String> ids = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        ids.add(result.getString(1));
      }
      for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
        warnings.add(w.getMessage());
      }
    }
    return new Step(ids, warnings);
  }

  /** Steps until nothing is left; a new connection goes on with each. */
  private static List<Step> steps(String sql, String window, String startDate) throws SQLException {
    List<Step> steps = new ArrayList<>();
    String state = "{}";
    do {
      try (GongConnection connection =
          connect("state", state, "syncWindow", window, "startDate", startDate)) {
        steps.add(step(connection, sql));
        state = connection.state().orElseThrow();
      }
    } while (steps.get(steps.size() - 1).hasMore());
    return steps;
  }

  private static List<String> ids(List<Step> steps) {
    return steps.stream().flatMap(step -> step.ids().stream()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT id FROM calls, P5D",
    "SELECT id FROM calls, PT9H",
    "SELECT id FROM extensive_calls, P3D",
    "SELECT answered_scorecard_id FROM answered_scorecards, P4D",
    "SELECT answered_scorecard_id FROM answered_scorecards, PT13H",
  })
  void allStepsTogetherReadWhatOneWould(String sql, String window) throws SQLException {
    List<String> all;
    try (GongConnection connection = connect()) {
      all = step(connection, sql).ids();
    }

    List<Step> steps = steps(sql, window, "2026-11-01");

    assertThat(steps).hasSizeGreaterThan(3);
    assertThat(ids(steps)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void aStepAsksForNoMoreThanItsRange() throws SQLException {
    try (GongConnection connection = connect("syncWindow", "P2D")) {
      Step step = step(connection, "SELECT id FROM extensive_calls");

      assertThat(step.hasMore()).isTrue();
      assertThat(ACCOUNT.requests()).isNotEmpty();
      assertThat(ACCOUNT.requests())
          .allSatisfy(
              request ->
                  assertThat(request.query() + request.body()).contains("2026-11-03T00:00:00"));
      assertThat(SandboxAccount.query(connection, "SELECT has_more FROM gong_system.sync_state"))
          .contains(List.of(true));
    }
  }

  @Test
  void aRangeWithoutRowsIsNotTheEnd() throws SQLException {
    try (GongConnection connection = connect("syncWindow", "P30D", "startDate", "2026-05-01")) {
      Step step = step(connection, "SELECT id FROM calls");

      assertThat(step.ids()).isNotEmpty();
      assertThat(ACCOUNT.requests()).hasSizeBetween(5, 20);
    }
  }

  /** The look-back holds rows that were read before: they are no reason to stay. */
  @Test
  void aRangeWithoutNewRowsIsNotTheEnd() throws SQLException {
    List<Step> steps = steps("SELECT id FROM calls", "PT1H", "2026-11-17");

    assertThat(steps.subList(0, steps.size() - 1))
        .allSatisfy(step -> assertThat(step.ids()).isNotEmpty());
  }

  @Test
  void allScansOfAStatementReadTheSame() throws SQLException {
    String joined = "SELECT a.id FROM calls a JOIN calls b ON a.id = b.id AND a.title = b.title";
    try (GongConnection one = connect("syncWindow", "P30D", "startDate", "2026-05-01");
        GongConnection other = connect("syncWindow", "P30D", "startDate", "2026-05-01")) {
      assertThat(step(one, joined).ids())
          .containsExactlyInAnyOrderElementsOf(step(other, "SELECT id FROM calls").ids());
    }
  }

  @Test
  void explainSaysWhereAStepEnds() throws SQLException {
    try (GongConnection connection = connect("syncWindow", "P2D")) {
      assertThat(
              SandboxAccount.query(connection, "EXPLAIN PLAN FOR SELECT id FROM calls").toString())
          .contains("up to 2026-11-03T00:00:00Z (syncWindow)");
    }
  }

  @Test
  void aStepThatReachesNowIsTheLast() throws SQLException {
    try (GongConnection connection =
        connect("syncWindow", Duration.ofDays(400).toString(), "startDate", "2026-11-10")) {
      assertThat(step(connection, "SELECT id FROM calls").hasMore()).isFalse();
      assertThat(
              SandboxAccount.query(
                  connection,
                  "SELECT has_more FROM gong_system.sync_state WHERE table_name = 'calls'"))
          .isEqualTo(List.of(List.of(false)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT59S", "-P1D", "soon"})
  void whatIsNoRangeIsRefused(String window) {
    Failure.of(() -> connect("syncWindow", window))
        .is(SQLException.class, "HY024")
        .says("syncWindow");
  }
}
