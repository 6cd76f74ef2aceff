package io.github.gongjdbc.jdbc.base;

import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Prepares every exception for the user: removes secrets and shortens the message. */
public final class ShownErrors {
  private ShownErrors() {}

  /** The same exception where it may be shown as it is, else one of its kind that may. */
  public static SQLException of(SQLException failure, Redactor redactor) {
    @Nullable SQLException next = failure.getNextException();
    if (redactor.isClean(failure) && (next == null || redactor.isClean(next))) {
      return failure;
    }
    String message = redactor.message(String.valueOf(failure.getMessage()));
    @Nullable Throwable cause = redactor.cause(failure.getCause());
    SQLException shown =
        Arrays.stream(SqlState.values())
            .filter(state -> state.code().equals(failure.getSQLState()))
            .findFirst()
            .map(state -> SqlExceptions.of(state, message, cause))
            .orElseGet(() -> new SQLException(message, failure.getSQLState(), cause));
    shown.setStackTrace(failure.getStackTrace());
    for (Throwable suppressed : failure.getSuppressed()) {
      @Nullable Throwable clean = redactor.cause(suppressed);
      if (clean != null) {
        shown.addSuppressed(clean);
      }
    }
    if (next != null) {
      shown.setNextException(of(next, redactor));
    }
    return shown;
  }
}
