package io.github.gongjdbc.schema.sync;

import org.jspecify.annotations.Nullable;

/** A state cannot be used or kept. The message says why and what to do; no state is lost by it. */
public final class StateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, for whoever has to choose a SQL state. */
  public enum Kind {
    /** The state is damaged, of an unknown version, or does not belong here. */
    UNUSABLE,
    /** Somebody else uses the file of the state. */
    LOCKED,
    /** The file of the state cannot be read or written. */
    NOT_SAVED
  }

  private final Kind kind;

  StateException(Kind kind, String message) {
    this(kind, message, null);
  }

  StateException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
