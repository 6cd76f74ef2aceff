package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.Exchange;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A result of many pages is read by cursor, and every page is asked for alike. */
class PagesTest {
  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(
          GongSandbox.builder()
              .clock(new SettableClock(SandboxAccount.NOW))
              .calls(600)
              .days(60)
              .users(230));

  private static Connection connect() throws SQLException {
    return ACCOUNT.connect("startDate", "2026-01-01");
  }

  private static List<List<@Nullable Object>> query(String sql) throws SQLException {
    try (Connection connection = connect()) {
      return SandboxAccount.query(connection, sql);
    }
  }

  private static List<Exchange> exchanges() {
    return ACCOUNT.sandbox().exchanges();
  }

  private static List<ObjectNode> calls() {
    return ACCOUNT.sandbox().calls();
  }

  @Nested
  class Pages {
    @ParameterizedTest
    @CsvSource({"calls, /v2/calls", "users, /v2/users"})
    void ofAGetAreAskedForByACursorInTheQuery(String table, String path) throws SQLException {
      query("SELECT id FROM " + table);
      assertThat(exchanges()).hasSizeGreaterThan(1);
      SandboxRequest first = exchanges().get(0).request();
      assertThat(first.query()).doesNotContainKey("cursor");
      for (int i = 0; i < exchanges().size(); i++) {
        SandboxRequest request = exchanges().get(i).request();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.body()).isEmpty();
        assertThat(request.query("cursor")).isEqualTo(cursorBefore(i));
        Map<String, List<String>> inputs = new HashMap<>(request.query());
        inputs.remove("cursor");
        assertThat(inputs).isEqualTo(first.query());
      }
      assertThat(lastCursor()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
      "extensive_calls, /v2/calls/extensive",
      "call_parties, /v2/calls/extensive",
      "answered_scorecards, /v2/stats/activity/scorecards",
      "answered_scorecard_answers, /v2/stats/activity/scorecards",
    })
    void ofAPostAreAskedForByACursorInTheBody(String table, String path) throws SQLException {
      query("SELECT * FROM " + table);
      assertThat(exchanges()).hasSizeGreaterThan(1);
      JsonNode first = exchanges().get(0).request().json();
      assertThat(first.has("cursor")).isFalse();
      for (int i = 0; i < exchanges().size(); i++) {
        SandboxRequest request = exchanges().get(i).request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.query()).isEmpty();
        ObjectNode body = (ObjectNode) request.json();
        assertThat(body.path("cursor").textValue()).isEqualTo(cursorBefore(i));
        body.remove("cursor");
        assertThat(body).isEqualTo(first);
      }
      assertThat(lastCursor()).isNull();
    }

    @Test
    void areAHundredRowsAndNoMoreThanNeeded() throws SQLException {
      query("SELECT id FROM calls");
      assertThat(exchanges()).hasSize((calls().size() + 99) / 100);
    }

    @Test
    void ofAnUnpagedEndpointAreOne() throws SQLException {
      query("SELECT * FROM scorecard_questions");
      assertThat(ACCOUNT.request().path()).isEqualTo("/v2/settings/scorecards");
      assertThat(ACCOUNT.request().query()).isEmpty();
    }

    private static @Nullable String cursorBefore(int page) {
      return page == 0
          ? null
          : exchanges().get(page - 1).answer().json().at("/records/cursor").textValue();
    }

    private static @Nullable String lastCursor() {
      return cursorBefore(exchanges().size());
    }
  }
}
