package io.github.gongjdbc.sandbox.account;

import io.github.gongjdbc.sandbox.call.CallIndex;
import io.github.gongjdbc.sandbox.review.Review;
import io.github.gongjdbc.sandbox.review.Reviews;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls and reviews of all days up to one, visible or not. */
public final class AccountHistory {

  private final LocalDate lastDay;
  private final CallIndex calls;
  private final Reviews source;
  private @Nullable List<Review> reviews;

  AccountHistory(LocalDate lastDay, CallIndex calls, Reviews source) {
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
