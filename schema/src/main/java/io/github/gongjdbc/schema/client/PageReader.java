package io.github.gongjdbc.schema.client;

import io.github.gongjdbc.schema.account.TimeWindow;
import io.github.gongjdbc.schema.cache.Recording;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.Item;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.page.Pages;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of one request in the API's order, each when it is asked for. A sequence of pages
 * lives for about an hour; when it ends early, a new one is begun for what has not been read yet,
 * and some items may come again. What would never end is an error.
 */
public final class PageReader<R> implements Pages<Item<R>> {
  /** A page may be empty although others follow, but hardly many in a row. */
  private static final int MOST_EMPTY_PAGES = 5;

  private final GongApi api;
  private final ApiRequest request;
  private final Optional<TimeWindow> window;
  private final ItemReader<Item<R>> reader;
  private final StatementContext statementContext;
  private final Optional<Recording> recording;
  private Optional<ApiRequest> next;
  private Sequence sequence = new Sequence(0);

  /** The latest time among the items so far. */
  private @Nullable Instant latest;

  /** What it was when a sequence ended early the last time. */
  private @Nullable Instant stoppedAt;

  /** Whether the API lists by time, as far as it was seen. */
  private boolean ascending;

  public PageReader(
      GongApi api, ApiRequest request, ItemReader<R> reader, StatementContext statementContext) {
    this.api = api;
    this.request = request;
    this.window = TimeWindow.ofListing(request);
    this.recording = api.kept().recording(request);
    this.reader = TimedItems.of(request, reader);
    this.statementContext = statementContext;
    this.next = Optional.of(request);
    this.ascending = window.isPresent();
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public Page<Item<R>> next() {
    Page<Item<R>> page;
    try {
      page = fetch(next.orElseThrow());
    } catch (GongException e) {
      if (e.kind() != Kind.CURSOR) {
        throw e;
      }
      page = fetch(resumed(e));
    }
    page.rows().forEach(item -> follow(item.time()));
    return page;
  }

  /**
   * What has not been read yet, as a window of time; empty where the listing does not go by time.
   */
  public Optional<TimeWindow> rest() {
    Instant time = latest;
    return ascending && time != null ? window.map(all -> all.behind(time)) : Optional.empty();
  }

  private Page<Item<R>> fetch(ApiRequest asked) {
    Instant now = api.kept().now();
    Page<Item<R>> page = api.fetch(asked, reader, statementContext);
    if (asked.cursor().isEmpty()) {
      api.expectMore(asked, page, statementContext);
      if (page.cursor().isPresent()) {
        TimeWindow.of(asked).ifPresent(api.totals()::isLarge);
      }
    }
    sequence.check(page);
    next = page.cursor().map(asked::page);
    recording.ifPresent(keeping -> keep(keeping, page, now));
    return page.withoutAnswer();
  }

  private void keep(Recording keeping, Page<Item<R>> page, Instant asked) {
    List<Instant> times = page.rows().stream().flatMap(item -> item.time().stream()).toList();
    long[] keys = page.rows().stream().mapToLong(Item::key).toArray();
    keeping.add(page.answer(), keys, times, asked, page.cursor().isEmpty());
  }

  /** The first request of a new sequence, which must come further than the one that failed. */
  private ApiRequest resumed(GongException failure) {
    boolean further =
        ascending ? !Objects.equals(latest, stoppedAt) : sequence.items > sequence.again;
    if (!further) {
      throw new GongException(
          Kind.API,
          "The pages of "
              + name()
              + " end before they are read, again and again: "
              + failure.getMessage(),
          failure);
    }
    stoppedAt = latest;
    sequence = new Sequence(sequence.items);
    return rest().map(TimeWindow::request).orElse(request);
  }

  private void follow(Optional<Instant> time) {
    if (!ascending) {
      return;
    }
    Instant before = latest;
    if (time.isEmpty()) {
      ascending = false;
    } else if (before == null || time.get().isAfter(before)) {
      latest = time.get();
    } else {
      // Two items may each be off the filter's clock, in opposite directions.
      Instant earliest = before.minus(window.orElseThrow().filter().widen().multipliedBy(2));
      ascending = !time.get().isBefore(earliest);
    }
  }

  @Override
  public void close() {
    next = Optional.empty();
  }

  private String name() {
    return request.endpoint().method() + " " + request.endpoint().path();
  }

  /** Pages that lead from one to the next. */
  private final class Sequence {
    /** How many items the sequence before had read. */
    private final long again;

    private final Set<Long> pages = new HashSet<>();
    private int emptyPages;
    private long items;

    Sequence(long again) {
      this.again = again;
    }

    /** Takes a page, unless it is one that was there before or one too many without items. */
    void check(Page<Item<R>> page) {
      items += page.items();
      if (page.items() == 0) {
        emptyPages++;
        if (emptyPages > MOST_EMPTY_PAGES && page.cursor().isPresent()) {
          throw neverEnding("with " + emptyPages + " empty pages in a row");
        }
        return;
      }
      emptyPages = 0;
      long fingerprint = 1;
      for (Item<R> item : page.rows()) {
        fingerprint = fingerprint * 31 + item.identity();
      }
      if (!pages.add(fingerprint)) {
        throw neverEnding("with the same page twice");
      }
    }

    private GongException neverEnding(String how) {
      return new GongException(
          Kind.MALFORMED_ANSWER,
          name() + " answered " + how + ": the result would never end. Run the statement again.");
    }
  }
}
