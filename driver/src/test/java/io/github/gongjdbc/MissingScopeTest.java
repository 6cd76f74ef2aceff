package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that lack a scope read what the others lead to, and are told what they lack. */
class MissingScopeTest {
  private static final String EXTENSIVE = "POST /v2/calls/extensive";
  private static final String LISTING = "GET /v2/calls";

  @RegisterExtension final SandboxAccount full = SandboxAccount.of(account());

  @RegisterExtension
  final SandboxAccount basic = SandboxAccount.of(account().without("api:calls:read:extensive"));

  @RegisterExtension
  final SandboxAccount extensive = SandboxAccount.of(account().without("api:calls:read:basic"));

  @RegisterExtension
  final SandboxAccount noMedia = SandboxAccount.of(account().without("api:calls:read:media-url"));

  private static GongSandbox.Builder account() {
    return GongSandbox.builder().clock(new SettableClock(SandboxAccount.NOW)).calls(250).days(60);
  }

  private static List<String> asked(SandboxAccount account) {
    return account.requests().stream().map(MissingScopeTest::asked).toList();
  }

  private static String asked(SandboxRequest request) {
    return request.method() + " " + request.path();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT COUNT(*) FROM calls",
        "SELECT id FROM calls WHERE primary_user_id IN ('1', '2')",
        "SELECT MAX(started) FROM calls",
        "SELECT id FROM calls ORDER BY started DESC LIMIT 5",
        "SELECT id FROM calls WHERE primary_user_id <> '7' AND (started < '2026-10-10' OR started"
            + " > '2026-11-10')",
        "SELECT DATE_TRUNC('day', MIN(started)) FROM calls"
      })
  void callsAreListedWhereMoreIsNotAllowed(String sql) throws SQLException {
    assertThat(basic.query(sql)).containsExactlyInAnyOrderElementsOf(full.query(sql));
    assertThat(asked(basic)).filteredOn(EXTENSIVE::equals).hasSizeLessThanOrEqualTo(1);
    assertThat(asked(basic)).contains(LISTING);
    assertThat(asked(full)).contains(EXTENSIVE);
  }

  @Test
  void whatIsRefusedIsAskedOnceAndSaid() throws SQLException {
    String sql = "SELECT COUNT(*) FROM calls WHERE started >= ?";
    try (Connection connection = basic.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, "2026-11-01");
      SandboxAccount.rows(statement.executeQuery());
      assertThat(statement.getWarnings().getMessage())
          .contains("api:calls:read:extensive", EXTENSIVE, "without it");
      SandboxAccount.rows(statement.executeQuery());
      assertThat((Object) statement.getWarnings()).isNull();
      SandboxAccount.query(connection, "SELECT COUNT(*) FROM calls WHERE started >= '2026-11-05'");
    }
    assertThat(asked(basic)).filteredOn(EXTENSIVE::equals).hasSize(1);
  }

  @Test
  void callsAreReadWithoutTheListingToo() throws SQLException {
    String sql = "SELECT id, title FROM calls";
    assertThat(extensive.query(sql)).containsExactlyInAnyOrderElementsOf(full.query(sql));
    assertThat(asked(extensive)).filteredOn(LISTING::equals).hasSize(1);
  }

  @Test
  void thereMayBeNoOtherWay() throws SQLException {
    try (Connection connection = basic.connect();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(
              () -> SandboxAccount.rows(statement.executeQuery("SELECT id FROM call_parties")))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("api:calls:read:extensive")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("42501");
    }
  }

  @Test
  void contentThatIsNotAllowedSaysNothingOfTheRest() throws SQLException {
    assertThatThrownBy(() -> noMedia.query("SELECT audio_url FROM extensive_calls"))
        .hasMessageContaining("api:calls:read:media-url");
    noMedia.query("SELECT COUNT(*) FROM calls WHERE started < '2026-11-15'");
    assertThat(asked(noMedia)).hasSize(2).containsOnly(EXTENSIVE);
  }

  @Test
  void aQueryThatAStateDoesNotTouchIsDoneAnotherWayToo() throws SQLException {
    String sql = "SELECT COUNT(*) FROM calls WHERE started >= '2026-11-01'";
    try (Connection connection = basic.connect("state", "{}")) {
      assertThat(SandboxAccount.query(connection, sql)).isEqualTo(full.query(sql));
    }
  }

  @Test
  void aReadByAStateIsDoneAnotherWayAndMovesIt() throws SQLException {
    String sql = "SELECT id FROM calls";
    try (GongConnection connection =
        extensive.connect("state", "{}").unwrap(GongConnection.class)) {
      assertThat(SandboxAccount.query(connection, sql))
          .containsExactlyInAnyOrderElementsOf(full.query(sql));
      assertThat(connection.state().orElseThrow()).contains("calls");
      assertThat(SandboxAccount.query(connection, sql)).isEmpty();
    }
  }

  @Test
  void aReadByAStateThatIsCutDoesNotMoveItHoweverItIsDone() throws SQLException {
    try (GongConnection connection =
        extensive.connect("state", "{}").unwrap(GongConnection.class)) {
      assertThat(SandboxAccount.query(connection, "SELECT id FROM calls LIMIT 3")).hasSize(3);
      assertThat(connection.state().orElseThrow()).doesNotContain("calls");
    }
  }

  @Test
  void aStateMovesOnlyByAReadThatWasAllowedFromItsBeginning() throws SQLException {
    String sql =
        "SELECT c.id, a.call_id FROM extensive_calls c JOIN answered_scorecards a ON a.call_id ="
            + " c.id";
    try (GongConnection connection = basic.connect("state", "{}").unwrap(GongConnection.class)) {
      assertThatThrownBy(() -> SandboxAccount.query(connection, sql))
          .hasMessageContaining("api:calls:read:extensive");
      assertThat(connection.state().orElseThrow()).doesNotContain("calls");
    }
  }
}
