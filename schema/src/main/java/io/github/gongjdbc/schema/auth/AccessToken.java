package io.github.gongjdbc.schema.auth;

import java.util.Optional;

/**
 * How requests are signed for a while.
 *
 * @param end until when, by the clock of {@link System#nanoTime}; empty where nobody said
 */
record AccessToken(Authorization authorization, Optional<Long> end) {
  boolean usable() {
    return end.isEmpty() || end.get() - System.nanoTime() > 0;
  }

  @Override
  public String toString() {
    return "access token";
  }
}
