package io.github.gongjdbc.schema.sync;

import io.github.gongjdbc.schema.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The times that an incremental read asks for.
 *
 * @param from the first time
 * @param state how far the table was read before; empty when it never was
 * @param to the first time that is left to the next read
 */
public record ReadWindow(Instant from, Optional<Instant> state, Instant to) {

  /**
   * The window of a statement that starts now. It begins the look-back before the state, but not
   * before the start date, as long as that leaves no gap behind the state.
   */
  static ReadWindow of(Optional<Instant> state, Settings settings, Instant start) {
    Instant now = start.truncatedTo(ChronoUnit.SECONDS);
    Instant startDate = settings.startDate().orElseGet(() -> now.minus(Settings.DEFAULT_HISTORY));
    if (state.isEmpty()) {
      return new ReadWindow(startDate, state, now);
    }
    Duration lookback = settings.incremental().lookback();
    Instant floor = startDate.isBefore(state.get()) ? startDate : state.get();
    return new ReadWindow(
        latest(state.get().minus(lookback), floor), state, latest(state.get(), now));
  }

  private static Instant latest(Instant left, Instant right) {
    return left.isAfter(right) ? left : right;
  }

  /** The text form with the name of the column that is read by. */
  public String toString(String column) {
    return column
        + " >= "
        + from
        + " up to now, after "
        + state.map(time -> "the state of " + time).orElse("no state");
  }

  /** Whether no time lies in it. */
  public boolean isEmpty() {
    return !from.isBefore(to);
  }

  boolean contains(Instant time) {
    return !time.isBefore(from) && time.isBefore(to);
  }
}
