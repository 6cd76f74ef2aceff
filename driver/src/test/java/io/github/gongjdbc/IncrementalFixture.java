package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SettableClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An account in which time goes on, and connections with a state. */
abstract class IncrementalFixture {
  static final Instant START = Instant.parse("2026-11-20T20:00:00Z");

  static final String CALLS = "SELECT id, title FROM calls";

  static final SettableClock CLOCK = new SettableClock(START);

  @RegisterExtension
  static final SandboxAccount ACCOUNT =
      SandboxAccount.of(GongSandbox.builder().clock(CLOCK).calls(1500).days(60));

  final List<Connection> opened = new ArrayList<>();

  @BeforeEach
  void setTheClock() {
    CLOCK.set(START);
  }

  @AfterEach
  void closeAll() throws SQLException {
    for (Connection connection : opened) {
      connection.close();
    }
  }

  GongConnection connect(String state, String... properties) throws SQLException {
    List<String> all = new ArrayList<>(List.of("state", state, "startDate", "2026-11-10"));
    all.addAll(List.of(properties));
    GongConnection connection = ACCOUNT.connectAt(CLOCK, all.toArray(String[]::new));
    opened.add(connection);
    return connection;
  }

  static Set<String> first(Connection connection, String sql) throws SQLException {
    List<List<@Nullable Object>> rows = SandboxAccount.query(connection, sql);
    Set<String> values =
        rows.stream().map(row -> String.valueOf(row.get(0))).collect(Collectors.toSet());
    assertThat(values).as("no row comes twice").hasSameSizeAs(rows);
    return values;
  }

  static Instant started(ObjectNode call) {
    return OffsetDateTime.parse(call.at("/metaData/started").asText()).toInstant();
  }

  /** When the newest call began that is visible now. */
  static Instant newest() {
    return ACCOUNT.sandbox().calls().stream()
        .map(IncrementalFixture::started)
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .truncatedTo(ChronoUnit.MILLIS);
  }

  static Instant newestReview() {
    return ACCOUNT.sandbox().answeredScorecards().stream()
        .map(review -> OffsetDateTime.parse(review.path("reviewTime").asText()).toInstant())
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .truncatedTo(ChronoUnit.MILLIS);
  }

  /** The ids of the calls that are visible now. */
  Set<String> visible(Predicate<ObjectNode> wanted) {
    return ACCOUNT.sandbox().calls().stream()
        .filter(call -> !started(call).isBefore(Instant.parse("2026-11-10T00:00:00Z")))
        .filter(wanted)
        .map(call -> call.at("/metaData/id").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  static String json(GongConnection connection) throws SQLException {
    return connection.state().orElseThrow();
  }

  static void readToEnd(ResultSet result) throws SQLException {
    while (result.next()) {
      assertThat(result.getString(1)).isNotEmpty();
    }
  }
}
