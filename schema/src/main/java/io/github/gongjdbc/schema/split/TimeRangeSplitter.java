package io.github.gongjdbc.schema.split;

import io.github.gongjdbc.schema.catalog.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a range of time into smaller ones without gaps, as equal in length as may be. Each may cost
 * a request more than the whole, for its last page is seldom full; so they are as few as the pages
 * allow that can be kept waiting.
 *
 * @param whole the range; it has a beginning
 * @param items how many items it holds
 * @param abreast how many ranges are to be read side by side
 * @param mostWaiting how many pages may wait for their turn
 */
public record TimeRangeSplitter(TimeRange whole, long items, long abreast, long mostWaiting) {
  private static final long LEAST_PAGES = 4;

  /**
   * The ranges.
   *
   * @param now the whole is cut up to here at most: few items lie in the future
   * @return empty where cutting is not worth it
   */
  public Optional<List<TimeRange>> until(Instant now) {
    Instant end = whole.to().isBefore(now) ? whole.to() : now;
    long pages = items / Response.PAGE_SIZE;
    long seconds = Duration.between(whole.from(), end).toSeconds();
    if (pages < LEAST_PAGES * Math.min(abreast, LEAST_PAGES) || seconds < pages) {
      return Optional.empty();
    }
    long each = Math.max(LEAST_PAGES, mostWaiting / (abreast - 1));
    long count = Math.max(Math.min(abreast, pages / LEAST_PAGES), (pages + each - 1) / each);
    List<TimeRange> ranges = new ArrayList<>();
    Instant from = whole.from();
    for (long i = 1; i <= count; i++) {
      Instant to = i == count ? whole.to() : whole.from().plusSeconds(seconds * i / count);
      ranges.add(new TimeRange(from, to));
      from = to;
    }
    return Optional.of(ranges);
  }
}
