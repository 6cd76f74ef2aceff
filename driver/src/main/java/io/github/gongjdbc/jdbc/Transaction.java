package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.jdbc.metadata.IsolationLevel;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.sync.StatementReads;
import io.github.gongjdbc.schema.sync.SyncSession;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.parse.TransactionStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The transaction of a connection. Nothing is written to Gong, so all that a commit keeps, and a
 * rollback takes back, is the state of incremental reads.
 */
final class Transaction {
  private final Optional<SyncSession> sync;
  private boolean autoCommit = true;

  /** Whether a statement began a transaction, so that auto-commit is off until its end. */
  private boolean begun;

  private int isolation = Connection.TRANSACTION_NONE;
  private boolean readOnly = true;

  /**
   * @param sync the state of incremental reads; empty where every read is a full one
   */
  Transaction(Optional<SyncSession> sync) {
    this.sync = sync;
  }

  boolean autoCommit() {
    return autoCommit;
  }

  /** Ends a transaction that is under way by committing it, as JDBC has it. */
  void setAutoCommit(boolean value) {
    if (value != autoCommit && !commitsItself()) {
      sync.ifPresent(SyncSession::commit);
      begun = false;
    }
    autoCommit = value;
  }

  /** Keeps the state that complete reads have reached; everything else has nothing to commit. */
  void commit() throws SQLException {
    requireManualCommit("commit");
    sync.ifPresent(SyncSession::commit);
    begun = false;
  }

  void rollback() throws SQLException {
    requireManualCommit("roll back");
    sync.ifPresent(SyncSession::rollback);
    begun = false;
  }

  private void requireManualCommit(String what) throws SQLException {
    if (commitsItself()) {
      throw SqlExceptions.of(
          SqlState.INVALID_TRANSACTION_STATE,
          "There is nothing to " + what + " with auto-commit on.");
    }
  }

  /** Does what a statement says of a transaction. */
  void perform(TransactionStatement statement) {
    statement.isolation().ifPresent(level -> isolation = level);
    statement.readOnly().ifPresent(value -> readOnly = value);
    switch (statement.kind()) {
      case BEGIN -> begun = autoCommit;
      case COMMIT -> sync.ifPresent(SyncSession::commit);
      case ROLLBACK -> sync.ifPresent(SyncSession::rollback);
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
    return sync.map(session -> session.begin(start, warnings));
  }

  /** A result was read to its end: with auto-commit it is a transaction of its own. */
  void finish(StatementReads reads) {
    if (reads.finished() && commitsItself()) {
      sync.ifPresent(SyncSession::commit);
    }
  }

  /** The state that was committed last; empty where there is none. */
  Optional<String> state() {
    return sync.map(SyncSession::state);
  }

  /** The state that a commit would keep now. */
  Optional<String> proposedState() {
    return sync.map(SyncSession::proposedState);
  }

  /** Forgets what was read of all tables. */
  void reset() throws SQLException {
    session().resetAll();
    commitIfAuto();
  }

  /** Forgets what was read of a table. */
  void reset(TableDefinition table) throws SQLException {
    session().reset(table);
    commitIfAuto();
  }

  private void commitIfAuto() throws SQLException {
    if (commitsItself()) {
      session().commit();
    }
  }

  private SyncSession session() throws SQLException {
    return sync.orElseThrow(
        () ->
            SqlExceptions.of(
                SqlState.INVALID_PROPERTY,
                "The connection has no state: set the property state or stateFile."));
  }

  boolean readOnly() {
    return readOnly;
  }

  /** Gong is read only, whatever a tool prefers. */
  void setReadOnly(boolean value) {
    readOnly = value;
  }

  int isolation() {
    return isolation;
  }

  /** Kept and without effect: where nothing is written, all levels are the same. */
  void setIsolation(int level) throws SQLException {
    if (!IsolationLevel.isKnown(level)) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "There is no transaction isolation " + level + ": see java.sql.Connection.");
    }
    isolation = level;
  }

  /** Gives the state back for other connections. */
  void close() {
    sync.ifPresent(SyncSession::close);
  }
}
