package io.github.gongjdbc.sandbox.endpoint;

import io.github.gongjdbc.sandbox.api.MicrosecondRange;
import io.github.gongjdbc.sandbox.call.Call;
import io.github.gongjdbc.sandbox.call.Calls;
import io.github.gongjdbc.sandbox.page.Listing;
import io.github.gongjdbc.sandbox.page.Position;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a range of time, by the clock of their endpoint, or of given ids within that range. Its
 * total counts calls that are still being processed, which are listed nowhere.
 */
public final class CallListing implements Listing<Call> {

  private final Calls calls;
  private final Calls.Order order;
  private final MicrosecondRange range;
  private final @Nullable List<String> callIds;
  private final @Nullable List<Call> candidates;
  private final Predicate<Call> filter;

  CallListing(Calls calls, Calls.Order order, MicrosecondRange range, Predicate<Call> filter) {
    this(calls, order, range, null, filter);
  }

  /** Unknown ids are just absent; a null list does not restrict. */
  CallListing(
      Calls calls,
      Calls.Order order,
      MicrosecondRange range,
      @Nullable List<String> callIds,
      Predicate<Call> filter) {
    this.calls = calls;
    this.order = order;
    this.range = range;
    this.filter = filter;
    this.callIds = callIds;
    this.candidates =
        callIds == null
            ? null
            : callIds.stream()
                .distinct()
                .flatMap(callId -> calls.find(callId).stream())
                .sorted((left, right) -> positionOf(left).compareTo(positionOf(right)))
                .toList();
  }

  @Override
  public Stream<Call> after(Position position) {
    Stream<Call> rows =
        candidates != null
            ? candidates.stream().filter(call -> range.contains(order.time(call)))
            : calls.between(order, Math.max(range.from(), position.time()), range.to());
    return rows.filter(call -> positionOf(call).compareTo(position) > 0).filter(filter);
  }

  @Override
  public long total() {
    return new CallListing(calls.counted(), order, range, callIds, filter)
        .after(Position.START)
        .count();
  }

  @Override
  public Position positionOf(Call call) {
    return new Position(order.time(call), call.identifier());
  }
}
