package io.github.gongjdbc.schema.http;

import io.github.gongjdbc.schema.error.GongException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Whether and when a page is asked for again: a few times, later each time, and never after a
 * longer wait than the user allows.
 */
public final class RetryPolicy {
  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(300);

  private final Duration longestWait;

  public RetryPolicy(Duration longestWait) {
    this.longestWait = longestWait;
  }

  /**
   * How long the API wants everybody to wait after this failure.
   *
   * @param attempts how many attempts were made for the page, this one included
   * @throws GongException if the page should not be asked for again
   */
  public Duration pauseAfter(FailedAttempt failed, int attempts) {
    GongException reason = failed.reason();
    Duration pause = failed.retryAfter().orElseThrow(() -> reason);
    if (pause.compareTo(longestWait) > 0) {
      throw more(
          reason,
          "It can be asked again in "
              + pause
              + " ("
              + Instant.now().plus(pause).truncatedTo(ChronoUnit.SECONDS)
              + "), which is longer than maxRetryWait ("
              + longestWait
              + ").");
    }
    if (attempts >= ATTEMPTS) {
      throw more(reason, "It was asked " + attempts + " times.");
    }
    return pause;
  }

  /**
   * What to wait beyond that, so that neither a server in trouble nor one that has just recovered
   * meets all its clients at once.
   */
  public static Duration backOff(int attempts) {
    long most = FIRST_BACK_OFF.toMillis() << (attempts - 1);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  private static GongException more(GongException reason, String sentence) {
    return new GongException(reason.kind(), reason.getMessage() + " " + sentence, reason);
  }
}
