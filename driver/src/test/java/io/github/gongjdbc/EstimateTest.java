package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * EXPLAIN says how many requests a query will cost, as far as the program knows the account by what
 * it has read of it.
 */
class EstimateTest {
  /** Some 22 calls a day. */
  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(
          GongSandbox.builder().clock(new SettableClock(SandboxAccount.NOW)).calls(2000).days(90));

  @RegisterExtension
  static final SandboxAccount YOUNG =
      SandboxAccount.of(
          GongSandbox.builder().clock(new SettableClock(SandboxAccount.NOW)).calls(1000).days(90));

  @RegisterExtension static final SandboxAccount UNKNOWN = SandboxAccount.unknown("estimate");

  private static Connection known;
  private static Connection unknown;

  @BeforeAll
  static void readSome() throws SQLException {
    known = ACCOUNT.connect("startDate", "2026-09-01");
    unknown = UNKNOWN.connect("startDate", "2026-09-01");
    SandboxAccount.query(
        known, "SELECT id FROM calls WHERE started >= '2026-10-01' AND started < '2026-11-01'");
    SandboxAccount.query(known, "SELECT id FROM users");
  }

  @AfterAll
  static void close() throws SQLException {
    known.close();
    unknown.close();
  }

  /** The account has calls of the last 90 days. */
  @Test
  void leavesOutTheTimeBeforeTheFirstCall() throws SQLException {
    String all = "SELECT id FROM extensive_calls WHERE started >= '%s'";
    try (Connection connection = YOUNG.connect()) {
      SandboxAccount.query(connection, String.format(Locale.ROOT, all, "2020-01-01"));
      int pages = YOUNG.requests().size();
      for (String from : List.of("2020-01-01", "2022-01-01", "2025-01-01")) {
        assertThat(number(explain(connection, String.format(Locale.ROOT, all, from))))
            .isBetween(pages - 1, pages + 1);
      }
      assertThat(number(explain(connection, String.format(Locale.ROOT, all, "2026-11-01"))))
          .isBetween(pages / 6, pages / 3);
      SandboxAccount.query(connection, String.format(Locale.ROOT, all, "1900-01-01"));
      for (String from : List.of("1900-01-01", "2012-01-01", "2018-01-01")) {
        assertThat(number(explain(connection, String.format(Locale.ROOT, all, from))))
            .isBetween(pages - 1, pages + 1);
      }
    }
  }

  private static String explain(Connection connection, String sql) throws SQLException {
    String text =
        (String) SandboxAccount.query(connection, "EXPLAIN PLAN FOR " + sql).get(0).get(0);
    return text.substring(0, text.indexOf('\n'));
  }

