package io.github.gongjdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a connection to Gong offers beyond JDBC: {@code connection.unwrap(GongConnection.class)}.
 */
public interface GongConnection extends Connection {
  /** How many requests this connection has sent to the API, repeated ones included. */
  long requestsSent();

  /**
   * How many requests this connection did not have to send, because their answers were in memory: a
   * statement during which it grows was answered from there, in whole or in part.
   */
  long requestsSpared();

  /**
   * The latest refresh token, as each use of one may replace it; empty where the connection was
   * opened without.
   */
  Optional<String> refreshToken() throws SQLException;

  /**
   * Has the program told of each new refresh token as long as this connection is open, whichever
   * connection of this JVM caused it. It is told before the new access token is used, by a thread
   * of the driver's, and should keep the token and be quick.
   */
  void onRefreshToken(Consumer<String> listener) throws SQLException;

  /**
   * The state of incremental reads that was committed last, as the JSON that the property {@code
   * state} takes; empty when the connection has none.
   */
  Optional<String> state() throws SQLException;

  /**
   * The state that {@link #commit()} would keep now. If the target has no unique key, store this
   * state in the same transaction as the rows.
   */
  Optional<String> proposedState() throws SQLException;

  /**
   * Forgets what was read of all tables: the next reads begin at {@code startDate}. As with all
   * that moves the state, {@link #commit()} keeps it and {@link #rollback()} takes it back.
   *
   * @throws SQLException if the connection has no state
   */
  void resetState() throws SQLException;

  /**
   * Forgets what was read of one table.
   *
   * @throws SQLException if the connection has no state, or the table is not incremental
   */
  void resetState(String table) throws SQLException;
}
