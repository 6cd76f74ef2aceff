package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A call may have much content. What nobody wants of it takes no memory, and what is wanted is
 * bounded.
 */
class LargeItemsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  /** A million small objects: as a tree, they take hundreds of megabytes. */
  private static final int OBJECTS = 1_000_000;

  private static final String TRACKER = "{\"name\":\"a\",\"n\":1}";

  private static void answer(String page) {
    ACCOUNT.sandbox().answerWith(request -> Optional.of(new SandboxAnswer(200, Map.of(), page)));
  }

  @BeforeEach
  void aCallHasAMillionTrackers() {
    ACCOUNT.withoutReferee();
    String trackers = (TRACKER + ",").repeat(OBJECTS - 1) + TRACKER;
    String page =
        "{\"calls\":[{\"metaData\":{\"id\":\"1\",\"started\":\"2026-11-11T00:00:00Z\",\"title\":\"One\"},\"content\":{\"brief\":\"In"
            + " short\",\"trackers\":["
            + trackers
            + "]},\"parties\":[{\"id\":\"7\",\"name\":\"Ada\"}]}],\"records\":{}}";
    answer(page);
  }

  private static List<List<@Nullable Object>> query(String sql) throws SQLException {
    try (Connection connection = ACCOUNT.connect("startDate", "2026-01-01")) {
      return SandboxAccount.query(connection, sql);
    }
  }

  @Test
  void whatNobodyWantsIsPassedOver() throws SQLException {
    assertThat(query("SELECT id, title, brief FROM extensive_calls LIMIT 1"))
        .isEqualTo(List.of(List.of("1", "One", "In short")));
    assertThat(query("SELECT call_id, id, name FROM call_parties"))
        .isEqualTo(List.of(List.of("1", "7", "Ada")));
    assertThat(query("SELECT MAX(title) FROM extensive_calls")).isEqualTo(List.of(List.of("One")));
  }

  @Test
  void whatIsWantedMayTakeAnEighthOfTheMemory() {
    int parties = (int) (Runtime.getRuntime().maxMemory() / 8 / 100);
    answer(
        "{\"calls\":[{\"metaData\":{\"id\":\"1\",\"started\":\"2026-11-11T00:00:00Z\"},\"parties\":[{}"
            + ",{}".repeat(parties)
            + "]}],\"records\":{}}");
    Failure.of(() -> query("SELECT COUNT(name) FROM call_parties WHERE started > '2026-01-01'"))
        .is(SQLException.class, "58030")
        .says("POST /v2/calls/extensive", "an eighth of Java's memory", "-Xmx");
    assertThat(ACCOUNT.requests()).hasSize(1);
  }

  @Test
  void aPageHasAHundredThousandItemsAtMost() {
    String item = "{\"id\":\"1\",\"started\":\"2026-11-11T00:00:00Z\"}";
    answer("{\"calls\":[" + item + ("," + item).repeat(100_000) + "],\"records\":{}}");
    Failure.of(() -> query("SELECT id FROM calls WHERE started > '2026-01-01'"))
        .is(SQLException.class, "58030")
        .says("GET /v2/calls", "100000 items (maxResponseItems)");
    assertThat(ACCOUNT.requests()).hasSize(1);
  }

  @Test
  void whatIsWantedIsText() throws SQLException {
    assertThat(query("SELECT CHAR_LENGTH(trackers) FROM extensive_calls"))
        .isEqualTo(List.of(List.of((TRACKER.length() + 1) * OBJECTS + 1)));
  }
}
