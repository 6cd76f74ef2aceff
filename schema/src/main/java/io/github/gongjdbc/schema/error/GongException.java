package io.github.gongjdbc.schema.error;

import io.github.gongjdbc.schema.settings.Redactor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gong could not be asked, or answered something that no rows can be made of. The message says what
 * happened, with which value, and what to do; it never holds a secret.
 */
public final class GongException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, for whoever has to choose a SQL state. */
  public enum Kind {
    /** The credentials are missing, wrong or expired. */
    CREDENTIALS,
    /** The credentials are right and may not read this. */
    NOT_ALLOWED,
    /** No connection could be made. */
    NOT_CONNECTED,
    /** The connection failed after it was made, again and again. */
    CONNECTION_LOST,
    /** A request took longer than the connection may wait, so that it is to be closed. */
    NETWORK_TIMEOUT,
    /** The API's limit of requests is reached for longer than one may wait. */
    RATE_LIMIT,
    /** The day's requests are spent, or the query would spend more than are left. */
    QUOTA,
    /** The query must name values by which rows can be asked for. */
    NEEDS_CONDITION,
    /** The query would send more requests than one query may. */
    TOO_COSTLY,
    /** The API failed or refused the request. */
    API,
    /** The way to the next page is no longer valid. */
    CURSOR,
    /** The API's answer makes no sense. */
    MALFORMED_ANSWER,
    /** The statement was cancelled. */
    CANCELLED,
    /** The time that the statement was given is over. */
    TIMED_OUT,
    /** The statement cannot be planned in reasonable time. */
    TOO_COMPLEX,
    /** The JVM has hardly any memory left, and the statement takes most of it. */
    OUT_OF_MEMORY,
    /** A value in the query cannot be used. */
    VALUE
  }

  private final Kind kind;
  private final @Nullable String refusedEndpoint;

  public GongException(Kind kind, String message) {
    this(kind, message, null);
  }

  public GongException(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, cause, null);
  }

  private GongException(
      Kind kind, String message, @Nullable Throwable cause, @Nullable String refusedEndpoint) {
    super(message, cause);
    this.kind = kind;
    this.refusedEndpoint = refusedEndpoint;
  }

  /** The credentials may not ask this endpoint, whatever is asked of it. */
  public static GongException refused(String endpoint, String message) {
    return new GongException(Kind.NOT_ALLOWED, message, null, endpoint);
  }

  /** The same without secrets, which what Gong or a proxy said may hold. */
  public GongException redacted(Redactor redactor) {
    if (redactor.isClean(this)) {
      return this;
    }
    GongException clean =
        new GongException(
            kind,
            redactor.message(String.valueOf(getMessage())),
            redactor.cause(getCause()),
            refusedEndpoint);
    clean.setStackTrace(getStackTrace());
    return clean;
  }

  /** The endpoint that the credentials may not ask at all, if that is what happened. */
  public Optional<String> refusedEndpoint() {
    return Optional.ofNullable(refusedEndpoint);
  }

  public Kind kind() {
    return kind;
  }
}
