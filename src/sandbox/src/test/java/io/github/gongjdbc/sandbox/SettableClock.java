package io.github.gongjdbc.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is moved. */
public final class SettableClock extends Clock {

  private volatile Instant now;

  /** A clock that stands at a moment. */
  public SettableClock(Instant now) {
    this.now = now;
  }

  /** Moves the clock on. */
  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** Moves the clock. */
  public void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
