package io.github.gongjdbc.schema.sync;

import io.github.gongjdbc.schema.settings.IncrementalSettings;
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
 * @param now when the statement started: a later read can ask for no more, as of now
 */
public record ReadWindow(Instant from, Optional<Instant> state, Instant to, Instant now) {

  /**
   * The window of a statement that starts now. It begins the look-back before the state, but not
   * before the start date, as long as that leaves no gap behind the state.
   */
  static ReadWindow of(Optional<Instant> state, Settings settings, Instant start) {
    Instant now = start.truncatedTo(ChronoUnit.SECONDS);
    Instant startDate = settings.startDate().orElseGet(() -> now.minus(Settings.DEFAULT_HISTORY));
    IncrementalSettings incremental = settings.incremental();
    if (state.isEmpty()) {
      return new ReadWindow(startDate, state, startDate, now).longer(incremental);
    }
    Instant floor = startDate.isBefore(state.get()) ? startDate : state.get();
    Instant from = latest(state.get().minus(incremental.lookback()), floor);
    return new ReadWindow(from, state, state.get(), latest(state.get(), now)).longer(incremental);
  }

  private static Instant latest(Instant left, Instant right) {
    return left.isAfter(right) ? left : right;
  }

  /** The same with an end that is as much later as one read may go, but not after now. */
  ReadWindow longer(IncrementalSettings settings) {
    Duration left = Duration.between(to, now);
    boolean some = settings.syncWindow().filter(step -> step.compareTo(left) < 0).isPresent();
    return new ReadWindow(from, state, some ? to.plus(settings.syncWindow().get()) : now, now);
  }

  /** What is left of this one behind a time. */
  ReadWindow after(Instant time) {
    return new ReadWindow(time, state, to, now);
  }

  /** Whether it ends before now, so that another read finds more. */
  public boolean hasMore() {
    return to.isBefore(now);
  }

  /** The text form with the name of the column that is read by. */
  public String toString(String column) {
    return column
        + " >= "
        + from
        + " up to "
        + (hasMore() ? to + " (syncWindow)" : "now")
        + ", after "
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
