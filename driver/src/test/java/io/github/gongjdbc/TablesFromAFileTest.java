package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One file of data adds an endpoint that no code knows, and its tables have all that those of the
 * driver have. The file is the guide's example. The endpoint is a GET, as a file may name any
 * reading GET, but no other POST than those of Gong: lists of values in one request are not covered
 * here.
 */
class TablesFromAFileTest {
  private static final Path EXAMPLES = Path.of("..", "src", "docs", "examples");
  private static final String TEN_DAYS =
      "created >= TIMESTAMP '2026-11-01 00:00:00' AND created < TIMESTAMP '2026-11-11 00:00:00'";

  /** 125 gadgets in each of two workspaces, all of the last thirty days. */
  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(
          GongSandbox.builder()
              .clock(new SettableClock(SandboxAccount.NOW))
              .calls(60)
              .days(60)
              .traits(
                  Objects.requireNonNull(
                      TablesFromAFileTest.class.getResource("gadgets-traits.yaml"))));

  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    ACCOUNT.withoutReferee();
    connection = connect("true");
  }

  @AfterEach
  void close() throws SQLException {
    assertThat((Object) connection.getWarnings()).isNull();
    connection.close();
  }

  private static Connection connect(String pushDown, String... properties) throws SQLException {
    List<String> all =
        new ArrayList<>(List.of("catalog", EXAMPLES.toString(), "pushDown", pushDown));
    all.addAll(List.of(properties));
    return ACCOUNT.connect(all.toArray(String[]::new));
  }

  /** The rows of a query, which must be those that come of reading everything. */
  private List<List<@Nullable Object>> query(String sql) throws SQLException {
    List<List<@Nullable Object>> rows = SandboxAccount.query(connection, sql);
    List<SandboxRequest> asked = ACCOUNT.requests();
    try (Connection readingAll = connect("false")) {
      assertThat(rows)
          .as(sql)
          .containsExactlyInAnyOrderElementsOf(SandboxAccount.query(readingAll, sql));
    }
    requests = asked;
    ACCOUNT.sandbox().clearExchanges();
    return rows;
  }

  /** What the last query asked. */
  private List<SandboxRequest> requests = List.of();

  private List<String> asked(String parameter) {
    assertThat(requests).allSatisfy(r -> assertThat(r.path()).isEqualTo("/v2/gadgets"));
    return requests.stream().map(r -> String.valueOf(r.query(parameter))).toList();
  }

  private static List<String> strings(ResultSet result, String... labels) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (result) {
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (String label : labels) {
          values.add(String.valueOf(result.getString(label)));
        }
        rows.add(String.join(" ", values));
      }
    }
    return rows;
  }

  @Test
  void theMetadataDescribesThem() throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();

    assertThat(strings(metaData.getTables(null, "gong", "gadget%", null), "TABLE_NAME", "REMARKS"))
        .containsExactly("gadget_parts The parts of the gadgets.", "gadgets The gadgets.");
    assertThat(strings(metaData.getColumns(null, "gong", "gadgets", "id"), "TYPE_NAME", "REMARKS"))
        .containsExactly(
            "VARCHAR Identifier of the gadget."
                + " Pushed: = IN, as gadgetId of GET /v2/gadgets, exactly.");
    assertThat(strings(metaData.getPrimaryKeys(null, "gong", "gadget_parts"), "COLUMN_NAME"))
        .containsExactly("gadget_id", "position");
    assertThat(
            strings(
                metaData.getImportedKeys(null, "gong", "gadgets"),
                "FKCOLUMN_NAME",
                "PKTABLE_NAME",
                "PKCOLUMN_NAME"))
        .containsExactlyInAnyOrder("owner_id users id", "workspace_id workspaces id");
    assertThat(
            strings(
                metaData.getExportedKeys(null, "gong", "gadgets"),
                "PKCOLUMN_NAME",
                "FKTABLE_NAME",
                "FKCOLUMN_NAME"))
        .containsExactly("id gadget_parts gadget_id");
    assertThat(ACCOUNT.requests()).isEmpty();
  }

  @Test
  void theSystemTablesSayWhatIsPushed() throws SQLException {
    assertThat(
            SandboxAccount.query(
                connection,
                "SELECT * FROM gong_system.columns WHERE table_name = 'gadgets'"
                    + " AND column_name IN ('id', 'price')"))
        .isEqualTo(
            List.of(
                Arrays.asList(
                    "gadgets",
                    "id",
                    1,
                    "VARCHAR",
                    false,
                    null,
                    "Identifier of the gadget.",
                    "= IN",
                    "gadgetId",
                    "GET /v2/gadgets",
                    true,
                    "api:gadgets:read"),
                Arrays.asList(
                    "gadgets",
                    "price",
                    5,
                    "INTEGER",
                    true,
                    "dollars",
                    "Its price. Unit: dollars.",
                    null,
                    null,
                    null,
                    null,
                    "api:gadgets:read")));
    assertThat(ACCOUNT.requests()).isEmpty();
  }

  @Test
  void allPagesAreRead() throws SQLException {
    assertThat(query("SELECT * FROM gadgets")).hasSize(250);
    assertThat(asked("cursor")).hasSize(3).startsWith("null").doesNotHaveDuplicates();

    assertThat(query("SELECT gadget_id, \"position\" FROM gadget_parts"))
        .hasSizeBetween(250, 750)
        .doesNotHaveDuplicates();
    assertThat(requests).hasSize(3);
  }

  @Test
  void aRangeOfTimeIsPushed() throws SQLException {
    assertThat(query("SELECT id FROM gadgets WHERE " + TEN_DAYS)).hasSizeBetween(1, 100);
    assertThat(asked("fromDateTime")).containsExactly("2026-11-01T00:00:00Z");
    assertThat(asked("toDateTime")).containsExactly("2026-11-11T00:00:00Z");
  }

  @Test
  void rowsAreLookedUpByTheirIds() throws SQLException {
    List<List<@Nullable Object>> some = query("SELECT id FROM gadgets ORDER BY price, id LIMIT 2");
    String ids = "('" + some.get(0).get(0) + "', '" + some.get(1).get(0) + "')";

    for (String sql :
        List.of(
            "SELECT id, name, price FROM gadgets WHERE id IN " + ids,
            "SELECT DISTINCT gadget_id FROM gadget_parts WHERE gadget_id IN " + ids)) {
      assertThat(query(sql)).hasSize(2);
      assertThat(asked("gadgetId"))
          .containsExactlyInAnyOrder(
              String.valueOf(some.get(0).get(0)), String.valueOf(some.get(1).get(0)));
    }
  }

  @Test
  void aValueThatGongDoesNotKnowIsNoRow() throws SQLException {
    assertThat(query("SELECT id FROM gadgets WHERE id = '1'")).isEmpty();
    assertThat(asked("gadgetId")).containsExactly("1");
  }

  @Test
  void aWorkspaceIsPushed() throws SQLException {
    Object workspace = query("SELECT workspace_id FROM gadgets LIMIT 1").get(0).get(0);

    assertThat(query("SELECT id FROM gadgets WHERE workspace_id = '" + workspace + "'"))
        .hasSize(125);
    assertThat(asked("workspaceId")).hasSize(2).containsOnly(String.valueOf(workspace));
  }

  @Test
  void theyAreJoined() throws SQLException {
    assertThat(
            query(
                "SELECT p.label, g.name, u.email_address FROM gadget_parts p"
                    + " JOIN gadgets g ON g.id = p.gadget_id JOIN users u ON u.id = g.owner_id"
                    + " WHERE g.price > 90"))
        .isNotEmpty();
  }

  @Test
  void aLimitEndsTheReading() throws SQLException {
    assertThat(SandboxAccount.query(connection, "SELECT * FROM gadgets LIMIT 3")).hasSize(3);
    assertThat(ACCOUNT.requests()).hasSize(1);
  }

  @Test
  void theNewestAreFoundWithoutReadingAll() throws SQLException {
    assertThat(query("SELECT id, created FROM gadgets ORDER BY created DESC LIMIT 3")).hasSize(3);
    assertThat(asked("fromDateTime"))
        .containsExactly("2026-11-19T20:00:00Z", "2026-11-17T20:00:00Z");
  }

  @Test
  void theyAreCountedWithoutReadingAll() throws SQLException {
    assertThat(query("SELECT COUNT(*) FROM gadgets WHERE created >= TIMESTAMP '2026-10-01'"))
        .containsExactly(List.of(250L));
    assertThat(asked("cursor")).hasSize(2).containsOnly("null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Asia/Kolkata"})
  void timesAreInTheTimeZoneOfTheConnection(String zone) throws SQLException {
    try (Connection pushed = connect("true", "timeZone", zone);
        Connection read = connect("false", "timeZone", zone)) {
      String sql = "SELECT id, created FROM gadgets WHERE " + TEN_DAYS + " ORDER BY id";
      assertThat(SandboxAccount.query(pushed, sql)).isEqualTo(SandboxAccount.query(read, sql));
    }
  }

  @Test
  void explainNamesTheRequest() throws SQLException {
    assertThat(
            SandboxAccount.query(
                connection,
                "EXPLAIN PLAN FOR SELECT id, price FROM gadgets WHERE "
                    + TEN_DAYS
                    + " AND price > 50"))
        .containsExactly(
            List.of(
                """
                About 1 request to Gong.
                Keep rows where price > 50
                  Read gadgets
                    request: GET /v2/gadgets
                    pushed: created >= 2026-11-01 00:00 and created < 2026-11-11 00:00
                    sent as: fromDateTime, toDateTime
                    columns: id, price, created
                    estimated requests: 1
                """));
    assertThat(ACCOUNT.requests()).isEmpty();
  }

  @Test
  void anIncrementalReadYieldsWhatIsNew() throws SQLException {
    String state = "{\"gadgets\":{\"created\":\"2026-11-18T12:00:00Z\"}}";
    List<List<@Nullable Object>> wanted =
        query("SELECT id FROM gadgets WHERE created >= TIMESTAMP '2026-11-18 09:00:00'");
    Timestamp newest = (Timestamp) query("SELECT MAX(created) FROM gadgets").get(0).get(0);

    try (GongConnection reading =
        (GongConnection) connect("true", "state", state, "lookback", "PT3H")) {
      assertThat(SandboxAccount.query(reading, "SELECT id FROM gadgets"))
          .containsExactlyInAnyOrderElementsOf(wanted)
          .isNotEmpty();
      assertThat(ACCOUNT.request().query("fromDateTime")).isEqualTo("2026-11-18T09:00:00Z");
      assertThat(reading.state().orElseThrow())
          .contains(
              "\"created\":\""
                  + Objects.requireNonNull(newest).toLocalDateTime().toInstant(ZoneOffset.UTC)
                  + "\"");
    }
  }
}
