package io.github.gongjdbc.schema.settings;

import org.jspecify.annotations.Nullable;

/** Stands for an exception whose text, or that of one of its causes, must not be shown. */
final class RedactedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Causes may go in circles, and nobody reads more. */
  private static final int DEEPEST = 20;

  RedactedException(Throwable original, Redactor redactor) {
    this(original, redactor, DEEPEST);
  }

  private RedactedException(Throwable original, Redactor redactor, int depth) {
    super(text(original, redactor));
    setStackTrace(original.getStackTrace());
    if (depth > 0) {
      @Nullable Throwable cause = original.getCause();
      if (cause != null) {
        initCause(new RedactedException(cause, redactor, depth - 1));
      }
      for (Throwable suppressed : original.getSuppressed()) {
        addSuppressed(new RedactedException(suppressed, redactor, depth - 1));
      }
    }
  }

  private static String text(Throwable original, Redactor redactor) {
    String name = original.getClass().getName();
    String message = original.getMessage();
    return message == null ? name : redactor.message(name + ": " + message);
  }
}
