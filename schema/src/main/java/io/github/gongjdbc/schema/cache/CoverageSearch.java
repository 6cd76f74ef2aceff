package io.github.gongjdbc.schema.cache;

import com.google.common.collect.Iterables;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.Sets;
import com.google.common.collect.TreeRangeSet;
import io.github.gongjdbc.schema.cache.Coverage.Gap;
import io.github.gongjdbc.schema.cache.Coverage.Kept;
import io.github.gongjdbc.schema.cache.Coverage.Part;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.ParameterType;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.split.Split;
import io.github.gongjdbc.schema.split.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Searches for what answers a request. A listing does whose content has all that is asked for and
 * whose other parameters are the same or ask for more, as far as the items tell what Gong would
 * have left out. The latest is taken first.
 */
final class CoverageSearch {
  /** With more gaps than this, most of which cost a request, their hull is cheaper. */
  private static final int MOST_GAPS = 4;

  /** More are not left to be checked here: each could be asked for or not. */
  private static final int MOST_CONDITIONS = 5;

  /** By so much an end moves that stands for none. */
  private static final Duration OPEN = Duration.ofDays(1);

  private final AnswerCache cache;
  private final ApiRequest request;
  private final Instant now;
  private final Duration ttl;
  private final Endpoint endpoint;
  private final Split split;
  private final Optional<Filter> filter;
  private final Map<String, Condition> conditions = new LinkedHashMap<>();

  CoverageSearch(AnswerCache cache, ApiRequest request, Instant now, Duration ttl) {
    this.cache = cache;
    this.request = request;
    this.now = now;
    this.ttl = ttl;
    this.endpoint = request.endpoint();
    this.split = request.split();
    this.filter = Times.filter(endpoint, split);
    for (Filter one : endpoint.filters()) {
      if (one.type() == ParameterType.TEXT && one.exact() && isOfItems(one)) {
        one.places().stream()
            .filter(split.values()::containsKey)
            .filter(this::isOptional)
            .filter(place -> conditions.size() < MOST_CONDITIONS)
            .forEach(
                place ->
                    conditions.put(
                        place, new Condition(one.path(), Set.copyOf(split.values().get(place)))));
      }
    }
  }

  /** Whether items have what a filter goes by, and not only the request. */
  private boolean isOfItems(Filter one) {
    return endpoint.echoed().stream()
        .noneMatch(parameter -> parameter.filtered().equals(Optional.of(one.path())));
  }

  /** Whether a request without a parameter finds more. */
  private boolean isOptional(String place) {
    return endpoint
        .parameter(place)
        .filter(parameter -> !parameter.required() && parameter.sent().isEmpty())
        .filter(parameter -> !parameter.isIterated())
        .isPresent();
  }

  /** A listing, and what its items are to be asked. */
  private record Candidate(Listing listing, List<Condition> conditions) {}

