package io.github.gongjdbc;

import io.github.gongjdbc.jdbc.ConnectionUrl;
import io.github.gongjdbc.jdbc.Connector;
import io.github.gongjdbc.jdbc.metadata.DriverVersion;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.sql.error.SqlExceptions;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC driver for Gong. URLs are {@code jdbc:gong://[host[:port]][?property=value&…]}; {@code
 * jdbc:gong:demo} is a built-in sample account that needs no credentials and no network.
 */
public final class GongDriver implements Driver {
  static {
    try {
      DriverManager.registerDriver(new GongDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Opens a connection. The first one of the JVM to an account asks whether Gong can be reached
   * with the credentials, unless {@code validateConnection} is false.
   *
   * @return null when the URL is another driver's
   * @throws SQLException if the URL or a property is wrong, or credentials are missing or refused
   */
  @Override
  public @Nullable Connection connect(@Nullable String url, @Nullable Properties info)
      throws SQLException {
    if (url == null) {
      throw SqlExceptions.notSupported("The URL is null.");
    }
    return ConnectionUrl.isOurs(url)
        ? Connector.connect(url, info == null ? new Properties() : info)
        : null;
  }

  @Override
  public boolean acceptsURL(@Nullable String url) {
    return url != null && ConnectionUrl.isOurs(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info)
      throws SQLException {
    Properties beside = info == null ? new Properties() : info;
    Map<GongProperty, String> given =
        url != null && ConnectionUrl.isOurs(url)
            ? ConnectionUrl.parse(url, beside).given()
            : ConnectionUrl.parse(ConnectionUrl.PREFIX, beside).given();
    GongProperty[] properties = GongProperty.values();
    DriverPropertyInfo[] infos = new DriverPropertyInfo[properties.length];
    for (int i = 0; i < properties.length; i++) {
      GongProperty property = properties[i];
      infos[i] =
          new DriverPropertyInfo(
              property.key(),
              property.secret() ? "" : given.getOrDefault(property, property.defaultValue()));
      infos[i].description = property.description();
      if (!property.choices().isEmpty()) {
        infos[i].choices = property.choices().toArray(String[]::new);
      }
    }
    return infos;
  }

  @Override
  public int getMajorVersion() {
    return DriverVersion.major();
  }

  @Override
  public int getMinorVersion() {
    return DriverVersion.minor();
  }

  /** False: JDBC asks for writing, and Gong is read only here. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return Logger.getLogger("io.github.gongjdbc");
  }
}
