package io.github.gongjdbc;

import io.github.gongjdbc.jdbc.ConnectionUrl;
import io.github.gongjdbc.jdbc.Connector;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.ShardingKeyBuilder;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A source of connections to one account. Properties are those of the URL, by the same names; those
 * of the URL take precedence.
 */
public final class GongDataSource implements DataSource {
  private final Properties properties = new Properties();
  private String url = ConnectionUrl.PREFIX;
  private int loginTimeout;
  private @Nullable PrintWriter logWriter;

  /** The URL; {@code jdbc:gong:} unless it is set. */
  public String getUrl() {
    return url;
  }

  /** Sets the URL: {@code jdbc:gong://…} or {@code jdbc:gong:demo}. */
  public void setUrl(@Nullable String url) {
    this.url = url == null ? ConnectionUrl.PREFIX : url;
  }

  /** Sets the access key. */
  public void setUser(@Nullable String accessKey) {
    setProperty(GongProperty.ACCESS_KEY.key(), accessKey);
  }

  /** Sets the secret of the access key. */
  public void setPassword(@Nullable String accessKeySecret) {
    setProperty(GongProperty.ACCESS_KEY_SECRET.key(), accessKeySecret);
  }

  /** Sets a connection property by its name; null takes it back. */
  public void setProperty(@Nullable String name, @Nullable String value) {
    String known = String.valueOf(name);
    if (value == null) {
      properties.remove(known);
    } else {
      properties.setProperty(known, value);
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connect(properties);
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    Properties own = new Properties();
    own.putAll(properties);
    if (user != null) {
      own.setProperty(GongProperty.ACCESS_KEY.key(), user);
    }
    if (password != null) {
      own.setProperty(GongProperty.ACCESS_KEY_SECRET.key(), password);
    }
    return connect(own);
  }

  private Connection connect(Properties own) throws SQLException {
    if (!ConnectionUrl.isOurs(url)) {
      throw SqlExceptions.of(
          SqlState.INVALID_PROPERTY,
          "The URL is another driver's: write jdbc:gong://[host][?property=value&…], or"
              + " jdbc:gong:demo for the sample account.");
    }
    return Connector.connect(url, own, loginTimeout);
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  /** Kept, but nothing is written to it: the driver logs through java.util.logging. */
  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    logWriter = out;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  /** The longest time that opening a connection waits for Gong; zero for 10 seconds. */
  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeout = seconds;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("io.github.gongjdbc");
  }

  @Override
  public ConnectionBuilder createConnectionBuilder() throws SQLException {
    throw SqlExceptions.notSupported("DataSource.createConnectionBuilder is not offered.");
  }

  @Override
  public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
    throw SqlExceptions.notSupported("DataSource.createShardingKeyBuilder is not offered.");
  }

  @Override
  public <T> T unwrap(@Nullable Class<T> type) throws SQLException {
    if (type != null && type.isInstance(this)) {
      return type.cast(this);
    }
    throw SqlExceptions.of(
        SqlState.INVALID_PARAMETER,
        "This DataSource is not a wrapper for "
            + (type == null ? "nothing" : type.getSimpleName())
            + ".");
  }

  @Override
  public boolean isWrapperFor(@Nullable Class<?> type) {
    return type != null && type.isInstance(this);
  }
}
