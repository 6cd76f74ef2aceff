package io.github.gongjdbc.schema.predicate;

import com.google.common.collect.Range;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * Converts between instants and TIMESTAMP values, which are the local time of a zone in
 * milliseconds (as if it were UTC). Where a zone's clock is set back a local time exists twice,
 * where it is set forward some never exist; bounds are then moved outwards, so that they never cut
 * off a row.
 */
public final class LocalTimeConverter {
  /** Summer time is two hours at most where people place calls. */
  private static final long SET_BACK = 2 * 3_600_000L;

  private final ZoneId zone;

  public LocalTimeConverter(ZoneId zone) {
    this.zone = zone;
  }

  /** Whether a bound at this local time is the same as one at an instant. */
  public boolean isExact(long local) {
    return earliest(local).equals(latest(local));
  }

  /** How far the zone's clock is set back at most, in milliseconds. */
  public long mostSetBack() {
    return zone.getRules().isFixedOffset() ? 0 : SET_BACK;
  }

  /** The local time of an instant, cut to milliseconds. */
  public long local(Instant instant) {
    int offset = zone.getRules().getOffset(instant).getTotalSeconds();
    return instant.toEpochMilli() + offset * 1000L;
  }

  /** The first instant whose local time is not before this one. */
  public Instant earliest(long local) {
    LocalDateTime time = toLocalDateTime(local);
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    return offsets.isEmpty() ? gap(time) : time.toInstant(offsets.get(0));
  }

  /** The first instant from which on no local time is before this one. */
  public Instant latest(long local) {
    LocalDateTime time = toLocalDateTime(local);
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    return offsets.isEmpty() ? gap(time) : time.toInstant(offsets.get(offsets.size() - 1));
  }

  /** Local times that hold those of all instants of a range, closed below and open above. */
  public Range<Long> local(Instant from, Instant to) {
    long first = Math.min(local(from), local(to));
    long end = Math.max(local(from), local(to));
    ZoneOffsetTransition change = zone.getRules().nextTransition(from);
    while (change != null && change.getInstant().isBefore(to)) {
      first = Math.min(first, millis(change.getDateTimeAfter()));
      end = Math.max(end, millis(change.getDateTimeBefore()));
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return Range.closedOpen(first, end);
  }

  private static long millis(LocalDateTime time) {
    return time.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private Instant gap(LocalDateTime time) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(time);
    return transition.getInstant();
  }

  private static LocalDateTime toLocalDateTime(long local) {
    long second = Math.floorDiv(local, 1000L);
    int nano = (int) Math.floorMod(local, 1000L) * 1_000_000;
    return LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC);
  }
}
