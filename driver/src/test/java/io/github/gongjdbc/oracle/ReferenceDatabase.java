package io.github.gongjdbc.oracle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gongjdbc.sandbox.GongSandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An embedded PostgreSQL that holds the account's rows, in one schema for each time zone. There is
 * one server for each JVM; it ends with the JVM.
 */
final class ReferenceDatabase {
  /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
  private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

  private static @Nullable ReferenceDatabase started;
  private static @Nullable String refused;

  private final EmbeddedPostgres server;
  private final GongSandbox account;
  private final Map<OracleZone, Connection> connections = new EnumMap<>(OracleZone.class);

  private ReferenceDatabase(EmbeddedPostgres server, GongSandbox account) {
    this.server = server;
    this.account = account;
  }

  /**
   * The database. Where it cannot start the calling test is skipped, and standard error says why:
   * as root PostgreSQL needs user namespaces, which some containers forbid.
   */
  static synchronized ReferenceDatabase of(GongSandbox account) {
    if (started == null && refused == null) {
      try {
        started = new ReferenceDatabase(start(), account);
      } catch (IOException | RuntimeException e) {
        refused =
            "THE ORACLE IS SKIPPED: the embedded PostgreSQL does not start (as root it needs user"
                + " namespaces, /proc/sys/user/max_user_namespaces > 0, and unshare): "
                + e;
        System.err.println(refused);
      }
    }
    assumeTrue(started != null, refused);
    return Objects.requireNonNull(started);
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

  /** A connection whose tables hold local times of a zone; it stays open. */
  synchronized Connection connection(OracleZone zone) throws SQLException {
    Connection known = connections.get(zone);
    if (known == null) {
      known = open(zone);
      try (Statement statement = known.createStatement()) {
        statement.execute("CREATE SCHEMA " + zone.schema());
        statement.execute("SET search_path TO " + zone.schema());
        statement.execute("SET TIME ZONE '" + zone.id() + "'");
        // The driver's name of a type that PostgreSQL has under two others.
        statement.execute("CREATE DOMAIN double AS double precision");
      }
      new AccountLoader(known, ZoneId.of(zone.id())).load(account);
      connections.put(zone, known);
    }
    return known;
  }

  private Connection open(OracleZone zone) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "postgres");
    // A text parameter takes the type that the statement wants, as it does in the driver.
    properties.setProperty("stringtype", "unspecified");
    properties.setProperty("ApplicationName", "oracle " + zone.schema());
    return DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"), properties);
  }
}
