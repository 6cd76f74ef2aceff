package io.github.gongjdbc.jdbc.base;

import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.sql.SQLException;
import java.sql.Wrapper;
import org.jspecify.annotations.Nullable;

/**
 * The base of all objects of java.sql. It refuses to work after it was closed, and turns every
 * failure inside into a SQLException without secrets.
 */
public abstract class JdbcObject implements Wrapper {
  /** For objects that know no connection. */
  private static final Redactor NO_SECRETS = new Redactor();

  private final Class<?> type;

  /**
   * @param type the interface of java.sql by which messages name the object
   */
  protected JdbcObject(Class<?> type) {
    this.type = type;
  }

  /** Work that a method of java.sql does. */
  @FunctionalInterface
  protected interface Task<T> {
    T run() throws SQLException;
  }

  /** Work that a method of java.sql does, without a result. */
  @FunctionalInterface
  protected interface Action {
    void run() throws SQLException;
  }

  /** Whether it was closed, so that hardly any method may be called any more. */
  protected abstract boolean isOver() throws SQLException;

  /** What keeps the secrets of the connection out of the errors. */
  protected Redactor redactor() {
    return NO_SECRETS;
  }

  protected final void requireOpen() throws SQLException {
    if (isOver()) {
      throw SqlExceptions.of(
          SqlState.OBJECT_CLOSED, "This " + type.getSimpleName() + " is closed.");
    }
  }

  /** Does the work of a method on an open object. */
  protected final <T> T call(Task<T> task) throws SQLException {
    try {
      requireOpen();
      return task.run();
    } catch (Throwable failure) {
      throw shown(failure);
    }
  }

  /** Does the work of a method without a result on an open object. */
  protected final void run(Action action) throws SQLException {
    requireOpen();
    always(action);
  }

  /** Does the work of a method that may be called on a closed object, too. */
  protected final void always(Action action) throws SQLException {
    try {
      action.run();
    } catch (Throwable failure) {
      throw shown(failure);
    }
  }

  /** What a failure is to the user. */
  protected final SQLException shown(Throwable failure) {
    if (failure instanceof VirtualMachineError error
        && !(error instanceof StackOverflowError)
        && !(error instanceof OutOfMemoryError)) {
      throw error;
    }
    return ShownErrors.of(SqlExceptions.running(failure), redactor());
  }

  /** The answer of a method that is not offered. */
  protected final SQLException notOffered(String method) throws SQLException {
    requireOpen();
    return SqlExceptions.notSupported(type.getSimpleName() + "." + method + " is not offered.");
  }

  /**
   * Does what java.sql itself does by default, which fails without state and words.
   *
   * @param method its name
   */
  protected final <T> T byDefault(String method, Task<T> task) throws SQLException {
    requireOpen();
    try {
      return task.run();
    } catch (SQLException | RuntimeException e) {
      throw shown(
          SqlExceptions.of(
              SqlState.INVALID_PARAMETER,
              type.getSimpleName() + "." + method + " does not take this argument.",
              e));
    }
  }

  @Override
  public final <T> T unwrap(@Nullable Class<T> wanted) throws SQLException {
    if (wanted != null && wanted.isInstance(this)) {
      return wanted.cast(this);
    }
    throw SqlExceptions.of(
        SqlState.INVALID_PARAMETER,
        "This "
            + type.getSimpleName()
            + " is not a wrapper for "
            + (wanted == null ? "nothing" : wanted.getSimpleName())
            + ".");
  }

  @Override
  public final boolean isWrapperFor(@Nullable Class<?> wanted) {
    return wanted != null && wanted.isInstance(this);
  }

  @Override
  public final String toString() {
    return "Gong " + type.getSimpleName() + "@" + System.identityHashCode(this);
  }
}
