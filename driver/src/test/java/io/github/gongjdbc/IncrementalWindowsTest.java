package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for with a state, and where the state is seen. */
class IncrementalWindowsTest extends IncrementalFixture {
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
