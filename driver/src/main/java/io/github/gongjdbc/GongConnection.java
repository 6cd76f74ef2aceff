package io.github.gongjdbc;

import java.sql.Connection;

/**
 * What a connection to Gong offers beyond JDBC: {@code connection.unwrap(GongConnection.class)}.
 */
public interface GongConnection extends Connection {
  /** How many requests this connection has sent to the API, repeated ones included. */
  long requestsSent();
}
