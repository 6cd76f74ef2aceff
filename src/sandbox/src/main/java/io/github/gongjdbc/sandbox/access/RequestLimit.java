package io.github.gongjdbc.sandbox.access;

import io.github.gongjdbc.sandbox.api.ApiProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gong's two limits: so many requests a second, and so many a day.
 *
 * <p>Seconds are counted in real time, so that an account with a standing clock still recovers.
 * Days are those of the sandbox's clock, in UTC.
 */
public final class RequestLimit {

  /** A little less than a second: a client that paces itself exactly is not punished for jitter. */
  private static final long WINDOW_NANOS = Duration.ofMillis(950).toNanos();

  private final int perSecond;
  private final int perDay;
  private final LongSupplier nanoTime;
  private final Deque<Long> accepted = new ArrayDeque<>();
  private @Nullable LocalDate day;
  private int acceptedToday;

  public RequestLimit(int perSecond, int perDay, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.perDay = perDay;
    this.nanoTime = nanoTime;
  }

  public synchronized void admit(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (!today.equals(day)) {
      day = today;
      acceptedToday = 0;
    }
    if (perDay > 0 && acceptedToday >= perDay) {
      Instant midnight = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      throw ApiProblem.overLimit(Math.max(1, Duration.between(now, midnight).toSeconds()));
    }
    if (perSecond > 0) {
      admitThisSecond(nanoTime.getAsLong());
    }
    acceptedToday++;
  }

  private void admitThisSecond(long now) {
    while (!accepted.isEmpty() && now - accepted.getFirst() >= WINDOW_NANOS) {
      accepted.removeFirst();
    }
    if (accepted.size() >= perSecond) {
      throw ApiProblem.overLimit(1);
    }
    accepted.addLast(now);
  }
}
