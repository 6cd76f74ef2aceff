package io.github.gongjdbc;

import static io.github.gongjdbc.SandboxAccount.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was asked of Gong can be seen: in a table, and in the log. */
@Timeout(60)
class RequestsTest {
  private static final String ALL =
      "SELECT id, title FROM extensive_calls WHERE started >= '2026-01-01'";

  /** One for each test: the connections to an account share what is remembered. */
  @RegisterExtension final SandboxAccount account = SandboxAccount.small();

  @Test
  void everyRequestIsRemembered() throws SQLException {
    LocalDateTime before = LocalDateTime.now(ZoneOffset.UTC);
    try (Connection connection = account.connect()) {
      query(connection, ALL);

      List<List<@Nullable Object>> requests =
          query(
              connection,
              "SELECT statement, method, path, filters, status, items, retries, cached, failure"
                  + " FROM gong_system.requests");
      assertThat(requests).hasSameSizeAs(account.requests()).hasSizeGreaterThan(5);
      assertThat(requests.get(0))
          .containsExactly(
              ALL,
              "POST",
              "/v2/calls/extensive",
              "{\"filter.fromDateTime\":\"2026-01-01T00:00:00Z\"}",
              200,
              100,
              0,
              false,
              null);
      assertThat(query(connection, "SELECT SUM(items) FROM gong_system.requests"))
          .containsExactly(List.of((long) account.sandbox().calls().size()));
      assertThat(
              query(
                  connection,
                  "SELECT COUNT(*) FROM gong_system.requests WHERE bytes > 1000 AND duration_ms >="
                      + " 0 AND waited_ms >= 0 AND time >= ? AND time <= ?",
                  Timestamp.valueOf(before.minusSeconds(1)),
                  Timestamp.valueOf(before.plusMinutes(2))))
          .containsExactly(List.of((long) requests.size()));
      assertThat(query(connection, "SELECT request_id FROM gong_system.requests"))
          .extracting(row -> row.get(0))
          .doesNotContainNull()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aPreparedStatementIsRememberedByItsText() throws SQLException {
    try (Connection connection = account.connect()) {
      query(connection, "SELECT id FROM users WHERE id = ?", "1");
      assertThat(query(connection, "SELECT DISTINCT statement FROM gong_system.requests"))
          .containsExactly(List.of("SELECT id FROM users WHERE id = ?"));
    }
  }

  @Test
  void aRepetitionIsARequestOfItsOwn() throws SQLException {
    account
        .sandbox()
        .answerWith(
            request ->
                account.requests().isEmpty()
                    ? Optional.of(SandboxAnswer.error(503, "r77", "Out for lunch"))
                    : Optional.empty());
    try (Connection connection = account.connect()) {
      query(connection, "SELECT scorecard_id FROM scorecards");
      assertThat(
              query(
                  connection,
                  "SELECT status, retries, items IS NULL, failure LIKE '%Out for lunch%',"
                      + " request_id = 'r77' FROM gong_system.requests ORDER BY retries"))
          .hasSize(2)
          .first()
          .isEqualTo(List.of(503, 0, true, true, true));
    }
  }

  @Test
  void whatIsWaitedForTheLimitIsRemembered() throws SQLException {
    try (Connection connection = account.connect("requestsPerSecond", "1")) {
      query(connection, ALL + " LIMIT 150");
      assertThat(
              query(
                  connection, "SELECT waited_ms > 0 FROM gong_system.requests ORDER BY waited_ms"))
          .hasSize(2)
          .last()
          .isEqualTo(List.of(true));
    }
  }

  @Test
  void allConnectionsToTheAccountAreSeen() throws SQLException {
    try (Connection one = account.connect();
        Connection other = account.connect("workspaceId", "1")) {
      query(one, "SELECT id FROM users LIMIT 1");
      assertThat(query(other, "SELECT path FROM gong_system.requests")).hasSize(1);
    }
    try (Connection stranger =
        account.connect("accessKey", "stranger", "accessKeySecret", "other")) {
      assertThat(query(stranger, "SELECT path FROM gong_system.requests")).isEmpty();
    }
  }

  @Test
  void credentialsInAStatementAreNotRemembered() throws SQLException {
    try (Connection connection = account.connect()) {
      String secret = "SELECT id, '" + SandboxAccount.SECRET + "' FROM users LIMIT 1";
      query(connection, secret);
      assertThat(query(connection, "SELECT statement FROM gong_system.requests"))
          .containsExactly(List.of("SELECT id, '…' FROM users LIMIT 1"));
    }
  }

  @Test
  void theLogShowsEachRequestToThoseWhoAskForIt() throws SQLException {
    List<LogRecord> records = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord logged) {
            records.add(logged);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = new GongDriver().getParentLogger();
    Level level = logger.getLevel();
    logger.addHandler(handler);
    try (Connection connection = account.connect("maxRequestsPerQuery", "1")) {
      query(connection, "SELECT id FROM users LIMIT 1");
      assertThatThrownBy(() -> query(connection, ALL)).isInstanceOf(SQLException.class);
      assertThat(records).isEmpty();

      logger.setLevel(Level.FINE);
      query(connection, "SELECT id FROM calls WHERE started >= '2026-01-01' LIMIT 1");
    } finally {
      logger.setLevel(level);
      logger.removeHandler(handler);
    }
    assertThat(records)
        .singleElement()
        .satisfies(
            logged -> {
              assertThat(logged.getLevel()).isEqualTo(Level.FINE);
              assertThat(logged.getLoggerName()).isEqualTo("io.github.gongjdbc");
              assertThat(logged.getMessage())
                  .matches("GET /v2/calls answered 200, 100 items, \\d+ ms, request id \\w+")
                  .doesNotContain(SandboxAccount.KEY, SandboxAccount.SECRET);
            });
  }
}
