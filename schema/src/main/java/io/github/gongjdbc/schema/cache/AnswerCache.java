package io.github.gongjdbc.schema.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.github.gongjdbc.schema.auth.Account;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.split.Split;
import io.github.gongjdbc.schema.split.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was read of an account, one for all its connections in this JVM. Pages are kept by how much
 * memory they take; what a page leaves that had to go is a gap. Safe for use by many threads.
 */
public final class AnswerCache {
  /** Each goes when the last connection that uses it does. */
  private static final Cache<Account, AnswerCache> SHARED =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

  private static final long MEGABYTE = 1 << 20;

  private final Cache<KeptPage, KeptPage> pages;
  private final ReferencePages references = new ReferencePages(this);
  private final Map<Split, List<Listing>> listings = new HashMap<>();
  private volatile Duration longest = Duration.ZERO;
  private long added;
  private final AtomicLong numbers = new AtomicLong();

  private AnswerCache() {
    this.pages =
        Caffeine.newBuilder()
            .maximumWeight(0)
            .weigher((KeptPage key, KeptPage page) -> page.weight())
            .expireAfter(Expiry.creating((KeptPage key, KeptPage page) -> longest))
            .removalListener(AnswerCache::forget)
            .executor(Runnable::run)
            .build();
  }

  /**
   * The cache of an account. It holds what the connection that wants most of it wants.
   *
   * @param ttl how long a connection uses what is kept
   */
  public static AnswerCache of(Account account, Duration ttl, long megabytes) {
    AnswerCache cache = SHARED.get(account, key -> new AnswerCache());
    cache.allow(ttl, megabytes * MEGABYTE);
    return cache;
  }

  private synchronized void allow(Duration ttl, long bytes) {
    lengthen(ttl);
    pages
        .policy()
        .eviction()
        .filter(eviction -> eviction.getMaximum() < bytes)
        .ifPresent(eviction -> eviction.setMaximum(bytes));
  }

  /** Keeps at least so long what comes. */
  public synchronized void lengthen(Duration ttl) {
    if (ttl.compareTo(longest) > 0) {
      longest = ttl;
    }
  }

  /** The pages of small tables. */
  public ReferencePages references() {
    return references;
  }

  private static void forget(@Nullable KeptPage key, @Nullable KeptPage page, RemovalCause why) {
    if (page != null) {
      page.forget();
    }
  }

  /** Keeps a page as long as there is room for it. */
  void keep(KeptPage page) {
    pages.put(page, page);
  }

  /** A page was used. */
  public void touch(KeptPage page) {
    KeptPage unused = pages.getIfPresent(page);
  }

  /** Keeps what a request is answered with, page by page. */
  public Recording record(ApiRequest request) {
    return new Recording(this, new Listing(request, numbers.incrementAndGet()));
  }

  /** A listing has its first page. */
  synchronized void add(Listing listing) {
    listings.computeIfAbsent(key(listing.split(), listing), key -> new ArrayList<>()).add(listing);
    added++;
    if (added % 100 == 0) {
      listings.values().forEach(some -> some.removeIf(one -> !one.isKept()));
      listings.values().removeIf(List::isEmpty);
    }
  }

  /** A listing was read to its end: those that it replaces go. */
  void completed(Listing listing) {
    List<Listing> replaced;
    synchronized (this) {
      List<Listing> some = listings.getOrDefault(key(listing.split(), listing), List.of());
      int place = some.indexOf(listing);
      replaced =
          some.subList(0, Math.max(0, place)).stream()
              .filter(old -> old.endpoint().equals(listing.endpoint()))
              .filter(old -> old.filter().equals(listing.filter()))
              .filter(old -> listing.range().encloses(old.range()))
              .filter(old -> listing.split().content().containsAll(old.split().content()))
              .toList();
      some.removeAll(replaced);
    }
    replaced.stream().flatMap(old -> old.pages().stream()).forEach(pages::invalidate);
  }

  /** What is asked for besides the content and the range of time that can be read in parts. */
  private static Split key(Split split, Listing listing) {
    return key(split, listing.filter());
  }

  private static Split key(Split split, Optional<Filter> filter) {
    Split besides = split.selecting(Set.of());
    return filter.map(by -> besides.during(by, TimeRange.ALL)).orElse(besides);
  }

  /**
   * How a request is answered by what is kept.
   *
   * @param identity by what items are named, where the request may name some
   * @param now only what was read before is used
   * @param ttl only what is younger is used
   * @param inOrder whether items have to come in the order of their times
   */
  public Coverage find(
      ApiRequest request,
      Optional<Filter> identity,
      Instant now,
      Duration ttl,
      boolean inOrder,
      StatementContext statementContext) {
    CoverageSearch search = new CoverageSearch(this, request, now, ttl);
    boolean names =
        identity.flatMap(Filter::any).filter(request.split().values()::containsKey).isPresent();
    if (!names) {
      return search.find(inOrder);
    }
    Coverage named =
        inOrder
            ? Coverage.none(request)
            : search.findNamed(identity.orElseThrow(), statementContext);
    if (!named.isNothing()) {
      return named;
    }
    Coverage found = search.find(inOrder);
    return found.isWhole() ? found : Coverage.none(request);
  }

  /**
   * The listings that have what is asked for, whatever the range. Catalogs of two connections may
   * give a name to two endpoints.
   *
   * @param besides what is asked for besides content and range
   */
  synchronized List<Listing> listings(
      Endpoint endpoint, Split besides, Optional<Filter> filter, Set<String> content) {
    return listings.getOrDefault(key(besides, filter), List.of()).stream()
        .filter(listing -> listing.endpoint().equals(endpoint))
        .filter(listing -> listing.filter().equals(filter))
        .filter(listing -> listing.split().content().containsAll(content))
        .toList();
  }

  /** All listings of an endpoint that have this content, the latest first. */
  synchronized List<Listing> listings(Endpoint endpoint, Set<String> content) {
    return all()
        .filter(listing -> listing.endpoint().equals(endpoint))
        .filter(listing -> listing.split().content().containsAll(content))
        .sorted(Comparator.comparing(Listing::number).reversed())
        .toList();
  }

  private Stream<Listing> all() {
    return listings.values().stream().flatMap(List::stream);
  }

  /** What is kept, for people to see. */
  public synchronized List<CachedRange> ranges() {
    return Stream.concat(all().flatMap(Listing::shown), references.shown())
        .sorted(Comparator.comparing(CachedRange::readAt))
        .toList();
  }
}
