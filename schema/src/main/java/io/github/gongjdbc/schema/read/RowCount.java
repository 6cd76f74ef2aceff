package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.account.TimeWindow;
import io.github.gongjdbc.schema.client.GongApi;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.page.Pages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of requests that find exactly what is wanted. Gong says how many there are, and
 * is right for old items; of the youngest it counts some that it does not list yet, so these are
 * read. On the way the first and the last time are found, mostly.
 */
public final class RowCount {
  private final GongApi api;
  private final ItemReader<@Nullable Object[]> reader;
  private final Function<List<ApiRequest>, Pages<@Nullable Object[]>> reading;
  private final StatementContext statementContext;
  private final UnlistedItems unlisted;
  private final Instant youngFrom;
  private final SeenTimes times;
  private long rows;

  /**
   * @param reader makes the rows of an item
   * @param reading opens the pages of requests, each of whose rows is counted
   * @param times sees the rows
   */
  RowCount(
      GongApi api,
      ItemReader<@Nullable Object[]> reader,
      Function<List<ApiRequest>, Pages<@Nullable Object[]>> reading,
      Execution execution,
      UnlistedItems unlisted,
      SeenTimes times) {
    this.api = api;
    this.reader = reader;
    this.reading = reading;
    this.statementContext = execution.statementContext();
    this.unlisted = unlisted;
    this.youngFrom = UnlistedItems.youngFrom(execution);
    this.times = times;
  }

  /** How many rows there are. */
  public long rows() {
    return rows;
  }

  /** The first and the last time among them, where it is known. */
  public SeenTimes times() {
    return times;
  }

  /**
   * Counts the rows of requests.
   *
   * @param isKept whether all that a request finds was read before, so that it costs nothing
   */
  void count(List<ApiRequest> requests, Predicate<ApiRequest> isKept) {
    List<ApiRequest> unknown = new ArrayList<>();
    for (ApiRequest request : requests) {
      if (isKept.test(request)) {
        unknown.add(request);
      } else {
        count(request, unknown);
      }
    }
    if (!unknown.isEmpty()) {
      read(unknown);
    }
  }

  /**
   * Counts the rows of a request.
   *
   * @param unknown gets the request if Gong does not say how many there are
   */
  private void count(ApiRequest request, List<ApiRequest> unknown) {
    Optional<TimeWindow> window = TimeWindow.ofAny(request).filter(range -> range.filter().exact());
    if (window.isEmpty()
        || !api.totals().areExact()
        || !window.get().range().from().isBefore(youngFrom)) {
      unknown.add(request);
    } else if (!window.get().range().to().isAfter(youngFrom)) {
      settled(window.get());
    } else if (api.totals().isKnownLarge(window.get())) {
      settled(old(window.get()));
      read(List.of(young(window.get()).request()));
    } else {
      whole(window.get());
    }
  }

  /**
   * Counts rows by reading them all.
   *
   * @return how many the first answer said that there are
   */
  OptionalLong read(List<ApiRequest> requests) {
    OptionalLong total = OptionalLong.empty();
    try (Pages<@Nullable Object[]> pages = reading.apply(requests)) {
      for (boolean first = true; pages.hasNext(); first = false) {
        Page<@Nullable Object[]> page = pages.next();
        total = first ? page.totalRecords() : total;
        rows += page.rows().size();
        times.read(page.rows());
      }
    }
    return total;
  }

  /** Counts the rows of a range that is old enough for its total to be right. */
  private void settled(TimeWindow window) {
    Page<@Nullable Object[]> first = first(window);
    if (first.cursor().isPresent()) {
      total(window, first, first.totalRecords().orElse(0));
    }
  }

  /** Takes a number for that of the rows of a range, unless it cannot be: then they are read. */
  private void total(TimeWindow window, Page<@Nullable Object[]> first, long total) {
    if (total <= first.items()) {
      read(List.of(window.request()));
    } else {
      rows += total;
      times.beginning(first.rows());
    }
  }

  /**
   * Counts the rows of a range with an old and a young part: what Gong counts in the old part is
   * what it counts in all less what it counts in the young one, which is read.
   */
  private void whole(TimeWindow window) {
    Page<@Nullable Object[]> first = first(window);
    if (first.cursor().isEmpty()) {
      return;
    }
    long before = rows;
    OptionalLong young = read(List.of(young(window).request()));
    long old = first.totalRecords().orElse(0) - young.orElse(0);
    // There is a page behind the first one; where the numbers deny it, they say nothing.
    boolean possible =
        old + rows - before > first.items() && old >= times.countBefore(first.rows(), youngFrom);
    if (young.isPresent() && possible) {
      rows += old;
      times.beginning(first.rows());
    } else {
      settled(old(window));
    }
  }

  /** The first page of a range, whose rows are counted where there is no further page. */
  private Page<@Nullable Object[]> first(TimeWindow window) {
    Page<@Nullable Object[]> first = api.fetch(window.request(), reader, statementContext);
    if (first.cursor().isEmpty()) {
      unlisted.add(window.request(), first.totalRecords(), first.items());
      rows += first.rows().size();
      times.read(first.rows());
    } else {
      api.totals().isLarge(window);
    }
    return first;
  }

  private TimeWindow old(TimeWindow window) {
    return window.during(window.range().endingAt(youngFrom));
  }

  private TimeWindow young(TimeWindow window) {
    return window.during(window.range().beginningAt(youngFrom));
  }
}
