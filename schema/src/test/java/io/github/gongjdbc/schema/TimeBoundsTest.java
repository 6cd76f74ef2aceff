package io.github.gongjdbc.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds on the time of calls: what they select, and what is sent of them. */
class TimeBoundsTest {
  private QueriedAccount account;

  @BeforeEach
  void serve() throws IOException {
    account = new QueriedAccount();
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Nested
  class BoundsOnTheStartOfExtensiveCalls {
    private static final String SELECT = "select \"id\" from \"gong\".\"extensive_calls\" where ";

    @Test
    void areSentAsTheyAre() throws SQLException {
      List<String> ids =
          account.query(
              SELECT
                  + "\"started\" >= timestamp '2026-03-05 00:00:00'"
                  + " and \"started\" < timestamp '2026-03-07 00:00:00'");

      assertThat(ids)
          .containsExactlyInAnyOrderElementsOf(
              account.startedIn("2026-03-05T00:00:00Z", "2026-03-07T00:00:00Z"))
          .isNotEmpty();
      JsonNode filter = account.firstRequest().json().path("filter");
      assertThat(filter.path("fromDateTime").asText()).isEqualTo("2026-03-05T00:00:00Z");
      assertThat(filter.path("toDateTime").asText()).isEqualTo("2026-03-07T00:00:00Z");
      assertThat(filter).hasSize(2);
      assertThat(account.firstRequest().json().has("contentSelector")).isFalse();
    }

    @Test
    void mayBeSeveralRangesOfWhichNoneOtherIsAnswered() throws SQLException {
      List<String> ids =
          account.query(
              SELECT
                  + "(\"started\" >= timestamp '2026-03-02 00:00:00'"
                  + "  and \"started\" < timestamp '2026-03-03 00:00:00')"
                  + " or (\"started\" >= timestamp '2026-03-05 00:00:00'"
                  + "  and \"started\" < timestamp '2026-03-06 00:00:00')");

      assertThat(ids)
          .containsExactlyInAnyOrderElementsOf(
              account.startedWhere(
                  at ->
                      QueriedAccount.isIn(at, "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z")
                          || QueriedAccount.isIn(
                              at, "2026-03-05T00:00:00Z", "2026-03-06T00:00:00Z")));
    }

    @Test
    void mayBeSeveralTimes() throws SQLException {
      List<ObjectNode> calls = account.calls();
      ObjectNode first = calls.get(calls.size() - 50);
      ObjectNode last = calls.get(calls.size() - 10);

      List<String> ids =
          account.query(
              SELECT
                  + "\"started\" in ("
                  + QueriedAccount.literal(first)
                  + ", "
                  + QueriedAccount.literal(last)
                  + ")");

      assertThat(ids)
          .containsExactlyInAnyOrderElementsOf(
              account.startedWhere(
                  at ->
                      at.equals(QueriedAccount.startedMillis(first))
                          || at.equals(QueriedAccount.startedMillis(last))))
          .contains(QueriedAccount.id(first), QueriedAccount.id(last));
    }

    @Test
    void mayLeaveOutOneTime() throws SQLException {
      ObjectNode call = account.calls().get(account.calls().size() - 50);

      List<String> ids =
          account.query(
              SELECT
                  + "\"started\" >= timestamp '2026-03-01 00:00:00' and \"started\" <> "
                  + QueriedAccount.literal(call));

      assertThat(ids).doesNotContain(QueriedAccount.id(call)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "\"started\" > timestamp '2026-03-07 00:00:00' and \"started\" < timestamp '2026-03-05 00:00:00'",
          "\"started\" = timestamp '2026-03-05 00:00:00' and \"started\" = timestamp '2026-03-06 00:00:00'",
          "\"started\" >= cast(null as timestamp)"
        })
    void thatContradictEachOtherCostNoRequest(String condition) throws SQLException {
      assertThat(account.query(SELECT + condition)).isEmpty();
      assertThat(account.exchanges()).isEmpty();
    }

    @Test
    void mayBeParameters() throws SQLException {
      List<String> ids =
          account.query(
              SELECT + "\"started\" >= ? and \"started\" < ?",
              Timestamp.valueOf("2026-03-05 00:00:00"),
              Timestamp.valueOf("2026-03-07 00:00:00"));

      assertThat(ids)
          .containsExactlyInAnyOrderElementsOf(
              account.startedIn("2026-03-05T00:00:00Z", "2026-03-07T00:00:00Z"));
      assertThat(account.firstRequest().json().at("/filter/fromDateTime").asText())
          .isEqualTo("2026-03-05T00:00:00Z");
    }
  }

  @Nested
  class BoundsOnTheStartOfCalls {
    @Test
    void areSentWiderAndCheckedAgainBecauseGongFiltersByTheScheduledTime() throws SQLException {
      List<String> ids =
          account.query(
              "select \"id\" from \"gong\".\"calls\""
                  + " where \"started\" between timestamp '2026-03-05 00:00:00'"
                  + " and timestamp '2026-03-06 23:59:59.999'");

      assertThat(ids)
          .containsExactlyInAnyOrderElementsOf(
              account.startedIn("2026-03-05T00:00:00Z", "2026-03-07T00:00:00Z"));
      assertThat(Instant.parse(parameter("fromDateTime")))
          .isBeforeOrEqualTo("2026-03-04T00:00:00Z");
      assertThat(Instant.parse(parameter("toDateTime"))).isAfterOrEqualTo("2026-03-08T00:00:00Z");
    }

    @Test
    void mayLieInTheFarFuture() throws SQLException {
      assertThat(
              account.query(
                  "select \"id\" from \"gong\".\"calls\""
                      + " where \"started\" >= timestamp '2099-01-01 00:00:00'"))
          .isEmpty();
    }

    private String parameter(String name) {
      return String.valueOf(account.firstRequest().query(name));
    }
  }
}
