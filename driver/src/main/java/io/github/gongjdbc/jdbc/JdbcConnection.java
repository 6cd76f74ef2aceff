package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.GongConnection;
import io.github.gongjdbc.jdbc.base.ResultSetKind;
import io.github.gongjdbc.jdbc.metadata.JdbcMetaData;
import io.github.gongjdbc.jdbc.value.JdbcClob;
import io.github.gongjdbc.jdbc.value.JdbcNClob;
import io.github.gongjdbc.jdbc.value.TypeConverter;
import io.github.gongjdbc.schema.GongSchema;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.schema.settings.SettingException;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.parse.SettingStatement;
import io.github.gongjdbc.sql.run.PreparedQuery;
import java.sql.Clob;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection: an engine over one account. */
public final class JdbcConnection extends TransactionalConnection implements GongConnection {
  private final GongSchema schema;
  private final ConnectionEngine engine;
  private final TypeConverter converter;
  private final Redactor redactor;
  private final String url;
  private final Clock clock;
  private final boolean validates;
  private final OpenStatements statements = new OpenStatements();

  /** What ends the listening of those who wanted to be told of something. */
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private final ClientInfo clientInfo;
  private final Warnings warnings;
  private int networkTimeout;

  private JdbcConnection(GongSchema schema, Settings settings, String url, Clock clock) {
    super(new Transaction(schema.sync()), schema.catalog());
    this.schema = schema;
    this.engine = new ConnectionEngine(schema, settings.timeZone());
    this.converter = new TypeConverter(settings.timeZone());
    this.redactor = settings.redactor();
    this.url = url;
    this.clock = clock;
    this.validates = settings.validateConnection();
    this.clientInfo = new ClientInfo(transaction()::state, text -> setCacheTtl(settings, text));
    this.warnings = new Warnings(redactor);
  }

  /**
   * Opens a connection.
   *
   * @param url what {@code getURL} answers: without secrets
   * @param clock whose time it is for the statements
   * @param doubt why it is not known whether it is good for anything; empty where it is
   */
  public static GongConnection open(
      GongSchema schema, Settings settings, String url, Clock clock, Optional<String> doubt) {
    JdbcConnection connection = new JdbcConnection(schema, settings, url, clock);
    doubt.ifPresent(
        text ->
            connection.warnings.add(
                "It is not known whether Gong can be reached with these credentials: " + text,
                Warnings.GENERAL));
    schema
        .catalog()
        .problems()
        .forEach(
            problem ->
                connection.warnings.add(
                    "A file of the catalog is ignored, with its tables: " + problem,
                    Warnings.GENERAL));
    return connection;
  }

  @Override
  protected Redactor redactor() {
    return redactor;
  }

  ConnectionEngine engine() {
    return engine;
  }

  TypeConverter converter() {
    return converter;
  }

  Clock clock() {
    return clock;
  }

  OpenStatements statements() {
    return statements;
  }

  /** Does what a statement says of a property. */
  void set(SettingStatement statement) throws SQLException {
    clientInfo.set(statement.name(), statement.value());
  }

