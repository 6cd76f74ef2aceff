package io.github.gongjdbc.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SandboxServer;
import io.github.gongjdbc.sandbox.http.Exchange;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.Settings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.calcite.jdbc.CalciteConnection;

/** A simulated account behind a socket, as a schema of plain Calcite. */
final class QueriedAccount implements AutoCloseable {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);

  private final GongSandbox sandbox;
  private final SandboxServer server;
  private final Map<GongProperty, String> given = new EnumMap<>(GongProperty.class);

  QueriedAccount() throws IOException {
    sandbox = GongSandbox.builder().clock(CLOCK).calls(400).days(20).build();
    server = sandbox.start();
    given.put(GongProperty.BASE_URL, server.url());
    given.put(GongProperty.REQUESTS_PER_SECOND, "1000");
    given.put(GongProperty.CACHE_TTL, "0");
    given.put(GongProperty.START_DATE, "2020-01-01");
  }

  /** Sets a property of the connections that come. */
  void with(GongProperty property, String value) {
    given.put(property, value);
  }

  String url() {
    return server.url();
  }

  GongSandbox sandbox() {
    return sandbox;
  }

  List<ObjectNode> calls() {
    return sandbox.calls();
  }

  List<Exchange> exchanges() {
    return sandbox.exchanges();
  }

  /** The first column of the rows. */
  List<String> query(String sql, Timestamp... parameters) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setTimestamp(i + 1, parameters[i]);
      }
      List<String> values = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
      return values;
    }
  }

  Set<String> tables() throws SQLException {
    Set<String> names = new TreeSet<>();
    try (Connection connection = connect();
        ResultSet tables = connection.getMetaData().getTables(null, "gong", null, null)) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
    }
    return names;
  }

  SandboxRequest firstRequest() {
    return exchanges().get(0).request();
  }

  List<String> startedIn(String from, String to) {
    return startedWhere(at -> isIn(at, from, to));
  }

  List<String> startedWhere(Predicate<Instant> wanted) {
    return calls().stream()
        .filter(call -> wanted.test(startedMillis(call)))
        .map(QueriedAccount::id)
        .toList();
  }

  static boolean isIn(Instant at, String from, String to) {
    return !at.isBefore(Instant.parse(from)) && at.isBefore(Instant.parse(to));
  }

  static Instant started(JsonNode call) {
    return OffsetDateTime.parse(call.at("/metaData/started").asText()).toInstant();
  }

  static Instant startedMillis(JsonNode call) {
    return started(call).truncatedTo(ChronoUnit.MILLIS);
  }

  static String id(JsonNode call) {
    return call.at("/metaData/id").asText();
  }

  static String literal(JsonNode call) {
    String local = startedMillis(call).atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
    return "timestamp '" + local.replace('T', ' ') + "'";
  }

  private Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:calcite:");
    connection
        .unwrap(CalciteConnection.class)
        .getRootSchema()
        .add("gong", GongSchema.of(Settings.of(given)));
    return connection;
  }

  @Override
  public void close() {
    server.close();
  }
}
