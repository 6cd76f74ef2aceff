package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.gongjdbc.RandomQuery.Shape;
import io.github.gongjdbc.conformance.TrueRows;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is pushed into the API, and whatever of it was read before, the rows are those that come
 * when nothing is pushed. Queries are drawn from a seed, which the system property {@code
 * gong.seed} sets.
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

  /**
   * So many of a shape and a table, if there are five tables; {@code gong.queries} sets it, for a
   * run of thousands.
   */
  private static final int QUERIES = Integer.getInteger("gong.queries", 10);

  private static final Map<TableDefinition, List<List<@Nullable Object>>> ROWS = new HashMap<>();

  /** The clocks of Los Angeles were set back on the first of November. */
  private static final List<String> ZONES = List.of("UTC", "America/Los_Angeles", "Asia/Kolkata");

  private static final Map<List<String>, Connection> CONNECTIONS = new HashMap<>();

  @AfterAll
  static void close() throws SQLException {
    for (Connection connection : CONNECTIONS.values()) {
      connection.close();
    }
    CONNECTIONS.clear();
    System.out.println("gong.seed=" + SEED + ", gong.queries=" + QUERIES);
  }

  private static Connection connection(
      boolean pushDown, String zone, boolean companyZoneKnown, boolean cached) throws SQLException {
    // In one of the zones the start date cuts something off, in the others nothing.
    String startDate = zone.startsWith("Asia") ? "2026-10-15" : "2026-01-01";
    String companyZone = companyZoneKnown ? ACCOUNT.sandbox().companyTimeZone().getId() : "";
    List<String> properties =
        List.of(
            "pushDown",
            Boolean.toString(pushDown),
            "timeZone",
            zone,
            "startDate",
            startDate,
            "requestsPerDay",
            "100000000",
            "cacheTtl",
            cached ? "PT5M" : "0",
            "companyTimeZone",
            companyZone);
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

  static Stream<Arguments> shapesAndTables() {
    return RandomQuery.tables().stream()
        .flatMap(
            table ->
                Stream.of(
                        Shape.ROWS,
                        Shape.ORDER,
                        Shape.AGGREGATE,
                        Shape.GROUPS,
                        Shape.DERIVED,
                        Shape.HISTORY)
                    .map(shape -> arguments(shape, table.name())));
  }

  @ParameterizedTest
  @MethodSource("shapesAndTables")
  void rowsDoNotDependOnWhatIsPushed(Shape shape, String name) throws SQLException {
    TableDefinition table = CatalogLoader.gong().table(name).orElseThrow();
    // As many over all tables, however many there are.
    int some = Math.max(1, QUERIES * 5 / RandomQuery.tables().size());
    compare(shape, table, shape == Shape.ROWS ? 2 * QUERIES : some);
  }

  @ParameterizedTest
  @EnumSource(
      value = Shape.class,
      names = {"JOIN", "SUBQUERY"})
  void rowsOfSeveralTablesDoNotEither(Shape shape) throws SQLException {
    compare(shape, RandomQuery.tables().get(0), 4 * QUERIES);
  }

  private static void compare(Shape shape, TableDefinition table, int queries) throws SQLException {
    Random random = new Random(SEED + shape.name().hashCode() + table.name().hashCode());
    int some = 0;
    for (int i = 0; i < queries; i++) {
      String zone = ZONES.get(random.nextInt(ZONES.size()));
      boolean companyZoneKnown = random.nextBoolean();
      RandomQuery query = new RandomQuery(random, ZoneId.of(zone), shape, table, allRows());
      String what = "seed " + SEED + ", query " + i + ": " + query;
      List<List<@Nullable Object>> pushed;
      List<List<@Nullable Object>> local;
      try {
        // What was read for one of them may answer another.
        boolean cached = i % 2 == 1;
        pushed =
            rows(connection(true, zone, companyZoneKnown, cached), query.sql(), query.parameters());
        local = rows(connection(false, zone, false, false), query.sql(), query.parameters());
      } catch (SQLException e) {
        throw new AssertionError(what, e);
      }
      if (shape == Shape.ORDER) {
        assertThat(pushed).as(what).isEqualTo(local);
      } else {
        assertThat(pushed).as(what).containsExactlyInAnyOrderElementsOf(local);
      }
      some += local.isEmpty() ? 0 : 1;
    }
    if (shape == Shape.ROWS) {
      // Of the other shapes there are too few to be sure of it with any seed.
      assertThat(some).as("queries with an answer").isGreaterThan(queries / 4);
      assertThat(ACCOUNT.requests())
          .as("bounded requests")
          .anyMatch(PushDownEquivalenceTest::isBounded);
    }
  }

  private static Map<TableDefinition, List<List<@Nullable Object>>> allRows() {
    if (ROWS.isEmpty()) {
      TrueRows rows = new TrueRows(ACCOUNT, Instant.parse("2026-01-01T00:00:00Z"));
      RandomQuery.tables().forEach(table -> ROWS.put(table, rows.of(table)));
    }
    return ROWS;
  }

  private static boolean isBounded(SandboxRequest request) {
    return (request.query().toString() + request.body()).matches("(?s).*[fF]romDate.*");
  }
}
