package io.github.gongjdbc;

import static io.github.gongjdbc.SandboxAccount.query;
import static io.github.gongjdbc.SandboxAccount.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A query is refused before it spends what it should not; what was spent can be seen. */
@Timeout(60)
class QuotaTest {
  /** Seven pages of calls. */
  private static final String ALL = "SELECT id FROM calls WHERE started >= '2026-01-01'";

  /** One for each test: the connections to an account share its day. */
  @RegisterExtension final SandboxAccount account = SandboxAccount.small();

  private static AbstractThrowableAssert<?, ?> assertRefused(
      Connection connection, String sql, String state) {
    return assertThatThrownBy(() -> query(connection, sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }

  @Nested
  class AQueryThatNeedsTooManyRequests {
    @Test
    void isRefusedAfterTheFirstPageWithTheEstimateAndTheWaysOut() throws SQLException {
      try (Connection connection = account.connect("maxRequestsPerQuery", "5")) {
        assertRefused(connection, ALL, "54000")
            .hasMessageContaining("about 7 requests")
            .hasMessageContaining("the 5 that maxRequestsPerQuery allows")
            .hasMessageContaining("GET /v2/calls finds 6")
            .hasMessageContaining("LIMIT")
            .hasMessageContaining("set maxRequestsPerQuery higher");
      }
      assertThat(account.requests()).hasSize(1);
    }

    @Test
    void isNotRefusedWhereItHasJustEnough() throws SQLException {
      try (Connection connection = account.connect("maxRequestsPerQuery", "7")) {
        assertThat(query(connection, ALL)).hasSize(account.sandbox().calls().size());
      }
      assertThat(account.requests()).hasSize(7);
    }

    @Test
    void isRefusedForAllItsScansTogether() throws SQLException {
      try (Connection connection = account.connect("maxRequestsPerQuery", "8")) {
        assertRefused(
                connection, ALL + " UNION ALL " + ALL.replace("calls", "extensive_calls"), "54000")
            .hasMessageContaining("about 14 requests");
      }
      assertThat(account.requests()).hasSize(8);
    }

    @Test
    void isRefusedForItsRepetitionsToo() throws SQLException {
      account
          .sandbox()
          .answerWith(
              request ->
                  account.requests().size() < 2
                      ? Optional.of(SandboxAnswer.error(503, "r", "later"))
                      : Optional.empty());
      try (Connection connection = account.connect("maxRequestsPerQuery", "8")) {
        assertRefused(connection, ALL, "54000").hasMessageContaining("about 9 requests");
      }
      assertThat(account.requests()).hasSize(3);
    }

    @Test
    void beginsAnewWithEveryExecution() throws SQLException {
      try (Connection connection = account.connect("maxRequestsPerQuery", "7");
          java.sql.PreparedStatement statement = connection.prepareStatement(ALL)) {
        for (int i = 0; i < 3; i++) {
          assertThat(rows(statement.executeQuery())).hasSize(account.sandbox().calls().size());
        }
      }
    }

    @Test
    void isReadAsFarAsItMayWhereNobodyKnowsWhenItEnds() throws SQLException {
      try (Connection connection = account.connect("maxRequestsPerQuery", "2")) {
        assertThat(query(connection, ALL + " LIMIT 10")).hasSize(10);
        assertThat(query(connection, ALL + " AND title LIKE '%e%' LIMIT 5")).hasSize(5);
        assertRefused(connection, ALL + " AND title = 'none' LIMIT 5", "54000")
            .hasMessageContaining("has sent that many");
        assertRefused(connection, ALL + " ORDER BY duration LIMIT 5", "54000")
            .hasMessageContaining("about 7 requests");
      }
    }

    @Test
    void isReadAsFarAsTheMaximumOfRowsGoes() throws SQLException {
      try (Connection connection = account.connect("maxRequestsPerQuery", "2");
          Statement statement = connection.createStatement()) {
        statement.setMaxRows(150);
        assertThat(rows(statement.executeQuery(ALL))).hasSize(150);
      }
    }
  }

  @Nested
  class TheDay {
    @Test
    void isSharedByTheConnectionsAndShown() throws SQLException {
      try (Connection one = account.connect();
          Connection other = account.connect("requestsPerDay", "50", "requestsPerSecond", "20")) {
        query(one, ALL);
        query(other, "SELECT id FROM users LIMIT 1");

        assertThat(
                query(
                    one,
                    "SELECT used_today, left_today, requests_per_day, requests_per_second,"
                        + " waiting_until FROM gong_system.quota"))
            .containsExactly(java.util.Arrays.asList(8L, 9992L, 10000L, 10000L, null));
        assertThat(
                query(
                    other,
                    "SELECT used_today, left_today, requests_per_day, requests_per_second"
                        + " FROM gong_system.quota"))
            .containsExactly(List.of(8L, 42L, 50L, 20L));
        assertThat(query(one, "SELECT CAST(day_ends AS VARCHAR) FROM gong_system.quota").get(0))
            .singleElement()
            .asString()
            .startsWith(LocalDate.now(ZoneOffset.UTC).plusDays(1) + " 00:00:00");
      }
    }

    @Test
    void refusesAQueryThatNeedsMoreThanAreLeft() throws SQLException {
      try (Connection connection = account.connect("requestsPerDay", "8")) {
        query(connection, "SELECT id FROM users LIMIT 1");
        query(connection, "SELECT id FROM users LIMIT 1");
        query(connection, "SELECT id FROM users LIMIT 1");
        assertRefused(connection, ALL, "53000")
            .isInstanceOf(SQLTransientException.class)
            .hasMessageContaining("about 6 more requests")
            .hasMessageContaining("requestsPerDay")
            .hasMessageContaining("only 4 are left until");
      }
      assertThat(account.requests()).hasSize(4);
    }

    @Test
    void refusesEverythingWhenItIsSpent() throws SQLException {
      try (Connection connection = account.connect("requestsPerDay", "1")) {
        query(connection, "SELECT id FROM users LIMIT 1");
        assertRefused(connection, "SELECT id FROM users LIMIT 1", "53000")
            .hasMessageContaining("requestsPerDay is 1")
            .hasMessageContaining("T00:00:00Z");
        assertThat(query(connection, "SELECT left_today FROM gong_system.quota"))
            .containsExactly(List.of(0L));
      }
      assertThat(account.requests()).hasSize(1);
    }
  }

  @Test
  void aLongPauseThatGongAskedForHoldsForEverybodyAndIsShown() throws SQLException {
    account
        .sandbox()
        .answerWith(
            request ->
                Optional.of(
                    SandboxAnswer.error(429, "r", "API request limit exceeded")
                        .withHeader("Retry-After", "10800")));
    try (Connection one = account.connect();
        Connection other = account.connect()) {
      assertRefused(one, ALL, "53400").hasMessageContaining("PT3H");
      assertRefused(other, "SELECT id FROM users", "53400")
          .hasMessageContaining("maxRetryWait (PT2M)")
          .hasMessageContaining(
              "asked again at " + Instant.now().plusSeconds(10_800).toString().substring(0, 13));
      assertThat(
              query(
                  other,
                  "SELECT waiting_until > LOCALTIMESTAMP + INTERVAL '2' HOUR FROM"
                      + " gong_system.quota"))
          .containsExactly(List.of(true));
    }
    assertThat(account.requests()).hasSize(1);
  }

  @Nested
  class AQueryThatReadsEverything {
    /** Twenty-one pages at least. */
    @RegisterExtension
    final SandboxAccount large =
        SandboxAccount.of(
            GongSandbox.builder()
                .clock(new SettableClock(SandboxAccount.NOW))
                .calls(2300)
                .days(60));

    private List<String> warnings(String sql) throws SQLException {
      try (Connection connection = large.connect("startDate", "2026-01-01");
          Statement statement = connection.createStatement()) {
        rows(statement.executeQuery(sql));
        return SandboxAccount.warnings(statement);
      }
    }

    @Test
    void saysWhatItCosts() throws SQLException {
      int pages = (large.sandbox().calls().size() + 99) / 100;
      assertThat(warnings("SELECT id FROM calls"))
          .hasSize(2)
          .last()
          .asString()
          .contains("calls", "started", "about " + pages + " requests", "maxRequestsPerQuery");
      assertThat(large.requests()).hasSize(pages);
    }

    @Test
    void saysNothingOfItWhereItHasABoundOrALimit() throws SQLException {
      assertThat(warnings("SELECT id FROM calls WHERE started >= '2026-01-01'")).isEmpty();
      assertThat(warnings("SELECT id FROM calls LIMIT 5")).hasSize(1);
    }
  }

  @Test
  void theSampleAccountRefusesNothing() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:gong:demo")) {
      assertThat(query(connection, "SELECT left_today > 100000000 FROM gong_system.quota"))
          .containsExactly(List.of(true));
    }
  }
}
