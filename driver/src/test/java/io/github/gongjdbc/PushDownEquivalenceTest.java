package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SandboxRequest;
import io.github.gongjdbc.sandbox.SettableClock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever is pushed into the API, the rows are those that come when nothing is pushed. Conditions
 * are drawn from a seed, which the system property {@code gong.seed} sets.
 */
class PushDownEquivalenceTest {
  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(
          GongSandbox.builder()
              .clock(new SettableClock(SandboxAccount.NOW))
              .calls(180)
              .days(60)
              .users(30));

  private static final long SEED = Long.getLong("gong.seed", 20_261_120L);
  private static final int CONDITIONS = 56;

  /** The clocks of Los Angeles were set back on the first of November. */
  private static final List<String> ZONES = List.of("UTC", "America/Los_Angeles", "Asia/Kolkata");

  private static final Map<List<String>, Connection> CONNECTIONS = new HashMap<>();

  @AfterAll
  static void close() throws SQLException {
    for (Connection connection : CONNECTIONS.values()) {
      connection.close();
    }
    CONNECTIONS.clear();
  }

  private static Connection connection(boolean pushDown, String zone, boolean companyZoneKnown)
      throws SQLException {
    // In one of the zones the start date cuts something off, in the others nothing.
    String startDate = zone.startsWith("Asia") ? "2026-10-15" : "2026-01-01";
    String companyZone = companyZoneKnown ? ACCOUNT.sandbox().companyTimeZone().getId() : "";
    List<String> properties =
        List.of(
            "pushDown", Boolean.toString(pushDown),
            "timeZone", zone,
            "startDate", startDate,
            "companyTimeZone", companyZone);
    Connection known = CONNECTIONS.get(properties);
    if (known == null) {
      known = ACCOUNT.connect(properties.toArray(String[]::new));
      CONNECTIONS.put(properties, known);
    }
    return known;
  }

  private static List<List<@Nullable Object>> rows(
      Connection connection, String sql, List<@Nullable Object> parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        return SandboxAccount.rows(result);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CALLS, started started started scheduled duration direction is_private primary_user_id",
    "EXTENSIVE_CALLS, started started started scheduled duration direction system id",
    "CALL_PARTIES, started started affiliation user_id email_address call_id",
    "ANSWERED_SCORECARDS, review_time review_time call_start_time call_start_time review_method"
        + " reviewer_user_id scorecard_id",
    "USERS, created created active title manager_id id",
  })
  void rowsDoNotDependOnWhatIsPushed(DocumentedTable table, String columns) throws SQLException {
    Random random = new Random(SEED + table.name().hashCode());
    List<List<@Nullable Object>> all = table.rows(ACCOUNT.sandbox());
    int some = 0;
    for (int i = 0; i < CONDITIONS; i++) {
      String zone = ZONES.get(random.nextInt(ZONES.size()));
      boolean companyZoneKnown = random.nextBoolean();
      RandomCondition condition =
          new RandomCondition(random, ZoneId.of(zone), table, all, List.of(columns.split(" ", -1)));
      String sql =
          "SELECT " + keys(table) + " FROM " + table.sqlName() + " WHERE " + condition.sql();
      String what = "seed " + SEED + ", condition " + i + ": " + condition;
      List<List<@Nullable Object>> pushed;
      List<List<@Nullable Object>> local;
      try {
        pushed = rows(connection(true, zone, companyZoneKnown), sql, condition.parameters());
        local = rows(connection(false, zone, false), sql, condition.parameters());
      } catch (SQLException e) {
        throw new AssertionError(what, e);
      }
      assertThat(pushed).as(what).containsExactlyInAnyOrderElementsOf(local);
      some += !local.isEmpty() && local.size() < all.size() ? 1 : 0;
    }
    assertThat(some).as("conditions that hold for some rows").isGreaterThan(CONDITIONS / 4);
    assertThat(ACCOUNT.requests())
        .as("bounded requests")
        .anyMatch(PushDownEquivalenceTest::isBounded);
  }

  private static String keys(DocumentedTable table) {
    return String.join(
        ", ",
        table.columns().stream()
            .filter(column -> !column.nullable())
            .map(DocumentedTable.DocumentedColumn::name)
            .toList());
  }

  private static boolean isBounded(SandboxRequest request) {
    return (request.query().toString() + request.body())
        .matches("(?s).*(fromDateTime|createdFromDateTime|reviewFromDate|callFromDate).*");
  }
}
