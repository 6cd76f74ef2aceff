package io.github.gongjdbc.schema.limit;

import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Counts the requests of this JVM to one account today. Gong does not say when its day begins; here
 * it begins at midnight UTC. Requests of other programs are not counted.
 */
public final class DailyCount {
  private final Clock clock;
  private LocalDate day;
  private long used;

  public DailyCount(Clock clock) {
    this.clock = clock;
    this.day = today();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * Counts a request.
   *
   * @throws GongException if the day has none left
   */
  public synchronized void spend(int perDay) {
    if (left(perDay) <= 0) {
      throw new GongException(
          Kind.QUOTA,
          "The requests of the day are used up: "
              + used
              + " were sent, and requestsPerDay is "
              + perDay
              + ". Run the query again after "
              + ends()
              + ", or set requestsPerDay higher if Gong allows more.");
    }
    used++;
  }

  /** Takes a request back that never went out. */
  public synchronized void giveBack() {
    used = Math.max(0, used() - 1);
  }

  public synchronized long used() {
    LocalDate today = today();
    if (!today.equals(day)) {
      day = today;
      used = 0;
    }
    return used;
  }

  public long left(int perDay) {
    return Math.max(0, perDay - used());
  }

  /** When the next day begins. */
  public Instant ends() {
    return today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
