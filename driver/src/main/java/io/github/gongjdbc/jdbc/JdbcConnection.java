package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.GongConnection;
import io.github.gongjdbc.schema.GongSchema;
import io.github.gongjdbc.schema.api.Cancellation;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.sync.StatementReads;
import io.github.gongjdbc.schema.sync.SyncSession;
import io.github.gongjdbc.sql.Engine;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.parse.TransactionStatement;
import io.github.gongjdbc.sql.run.PreparedQuery;
import io.github.gongjdbc.sql.validate.ParameterForm;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A connection: an engine over one account. */
public final class JdbcConnection implements Facade.Behind {
  /** The schema of the data, which need not be named in a query. */
  static final String SCHEMA = "gong";

  /** The schema of what the driver knows about itself. */
  static final String SYSTEM_SCHEMA = "gong_system";

  /** The schema of the standard. Metadata does not list it: it would stand beside what they say. */
  private static final String INFORMATION_SCHEMA = "information_schema";

  static final List<String> SCHEMAS = List.of(SCHEMA, SYSTEM_SCHEMA);

  /** The levels of isolation that JDBC knows. */
  static final Set<Integer> LEVELS =
      Set.of(
          Connection.TRANSACTION_NONE,
          Connection.TRANSACTION_READ_UNCOMMITTED,
          Connection.TRANSACTION_READ_COMMITTED,
          Connection.TRANSACTION_REPEATABLE_READ,
          Connection.TRANSACTION_SERIALIZABLE);

  /** What statements are told to have been closed. */
  private static final String CLOSED = "connection";

  /** The client information that is the state of incremental reads. */
  private static final String STATE = "state";

  private final GongSchema schema;
  private final Values values;
  private final Redactor redactor;
  private final ZoneId timeZone;
  private final String url;
  private final Clock clock;

  /** Those that are open; one that its user lost is not kept for that. */
  private final Set<JdbcStatement> statements =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** The planning of prepared statements that are not there yet. */
  private final Set<Cancellation> planning = ConcurrentHashMap.newKeySet();

  /** What ends the listening of those who wanted to be told of something. */
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private final Properties clientInfo = new Properties();
  private final boolean validates;
  private final Warnings warnings;
  private @Nullable Connection self;
  private @Nullable Engine engine;
  private String currentSchema = SCHEMA;
  private boolean autoCommit = true;

  /** Whether a statement began a transaction, so that auto-commit is off until its end. */
  private boolean begun;

  private int isolation = Connection.TRANSACTION_NONE;
  private boolean readOnly = true;
  private int networkTimeout;
  private volatile boolean closed;

