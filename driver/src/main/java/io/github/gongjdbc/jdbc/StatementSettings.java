package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.jdbc.base.BaseStatement;
import io.github.gongjdbc.jdbc.base.ResultSetKind;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The settings that a program makes on a statement before it executes it. */
abstract class StatementSettings extends BaseStatement {
  private long maxRows;
  private int maxFieldSize;
  private int queryTimeout;
  private int fetchSize;
  private boolean poolable;

  StatementSettings(Class<? extends Statement> type) {
    super(type);
  }

  /** After how many rows a result ends; zero means all. */
  final long maxRows() {
    return maxRows;
  }

  /** To how many bytes values are cut; zero means that they are not. */
  final int maxFieldSize() {
    return maxFieldSize;
  }

  /** How many seconds an execution may take; zero means for ever. */
  final int queryTimeout() {
    return queryTimeout;
  }

  @Override
  public final int getMaxRows() throws SQLException {
    requireOpen();
    return (int) Math.min(maxRows, Integer.MAX_VALUE);
  }

  @Override
  public final void setMaxRows(int rows) throws SQLException {
    setLargeMaxRows(rows);
  }

  @Override
  public final long getLargeMaxRows() throws SQLException {
    requireOpen();
    return maxRows;
  }

  @Override
  public final void setLargeMaxRows(long rows) throws SQLException {
    maxRows = notNegative(rows, "maximum of rows");
  }

  @Override
  public final int getMaxFieldSize() throws SQLException {
    requireOpen();
    return maxFieldSize;
  }

  @Override
  public final void setMaxFieldSize(int bytes) throws SQLException {
    maxFieldSize = (int) notNegative(bytes, "maximum field size");
  }

  @Override
  public final int getQueryTimeout() throws SQLException {
    requireOpen();
    return queryTimeout;
  }

  @Override
  public final void setQueryTimeout(int seconds) throws SQLException {
    queryTimeout = (int) notNegative(seconds, "query timeout");
  }

  @Override
  public final int getFetchSize() throws SQLException {
    requireOpen();
    return fetchSize;
  }

  /** A hint that is of no use: Gong's pages have a hundred rows. */
  @Override
  public final void setFetchSize(int rows) throws SQLException {
    fetchSize = (int) notNegative(rows, "fetch size");
  }

  private long notNegative(long value, String what) throws SQLException {
    requireOpen();
    if (value < 0) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER, "The " + what + " " + value + " is negative.");
    }
    return value;
  }

  @Override
  public final int getFetchDirection() throws SQLException {
    requireOpen();
    return ResultSet.FETCH_FORWARD;
  }

  /** A hint that is of no use, as all results are read forward. */
  @Override
  public final void setFetchDirection(int direction) throws SQLException {
    requireOpen();
    ResultSetKind.requireDirection(direction);
  }

  @Override
  public final int getResultSetType() throws SQLException {
    requireOpen();
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public final int getResultSetConcurrency() throws SQLException {
    requireOpen();
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public final int getResultSetHoldability() throws SQLException {
    requireOpen();
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  /** JDBC's escapes are part of the dialect, so there is nothing to switch. */
  @Override
  public final void setEscapeProcessing(boolean enable) throws SQLException {
    requireOpen();
  }

  @Override
  public final boolean isPoolable() throws SQLException {
    requireOpen();
    return poolable;
  }

  @Override
  public final void setPoolable(boolean value) throws SQLException {
    requireOpen();
    poolable = value;
  }
}
