package io.github.gongjdbc.oracle;

import io.github.gongjdbc.jdbc.Connector;
import io.github.gongjdbc.sandbox.GongSandbox;
import io.github.gongjdbc.sandbox.SandboxServer;
import io.github.gongjdbc.sandbox.SettableClock;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** The account of which both databases hold the rows, and connections of the driver to it. */
final class OracleAccount implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");
  private static final Clock CLOCK = new SettableClock(NOW);

  /** The account whose rows the reference database holds. */
  static final GongSandbox SANDBOX =
      GongSandbox.builder().clock(CLOCK).calls(350).days(120).users(30).build();

  private final SandboxServer server;
  private final Map<OracleZone, Connection> pushing = new EnumMap<>(OracleZone.class);
  private final Map<OracleZone, Connection> reading = new EnumMap<>(OracleZone.class);

  OracleAccount() throws IOException {
    this.server = SANDBOX.start();
  }

  /** A connection that pushes work into the API, or one that reads everything; it stays open. */
  Connection connection(OracleZone zone, boolean pushDown) throws SQLException {
    Map<OracleZone, Connection> known = pushDown ? pushing : reading;
    if (!known.containsKey(zone)) {
      known.put(zone, connect(zone, pushDown));
    }
    return known.get(zone);
  }

  private Connection connect(OracleZone zone, boolean pushDown) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("accessKey", "key");
    properties.setProperty("accessKeySecret", "secret");
    properties.setProperty("baseUrl", server.url());
    properties.setProperty("timeZone", zone.id());
    properties.setProperty("pushDown", Boolean.toString(pushDown));
    properties.setProperty("startDate", "2020-01-01");
    properties.setProperty("requestsPerSecond", "1000000");
    properties.setProperty("requestsPerDay", "1000000000");
    properties.setProperty("cacheTtl", "0");
    return Connector.connect("jdbc:gong:", properties, CLOCK);
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : pushing.values()) {
      connection.close();
    }
    for (Connection connection : reading.values()) {
      connection.close();
    }
    server.close();
  }
}
