package io.github.gongjdbc.schema.read.order;

import com.google.common.collect.Range;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Response;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.page.Pages;
import io.github.gongjdbc.schema.predicate.TupleDomain;
import io.github.gongjdbc.schema.split.WorkingDays;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows from the newest to the oldest, out of an API that lists the oldest first: window by window
 * of time from the newest end, each read whole. What the first answer says of the total number is
 * an estimate that tells whether a window is too large to be read; what was read tells how large
 * the next should be.
 */
public final class NewestFirst implements Pages<@Nullable Object[]> {
  private static final long DAY = WorkingDays.DAY;
  private static final long WORKING_DAY = DAY / 3;
  private static final long LONGEST = 3650 * DAY;

  /** Fewer rows than this are not worth a request of their own. */
  private static final long LEAST = 60;

  /** So many rows of a window are held at most, unless they are of one moment. */
  private static final long MOST = 20 * Response.PAGE_SIZE;

  private final Column cursor;
  private final CursorOrder order;
  private final TupleDomain wanted;
  private final Function<TupleDomain, Pages<@Nullable Object[]>> reading;
  private final long oldest;
  private final long now;

  /** What is left to read ends here; empty for no end. */
  private Optional<Long> end;

  private boolean done;
  private long width = DAY;

  /** How many rows are still wanted, and how many a window should have. */
  private long missing;

  private long goal;

  /** Items a millisecond where a window was too large; zero when unknown. */
  private double rate;

  /**
   * @param reading opens the pages of what is wanted within a window
   * @param now the local time of the statement: what lies behind it is thought to be little
   * @param rows how many rows are wanted at most
   */
  public NewestFirst(
      CursorOrder order,
      TupleDomain wanted,
      Function<TupleDomain, Pages<@Nullable Object[]>> reading,
      long now,
      long rows) {
    this.order = order;
    this.cursor = order.cursor();
    this.wanted = wanted;
    this.reading = reading;
    this.now = now;
    this.missing = rows;
    this.goal = Math.max(LEAST, Math.min(rows, MOST));
    Range<Long> span = wanted.times(cursor).isEmpty() ? Range.closedOpen(now, now) : span();
    this.oldest = span.hasLowerBound() ? span.lowerEndpoint() : Long.MIN_VALUE;
    this.end = span.hasUpperBound() ? Optional.of(span.upperEndpoint()) : Optional.empty();
  }

  private Range<Long> span() {
    return wanted.times(cursor).span();
  }

  @Override
  public boolean hasNext() {
    return !done;
  }

  @Override
  public Page<@Nullable Object[]> next() {
    if (done) {
      throw new NoSuchElementException();
    }
    long begin =
        width > LONGEST ? oldest : Math.max(oldest, WorkingDays.before(newestEnd(), width));
    for (int attempt = 0; ; attempt++) {
      try (Pages<@Nullable Object[]> pages = reading.apply(wanted.within(cursor, from(begin)))) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        long items = 0;
        long estimate = 0;
        Optional<Long> narrower = Optional.empty();
        while (narrower.isEmpty() && pages.hasNext()) {
          Page<@Nullable Object[]> page = pages.next();
          rows.addAll(page.rows());
          estimate = items == 0 ? page.totalRecords().orElse(0) : estimate;
          items += page.items();
          if (pages.hasNext() && (items <= Response.PAGE_SIZE || items > most())) {
            long total = estimate > items ? estimate : asDense(begin, page, items);
            narrower = narrower(begin, page, total, attempt);
          }
        }
        if (narrower.isEmpty()) {
          return window(begin, items, rows);
        }
        begin = narrower.get();
      }
    }
  }

  /**
   * How many items a window has if all of it is as dense as what was read; at least a page more.
   */
  private long asDense(long begin, Page<@Nullable Object[]> last, long items) {
    long past = order.newest(last.rows()).orElse(begin) - begin;
    double total = items * ((newestEnd() - begin) / (double) Math.max(1, past));
    return Math.max(items + Response.PAGE_SIZE, (long) Math.min(total, Integer.MAX_VALUE));
  }

  /** How many items of a window are read whatever was said of their number. */
  private long most() {
    return Math.max(MOST, goal) + 2 * Response.PAGE_SIZE;
  }

  private long newestEnd() {
    return Math.min(end.orElse(now), Math.max(now, oldest));
  }

  private Range<Long> from(long begin) {
    if (begin == Long.MIN_VALUE) {
      return end.map(Range::lessThan).orElse(Range.all());
    }
    return end.map(e -> Range.closedOpen(begin, e)).orElse(Range.atLeast(begin));
  }

  /** A later begin, where the window holds so much that reading it whole would be a waste. */
  private Optional<Long> narrower(
      long begin, Page<@Nullable Object[]> first, long total, int attempt) {
    long latest = newestEnd();
    if (total <= Math.max(2 * Response.PAGE_SIZE, goal + Response.PAGE_SIZE)
        || latest - begin <= 1) {
      return Optional.empty();
    }
    long guess = begin + (latest - begin) / 2;
    OptionalLong newestOfPage = order.newest(first.rows());
    if (newestOfPage.isPresent() && attempt < 3) {
      rate = first.items() / (double) Math.max(1, newestOfPage.getAsLong() - oldestOf(first));
      guess = Math.max(newestOfPage.getAsLong() + 1, guess(begin, newestOfPage.getAsLong(), total));
    }
    return Optional.of(Math.max(begin + 1, Math.min(guess, latest - 1)));
  }

  private long oldestOf(Page<@Nullable Object[]> page) {
    return order.oldest(page.rows()).orElseThrow();
  }

  /**
   * Where the newest rows of a window begin, if the rest of it is as dense as its first page. What
   * would go on for longer than a day is spread over several, and the nights between are idle.
   */
  private long guess(long begin, long newestOfPage, long total) {
    long latest = newestEnd();
    double needed = (total - Response.PAGE_SIZE) / rate;
    if (latest - begin > DAY + DAY / 4 && needed > DAY / 2.0) {
      double end = newestOfPage + needed / WORKING_DAY * DAY;
      return (long) Math.min(end, (double) latest) - DAY;
    }
    return (long) (Math.min(newestOfPage + needed, (double) latest) - goal / rate);
  }

  private Page<@Nullable Object[]> window(long begin, long items, List<@Nullable Object[]> rows) {
    long read = Math.max(1, newestEnd() - begin);
    if (missing == Long.MAX_VALUE) {
      // Somebody above drops rows, so nobody knows how many will do.
      goal = Math.min(MOST, goal + Response.PAGE_SIZE);
    } else {
      missing = Math.max(0, missing - rows.size());
      goal = Math.max(LEAST, Math.min(missing + LEAST / 2, MOST));
    }
    // The emptier the window was, the further back the next one reaches.
    double factor = items == 0 ? 2 : Math.min(4, Math.max(0.25, (double) goal / items));
    width = Math.max(1, (long) (rate > 0 && items < goal ? 2 * goal / rate : read * factor));
    rate = 0;
    end = Optional.of(begin);
    done = begin <= oldest;
    return new Page<>(order.sorted(rows), rows.size(), OptionalLong.empty(), Optional.empty());
  }

  @Override
  public void close() {
    done = true;
  }
}
