package io.github.gongjdbc.sandbox.call;

import java.util.Optional;
import java.util.stream.Stream;

/** The calls that are visible at a moment, or those that Gong knows of by then. */
public final class Calls {

  /** The clocks by which calls are filtered and ordered. */
  public enum Order {
    /** By actual start. */
    STARTED,
    /** By scheduled time for recorded meetings, by actual start for all else. */
    LISTED;

    /** The call's time on this clock, in microseconds of the epoch. */
    public long time(Call call) {
      return this == STARTED ? call.started() : call.listed();
    }
  }

  private final CallIndex index;
  private final long now;
  private final boolean unprocessed;

  private Calls(CallIndex index, long now, boolean unprocessed) {
    this.index = index;
    this.now = now;
    this.unprocessed = unprocessed;
  }

  public Calls(CallIndex index, long now) {
    this(index, now, false);
  }

  /** The same and those that are still being processed, which Gong counts and does not list. */
  public Calls counted() {
    return new Calls(index, now, true);
  }

  /** Calls from a time, inclusive, to another, exclusive, by time and then by id as a number. */
  public Stream<Call> between(Order order, long from, long to) {
    return index.between(order, from, to).filter(this::visible);
  }

  /** The call that has this id. */
  public Optional<Call> find(String callId) {
    return index.find(callId).filter(this::visible);
  }

  private boolean visible(Call call) {
    return (unprocessed ? call.known() : call.processed()) <= now;
  }
}