  private JdbcConnection(GongSchema schema, Settings settings, String url, Clock clock) {
    this.schema = schema;
    this.clock = clock;
    this.timeZone = settings.timeZone();
    this.validates = settings.validateConnection();
    this.redactor = settings.redactor();
    this.warnings = new Warnings(redactor);
    this.values = new Values(settings.timeZone());
    this.url = url;
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
                    "A file of the catalog is left out, and its tables with it: " + problem,
                    Warnings.GENERAL));
    GongConnection facade = Facade.of(GongConnection.class, connection);
    connection.self = facade;
    return facade;
  }

  Connection self() {
    return Objects.requireNonNull(self);
  }

  /** The engine, made when it is first needed: until then its classes are loaded beside us. */
  private Engine engine() {
    Engine.awaitWarmUp();
    return madeEngine();
  }

  private synchronized Engine madeEngine() {
    Engine made = engine;
    if (made == null) {
      made =
          new Engine(
              Map.of(
                  SCHEMA,
                  schema,
                  SYSTEM_SCHEMA,
                  schema.system(),
                  INFORMATION_SCHEMA,
                  schema.information()),
              currentSchema,
              timeZone);
      engine = made;
    }
    return made;
  }

  @Override
  public Redactor redactor() {
    return redactor;
  }

  Values values() {
    return values;
  }

  Clock clock() {
    return clock;
  }

  Catalog catalog() {
    return schema.catalog();
  }

  /** The tables of all schemas, sorted as JDBC wants them: by type, schema and name. */
  List<ListedTable> tables() {
    return Stream.concat(
            catalog().tables().stream().map(ListedTable::of),
            schema.system().systemTables().stream().map(ListedTable::of))
        .sorted()
        .toList();
  }

  String url() {
    return url;
  }

  PreparedQuery prepare(@Nullable String sql) throws SQLException {
    return prepare(sql, 0);
  }

  /**
   * Plans a statement.
   *
   * @param maxRows how many rows will be read at most; zero means all
   */
  PreparedQuery prepare(@Nullable String sql, long maxRows) throws SQLException {
    if (sql == null) {
      throw SqlExceptions.of(SqlState.INVALID_PARAMETER, "The statement is null.");
    }
    return prepare(sql, maxRows, List.of());
  }

  /**
   * Plans a statement of whose parameters something is known.
   *
   * @param forms what is known of each; empty for nothing
   */
  PreparedQuery prepare(String sql, long maxRows, List<ParameterForm> forms) throws SQLException {
    // A state moves by results that were read to their ends, which a limit would hide.
    return engine().prepare(sql, schema.sync().isPresent() ? 0 : maxRows, forms);
  }

  /** Closes a statement with the connection, also where that was closed a moment ago. */
  void remember(JdbcStatement statement) {
    statements.add(statement);
    if (closed) {
      statement.close(CLOSED);
    }
  }

  void forget(JdbcStatement statement) {
    statements.remove(statement);
  }

  public long requestsSent() {
    return schema.requestsSent();
  }

  public long requestsSpared() {
    return schema.requestsSpared();
  }

  public Optional<String> refreshToken() {
    return schema.refreshToken();
  }

  public void onRefreshToken(Consumer<String> listener) {
    listeners.add(schema.onRefreshToken(listener));
  }

  public Statement createStatement() {
    return JdbcStatement.of(this);
  }

  public Statement createStatement(int type, int concurrency) throws SQLException {
    return createStatement(type, concurrency, ResultSet.HOLD_CURSORS_OVER_COMMIT);
  }

  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    downgrade(type, concurrency, holdability);
    return createStatement();
  }

  public PreparedStatement prepareStatement(@Nullable String sql) throws SQLException {
    Cancellation cancellation = new Cancellation();
    planning.add(cancellation);
    try {
      if (closed) {
        cancellation.close(CLOSED);
      }
      PreparedQuery query = new StatementWork(cancellation, Duration.ZERO).plan(() -> prepare(sql));
      return JdbcPreparedStatement.of(this, query, String.valueOf(sql));
    } finally {
      planning.remove(cancellation);
    }
  }

  public PreparedStatement prepareStatement(@Nullable String sql, int type, int concurrency)
      throws SQLException {
    return prepareStatement(sql, type, concurrency, ResultSet.HOLD_CURSORS_OVER_COMMIT);
  }

  public PreparedStatement prepareStatement(
      @Nullable String sql, int type, int concurrency, int holdability) throws SQLException {
    downgrade(type, concurrency, holdability);
    return prepareStatement(sql);
  }

  public PreparedStatement prepareStatement(@Nullable String sql, int autoGeneratedKeys)
      throws SQLException {
    return prepareStatement(sql);
  }

  /** Says what results are instead of what was asked for, as JDBC has it. */
  private void downgrade(int type, int concurrency, int holdability) throws SQLException {
    ResultSetKind.downgrade(type, concurrency, holdability)
        .ifPresent(text -> warnings.add(text, Warnings.CHANGED));
  }

  public Clob createClob() {
    return JdbcClob.of(Clob.class, "");
  }

  public NClob createNClob() {
    return JdbcClob.of(NClob.class, "");
  }

  public @Nullable String nativeSQL(@Nullable String sql) {
    return sql;
  }

  public DatabaseMetaData getMetaData() {
    // The types of the columns are Calcite's, which is still being loaded until there is an engine.
    engine();
    return JdbcMetaData.of(this);
  }

  public void close() {
    if (!closed) {
      closed = true;
      planning.forEach(cancellation -> cancellation.close(CLOSED));
      List.copyOf(statements).forEach(statement -> statement.close(CLOSED));
      listeners.forEach(Runnable::run);
      schema.sync().ifPresent(SyncSession::close);
    }
  }

  /** Closing never waits for anybody, so that no other thread is needed. */
  public void abort(@Nullable Executor executor) throws SQLException {
    if (executor == null) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER, "abort needs an executor, and it is null.");
    }
    close();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  public boolean isValid(int timeout) throws SQLException {
    if (timeout < 0) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER, "The timeout " + timeout + " is negative.");
    }
    return !closed
        && (!validates || schema.isReachable("Connection.isValid", Connector.limit(timeout)));
  }

  public boolean getAutoCommit() {
    return autoCommit;
  }

  /** Ends a transaction that is under way by committing it, as JDBC has it. */
  public void setAutoCommit(boolean value) {
    if (value != autoCommit && !commitsItself()) {
      schema.sync().ifPresent(SyncSession::commit);
      begun = false;
    }
    autoCommit = value;
  }

  /** Keeps the state that complete reads have reached; everything else has nothing to commit. */
  public void commit() throws SQLException {
    requireManualCommit("commit");
    schema.sync().ifPresent(SyncSession::commit);
    begun = false;
  }

  public void rollback() throws SQLException {
    requireManualCommit("roll back");
    schema.sync().ifPresent(SyncSession::rollback);
    begun = false;
  }

  /** Does what a statement says of a transaction. */
  void perform(TransactionStatement statement) {
    statement.isolation().ifPresent(level -> isolation = level);
    statement.readOnly().ifPresent(value -> readOnly = value);
    switch (statement.kind()) {
      case BEGIN -> begun = autoCommit;
      case COMMIT -> schema.sync().ifPresent(SyncSession::commit);
      case ROLLBACK -> schema.sync().ifPresent(SyncSession::rollback);
      case DESCRIBE -> {
        return;
      }
    }
    if (statement.kind() != TransactionStatement.Kind.BEGIN) {
      begun = autoCommit && statement.chained();
    }
  }

  /** Whether each result that is read to its end is a transaction of its own. */
  private boolean commitsItself() {
    return autoCommit && !begun;
  }

  /** The incremental reads of a statement that starts; empty where every read is a full one. */
  Optional<StatementReads> beginReads(Instant start, Consumer<String> warnings) {
    return schema.sync().map(sync -> sync.begin(start, warnings));
  }

  /** A result was read to its end: with auto-commit it is a transaction of its own. */
  void finish(StatementReads reads) {
    if (reads.finished() && commitsItself()) {
      schema.sync().ifPresent(SyncSession::commit);
    }
  }

  public Optional<String> state() {
    return schema.sync().map(SyncSession::state);
  }

  public Optional<String> proposedState() {
    return schema.sync().map(SyncSession::proposedState);
  }

  public void resetState() throws SQLException {
    sync().resetAll();
    commitIfAuto();
  }

  public void resetState(@Nullable String table) throws SQLException {
    SyncSession sync = sync();
    sync.reset(
        catalog()
            .table(table == null ? "" : table)
            .filter(definition -> definition.cursor().isPresent())
            .orElseThrow(
                () ->
                    SqlExceptions.of(
                        SqlState.UNDEFINED_TABLE,
                        "There is no incremental table '" + table + "'.")));
    commitIfAuto();
  }

  private void commitIfAuto() throws SQLException {
    if (commitsItself()) {
      sync().commit();
    }
  }

  private SyncSession sync() throws SQLException {
    return schema
        .sync()
        .orElseThrow(
            () ->
                SqlExceptions.of(
                    SqlState.INVALID_PROPERTY,
                    "The connection has no state: set the property state or stateFile."));
  }

  public void rollback(@Nullable Savepoint savepoint) throws SQLException {
    throw SqlExceptions.notSupported("There are no savepoints.");
  }

  private void requireManualCommit(String what) throws SQLException {
    if (commitsItself()) {
      throw SqlExceptions.of(
          SqlState.INVALID_TRANSACTION_STATE,
          "There is nothing to " + what + " with auto-commit on.");
    }
  }

  public boolean isReadOnly() {
    return readOnly;
  }

  /** Gong is read only, whatever a tool prefers. */
  public void setReadOnly(boolean value) {
    readOnly = value;
  }

  public @Nullable String getCatalog() {
    return null;
  }

  public void setCatalog(@Nullable String catalog) {}

  public synchronized String getSchema() {
    return currentSchema;
  }

  /** Makes this the schema of tables that are named without one, in statements that come. */
  public synchronized void setSchema(@Nullable String name) throws SQLException {
    String wanted =
        SCHEMAS.stream()
            .filter(known -> known.equalsIgnoreCase(name))
            .findAny()
            .orElseThrow(
                () ->
                    SqlExceptions.of(
                        SqlState.INVALID_PARAMETER,
                        "There is no schema '"
                            + name
                            + "': use "
                            + String.join(" or ", SCHEMAS)
                            + "."));
    if (!wanted.equals(currentSchema)) {
      currentSchema = wanted;
      engine = null;
    }
  }

  public int getTransactionIsolation() {
    return isolation;
  }

  /** Kept and without effect: where nothing is written, all levels are the same. */
  public void setTransactionIsolation(int level) throws SQLException {
    if (!LEVELS.contains(level)) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "There is no transaction isolation " + level + ": see java.sql.Connection.");
    }
    isolation = level;
  }

  public int getHoldability() {
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  public void setHoldability(int holdability) throws SQLException {
    downgrade(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, holdability);
  }

  public @Nullable SQLWarning getWarnings() {
    return warnings.first();
  }

  public void clearWarnings() {
    warnings.clear();
  }

  public Map<String, Class<?>> getTypeMap() {
    return Map.of();
  }

  public Properties getClientInfo() {
    Properties copy = new Properties();
    copy.putAll(clientInfo);
    state().ifPresent(state -> copy.setProperty(STATE, state));
    return copy;
  }

  public @Nullable String getClientInfo(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return name.equals(STATE) ? state().orElse(null) : clientInfo.getProperty(name);
  }

  public void setClientInfo(@Nullable String name, @Nullable String value) throws SQLException {
    if (STATE.equals(name)) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "The state moves by commit alone: open a connection with the property state instead.");
    }
    if (name != null && value != null) {
      clientInfo.setProperty(name, value);
    } else if (name != null) {
      clientInfo.remove(name);
    }
  }

  /** What {@code getClientInfo} answered may be given back: the state in it is left out. */
  public void setClientInfo(@Nullable Properties properties) {
    clientInfo.clear();
    if (properties != null) {
      clientInfo.putAll(properties);
      clientInfo.remove(STATE);
    }
  }

  public int getNetworkTimeout() {
    return networkTimeout;
  }

  /** How long one request of the connection may take, waiting for its turn not counted. */
  public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
    if (milliseconds < 0) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER, "The timeout " + milliseconds + " is negative.");
    }
    networkTimeout = milliseconds;
    schema.limitRequests(Duration.ofMillis(milliseconds));
  }
}
