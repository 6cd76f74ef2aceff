package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query that read much for few rows says, when it is done, what would have read less. */
class AdviceTest {
  private static final String RANGE = " started >= TIMESTAMP '2026-09-01 00:00:00'";

  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(
          GongSandbox.builder().clock(new SettableClock(SandboxAccount.NOW)).calls(1200).days(60));

  private static List<String> warnings(String sql) throws SQLException {
    try (Connection connection = ACCOUNT.connect("startDate", "2026-01-01");
        Statement statement = connection.createStatement()) {
      SandboxAccount.rows(statement.executeQuery(sql));
      return SandboxAccount.warnings(statement);
    }
  }

  private static int requests() {
    return ACCOUNT.requests().size();
  }

  @Test
  void namesWhatWasCheckedHereAndWhatGongWouldHaveChecked() throws SQLException {
    assertThat(warnings("SELECT id FROM calls WHERE duration > 5000 AND" + RANGE))
        .singleElement()
        .asString()
        .startsWith(requests() + " requests were sent for ")
        .contains(
            "picked here by duration. Gong itself picks rows by a narrower range of started or a"
                + " condition on id, primary_user_id or workspace_id")
        .contains("gong_system.columns");
    assertThat(requests()).isGreaterThan(10);
  }

  @Test
  void namesARangeWhereThereIsNone() throws SQLException {
    assertThat(warnings("SELECT id FROM calls WHERE title = 'no such title'"))
        .last()
        .asString()
        .contains("for 0 rows", "by title", "rows by a range of started or");
  }

  @Test
  void isGivenForAnOrderToo() throws SQLException {
    assertThat(warnings("SELECT id FROM calls WHERE" + RANGE + " ORDER BY duration DESC LIMIT 5"))
        .singleElement()
        .asString()
        .contains("for 5 rows", "picked here by duration");
  }

  @Test
  void isGivenToThoseWhoCloseAResultEarlyToo() throws SQLException {
    try (Connection connection = ACCOUNT.connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet calls =
          statement.executeQuery("SELECT id FROM calls WHERE duration > 5000 AND" + RANGE)) {
        while (calls.next() && requests() < 8) {
          assertThat(SandboxAccount.warnings(statement)).isEmpty();
        }
      }
      assertThat(SandboxAccount.warnings(statement)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // All that was read is returned.
        "SELECT id FROM calls WHERE" + RANGE,
        // Little was read.
        "SELECT id FROM calls WHERE started >= TIMESTAMP '2026-11-15 00:00:00' AND title = 'none'",
        "SELECT id FROM calls WHERE" + RANGE + " ORDER BY started DESC LIMIT 5",
        // Much was returned.
        "SELECT id FROM calls WHERE duration > 60 AND" + RANGE,
        // Few rows are made of many.
        "SELECT system, COUNT(*) FROM calls WHERE" + RANGE + " GROUP BY system",
        "SELECT MAX(duration) FROM calls WHERE" + RANGE
      })
  void isNotGivenWhereNothingIsWrong(String sql) throws SQLException {
    assertThat(warnings(sql)).isEmpty();
  }
}
