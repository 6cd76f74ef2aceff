package io.github.gongjdbc.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One file of data adds an endpoint that no code knows, and its tables have all that those of the
 * driver have. The file is the guide's example. The endpoint is a GET, as a file may name any
 * reading GET, but no other POST than those of Gong: lists of values in one request are not covered
 * here.
 */
class TablesFromAFileTest extends Fixture {
  private static final String TEN_DAYS =
      "created >= TIMESTAMP '2026-11-01 00:00:00' AND created < TIMESTAMP '2026-11-11 00:00:00'";

  TablesFromAFileTest() {
    super(TestedTables.ofAFile());
  }

  /** Their rows and metadata. */
  @Nested
  class Rows extends RowSuite {
    Rows() {
      super(TestedTables.ofAFile());
    }
  }

  /** The conditions on them. */
  @Nested
  class Conditions extends ConditionSuite {
    Conditions() {
      super(TestedTables.ofAFile());
    }
  }

  /** The answers of their endpoint. */
  @Nested
  class Answers extends AnswerSuite {
    Answers() {
      super(TestedTables.ofAFile());
    }
  }

  @AfterEach
  void theFileIsRight() throws SQLException {
    assertThat((Object) connection.getWarnings()).isNull();
  }

  /** The rows of a query, which must be those that come of reading everything. */
  private List<List<@Nullable Object>> both(String sql) throws SQLException {
    List<List<@Nullable Object>> rows = query(sql);
    requests = account.requests();
    assertRows(rows, Sql.query(readingAll, sql));
    return rows;
  }

  /** What the last query asked. */
  private List<SandboxRequest> requests = List.of();

  private List<String> asked(String parameter) {
    assertThat(requests).allSatisfy(r -> assertThat(r.path()).isEqualTo("/v2/gadgets"));
    return requests.stream().map(r -> String.valueOf(r.query(parameter))).toList();
  }

  @Test
  void theFileHasATableAndOneOfItsRows() {
    assertThat(tables()).containsExactly("gadgets", "gadget_parts");
  }

  @Test
  void theMetadataSayWhatIsPushed() throws SQLException {
    assertThat(
            Sql.lines(
                connection.getMetaData().getColumns(null, "gong", "gadgets", "id"),
                "TYPE_NAME",
                "REMARKS"))
        .containsExactly(
            "VARCHAR Identifier of the gadget."
                + " Pushed: = IN, as gadgetId of GET /v2/gadgets, exactly.");
    assertThat(
            Sql.lines(
                connection.getMetaData().getExportedKeys(null, "gong", "gadgets"),
                "PKCOLUMN_NAME",
                "FKTABLE_NAME",
                "FKCOLUMN_NAME"))
        .containsExactly("id gadget_parts gadget_id");
  }

  @Test
  void theSystemTablesSayWhatIsPushed() throws SQLException {
    assertThat(
            query(
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
    assertThat(account.requests()).isEmpty();
  }

  @Test
  void theyAreJoinedWithThoseOfTheDriver() throws SQLException {
    assertThat(
            both(
                "SELECT p.label, g.name, u.email_address FROM gadget_parts p"
                    + " JOIN gadgets g ON g.id = p.gadget_id JOIN users u ON u.id = g.owner_id"
                    + " WHERE g.price > 90"))
        .isNotEmpty();
  }

  @Test
  void theNewestAreFoundWithoutReadingAll() throws SQLException {
    account.sandbox().answerWith(null);
    assertThat(both("SELECT id, created FROM gadgets ORDER BY created DESC LIMIT 3")).hasSize(3);
    assertThat(asked("fromDateTime"))
        .containsExactly("2026-11-19T20:00:00Z", "2026-11-17T20:00:00Z");
  }

  @Test
  void theyAreCountedWithoutReadingAll() throws SQLException {
    account.sandbox().answerWith(null);
    assertThat(both("SELECT COUNT(*) FROM gadgets WHERE created >= TIMESTAMP '2026-10-01'"))
        .containsExactly(List.of(250L));
    assertThat(asked("cursor")).hasSize(2).containsOnly("null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Asia/Kolkata"})
  void timesAreInTheTimeZoneOfTheConnection(String zone) throws SQLException {
    try (Connection pushed = connect("timeZone", zone);
        Connection read = connect("timeZone", zone, "pushDown", "false")) {
      String sql = "SELECT id, created FROM gadgets WHERE " + TEN_DAYS + " ORDER BY id";
      assertThat(Sql.query(pushed, sql)).isNotEmpty().isEqualTo(Sql.query(read, sql));
    }
  }

  @Test
  void explainNamesTheRequest() throws SQLException {
    assertThat(
            query(
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
    assertThat(account.requests()).isEmpty();
  }
}
