package io.github.gongjdbc.sandbox.page;

import java.util.Comparator;

/**
 * Where a row stands in its listing: by time, then by id as an unsigned number. Listings without a
 * time leave it at zero.
 */
public record Position(long time, long identifier) implements Comparable<Position> {

  /** Before every row; no row has the id zero. */
  public static final Position START = new Position(Long.MIN_VALUE, 0);

  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::time)
          .thenComparing(Position::identifier, Long::compareUnsigned);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
