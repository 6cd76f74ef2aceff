package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.GongConnection;
import io.github.gongjdbc.jdbc.base.ShownErrors;
import io.github.gongjdbc.schema.GongSchema;
import io.github.gongjdbc.schema.settings.GongProperty;
import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.sync.SyncSession;
import io.github.gongjdbc.sql.Engine;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Opens connections from a URL and properties. */
public final class Connector {
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(10);
  private static final int LONGEST_LIMIT = 3600;

  private Connector() {}

  /**
   * Opens a connection.
   *
   * @throws SQLException if the URL or a property is wrong, or credentials are missing or refused
   */
  public static GongConnection connect(String url, Properties properties) throws SQLException {
    return connect(url, properties, DriverManager.getLoginTimeout());
  }

  /**
   * Opens a connection.
   *
   * @param loginTimeout how many seconds that may wait for Gong; zero for the usual
   * @throws SQLException if the URL or a property is wrong, or credentials are missing or refused
   */
  public static GongConnection connect(String url, Properties properties, int loginTimeout)
      throws SQLException {
    return connect(url, properties, Clock.systemUTC(), loginTimeout);
  }

  /**
   * Opens a connection for which it is the time of a clock.
   *
   * @throws SQLException if the URL or a property is wrong, or credentials are missing or refused
   */
  public static GongConnection connect(String url, Properties properties, Clock clock)
      throws SQLException {
    return connect(url, properties, clock, 0);
  }

  private static GongConnection connect(
      String url, Properties properties, Clock clock, int loginTimeout) throws SQLException {
    ConnectionUrl parsed = ConnectionUrl.parse(url, properties);
    Engine.warmUp();
    try {
      return parsed.demo() ? demo(parsed, clock) : account(parsed, clock, loginTimeout);
    } catch (SQLException | RuntimeException e) {
      throw ShownErrors.of(SqlExceptions.running(e), Redactor.of(parsed.given()));
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
    return JdbcConnection.open(schema, settings, url.shown(), clock, Optional.empty());
  }

  private static GongConnection account(ConnectionUrl url, Clock clock, int loginTimeout)
      throws SQLException {
    Settings settings = Settings.of(url.given());
    if (settings.credentials().isEmpty()) {
      throw SqlExceptions.of(
          SqlState.INVALID_CREDENTIALS,
          "There are no credentials: give accessKey (user) and accessKeySecret (password), or"
              + " accessToken, or refreshToken with clientId and clientSecret; or use"
              + " jdbc:gong:demo, the sample account, which needs none.");
    }
    GongSchema schema = GongSchema.of(settings, Optional.empty(), clock);
    Optional<String> doubt = Optional.empty();
    try {
      if (settings.validateConnection()) {
        doubt = schema.validate("Driver.connect", limit(loginTimeout));
      }
    } catch (RuntimeException e) {
      // Its state is locked.
      schema.sync().ifPresent(SyncSession::close);
      throw e;
    }
    return JdbcConnection.open(schema, settings, url.shown(), clock, doubt);
  }

  /** How long to wait for what proves an account, where somebody may have set how many seconds. */
  static Duration limit(int seconds) {
    return seconds <= 0 ? USUAL_LIMIT : Duration.ofSeconds(Math.min(seconds, LONGEST_LIMIT));
  }
}
