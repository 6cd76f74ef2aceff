package io.github.gongjdbc.sandbox.call;

import io.github.gongjdbc.sandbox.random.TimeStamp;

/**
 * The little that is kept of a call; all else is drawn from its seed when it is asked for. Moments
 * are in microseconds of the epoch.
 *
 * @param scheduled when it was to begin, or {@link #UNSCHEDULED}
 * @param seconds its duration
 * @param processed when it becomes visible
 * @param host the number of the person who hosted it
 */
public record Call(
    long identifier,
    long seed,
    long started,
    long scheduled,
    int seconds,
    long processed,
    int host,
    CallKind kind) {

  static final long UNSCHEDULED = Long.MIN_VALUE;

  private static final long LONGEST_PROCESSING = 90 * TimeStamp.MINUTE;

  public boolean isScheduled() {
    return scheduled != UNSCHEDULED;
  }

  /** The moment that {@code GET /v2/calls} filters by. */
  long listed() {
    return kind == CallKind.WEB_CONFERENCE ? scheduled : started;
  }

  /**
   * When Gong learns of it: as it starts, or when somebody uploads it later. From then on it is
   * counted, and it is listed when it was processed.
   */
  long known() {
    return Math.max(started, processed - LONGEST_PROCESSING);
  }

  long ended() {
    return started + seconds * TimeStamp.SECOND;
  }
}
