package io.github.gongjdbc.jdbc.metadata;

import java.sql.Connection;

/** The levels of isolation that JDBC knows. */
public final class IsolationLevel {
  private IsolationLevel() {}

  public static boolean isKnown(int level) {
    return switch (level) {
      case Connection.TRANSACTION_NONE,
          Connection.TRANSACTION_READ_UNCOMMITTED,
          Connection.TRANSACTION_READ_COMMITTED,
          Connection.TRANSACTION_REPEATABLE_READ,
          Connection.TRANSACTION_SERIALIZABLE ->
          true;
      default -> false;
    };
  }
}
