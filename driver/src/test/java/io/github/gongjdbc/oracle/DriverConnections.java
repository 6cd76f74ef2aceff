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
  private final Map<Mode, Map<OracleZone, Connection>> connections = new EnumMap<>(Mode.class);

  /** What a connection may do to need fewer requests. */
  enum Mode {
    /** Push work into the API and use what was read before. */
    CACHE("true", "P1D"),
    /** Push work into the API. */
    PUSH_DOWN("true", "0"),
    /** Nothing: it reads everything. */
    READ_ALL("false", "0");

    private final String pushDown;
    private final String cacheTtl;

    Mode(String pushDown, String cacheTtl) {
      this.pushDown = pushDown;
      this.cacheTtl = cacheTtl;
    }
  }

  DriverConnections(OracleAccount account) throws IOException {
    this.account = account;
    this.server = account.sandbox().start();
  }

  /** A connection that stays open. */
  Connection connection(OracleZone zone, Mode mode) throws SQLException {
    Map<OracleZone, Connection> known =
        connections.computeIfAbsent(mode, any -> new EnumMap<>(OracleZone.class));
    if (!known.containsKey(zone)) {
      known.put(zone, connect(zone, mode));
    }
    return known.get(zone);
  }

  private Connection connect(OracleZone zone, Mode mode) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("accessKey", "key");
    properties.setProperty("accessKeySecret", "secret");
    properties.setProperty("baseUrl", server.url());
    properties.setProperty("timeZone", zone.id());
    properties.setProperty("pushDown", mode.pushDown);
    properties.setProperty("startDate", "2020-01-01");
    properties.setProperty("requestsPerSecond", "1000000");
    properties.setProperty("requestsPerDay", "1000000000");
    properties.setProperty("cacheTtl", mode.cacheTtl);
    return Connector.connect("jdbc:gong:", properties, account.clock());
  }

  @Override
  public void close() throws SQLException {
    for (Map<OracleZone, Connection> ofMode : connections.values()) {
      for (Connection connection : ofMode.values()) {
        connection.close();
      }
    }
    server.close();
  }
}
