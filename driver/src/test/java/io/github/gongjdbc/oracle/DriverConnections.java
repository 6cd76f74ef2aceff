package io.github.gongjdbc.oracle;

import io.github.gongjdbc.jdbc.Connector;
import io.github.gongjdbc.sandbox.SandboxServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** Connections of the driver to an account. */
final class DriverConnections implements AutoCloseable {
  private final OracleAccount account;
  private final SandboxServer server;
  private final Map<OracleZone, Connection> pushing = new EnumMap<>(OracleZone.class);
  private final Map<OracleZone, Connection> reading = new EnumMap<>(OracleZone.class);

  DriverConnections(OracleAccount account) throws IOException {
    this.account = account;
    this.server = account.sandbox().start();
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
    return Connector.connect("jdbc:gong:", properties, account.clock());
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
