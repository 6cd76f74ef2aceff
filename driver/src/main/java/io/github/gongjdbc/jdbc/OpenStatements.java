package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.schema.limit.StatementContext;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The open statements of a connection, which are closed with it, and those that are still being
 * planned.
 */
final class OpenStatements {
  /** What statements are told to have been closed. */
  private static final String CONNECTION = "connection";

  /** One that its user lost is not kept for that. */
  private final Set<JdbcStatement> statements =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private final Set<StatementContext> planning = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  boolean closed() {
    return closed.get();
  }

  /** Closes a statement with the connection, also where that was closed a moment ago. */
  void add(JdbcStatement statement) {
    statements.add(statement);
    if (closed.get()) {
      statement.close(CONNECTION);
    }
  }

  void remove(JdbcStatement statement) {
    statements.remove(statement);
  }

  /** Stops the planning of a statement that is not there yet with the connection. */
  void add(StatementContext statementContext) {
    planning.add(statementContext);
    if (closed.get()) {
      statementContext.close(CONNECTION);
    }
  }

  void remove(StatementContext statementContext) {
    planning.remove(statementContext);
  }

  /** Whether they were open until now. */
  boolean close() {
    if (closed.getAndSet(true)) {
      return false;
    }
    planning.forEach(statementContext -> statementContext.close(CONNECTION));
    List.copyOf(statements).forEach(statement -> statement.close(CONNECTION));
    return true;
  }
}
