package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.account.TimeWindow;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.client.GongApi;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.predicate.TupleDomain;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/**
 * Items that Gong counts and does not list, as it has not processed them yet. How many they are is
 * known of a request whose pages were read to the end; the user is told.
 */
public final class UnlistedItems {
  /** What is older than this is listed, if it ever will be. */
  private static final Duration YOUNG = Duration.ofDays(2);

  private final GongApi api;
  private final Execution execution;
  private final boolean inRange;
  private String items = "";
  private long count;

  /**
   * @param inRange whether what the requests find and do not list is what the query asked for
   */
  UnlistedItems(GongApi api, Execution execution, boolean inRange) {
    this.api = api;
    this.execution = execution;
    this.inRange = inRange;
  }

  /** Those of a range; what Gong does not list is known of the one that is wanted alone. */
  static UnlistedItems of(
      ScanRequest request, Session session, Execution execution, TupleDomain wanted) {
    boolean inRange =
        request
            .table()
            .cursorColumn()
            .filter(cursor -> request.filter(cursor).filter(Filter::exact).isEmpty())
            .map(wanted::times)
            .filter(times -> !times.isEmpty() && times.span().hasUpperBound())
            .map(times -> session.timeConverter().earliest(times.span().upperEndpoint()))
            .filter(end -> end.isBefore(execution.start().truncatedTo(ChronoUnit.SECONDS)))
            .isEmpty();
    return new UnlistedItems(session.api(), execution, inRange);
  }

  /** Where the items begin of which Gong may count more than it lists. */
  public static Instant youngFrom(Execution execution) {
    return execution.start().minus(YOUNG).truncatedTo(ChronoUnit.SECONDS);
  }

  /** A request was read to its end, and listed so many items. */
  void add(ApiRequest request, OptionalLong total, long listed) {
    if (total.isEmpty() || total.getAsLong() == listed) {
      return;
    }
    boolean old =
        TimeWindow.of(request)
            .filter(window -> !window.range().to().isAfter(youngFrom(execution)))
            .isPresent();
    if (old) {
      api.totals().disagreed();
    }
    items = request.endpoint().items();
    count += inRange ? Math.max(0, total.getAsLong() - listed) : 0;
  }

  /** Tells the user of what was added. */
  void tell() {
    if (count > 0) {
      execution
          .warnings()
          .accept(
              count == 1
                  ? "Gong knows of 1 more of the "
                      + items
                      + " in this range, which it has not processed yet; it will appear later."
                  : "Gong knows of "
                      + count
                      + " more "
                      + items
                      + " in this range that it has not processed yet; they will appear later.");
    }
  }
}
