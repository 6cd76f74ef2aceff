package io.github.gongjdbc.schema.split;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;

/**
 * A range of time. Of a filter by dates, the bounds are the midnights in UTC that begin these
 * dates.
 *
 * @param from where it begins, inclusive; {@link Instant#MIN} for no beginning
 * @param to where it ends, exclusive; {@link Instant#MAX} for no end
 */
public record TimeRange(Instant from, Instant to) implements Comparable<TimeRange>, Serializable {
  /** All times. */
  public static final TimeRange ALL = new TimeRange(Instant.MIN, Instant.MAX);

  private static final Comparator<TimeRange> ORDER =
      Comparator.comparing(TimeRange::from).thenComparing(TimeRange::to);

  public boolean hasBeginning() {
    return !from.equals(Instant.MIN);
  }

  public boolean hasEnd() {
    return !to.equals(Instant.MAX);
  }

  /** Whether it is a range of all times. */
  public boolean isAll() {
    return !hasBeginning() && !hasEnd();
  }

  /** The same range with another beginning. */
  public TimeRange beginningAt(Instant beginning) {
    return new TimeRange(beginning, to);
  }

  /** The same range with another end. */
  public TimeRange endingAt(Instant end) {
    return new TimeRange(from, end);
  }

  /** Whether a range that does not begin before this one has times in common with it or touches. */
  boolean reaches(TimeRange later) {
    return !hasEnd() || !later.hasBeginning() || !later.from.isAfter(to);
  }

  @Override
  public int compareTo(TimeRange other) {
    return ORDER.compare(this, other);
  }
}