  private void setCacheTtl(Settings settings, Optional<String> text) throws SQLException {
    try {
      schema.setCacheTtl(text.map(Settings::cacheTtl).orElse(settings.cacheTtl()));
    } catch (SettingException e) {
      throw SqlExceptions.of(SqlState.INVALID_PARAMETER, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public long requestsSent() {
    return schema.requestsSent();
  }

  @Override
  public long requestsSpared() {
    return schema.requestsSpared();
  }

  @Override
  public Optional<String> refreshToken() throws SQLException {
    return call(schema::refreshToken);
  }

  @Override
  public void onRefreshToken(Consumer<String> listener) throws SQLException {
    run(() -> listeners.add(schema.onRefreshToken(listener)));
  }

  @Override
  public Statement createStatement() throws SQLException {
    return call(() -> opened(new JdbcStatement(this)));
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    downgrade(type, concurrency, holdability);
    return createStatement();
  }

  @Override
  public PreparedStatement prepareStatement(@Nullable String sql) throws SQLException {
    return call(() -> prepare(sql));
  }

  private PreparedStatement prepare(@Nullable String sql) throws SQLException {
    StatementContext statementContext = new StatementContext();
    statements.add(statementContext);
    try {
      PreparedQuery query =
          new StatementWork(statementContext, Duration.ZERO, this::end)
              .plan(() -> engine.prepare(sql, 0, List.of()));
      return opened(new JdbcPreparedStatement(this, query, String.valueOf(sql)));
    } finally {
      statements.remove(statementContext);
    }
  }

  private <T extends JdbcStatement> T opened(T statement) {
    statements.add(statement);
    return statement;
  }

  @Override
  public PreparedStatement prepareStatement(
      @Nullable String sql, int type, int concurrency, int holdability) throws SQLException {
    downgrade(type, concurrency, holdability);
    return prepareStatement(sql);
  }

  /** Says what results are instead of what was asked for, as JDBC has it. */
  private void downgrade(int type, int concurrency, int holdability) throws SQLException {
    requireOpen();
    ResultSetKind.downgrade(type, concurrency, holdability)
        .ifPresent(text -> warnings.add(text, Warnings.CHANGED));
  }

  @Override
  public Clob createClob() throws SQLException {
    requireOpen();
    return new JdbcClob("");
  }

  @Override
  public NClob createNClob() throws SQLException {
    requireOpen();
    return new JdbcNClob("");
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    return call(
        () -> {
          // The types of the columns are Calcite's, which is still being loaded until there is an
          // engine.
          engine.loaded();
          return new JdbcMetaData(
              this, url, engine.catalog(), schema.system().systemTables(), converter, redactor);
        });
  }

  @Override
  public void close() throws SQLException {
    always(this::end);
  }

  /** Ends what is under way, and the connection with it. */
  void end() {
    if (statements.close()) {
      listeners.forEach(Runnable::run);
      transaction().close();
    }
  }

  /** Closing never waits for anybody, so that no other thread is needed. */
  @Override
  public void abort(@Nullable Executor executor) throws SQLException {
    if (executor == null) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER, "abort needs an executor, and it is null.");
    }
    close();
  }

  @Override
  public boolean isClosed() {
    return statements.closed();
  }

  @Override
  protected boolean isOver() {
    return statements.closed();
  }

  @Override
  public boolean isValid(int timeout) throws SQLException {
    if (timeout < 0) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER, "The timeout " + timeout + " is negative.");
    }
    return !isClosed()
        && call(
            () -> !validates || schema.isReachable("Connection.isValid", Connector.limit(timeout)));
  }

  @Override
  public String getSchema() throws SQLException {
    requireOpen();
    return engine.currentSchema();
  }

  @Override
  public void setSchema(@Nullable String name) throws SQLException {
    run(() -> engine.setCurrentSchema(name));
  }

  @Override
  public void setHoldability(int holdability) throws SQLException {
    downgrade(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, holdability);
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    requireOpen();
    return warnings.first();
  }

  @Override
  public void clearWarnings() throws SQLException {
    requireOpen();
    warnings.clear();
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    return call(clientInfo::all);
  }

  @Override
  public @Nullable String getClientInfo(@Nullable String name) throws SQLException {
    requireOpen();
    return clientInfo.get(name);
  }

  @Override
  public void setClientInfo(@Nullable String name, @Nullable String value)
      throws SQLClientInfoException {
    changeClientInfo(() -> clientInfo.set(name, value));
  }

  @Override
  public void setClientInfo(@Nullable Properties properties) throws SQLClientInfoException {
    changeClientInfo(() -> clientInfo.set(properties));
  }

  private void changeClientInfo(Action change) throws SQLClientInfoException {
    try {
      run(change);
    } catch (SQLException e) {
      throw new SQLClientInfoException(e.getMessage(), e.getSQLState(), Map.of(), e);
    }
  }

  @Override
  public int getNetworkTimeout() throws SQLException {
    requireOpen();
    return networkTimeout;
  }

  /**
   * How long one request of the connection may take, waiting for its turn not counted. The
   * connection is closed when one takes longer.
   */
  @Override
  public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
    requireOpen();
    if (milliseconds < 0) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER, "The timeout " + milliseconds + " is negative.");
    }
    networkTimeout = milliseconds;
    schema.limitRequests(Duration.ofMillis(milliseconds));
  }
}
