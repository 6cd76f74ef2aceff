package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.GongConnection;
import io.github.gongjdbc.schema.GongSchema;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.SettingException;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.sync.StateException;
import io.github.gongjdbc.sql.Engine;
import io.github.gongjdbc.sql.SqlExceptions;
import io.github.gongjdbc.sql.SqlState;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Opens connections from a URL and properties. */
public final class Connector {
  private Connector() {}

  /**
   * Opens a connection.
   *
   * @throws SQLException if the URL or a property is wrong, or credentials are missing
   */
  public static GongConnection connect(String url, Properties properties) throws SQLException {
    return connect(url, properties, Clock.systemUTC());
  }

  /**
   * Opens a connection for which it is the time of a clock.
   *
   * @throws SQLException if the URL or a property is wrong, or credentials are missing
   */
  public static GongConnection connect(String url, Properties properties, Clock clock)
      throws SQLException {
    ConnectionUrl parsed = ConnectionUrl.parse(url, properties);
    Engine.warmUp();
    try {
      return parsed.demo() ? demo(parsed, clock) : account(parsed, clock);
    } catch (StateException e) {
      throw SqlExceptions.running(e);
    } catch (SettingException e) {
      throw SqlExceptions.of(SqlState.INVALID_PROPERTY, String.valueOf(e.getMessage()), e);
    }
  }

  private static GongConnection demo(ConnectionUrl url, Clock clock) {
    Map<GongProperty, String> given = new EnumMap<>(url.given());
    // No quota is spent on the sample account, so there is none to keep.
    given.putIfAbsent(GongProperty.REQUESTS_PER_SECOND, "1000000");
    given.putIfAbsent(GongProperty.REQUESTS_PER_DAY, "1000000000");
    given.putIfAbsent(GongProperty.MAX_REQUESTS_PER_QUERY, "1000000000");
    Settings settings = Settings.of(given);
    GongSchema schema = GongSchema.of(settings, Optional.of(SampleAccount.interceptor()), clock);
    return JdbcConnection.open(schema, settings, url.shown(), clock);
  }

  private static GongConnection account(ConnectionUrl url, Clock clock) throws SQLException {
    Settings settings = Settings.of(url.given());
    if (settings.credentials().isEmpty()) {
      throw SqlExceptions.of(
          SqlState.INVALID_CREDENTIALS,
          "There are no credentials: give accessKey (user) and accessKeySecret (password), or"
              + " accessToken, or refreshToken with clientId and clientSecret; or use jdbc:gong:demo, the sample account, which needs none.");
    }
    GongSchema schema = GongSchema.of(settings, Optional.empty(), clock);
    return JdbcConnection.open(schema, settings, url.shown(), clock);
  }
}
