package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.account.ItemCounts;
import io.github.gongjdbc.schema.catalog.Response;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.spec.ReadingOrder;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many requests a part of a plan is thought to cost.
 *
 * @param requests how many
 * @param items how many items they find
 * @param atMost whether there may be less
 * @param unknown what is read where that is not known, such as "30 days of calls"; else empty
 */
public record RequestEstimate(long requests, long items, boolean atMost, List<String> unknown) {

  private static final String PARAMETERS = "?";

  /** What nobody knows before the parameters have values. */
  static final RequestEstimate OF_PARAMETERS = unknown(PARAMETERS);

  /** What costs nothing. */
  public static final RequestEstimate NONE = new RequestEstimate(0, 0, false, List.of());

  public RequestEstimate {
    unknown = List.copyOf(unknown);
  }

  /** A number of items that are all known, such as ids, and so many requests for them. */
  static RequestEstimate ofItems(long requests, long items) {
    return new RequestEstimate(requests, items, false, List.of());
  }

  static RequestEstimate unknown(String what) {
    return new RequestEstimate(0, 0, false, List.of(what));
  }

  /**
   * What requests cost that list what is wanted.
   *
   * @param rows how many rows are wanted at most
   */
  static RequestEstimate of(
      ScanRequest request, List<ApiRequest> asked, ItemCounts counts, Instant now, long rows) {
    RequestEstimate sum = NONE;
    for (ApiRequest one : asked) {
      sum = sum.plus(of(request, one, counts, now));
    }
    if (rows == Long.MAX_VALUE
        || request.table().expectedItems() < request.table().expectedRows()) {
      return sum;
    }
    // One page more where they are read from an end that has to be found.
    long pages = pages(rows) + (request.order() == ReadingOrder.NEWEST_FIRST ? 1 : 0);
    boolean enough = sum.unknown.isEmpty() && sum.requests <= pages;
    return enough ? sum : new RequestEstimate(pages, rows, sum.atMost, List.of());
  }

  private static RequestEstimate of(
      ScanRequest request, ApiRequest one, ItemCounts counts, Instant now) {
    int named = request.namedItems(one.split().values()).size();
    if (named > 0) {
      return ofItems(1, named);
    }
    Optional<ItemCounts.Items> items = counts.estimate(one, now);
    return items
        .map(
            known ->
                new RequestEstimate(
                    pages(known.number()), known.number(), known.atMost(), List.of()))
        .orElseGet(() -> unknown(what(request, ItemCounts.Range.of(one, now))));
  }

  /**
   * What it costs to count what requests list: a total for what is old, and the pages of what is
   * young. While nothing is known of these, that is one request.
   */
  static RequestEstimate ofCount(
      List<ApiRequest> asked, ItemCounts counts, Instant now, Instant youngFrom) {
    long sum = 0;
    for (ApiRequest one : asked) {
      ItemCounts.Range range = ItemCounts.Range.of(one, now);
      boolean onePage =
          counts
              .estimate(one, now)
              .filter(items -> items.number() <= Response.PAGE_SIZE)
              .isPresent();
      boolean old = range.from().isBefore(youngFrom);
      ItemCounts.Range young =
          new ItemCounts.Range(old ? youngFrom : range.from(), range.to(), range.filtered());
      long pages =
          onePage || !range.to().isAfter(youngFrom)
              ? 0
              : counts.estimate(one, young).map(items -> pages(items.number())).orElse(0L);
      sum += Math.max(1, pages + (old ? 1 : 0));
    }
    return ofRequests(sum);
  }

  private static long pages(long items) {
    return Math.max(1, -Math.floorDiv(-items, (long) Response.PAGE_SIZE));
  }

  private static String what(ScanRequest request, ItemCounts.Range range) {
    String table = request.table().name();
    if (range.isWhole()) {
      return "all of " + table;
    }
    long days = -Math.floorDiv(-range.length().toHours(), 24L);
    return (days == 1 ? "1 day" : days + " days") + " of " + table;
  }

  /** Both, one after the other. */
  public RequestEstimate plus(RequestEstimate other) {
    List<String> both = new ArrayList<>(unknown);
    other.unknown.stream().filter(what -> !both.contains(what)).forEach(both::add);
    return new RequestEstimate(
        requests + other.requests, items + other.items, atMost || other.atMost, both);
  }

  /** The same, of which less may be needed. */
  public RequestEstimate orLess() {
    return new RequestEstimate(requests, items, true, unknown);
  }

  /**
   * A join whose right side is looked up, of which this is the left one.
   *
   * @param right what one look-up costs
   * @param keys by how many keys the right side is looked up at a time
   */
  public RequestEstimate lookingUp(RequestEstimate right, int keys) {
    long lookUps = -Math.floorDiv(-items, (long) keys);
    List<String> both = new ArrayList<>(unknown);
    both.addAll(right.unknown);
    return new RequestEstimate(
        requests + lookUps * right.requests, items, atMost || right.atMost, both);
  }

  /** The same, where each page takes a request more for what its items lack. */
  RequestEstimate lookingUp() {
    return new RequestEstimate(requests + pages(items), items, atMost, unknown);
  }

  /** The same rows once more, which cost nothing. */
  public RequestEstimate again() {
    return new RequestEstimate(0, items, atMost, List.of());
  }

  /** So many requests for something else than rows. */
  public static RequestEstimate ofRequests(long requests) {
    return ofItems(requests, requests);
  }

  /** Rows that are there already. */
  public static RequestEstimate ofRows(long rows) {
    return new RequestEstimate(0, rows, false, List.of());
  }

  /** As a line of a plan says it. */
  @Override
  public String toString() {
    if (unknown.contains(PARAMETERS)) {
      return "unknown until the parameters are set";
    }
    return unknown.isEmpty()
        ? (atMost ? "at most " : "") + requests
        : "unknown until the first page (" + String.join(", ", unknown) + ")";
  }

  /** As a sentence. */
  public String sentence() {
    if (!unknown.isEmpty()) {
      return "Requests to Gong: " + this + ".";
    }
    if (requests == 0) {
      return "No request to Gong.";
    }
    return (atMost ? "At most " : "About ")
        + requests
        + (requests == 1 ? " request" : " requests")
        + " to Gong.";
  }
}
