package io.github.gongjdbc.sandbox.account;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls and reviews of all days up to one, visible or not. */
final class History {

  private final LocalDate lastDay;
  private final CallIndex calls;
  private final Reviews source;
  private @Nullable List<Review> reviews;

  History(LocalDate lastDay, CallIndex calls, Reviews source) {
    this.lastDay = lastDay;
    this.calls = calls;
    this.source = source;
  }

  LocalDate lastDay() {
    return lastDay;
  }

  CallIndex calls() {
    return calls;
  }

  /** Looked for when somebody asks; most never do. */
  synchronized List<Review> reviews() {
    List<Review> known = reviews;
    if (known == null) {
      known = source.of(calls);
      reviews = known;
    }
    return known;
  }
}
