package io.github.gongjdbc.schema.account;

import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.split.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many items an account was seen to have, as the first pages of ranges of time named their
 * totals: what estimates are made of. Safe for use by many threads.
 */
public final class ItemCounts {
  /** Nobody had a call recorded before. */
  private static final Instant FOUNDED = Instant.parse("2015-01-01T00:00:00Z");

  /** A longer time without any item is one before the account was used. */
  private static final Duration PAUSE = Duration.ofDays(30);

  /** By what is listed. */
  private final Map<String, Seen> ranges = new ConcurrentHashMap<>();

  private final Map<String, Seen> wholes = new ConcurrentHashMap<>();
  private final Map<String, Beginning> beginnings = new ConcurrentHashMap<>();

  ItemCounts() {}

  /**
   * What a request lists.
   *
   * @param from {@link Instant#MIN} for no beginning
   * @param filtered whether it asks for some items of this time alone
   */
  public record Range(Instant from, Instant to, boolean filtered) {
    /** The range of time of a request, up to now. */
    public static Range of(ApiRequest request, Instant now) {
      TimeRange range = TimeRange.ALL;
      boolean filtered = !request.split().values().isEmpty();
      for (Filter filter : request.endpoint().filters()) {
        if (isDemanded(request.endpoint(), filter)) {
          // What is listed does not stand in this time but is about it.
          continue;
        }
        TimeRange asked = request.split().during(filter);
        if (!asked.isAll() && range.isAll()) {
          range = asked;
        } else {
          filtered |= !asked.isAll();
        }
      }
      return new Range(range.from(), range.to().isBefore(now) ? range.to() : now, filtered);
    }

    private static boolean isDemanded(Endpoint endpoint, Filter filter) {
      return endpoint.demandedRange().filter(demanded -> demanded.isOfFilter(filter)).isPresent();
    }

    public boolean isWhole() {
      return from.equals(Instant.MIN);
    }

    /** How long it is; zero where it has no beginning. */
    public Duration length() {
      return isWhole() || to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }
  }

  private record Seen(Range range, long items) {}

  /**
   * Where the items of an account begin.
   *
   * @param asked from when they were asked for
   * @param first the time of the first of them
   */
  private record Beginning(Instant asked, Instant first) {}

  /**
   * How many items a request is thought to find.
   *
   * @param atMost whether there may be less
   */
  public record Items(long number, boolean atMost) {}

  /**
   * The first page of a request named a total.
   *
   * @param first the time of the first item, where that is the earliest
   */
  public void saw(ApiRequest request, long total, Optional<Instant> first, Instant now) {
    Range asked = Range.of(request, now);
    if (asked.filtered()) {
      return;
    }
    String key = key(request);
    first
        .filter(time -> asked.isWhole() || asked.from().isBefore(time.minus(PAUSE)))
        .ifPresent(
            time ->
                beginnings.merge(
                    key,
                    new Beginning(asked.from(), time),
                    (known, next) -> next.asked.isAfter(known.asked) ? known : next));
    Range range = asked.isWhole() ? asked : fromBeginning(key, asked);
    Seen seen = new Seen(range, total);
    if (range.isWhole()) {
      wholes.merge(
          key, seen, (known, next) -> next.range.to.isBefore(known.range.to) ? known : next);
    } else if (!range.length().isZero()) {
      ranges.merge(key, seen, ItemCounts::better);
    }
  }

  /** Of two ranges the longer one tells more, unless it is hardly longer and was seen before. */
  private static Seen better(Seen known, Seen next) {
    return next.range.length().multipliedBy(2).compareTo(known.range.length()) >= 0 ? next : known;
  }

  /** How many items a request finds; empty while nothing is known. */
  public Optional<Items> estimate(ApiRequest request, Instant now) {
    return estimate(request, Range.of(request, now));
  }

  /** How many items such a request finds in a range; empty while nothing is known. */
  public Optional<Items> estimate(ApiRequest request, Range asked) {
    Optional<Seen> whole = Optional.ofNullable(wholes.get(key(request)));
    Optional<Seen> seen = Optional.ofNullable(ranges.get(key(request)));
    Range range = fromBeginning(key(request), asked);
    if (range.isWhole() || (asked.isWhole() && whole.isPresent())) {
      return whole.map(
          all -> new Items(all.items, range.filtered() || range.to.isBefore(all.range.to)));
    }
    return seen.map(
            known ->
                new Items(
                    Math.min(
                        whole.map(Seen::items).orElse(Long.MAX_VALUE),
                        Math.round(
                            (double) known.items
                                * range.length().toMillis()
                                / known.range.length().toMillis())),
                    range.filtered()))
        .or(() -> whole.map(all -> new Items(all.items, true)));
  }

  /** A range without the time before the account's first item, where that is known. */
  private Range fromBeginning(String key, Range range) {
    Beginning known = beginnings.get(key);
    Instant from = range.from.isBefore(FOUNDED) ? FOUNDED : range.from;
    return known == null || known.asked.isAfter(from) || !range.from.isBefore(known.first)
        ? range
        : new Range(known.first, range.to, range.filtered);
  }

  private static String key(ApiRequest request) {
    return request.endpoint().lists();
  }
}