  private static int number(String estimate) {
    return Integer.parseInt(estimate.replaceAll("\\D+", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "calls WHERE started >= '2026-10-01' AND started < '2026-10-31' | 32 days of calls",
        "extensive_calls WHERE started >= '2026-10-01' AND started < '2026-10-02' | 1 day of"
            + " extensive_calls",
        "extensive_calls WHERE YEAR(started) = 2025 | 365 days of extensive_calls",
        "calls WHERE started < '2026-10-01' | all of calls",
        "users | all of users"
      })
  void isUnknownWhereNothingWasRead(String from, String what) throws SQLException {
    assertThat(explain(unknown, "SELECT * FROM " + from))
        .isEqualTo("Requests to Gong: unknown until the first page (" + what + ").");
    assertThat(UNKNOWN.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM calls WHERE started >= '2026-11-10' AND started < '2026-11-11'",
        "SELECT id FROM extensive_calls WHERE started >= '2026-10-05' AND started < '2026-11-05'",
        "SELECT id FROM extensive_calls WHERE started >= '2026-09-05' AND started < '2026-11-15'",
        "SELECT call_id FROM call_parties WHERE started >= '2026-10-05' AND started < '2026-10-25'",
        "SELECT id FROM calls",
        "SELECT id FROM users",
        "SELECT COUNT(*) FROM calls WHERE started >= '2026-10-05' AND started < '2026-11-05'",
        "SELECT COUNT(*) FROM calls WHERE started >= '2026-10-05'",
        "SELECT c.id, u.last_name FROM calls c JOIN users u ON u.id = c.primary_user_id",
        "SELECT c.id, p.name FROM calls c LEFT JOIN call_parties p ON p.call_id = c.id",
        "SELECT id FROM calls LIMIT 250",
        "SELECT id FROM calls WHERE id IN ('1', '2', '3')"
      })
  void isNearWhatTheQueryCosts(String sql) throws SQLException {
    int estimate = number(explain(known, sql));
    assertThat(ACCOUNT.requests()).isEmpty();
    SandboxAccount.query(known, sql);
    int requests = ACCOUNT.requests().size();
    assertThat(estimate).as(sql).isBetween(requests * 2 / 3, requests * 3 / 2 + 1);
  }

  @Test
  void growsWithTheRange() throws SQLException {
    String sql =
        "SELECT id FROM extensive_calls WHERE started >= CURRENT_DATE - INTERVAL '%s' DAY(3)";
    int day = number(explain(known, sql.formatted(1)).replace("1 request ", "1 "));
    int month = number(explain(known, String.format(Locale.ROOT, sql, 60)));
    int year = number(explain(known, String.format(Locale.ROOT, sql, 365)));
    assertThat(day).isEqualTo(1);
    assertThat(month).isGreaterThan(5);
    assertThat(year).isBetween(5 * month, 7 * month);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM calls WHERE primary_user_id = '5'",
        "SELECT id FROM calls WHERE duration > 600 LIMIT 5",
        "SELECT id FROM calls WHERE duration > 600 ORDER BY started DESC LIMIT 5"
      })
  void isABoundWhereSomethingElseLeavesLess(String sql) throws SQLException {
    assertThat(explain(known, sql)).startsWith("At most ");
  }

  @Test
  void isThatOfTheParameters() throws SQLException {
    String sql =
        "EXPLAIN PLAN FOR SELECT id FROM extensive_calls WHERE started > ? AND started < ?";
    try (PreparedStatement statement = known.prepareStatement(sql)) {
      statement.setObject(1, LocalDateTime.parse("2026-10-10T00:00:00"));
      statement.setObject(2, LocalDateTime.parse("2026-10-11T00:00:00"));
      assertThat(first(statement)).startsWith("About 1 request to Gong.\n");
      statement.setObject(1, LocalDateTime.parse("2025-10-10T00:00:00"));
      assertThat(number(first(statement).lines().findFirst().orElseThrow())).isGreaterThan(60);
      statement.setObject(1, null);
      assertThat(first(statement))
          .startsWith("Requests to Gong: unknown until the parameters are set.\n");
    }
  }

  @Test
  void isUnknownWhileParametersHaveNoValues() throws SQLException {
    String sql = "EXPLAIN PLAN FOR SELECT id FROM calls WHERE started > ?";
    String unknown = "Requests to Gong: unknown until the parameters are set.\n";
    try (PreparedStatement prepared = known.prepareStatement(sql);
        Statement statement = known.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(first(prepared)).startsWith(unknown);
      assertThat(result.next()).isTrue();
      assertThat(result.getString(1)).startsWith(unknown);
    }
    assertThat(explain(known, "SELECT id FROM calls WHERE id = ?"))
        .isEqualTo("About 1 request to Gong.");
  }

  private static String first(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM calls WHERE id = '1'",
        "SELECT id FROM calls LIMIT 10",
        "SELECT name FROM call_parties WHERE call_id IN ('1', '2')"
      })
  void needsNoKnowledgeWhereTheQuerySaysIt(String sql) throws SQLException {
    assertThat(explain(unknown, sql)).isEqualTo("About 1 request to Gong.");
  }
}