  private List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (Set<String> left : Sets.powerSet(conditions.keySet())) {
      Map<String, List<String>> values = new LinkedHashMap<>(split.values());
      values.keySet().removeAll(left);
      Split besides = new Split(endpoint.name(), values, split.times(), split.content());
      List<Condition> some =
          conditions.entrySet().stream()
              .filter(one -> left.contains(one.getKey()))
              .map(Map.Entry::getValue)
              .toList();
      cache
          .listings(endpoint, besides, filter, split.content())
          .forEach(listing -> candidates.add(new Candidate(listing, some)));
    }
    candidates.sort(Comparator.comparing((Candidate one) -> one.listing().number()).reversed());
    return candidates;
  }

  /** A part that covers a range. */
  private record Piece(Range<Instant> range, Part part, boolean inOrder) {}

  Coverage find(boolean inOrder) {
    TimeRange times = filter.map(split::during).orElse(TimeRange.ALL);
    if (!times.from().isBefore(times.to())) {
      return Coverage.none(request);
    }
    Range<Instant> asked = Times.range(times);
    RangeSet<Instant> remaining = TreeRangeSet.create();
    remaining.add(asked);
    List<Piece> pieces = new ArrayList<>();
    for (Candidate candidate : candidates()) {
      for (Range<Instant> some : usable(candidate.listing(), remaining)) {
        pieces.add(kept(candidate, some));
        remaining.remove(some);
      }
      if (remaining.isEmpty()) {
        break;
      }
    }
    if (pieces.isEmpty()) {
      return Coverage.none(request);
    }
    dropOpenEnd(asked, remaining);
    if (remaining.asRanges().size() > MOST_GAPS) {
      Range<Instant> hull = remaining.span();
      pieces.removeIf(piece -> hull.encloses(piece.range));
      remaining.add(hull);
    }
    remaining.asRanges().forEach(gap -> pieces.add(new Piece(gap, new Gap(during(gap)), true)));
    pieces.sort(Comparator.comparing(piece -> piece.range.lowerEndpoint()));
    boolean sorted =
        pieces.size() == 1
            || (filter.filter(Filter::exact).isPresent()
                && pieces.stream().allMatch(Piece::inOrder));
    return inOrder && !sorted
        ? Coverage.none(request)
        : new Coverage(request, pieces.stream().map(Piece::part).toList());
  }

  /** What of a listing is of use for what is not covered yet. */
  private List<Range<Instant>> usable(Listing listing, RangeSet<Instant> remaining) {
    RangeSet<Instant> covered = listing.covered(now, ttl);
    if (!listing.isTimed()) {
      return covered.asRanges().stream().filter(remaining::encloses).toList();
    }
    List<Range<Instant>> usable = new ArrayList<>();
    for (Range<Instant> one : covered.asRanges()) {
      usable.addAll(remaining.subRangeSet(one).asRanges());
    }
    return usable;
  }

  private Piece kept(Candidate candidate, Range<Instant> some) {
    Listing listing = candidate.listing();
    List<KeptPage> pages = listing.entries(some).stream().map(Listing.Entry::page).toList();
    boolean isPart = listing.isTimed() && !some.encloses(listing.range());
    ItemChoice choice =
        new ItemChoice(
            isPart ? filter : Optional.empty(), listing.widened(some), candidate.conditions());
    return new Piece(some, new Kept(pages, choice, during(some)), listing.isInOrder());
  }

  private ApiRequest during(Range<Instant> some) {
    return filter
        .map(by -> ApiRequest.of(endpoint, split.during(by, Times.timeRange(some))))
        .orElse(request);
  }

  /** An end that stands for none moves with the clock: what lies behind is of no use. */
  private void dropOpenEnd(Range<Instant> asked, RangeSet<Instant> remaining) {
    Optional<Instant> open = filter.flatMap(Filter::openEnd).map(now.minus(OPEN)::plus);
    Range<Instant> last = Iterables.getLast(remaining.asRanges(), null);
    if (last != null
        && open.filter(end -> !last.lowerEndpoint().isBefore(end)).isPresent()
        && !last.lowerEndpoint().equals(asked.lowerEndpoint())) {
      remaining.remove(last);
    }
  }

  /**
   * The same for a request that names items: each is there once, in whatever it was listed.
   *
   * @param identity by what items are named
   */
  Coverage findNamed(Filter identity, StatementContext context) {
    String place = identity.any().orElseThrow();
    boolean anywhere =
        conditions.keySet().equals(split.values().keySet()) && split.times().isEmpty();
    if (!anywhere) {
      return Coverage.none(request);
    }
    Map<Long, String> missing =
        split.values().getOrDefault(place, List.of()).stream()
            .collect(Collectors.toMap(ItemReader::hash, id -> id, (a, b) -> a, LinkedHashMap::new));
    List<Part> parts = new ArrayList<>();
    for (Listing listing : cache.listings(endpoint, split.content())) {
      for (KeptPage page : listing.pages()) {
        if (missing.isEmpty()) {
          break;
        }
        if (page.serves(now, ttl)) {
          Set<String> found = new LinkedHashSet<>();
          for (long hash : page.hashes(identity.path(), context)) {
            String id = missing.remove(hash);
            if (id != null) {
              found.add(id);
            }
          }
          if (!found.isEmpty()) {
            parts.add(named(page, place, identity, found));
          }
        }
      }
    }
    if (parts.isEmpty()) {
      return Coverage.none(request);
    }
    if (!missing.isEmpty()) {
      parts.add(new Gap(naming(place, List.copyOf(missing.values()))));
    }
    return new Coverage(request, parts);
  }

  private ApiRequest naming(String place, List<String> ids) {
    return ApiRequest.of(endpoint, split.with(place, ids));
  }

  private Kept named(KeptPage page, String place, Filter identity, Set<String> ids) {
    Map<String, Condition> all = new LinkedHashMap<>(conditions);
    all.put(place, new Condition(identity.path(), ids));
    return new Kept(
        List.of(page),
        new ItemChoice(Optional.empty(), Range.all(), List.copyOf(all.values())),
        naming(place, List.copyOf(ids)));
  }
}
