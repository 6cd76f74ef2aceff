package io.github.gongjdbc.schema.http;

import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.settings.Redactor;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Response;

/** An attempt that returned no page: why, and whether and when to try again. */
public final class FailedAttempt extends Exception {
  private static final long serialVersionUID = 1L;

  private final GongException reason;
  private final transient Optional<Duration> retryAfter;

  private FailedAttempt(GongException reason, Optional<Duration> retryAfter) {
    super(reason);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /** A failure that would only come again. */
  public static FailedAttempt forGood(GongException reason) {
    return new FailedAttempt(reason, Optional.empty());
  }

  /** A failure that may have passed after this time. */
  public static FailedAttempt passing(GongException reason, Duration retryAfter) {
    return new FailedAttempt(reason, Optional.of(retryAfter));
  }

  /** The same without secrets. */
  public FailedAttempt redacted(Redactor redactor) {
    return new FailedAttempt(reason.redacted(redactor), retryAfter);
  }

  /** A failure that an answer tells: some statuses pass, after the time that the answer names. */
  public static FailedAttempt of(Response response, GongException reason) {
    return switch (response.code()) {
      case 429 -> passing(reason, RetryAfter.of(response).orElse(Duration.ofSeconds(1)));
      case 500, 502, 503, 504 -> passing(reason, RetryAfter.of(response).orElse(Duration.ZERO));
      default -> forGood(reason);
    };
  }

  public GongException reason() {
    return reason;
  }

  /** How long to wait at least before the next attempt; empty where none can help. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
