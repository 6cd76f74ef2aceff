package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a query costs, on an account of 20,000 calls in 90 days: 200 pages. What it answers is
 * compared on a smaller account with what comes without push-down.
 */
abstract class RequestCounts {
  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(
          GongSandbox.builder()
              .clock(new SettableClock(SandboxAccount.NOW))
              .calls(20_000)
              .days(90)
              .users(250));

  @RegisterExtension
  static final SandboxAccount SMALL =
      SandboxAccount.of(
          GongSandbox.builder()
              .clock(new SettableClock(SandboxAccount.NOW))
              .calls(250)
              .days(90)
              .users(120));

  /** The rows of a query on the smaller account, none of it pushed. */
  static List<List<@Nullable Object>> read(String sql, Object... parameters) throws SQLException {
    try (Connection connection = SMALL.connect("pushDown", "false")) {
      return SandboxAccount.query(connection, sql, parameters);
    }
  }

  /** Runs a query, counts its requests, and compares its rows with those without push-down. */
  static int requests(String sql, Object... parameters) throws SQLException {
    ACCOUNT.sandbox().clearExchanges();
    ACCOUNT.query(sql, parameters);
    int requests = ACCOUNT.requests().size();
    ACCOUNT.sandbox().clearExchanges();
    assertThat(SMALL.query(sql, parameters))
        .as(sql)
        .containsExactlyInAnyOrderElementsOf(read(sql, parameters));
    return requests;
  }

  /** How many pages the calls take that fulfil a condition which Gong knows. */
  static int pages(String condition) throws SQLException {
    ACCOUNT.sandbox().clearExchanges();
    List<List<@Nullable Object>> count =
        ACCOUNT.query("SELECT COUNT(*) FROM extensive_calls WHERE " + condition);
    ACCOUNT.sandbox().clearExchanges();
    return (int) Math.max(1, (((Number) count.get(0).get(0)).longValue() + 99) / 100);
  }

  static List<String> ids(int many) throws SQLException {
    List<String> ids = new ArrayList<>();
    List<List<@Nullable Object>> rows =
        ACCOUNT.query("SELECT id FROM calls WHERE started >= DATE '2026-11-01' LIMIT " + many);
    rows.forEach(row -> ids.add((String) row.get(0)));
    ACCOUNT.sandbox().clearExchanges();
    return ids;
  }

  static String in(List<String> ids) {
    return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ", " IN (", ")"));
  }
}
