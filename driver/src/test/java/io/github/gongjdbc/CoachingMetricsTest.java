package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What managers did: of each workspace and manager, and of a range that each request must name. */
class CoachingMetricsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final String PATH = "/v2/coaching";

  private static List<String> workspaces;
  private static List<String> managers;

  private static List<String> texts(String sql) throws SQLException {
    return ACCOUNT.query(sql).stream().map(row -> String.valueOf(row.get(0))).toList();
  }

  @BeforeAll
  static void readTheAccount() throws SQLException {
    workspaces = texts("SELECT id FROM workspaces");
    managers = texts("SELECT DISTINCT manager_id FROM users WHERE manager_id IS NOT NULL");
  }

  /** What was asked of the endpoint itself, in order. */
  private static List<String> asked(String... names) {
    List<String> asked = new ArrayList<>();
    for (SandboxRequest request : ACCOUNT.requests()) {
      if (request.path().equals(PATH)) {
        List<String> values = new ArrayList<>();
        for (String name : names) {
          values.addAll(request.query().getOrDefault(name, List.of()));
        }
        asked.add(String.join(" ", values));
      }
    }
    return asked;
  }

  @Test
  void eachManagerOfEachWorkspaceIsAskedFor() throws SQLException {
    assertThat(ACCOUNT.query("SELECT * FROM coaching_metrics")).isNotEmpty();

    List<String> all = new ArrayList<>();
    workspaces.forEach(
        workspace -> managers.forEach(manager -> all.add(workspace + " " + manager)));
    assertThat(asked("workspace-id", "manager-id")).containsExactlyInAnyOrderElementsOf(all);
    assertThat(asked("from", "to")).containsOnly("2026-08-22T20:00:00Z 2026-11-20T20:00:00Z");
    assertThat(ACCOUNT.requests()).hasSize(all.size() + 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from_time >= '2026-10-01' AND to_time <= '2026-11-01' | 2026-10-01T00:00:00Z"
            + " 2026-11-01T00:00:00Z",
        "from_time > '2026-10-01' AND to_time < '2026-11-01' | 2026-10-01T00:00:00.001Z"
            + " 2026-10-31T23:59:59.999Z",
        "from_time >= '2026-10-01' | 2026-10-01T00:00:00Z 2026-11-20T20:00:00Z",
        "to_time <= '2026-11-01' | 2026-08-03T00:00:00Z 2026-11-01T00:00:00Z",
      })
  void conditionsSayTheRange(String condition, String range) throws SQLException {
    String sql =
        "SELECT * FROM coaching_metrics WHERE workspace_id = '%s' AND manager_id = '%s' AND "
                .formatted(workspaces.get(0), managers.get(0))
            + condition;

    assertThat(ACCOUNT.query(sql)).isNotEmpty();
    assertThat(ACCOUNT.requests()).hasSize(1);
    assertThat(asked("workspace-id", "manager-id", "from", "to"))
        .containsExactly(workspaces.get(0) + " " + managers.get(0) + " " + range);
    assertThat(ACCOUNT.queryWith(sql, "pushDown", "false")).isEqualTo(ACCOUNT.query(sql));
  }

  @Test
  void theRowsSayWhatTheyAreAbout() throws SQLException {
    List<List<@Nullable Object>> rows =
        ACCOUNT.query(
            "SELECT manager_id, report_id, metric, position, metric_value, from_time, to_time FROM"
                + " coaching_metrics WHERE from_time = '2026-10-01' AND to_time = '2026-11-01' AND"
                + " manager_id = '"
                + managers.get(0)
                + "'");

    assertThat(rows)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.get(0)).isEqualTo(managers.get(0));
              assertThat(row.get(5)).isEqualTo(Timestamp.valueOf("2026-10-01 00:00:00"));
              assertThat(row.get(6)).isEqualTo(Timestamp.valueOf("2026-11-01 00:00:00"));
            });
    assertThat(rows).extracting(row -> row.get(3)).contains(0, 1);
    assertThat(asked("manager-id")).hasSize(workspaces.size()).containsOnly(managers.get(0));
  }

  @Test
  void theRangeIsInTheZoneOfTheConnection() throws SQLException {
    ACCOUNT.queryWith(
        "SELECT * FROM coaching_metrics WHERE workspace_id = '%s' AND manager_id = '%s' AND"
                .formatted(workspaces.get(0), managers.get(0))
            + " from_time >= '2026-10-01' AND to_time <= '2026-11-01'",
        "timeZone",
        "America/New_York");

    assertThat(asked("from", "to")).containsExactly("2026-10-01T04:00:00Z 2026-11-01T04:00:00Z");
  }

  @Test
  void anEmptyRangeIsNoRequest() throws SQLException {
    assertThat(
            ACCOUNT.query(
                "SELECT * FROM coaching_metrics WHERE from_time >= '2026-11-01' AND to_time <"
                    + " '2026-11-01'"))
        .isEmpty();
    assertThat(ACCOUNT.requests()).isEmpty();
  }

  @Test
  void aLimitEndsTheReading() throws SQLException {
    assertThat(ACCOUNT.query("SELECT * FROM coaching_metrics LIMIT 1")).hasSize(1);
    assertThat(asked("from")).hasSize(1);
  }

  @Test
  void countingIsTheSameAsReading() throws SQLException {
    assertThat(ACCOUNT.query("SELECT COUNT(*) FROM coaching_metrics"))
        .containsExactly(
            List.of((long) ACCOUNT.query("SELECT metric FROM coaching_metrics").size()));
  }

  @Test
  void tooManyManagersFailBeforeOneIsAskedFor() {
    assertThatThrownBy(
            () ->
                ACCOUNT.queryWith(
                    "SELECT metric FROM coaching_metrics", "maxRequestsPerQuery", "3"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("one for each workspace_id and manager_id")
        .hasMessageContaining("the 3 that maxRequestsPerQuery allows");
    assertThat(asked("from")).isEmpty();
  }

  @Test
  void theRangeIsToldWhereNoConditionSaysIt() throws SQLException {
    try (Connection connection = ACCOUNT.connect();
        Statement statement = connection.createStatement()) {
      SandboxAccount.rows(statement.executeQuery("SELECT metric FROM coaching_metrics LIMIT 1"));
      assertThat(SandboxAccount.warnings(statement))
          .singleElement()
          .asString()
          .contains("is read for 2026-08-22 20:00 to 2026-11-20 20:00", "from_time and to_time");
    }
    ACCOUNT.sandbox().clearExchanges();
    assertThat(texts("EXPLAIN PLAN FOR SELECT metric FROM coaching_metrics"))
        .singleElement()
        .asString()
        .contains("range: 2026-08-22 20:00 to 2026-11-20 20:00\n")
        .contains("for each: workspaces.id x users.manager_id\n");
    assertThat(ACCOUNT.requests()).isEmpty();
  }
}
