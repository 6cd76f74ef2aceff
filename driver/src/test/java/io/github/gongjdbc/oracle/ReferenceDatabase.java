package io.github.gongjdbc.oracle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gongjdbc.conformance.TrueRows;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An embedded PostgreSQL that holds the accounts' rows, in one database for each account and one
 * schema for each time zone. There is one server for each JVM; it ends with the JVM.
 */
final class ReferenceDatabase {
  /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
  private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

  private static @Nullable ReferenceDatabase known;
  private static @Nullable String refused;

  private final EmbeddedPostgres server;
  private final Map<OracleAccount, TrueRows> rows = new HashMap<>();
  private final Map<String, Connection> connections = new HashMap<>();
  private final Map<String, AccountLoader> loaders = new HashMap<>();

  private ReferenceDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * The database. Where it cannot start the calling test is skipped, and standard error says why:
   * as root PostgreSQL needs user namespaces, which some containers forbid.
   */
  static synchronized ReferenceDatabase started() {
    if (known == null && refused == null) {
      try {
        known = new ReferenceDatabase(start());
      } catch (IOException | RuntimeException e) {
        refused =
            "THE ORACLE IS SKIPPED: the embedded PostgreSQL does not start (as root it needs user"
                + " namespaces, /proc/sys/user/max_user_namespaces > 0, and unshare): "
                + e;
        System.err.println(refused);
      }
    }
    assumeTrue(known != null, refused);
    return Objects.requireNonNull(known);
  }

  /** Text is ordered by code points and upper and lower case are Unicode's, on every machine. */
  private static EmbeddedPostgres start() throws IOException {
    LIBRARY.setLevel(Level.WARNING);
    return EmbeddedPostgres.builder()
        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "PG_UNICODE_FAST")
        .setServerConfig("fsync", "off")
        .setServerConfig("jit", "off")
        .start();
  }

  /**
   * A connection to the rows of an account, with local times of a zone; it stays open. It has the
   * tables that a statement names.
   */
  synchronized Connection connection(OracleAccount account, OracleZone zone, String sql)
      throws SQLException {
    if (!rows.containsKey(account)) {
      create(account);
      rows.put(account, AccountLoader.rows(account.sandbox()));
    }
    String key = account.database() + "." + zone.schema();
    Connection connection = connections.get(key);
    if (connection == null) {
      connection = opened(account, zone);
      connections.put(key, connection);
      loaders.put(
          key,
          new AccountLoader(
              connection, ZoneId.of(zone.id()), Objects.requireNonNull(rows.get(account))));
    }
    Objects.requireNonNull(loaders.get(key)).load(sql);
    return connection;
  }

  private void create(OracleAccount account) throws SQLException {
    try (Connection connection = open("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + account.database());
    }
  }

  private Connection opened(OracleAccount account, OracleZone zone) throws SQLException {
    Connection connection = open(account.database());
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + zone.schema());
      statement.execute("SET search_path TO " + zone.schema());
      statement.execute("SET TIME ZONE '" + zone.id() + "'");
      // The driver's name of a type that PostgreSQL has under two others.
      statement.execute("CREATE DOMAIN double AS double precision");
    }
    return connection;
  }

  private Connection open(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "postgres");
    // A text parameter takes the type that the statement wants, as it does in the driver.
    properties.setProperty("stringtype", "unspecified");
    properties.setProperty("ApplicationName", "oracle");
    return DriverManager.getConnection(server.getJdbcUrl("postgres", database), properties);
  }
}
