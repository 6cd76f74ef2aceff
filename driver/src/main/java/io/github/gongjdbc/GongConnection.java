package io.github.gongjdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a connection to Gong offers beyond JDBC: {@code connection.unwrap(GongConnection.class)}.
 */
public interface GongConnection extends Connection {
  /** How many requests this connection has sent to the API, repeated ones included. */
  long requestsSent();

  /**
   * The state of incremental reads that was committed last, as the JSON that the property {@code
   * state} takes; empty when the connection has none.
   */
  Optional<String> state() throws SQLException;

  /**
   * The state that {@link #commit()} would keep now. Who stores it with what was read, in one
   * transaction of the target, needs no order between two commits.
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
