package io.github.gongjdbc.schema.cache;

import com.google.common.collect.BoundType;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.split.Split;
import io.github.gongjdbc.schema.split.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one request that are kept, and what range of time they cover. One that was not read
 * to its end covers what lies before its last items, where they come in the order of the time that
 * the endpoint filters by. Pages that are no longer kept, or too old, leave gaps. Safe for use by
 * many threads.
 */
final class Listing {
  /** So many pages that are not kept any more are remembered one by one. */
  private static final int MOST_LOST = 64;

  private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

  private final long number;
  private final Endpoint endpoint;
  private final Split split;
  private final Optional<Filter> filter;
  private final Range<Instant> range;
  private final Duration widen;
  private final List<Entry> entries = new ArrayList<>();
  private boolean ordered;
  private boolean timed;
  private boolean complete;

  /** Where the last items lie. */
  private @Nullable Instant latest;

  /**
   * A page, and the times that it tells about.
   *
   * @param times from the last items of the page before to its own; null where it has none
   */
  record Entry(KeptPage page, @Nullable Range<Instant> times) {
    boolean isLost() {
      return !page.isKept() && times != null;
    }

    /** Both of two that are lost, as old as the older one. */
    Entry with(Entry next) {
      KeptPage older = page.readAt().isAfter(next.page.readAt()) ? next.page : page;
      return new Entry(older, times == null || next.times == null ? null : times.span(next.times));
    }
  }

  /**
   * @param number one that was asked for later has a higher one
   */
  Listing(ApiRequest request, long number) {
    this.number = number;
    this.endpoint = request.endpoint();
    this.split = request.split();
    this.filter = Times.filter(endpoint, split);
    this.range = filter.map(split::during).map(Times::range).orElse(Times.range(TimeRange.ALL));
    this.widen = filter.map(Filter::widen).orElse(Duration.ZERO);
    this.timed = filter.isPresent();
    this.ordered = endpoint.response().order().filter(path -> isBy(filter, path)).isPresent();
  }

  private static boolean isBy(Optional<Filter> filter, List<String> path) {
    return filter.filter(one -> one.path().equals(path)).isPresent();
  }

