package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who was given access to calls: asked for hundreds of calls at a time. */
class CallAccessTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACCESS = "/v2/calls/users-access";
  private static final String CALLS = "/v2/calls/extensive";
  private static final Instant FROM = Instant.parse("2026-10-20T00:00:00Z");
  private static final String RANGE = "started >= TIMESTAMP '2026-10-20 00:00:00'";

  private static final Map<String, Instant> STARTED = new LinkedHashMap<>();
  private static final Map<String, List<String>> USERS = new LinkedHashMap<>();

  /** What the account answers, without the driver. */
  @BeforeAll
  static void readTheAccount() throws IOException {
    for (ObjectNode call : ACCOUNT.sandbox().calls()) {
      JsonNode metaData = call.path("metaData");
      Instant started = OffsetDateTime.parse(metaData.path("started").asText()).toInstant();
      STARTED.put(metaData.path("id").asText(), started);
    }
    ObjectNode body = JSON.createObjectNode();
    ArrayNode ids = body.putObject("filter").putArray("callIds");
    STARTED.keySet().forEach(ids::add);
    JsonNode answer =
        JSON.readTree(
            ACCOUNT
                .sandbox()
                .accountAnswer(
                    SandboxRequest.post(ACCESS, body.toString())
                        .withHeader(
                            "authorization",
                            Credentials.basic(SandboxAccount.KEY, SandboxAccount.SECRET)))
                .body());
    for (JsonNode call : answer.path("callAccessList")) {
      List<String> users = new ArrayList<>();
      call.path("users").forEach(user -> users.add(user.path("userId").asText()));
      USERS.put(call.path("callId").asText(), users);
    }
  }

  private static List<String> inRange() {
    return STARTED.keySet().stream()
        .filter(id -> !Objects.requireNonNull(STARTED.get(id)).isBefore(FROM))
        .toList();
  }

  private static List<List<@Nullable Object>> rows(List<String> calls) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    calls.forEach(
        call -> USERS.getOrDefault(call, List.of()).forEach(user -> rows.add(List.of(call, user))));
    return rows;
  }

  private static List<JsonNode> bodies(String path) {
    return ACCOUNT.requests().stream()
        .filter(request -> request.path().equals(path))
        .map(SandboxRequest::json)
        .toList();
  }

  private static int batches(int calls) {
    return (calls + 99) / 100;
  }

  @Test
  void theCallsOfTheRangeAreReadAndAskedForInHundreds() throws SQLException {
    String sql = "SELECT call_id, user_id FROM call_user_access WHERE " + RANGE;

    assertThat(ACCOUNT.query(sql))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(rows(inRange()));
    assertThat(bodies(CALLS)).hasSize(batches(inRange().size()));
    assertThat(bodies(CALLS).get(0).at("/filter/fromDateTime").asText()).isEqualTo(FROM.toString());
    assertThat(bodies(ACCESS)).hasSize(batches(inRange().size()));
    assertThat(bodies(ACCESS).get(0).at("/filter/callIds")).hasSize(100);
    assertThat(ACCOUNT.queryWith(sql, "pushDown", "false"))
        .containsExactlyInAnyOrderElementsOf(rows(inRange()));
  }

  @Test
  void whatCostsTooMuchFailsAfterTheFirstPageOfCalls() {
    int requests = 2 * batches(inRange().size());

    assertThatThrownBy(
            () ->
                ACCOUNT.queryWith(
                    "SELECT call_id FROM call_user_access WHERE " + RANGE,
                    "maxRequestsPerQuery",
                    String.valueOf(requests - 1)))
        .hasMessageContaining("about " + requests + " requests")
        .hasMessageContaining("call_user_access is asked for all of them");
    assertThat(ACCOUNT.requests()).hasSize(1);
  }

  @Test
  void theTimeOfTheCallComesWithIt() throws SQLException {
    assertThat(ACCOUNT.query("SELECT COUNT(*) FROM call_user_access WHERE " + RANGE))
        .containsExactly(List.of((long) rows(inRange()).size()));
    assertThat(ACCOUNT.requests()).hasSize(2 * batches(inRange().size()));
  }

  @Test
  void callsThatTheQueryNamesAreAskedForIfThereAreSuch() throws SQLException {
    List<String> some = inRange().subList(0, 5);

    assertThat(
            ACCOUNT.query(
                "SELECT call_id, user_id FROM call_user_access WHERE call_id IN ('1', '"
                    + String.join("', '", some)
                    + "')"))
        .containsExactlyInAnyOrderElementsOf(rows(some));
    assertThat(bodies(CALLS)).hasSize(1);
    assertThat(bodies(ACCESS)).hasSize(1);
    assertThat(bodies(ACCESS).get(0).at("/filter/callIds")).hasSize(5);
  }

  @Test
  void nothingIsAskedOfCallsThatThereAreNot() throws SQLException {
    assertThat(ACCOUNT.query("SELECT * FROM call_user_access WHERE call_id = '1'")).isEmpty();
    assertThat(bodies(ACCESS)).isEmpty();
  }

  @Test
  void aLimitStopsTheGoingThrough() throws SQLException {
    assertThat(ACCOUNT.query("SELECT user_id FROM call_user_access WHERE " + RANGE + " LIMIT 3"))
        .hasSize(3);
    assertThat(bodies(CALLS)).hasSize(1);
    assertThat(bodies(ACCESS)).hasSize(1);
  }

  @Test
  void aJoinNamesTheCalls() throws SQLException {
    List<List<@Nullable Object>> rows =
        ACCOUNT.query(
            "SELECT c.title, u.email_address FROM calls c JOIN call_user_access a ON a.call_id ="
                + " c.id JOIN users u ON u.id = a.user_id WHERE c.duration > 2400 AND c."
                + RANGE);

    assertThat(rows).isNotEmpty();
    assertThat(bodies(ACCESS)).hasSize(1);
    assertThat(bodies(ACCESS).get(0).at("/filter/callIds").size()).isBetween(1, 100);
  }

  @Test
  void privateCallsAreLeftOut() throws SQLException {
    List<String> open = new ArrayList<>();
    for (ObjectNode call : ACCOUNT.sandbox().calls()) {
      if (!call.at("/metaData/isPrivate").asBoolean()) {
        open.add(call.at("/metaData/id").asText());
      }
    }
    open.retainAll(inRange());

    assertThat(
            ACCOUNT.queryWith(
                "SELECT call_id, user_id FROM call_user_access WHERE " + RANGE,
                "includePrivateCalls",
                "false"))
        .containsExactlyInAnyOrderElementsOf(rows(open));
  }

  @Test
  void aStateReadsWhatIsNew() throws SQLException {
    String state = "{\"call_user_access\":{\"started\":\"2026-10-20T00:00:00Z\"}}";
    try (Connection connection = ACCOUNT.connect("state", state, "lookback", "PT0S")) {
      assertThat(SandboxAccount.query(connection, "SELECT call_id, user_id FROM call_user_access"))
          .containsExactlyInAnyOrderElementsOf(rows(inRange()));
      assertThat(SandboxAccount.query(connection, "SELECT call_id, user_id FROM call_user_access"))
          .isEmpty();
    }
  }

  @Test
  void explainCountsTheCallsAndTheRequestsForThem() throws SQLException {
    ACCOUNT.query("SELECT COUNT(*) FROM calls WHERE " + RANGE);
    ACCOUNT.sandbox().clearExchanges();

    assertThat(
            String.valueOf(
                ACCOUNT
                    .query("EXPLAIN PLAN FOR SELECT * FROM call_user_access WHERE " + RANGE)
                    .get(0)
                    .get(0)))
        .contains("for each: calls.id");
    assertThat(ACCOUNT.requests()).isEmpty();
  }
}
