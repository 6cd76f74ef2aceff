package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.GongConnection;
import io.github.gongjdbc.jdbc.base.BaseConnection;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of a connection that is about its transaction and the state which that moves. */
abstract class TransactionalConnection extends BaseConnection implements GongConnection {
  private final Transaction transaction;
  private final Catalog catalog;

  TransactionalConnection(Transaction transaction, Catalog catalog) {
    this.transaction = transaction;
    this.catalog = catalog;
  }

  final Transaction transaction() {
    return transaction;
  }

  @Override
  public final boolean getAutoCommit() throws SQLException {
    requireOpen();
    return transaction.autoCommit();
  }

  @Override
  public final void setAutoCommit(boolean value) throws SQLException {
    run(() -> transaction.setAutoCommit(value));
  }

  @Override
  public final void commit() throws SQLException {
    run(transaction::commit);
  }

  @Override
  public final void rollback() throws SQLException {
    run(transaction::rollback);
  }

  @Override
  public final Optional<String> state() throws SQLException {
    return call(transaction::state);
  }

  @Override
  public final Optional<String> proposedState() throws SQLException {
    return call(transaction::proposedState);
  }

  @Override
  public final void resetState() throws SQLException {
    run(transaction::reset);
  }

  @Override
  public final void resetState(@Nullable String table) throws SQLException {
    run(
        () ->
            transaction.reset(
                catalog
                    .table(table == null ? "" : table)
                    .filter(definition -> definition.cursor().isPresent())
                    .orElseThrow(
                        () ->
                            SqlExceptions.of(
                                SqlState.UNDEFINED_TABLE,
                                "There is no incremental table '" + table + "'."))));
  }

  @Override
  public final boolean isReadOnly() throws SQLException {
    requireOpen();
    return transaction.readOnly();
  }

  @Override
  public final void setReadOnly(boolean value) throws SQLException {
    requireOpen();
    transaction.setReadOnly(value);
  }

  @Override
  public final int getTransactionIsolation() throws SQLException {
    requireOpen();
    return transaction.isolation();
  }

  @Override
  public final void setTransactionIsolation(int level) throws SQLException {
    requireOpen();
    transaction.setIsolation(level);
  }
}