  long number() {
    return number;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Split split() {
    return split;
  }

  /** The filter by the time whose range can be read in parts. */
  Optional<Filter> filter() {
    return filter;
  }

  Range<Instant> range() {
    return range;
  }

  /** When the oldest of its pages was asked for. */
  synchronized Instant readAt() {
    return entries.stream()
        .map(entry -> entry.page.readAt())
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /** What is kept of it, for people to see. */
  synchronized Stream<CachedRange> shown() {
    List<KeptPage> kept = entries.stream().map(Entry::page).filter(KeptPage::isKept).toList();
    return covered(Instant.MAX, FOREVER).asRanges().stream()
        .limit(kept.isEmpty() ? 0 : Long.MAX_VALUE)
        .map(
            some -> {
              List<KeptPage> pages =
                  entries(some).stream().map(Entry::page).filter(KeptPage::isKept).toList();
              return new CachedRange(
                  split,
                  Times.timeRange(some),
                  readAt(),
                  pages.stream().mapToLong(KeptPage::items).sum(),
                  pages.stream().mapToLong(KeptPage::weight).sum());
            });
  }

  /** Whether its items come in the order of their times, as far as it was read. */
  synchronized boolean isInOrder() {
    return ordered;
  }

  /** Whether each item tells its time, so that a part of the range can be told from the rest. */
  synchronized boolean isTimed() {
    return timed;
  }

  /**
   * The next page.
   *
   * @param times of its items, in their order; shorter than these where some have none
   * @param isLast whether there is no further page
   */
  synchronized void add(KeptPage page, List<Instant> times, boolean isLast) {
    timed &= times.size() == page.items();
    Instant first = null;
    Instant last = null;
    for (Instant time : times) {
      // Two items may each be off the filter's clock, in opposite directions.
      Instant before = last == null ? latest : last;
      ordered &= before == null || !time.isBefore(Times.minus(before, widen.multipliedBy(2)));
      first = first == null || time.isBefore(first) ? time : first;
      last = last == null || time.isAfter(last) ? time : last;
    }
    Instant begin = latest == null ? range.lowerEndpoint() : latest;
    if (first == null || last == null) {
      entries.add(new Entry(page, null));
    } else {
      entries.add(new Entry(page, Range.closed(begin.isBefore(first) ? begin : first, last)));
      latest = latest == null || last.isAfter(latest) ? last : latest;
    }
    complete |= isLast;
    if (entries.size() % MOST_LOST == 0) {
      mergeLost();
    }
  }

  /** Of pages that are not kept any more only their times matter, and a listing may be long. */
  private void mergeLost() {
    List<Entry> merged = new ArrayList<>();
    for (Entry entry : entries) {
      Entry before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (before != null && before.isLost() && entry.isLost()) {
        merged.set(merged.size() - 1, before.with(entry));
      } else {
        merged.add(entry);
      }
    }
    entries.clear();
    entries.addAll(merged);
  }

  /** Whether any of its pages is kept. */
  synchronized boolean isKept() {
    return entries.stream().anyMatch(entry -> entry.page.isKept());
  }

  synchronized List<KeptPage> pages() {
    return entries.stream().map(Entry::page).toList();
  }

  /**
   * The pages whose items may be of a range.
   *
   * @param some a part of what it covers
   */
  synchronized List<Entry> entries(Range<Instant> some) {
    return entries.stream()
        .filter(entry -> entry.times == null || !timed || overlaps(widened(entry.times), some))
        .toList();
  }

  private static boolean overlaps(Range<Instant> one, Range<Instant> other) {
    return one.isConnected(other) && !one.intersection(other).isEmpty();
  }

  /** The times of items that may be of a range, on the clock by which they were asked for. */
  Range<Instant> widened(Range<Instant> times) {
    Instant from = Times.minus(times.lowerEndpoint(), widen);
    Instant to = Times.plus(times.upperEndpoint(), widen);
    return times.upperBoundType() == BoundType.OPEN
        ? Range.closedOpen(from, to)
        : Range.closed(from, to);
  }

  /** What of the range is covered by pages that are kept and not too old. */
  synchronized RangeSet<Instant> covered(Instant now, Duration ttl) {
    boolean all = entries.stream().allMatch(entry -> entry.page.serves(now, ttl));
    if (!timed) {
      return complete && all ? ImmutableRangeSet.of(range) : ImmutableRangeSet.of();
    }
    if (!ordered && !entries.stream().allMatch(entry -> entry.page.isFresh(now, ttl))) {
      // What is not listed is known since the oldest of its pages.
      return ImmutableRangeSet.of();
    }
    RangeSet<Instant> covered = TreeRangeSet.create();
    Instant end = complete ? range.upperEndpoint() : ordered ? end() : range.lowerEndpoint();
    if (end.isAfter(range.lowerEndpoint())) {
      covered.add(Range.closedOpen(range.lowerEndpoint(), end));
    }
    if (all) {
      return covered;
    }
    Filter by = filter.orElseThrow();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.page.serves(now, ttl)) {
        continue;
      }
      Range<Instant> lost = entry.times;
      boolean isLast = complete && i == entries.size() - 1;
      if (lost == null && !(isLast && ordered)) {
        return ImmutableRangeSet.of();
      }
      Instant from =
          lost != null ? lost.lowerEndpoint() : latest == null ? range.lowerEndpoint() : latest;
      Instant first = Times.floor(Times.minus(from, widen), by);
      if (lost == null || (isLast && ordered)) {
        covered.remove(Range.atLeast(first));
      } else {
        // The first bound behind the last item.
        Instant last = Times.plus(lost.upperEndpoint(), widen.plusNanos(1));
        covered.remove(Range.closedOpen(first, Times.ceiling(last, by)));
      }
    }
    return covered;
  }

  /** Where that ends which was certainly read. */
  private Instant end() {
    Instant last = latest;
    return last == null
        ? range.lowerEndpoint()
        : Times.floor(Times.minus(last, widen), filter.orElseThrow());
  }
}
