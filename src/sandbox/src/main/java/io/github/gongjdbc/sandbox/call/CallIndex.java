package io.github.gongjdbc.sandbox.call;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All calls of some days, visible or not, sorted in the ways in which they are looked for. */
public final class CallIndex {

  private static final Comparator<Call> BY_IDENTIFIER =
      (left, right) -> Long.compareUnsigned(left.identifier(), right.identifier());

  private final Call[] byStart;
  private volatile Call @Nullable [] byListing;
  private volatile Call @Nullable [] byIdentifier;

  public CallIndex(List<Call> calls) {
    this.byStart = sorted(calls.toArray(new Call[0]), by(Calls.Order.STARTED));
  }

  Stream<Call> between(Calls.Order order, long from, long to) {
    Call[] calls = order == Calls.Order.STARTED ? byStart : byListing();
    int first = firstAtOrAfter(calls, order, from);
    int end = firstAtOrAfter(calls, order, to);
    return Arrays.stream(calls, first, Math.max(first, end));
  }

  Optional<Call> find(String callId) {
    long wanted;
    try {
      wanted = Long.parseUnsignedLong(callId);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    Call[] calls = byIdentifier();
    int low = 0;
    int high = calls.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int comparison = Long.compareUnsigned(calls[middle].identifier(), wanted);
      if (comparison == 0) {
        return Optional.of(calls[middle]);
      }
      if (comparison < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  public Stream<Call> all() {
    return Arrays.stream(byStart);
  }

  private static int firstAtOrAfter(Call[] calls, Calls.Order order, long time) {
    int low = 0;
    int high = calls.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.time(calls[middle]) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Call[] byListing() {
    Call[] sorted = byListing;
    if (sorted == null) {
      sorted = sorted(byStart.clone(), by(Calls.Order.LISTED));
      byListing = sorted;
    }
    return sorted;
  }

  private Call[] byIdentifier() {
    Call[] sorted = byIdentifier;
    if (sorted == null) {
      sorted = sorted(byStart.clone(), BY_IDENTIFIER);
      byIdentifier = sorted;
    }
    return sorted;
  }

  private static Comparator<Call> by(Calls.Order order) {
    return Comparator.comparingLong(order::time).thenComparing(BY_IDENTIFIER);
  }

  private static Call[] sorted(Call[] calls, Comparator<Call> order) {
    Arrays.sort(calls, order);
    return calls;
  }
}
