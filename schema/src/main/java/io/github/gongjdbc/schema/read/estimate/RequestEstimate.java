package io.github.gongjdbc.schema.read.estimate;

import io.github.gongjdbc.schema.account.ItemCounts;
import io.github.gongjdbc.schema.catalog.Response;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.spec.ReadingOrder;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How many requests a part of a plan is thought to cost.
 *
 * @param requests how many, of those that are known
 * @param items how many items they find; empty where that is not known
 * @param atMost whether there may be less
 * @param unknown what is read where that is not known, such as "30 days of calls"; else empty
 * @param keys how many keys of a join they are for; zero for none
 * @param failure why the query fails before it asks
 */
public record RequestEstimate(
    long requests,
    OptionalLong items,
    boolean atMost,
    List<String> unknown,
    long keys,
    Optional<String> failure) {

  private static final String PARAMETERS = "?";

  /** What nobody knows before the parameters have values. */
  static final RequestEstimate OF_PARAMETERS = unknown(PARAMETERS);

  /** What costs nothing. */
  public static final RequestEstimate NONE = ofItems(0, 0);

  public RequestEstimate {
    unknown = List.copyOf(unknown);
  }

  /** A number of items that are all known, such as ids, and so many requests for them. */
  static RequestEstimate ofItems(long requests, long items) {
    return ofItems(requests, OptionalLong.of(items), false);
  }

  private static RequestEstimate ofItems(long requests, OptionalLong items, boolean atMost) {
    return new RequestEstimate(requests, items, atMost, List.of(), 0, Optional.empty());
  }

  static RequestEstimate unknown(String what) {
    return new RequestEstimate(0, OptionalLong.empty(), false, List.of(what), 0, Optional.empty());
  }

  /** Nothing is asked, as the query fails before that. */
  static RequestEstimate failing(String why) {
    return new RequestEstimate(0, OptionalLong.empty(), false, List.of(), 0, Optional.of(why));
  }

  /** The same for so many keys of a join, of which more take more. */
  RequestEstimate forKeys(long most) {
    return new RequestEstimate(requests, items, atMost, unknown, most, failure);
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
    return enough || !request.accessPath().endpoint().paged()
        ? sum
        : ofItems(pages, OptionalLong.of(rows), sum.atMost);
  }

  private static RequestEstimate of(
      ScanRequest request, ApiRequest one, ItemCounts counts, Instant now) {
    int named = request.namedItems(one.split().values()).size();
    if (named > 0) {
      return ofItems(1, named);
    }
    Optional<ItemCounts.Items> items = counts.estimate(one, now);
    if (!one.endpoint().paged()) {
      return items
          .filter(all -> one.split().values().isEmpty())
          .map(all -> ofItems(1, OptionalLong.of(all.number()), all.atMost()))
          .orElse(ofRequests(1));
    }
    return items
        .map(
            known ->
                ofItems(pages(known.number()), OptionalLong.of(known.number()), known.atMost()))
        .orElseGet(() -> unknown(what(request, ItemCounts.Range.of(one, now))));
  }

  /** What is not known of the pages of a request, in words. */
  static String what(ScanRequest request, ApiRequest one, Instant now) {
    return what(request, ItemCounts.Range.of(one, now));
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
    return new RequestEstimate(
        requests + other.requests,
        items.isPresent() && other.items.isPresent()
            ? OptionalLong.of(items.getAsLong() + other.items.getAsLong())
            : OptionalLong.empty(),
        atMost || other.atMost,
        Stream.concat(unknown.stream(), other.unknown.stream()).distinct().toList(),
        Math.max(keys, other.keys),
        failure.or(other::failure));
  }

  /** The same, of which less may be needed. */
  public RequestEstimate orLess() {
    return new RequestEstimate(requests, items, true, unknown, keys, failure);
  }

  /**
   * A join whose right side is looked up, of which this is the left one.
   *
   * @param right what one look-up costs
   * @param most by how many keys the right side is looked up at a time
   */
  public RequestEstimate lookingUp(RequestEstimate right, int most) {
    long atOnce = right.keys == 0 ? most : Math.min(most, right.keys);
    RequestEstimate lookUps = NONE;
    if (items.isPresent()) {
      lookUps = ofRequests(-Math.floorDiv(-items.getAsLong(), atOnce) * right.requests);
    } else if (unknown.isEmpty()) {
      lookUps = unknown(right.requests + " for " + each(atOnce, "key", "keys") + " of the join");
    }
    RequestEstimate both = plus(lookUps);
    return new RequestEstimate(
        both.requests,
        items,
        atMost || right.atMost,
        Stream.concat(both.unknown.stream(), right.unknown.stream()).toList(),
        keys,
        failure.or(right::failure));
  }

  /** "each key", or "every 20 keys". */
  static String each(long number, String one, String several) {
    return number == 1 ? "each " + one : "every " + number + " " + several;
  }

  /** The same, where each page takes a request more for what its items lack. */
  RequestEstimate lookingUp() {
    return items.isEmpty()
        ? this
        : new RequestEstimate(
            requests + pages(items.getAsLong()), items, atMost, unknown, keys, failure);
  }

  /** The same rows once more, which cost nothing. */
  public RequestEstimate again() {
    return ofItems(0, items, atMost);
  }

  /** So many requests for something else than rows. */
  public static RequestEstimate ofRequests(long requests) {
    return ofItems(requests, OptionalLong.empty(), false);
  }

  /** Rows that are there already. */
  public static RequestEstimate ofRows(long rows) {
    return ofItems(0, rows);
  }

  /** As a line of a plan says it. */
  @Override
  public String toString() {
    if (failure.isPresent()) {
      return "none, as the query fails: " + failure.get();
    }
    if (unknown.contains(PARAMETERS)) {
      return "unknown until the parameters are set";
    }
    if (unknown.isEmpty()) {
      String known = (atMost ? "at most " : "") + requests;
      return keys == 0 || keys >= Response.PAGE_SIZE
          ? known
          : known + " for " + each(keys, "key", "keys");
    }
    return "unknown until the first page ("
        + String.join(", ", unknown)
        + ")"
        + (requests > 0 && !atMost ? ", at least " + requests : "");
  }

  /** As a sentence. */
  public String sentence() {
    if (failure.isPresent()) {
      return "The query fails before it asks: " + failure.get();
    }
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
