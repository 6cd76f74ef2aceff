package io.github.gongjdbc.schema.cache;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.split.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a request is answered: parts that are kept and parts that have to be asked for, in the order
 * of their times.
 *
 * @param request which is answered
 */
public record Coverage(ApiRequest request, List<Part> parts) {
  public Coverage {
    parts = List.copyOf(parts);
  }

  /** Nothing is kept: the request has to go out as it is. */
  public static Coverage none(ApiRequest request) {
    return new Coverage(request, List.of(new Gap(request)));
  }

  /** A part of an answer. */
  public sealed interface Part permits Kept, Gap {}

  /** What has to be asked for. */
  public record Gap(ApiRequest request) implements Part {}

  /**
   * What is kept.
   *
   * @param pages which have it
   * @param choice which of their items belong to it
   * @param request asks for this part, if it is lost meanwhile
   */
  public record Kept(List<KeptPage> pages, ItemChoice choice, ApiRequest request) implements Part {
    public Kept {
      pages = List.copyOf(pages);
    }

    /** Reads those of the items of its pages that belong to it. */
    public <R> ItemReader<R> chosen(ItemReader<R> items) {
      return choice.of(items);
    }
  }

  /**
   * The same reader for all parts: what an item is, is told by what is looked at in it, and it may
   * be in two parts.
   */
  public <R> ItemReader<R> seeing(ItemReader<R> items) {
    ItemReader<R> seeing = items;
    for (Part part : parts) {
      if (part instanceof Kept kept) {
        seeing = kept.choice().seenBy(seeing);
      }
    }
    return seeing;
  }

  /** Whether nothing has to be asked for. */
  public boolean isWhole() {
    return gaps().isEmpty();
  }

  /** Whether nothing is kept. */
  public boolean isNothing() {
    return parts.stream().allMatch(Gap.class::isInstance);
  }

  /** What has to be asked for. */
  public List<ApiRequest> gaps() {
    return parts.stream()
        .filter(Gap.class::isInstance)
        .map(part -> ((Gap) part).request())
        .toList();
  }

  /** What is kept and what is asked for, as people write it; empty where nothing is kept. */
  public static Optional<String> describe(List<Coverage> coverages) {
    RangeSet<Instant> kept = TreeRangeSet.create();
    RangeSet<Instant> asked = TreeRangeSet.create();
    for (Coverage coverage : coverages) {
      for (Part part : coverage.parts) {
        if (part instanceof Kept some) {
          kept.add(range(some.request));
        } else {
          asked.add(range(((Gap) part).request));
        }
      }
    }
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(text(kept) + ", asked: " + (asked.isEmpty() ? "nothing" : text(asked)));
  }

  private static Range<Instant> range(ApiRequest request) {
    return Times.filter(request.endpoint(), request.split())
        .map(request.split()::during)
        .map(Times::range)
        .orElse(Times.range(TimeRange.ALL));
  }

  private static String text(RangeSet<Instant> ranges) {
    return ranges.asRanges().stream()
        .map(Times::timeRange)
        .map(
            range ->
                range.isAll()
                    ? "all"
                    : (range.hasBeginning() ? "from " + range.from() : "")
                        + (range.hasBeginning() && range.hasEnd() ? " " : "")
                        + (range.hasEnd() ? "to " + range.to() : ""))
        .collect(Collectors.joining(" and "));
  }

  /** How many items the pages have of which some are used, at most. */
  public long items() {
    return parts.stream()
        .filter(Kept.class::isInstance)
        .flatMap(part -> ((Kept) part).pages().stream())
        .mapToLong(KeptPage::items)
        .sum();
  }
}
