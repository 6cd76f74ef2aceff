package io.github.gongjdbc.schema.cache;

import com.google.common.util.concurrent.Striped;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.split.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The pages of reference endpoints, by their requests: whoever asks the same gets what was answered
 * to it, whatever columns they want of it; whoever stopped early has kept a page and not a table.
 * Many who ask at once wait for the one who fetches, and when that fails or is cancelled, the next
 * of them fetches.
 */
public final class ReferencePages {
  /** More locks than requests that are ever under way, so that hardly two requests share one. */
  private static final int LOCKS = 256;

  private final AnswerCache cache;
  private final Map<ApiRequest, KeptPage> pages = new ConcurrentHashMap<>();
  private final Striped<Lock> locks = Striped.lazyWeakLock(LOCKS);

  ReferencePages(AnswerCache cache) {
    this.cache = cache;
  }

  /** Asks the API. */
  public interface Source {
    public <R> Page<R> fetch(
        ApiRequest request, ItemReader<R> reader, StatementContext statementContext);
  }

  /** Who reads, by which clock, and how long answers serve him. */
  public record Reading(Clock clock, Duration ttl, StatementContext statementContext) {}

  /** Whether the answer to a request is kept. */
  public boolean has(ApiRequest request, Instant now, Duration ttl) {
    KeptPage page = pages.get(request);
    return page != null && page.serves(now, ttl);
  }

  /**
   * Takes the page that was kept, or fetches and keeps it.
   *
   * @param taken is told of a page that was not fetched
   * @throws GongException if there is no page to be had, or the statement was cancelled
   */
  public <R> Page<R> fetch(
      ApiRequest request,
      ItemReader<R> reader,
      Reading reading,
      Source source,
      Consumer<Page<?>> taken) {
    Optional<Page<R>> kept = kept(request, reader, reading, taken);
    if (kept.isPresent()) {
      return kept.get();
    }
    Lock lock = locks.get(request);
    reading.statementContext().lock(lock);
    try {
      return kept(request, reader, reading, taken)
          .orElseGet(() -> fetchAndKeep(request, reader, reading, source));
    } finally {
      lock.unlock();
    }
  }

  private <R> Optional<Page<R>> kept(
      ApiRequest request, ItemReader<R> reader, Reading reading, Consumer<Page<?>> taken) {
    KeptPage kept = pages.get(request);
    if (kept == null || !kept.serves(reading.clock().instant(), reading.ttl())) {
      return Optional.empty();
    }
    try {
      cache.touch(kept);
      Optional<Page<R>> page = kept.read(reader, reading.statementContext());
      page.ifPresent(taken);
      return page;
    } catch (MalformedAnswerException e) {
      // Whoever fetched it wanted other columns of it. Another answer may be better.
      pages.remove(request, kept);
      return Optional.empty();
    }
  }

  private <R> Page<R> fetchAndKeep(
      ApiRequest request, ItemReader<R> reader, Reading reading, Source source) {
    Instant asked = reading.clock().instant();
    Page<R> page = source.fetch(request, reader, reading.statementContext());
    KeptPage kept = new KeptPage(request.endpoint(), page.answer(), page.items(), asked);
    pages.values().removeIf(old -> !old.isKept());
    pages.put(request, kept);
    cache.keep(kept);
    return page.withoutAnswer();
  }

  /** What is kept, for people to see. */
  Stream<CachedRange> shown() {
    return pages.entrySet().stream()
        .filter(entry -> entry.getValue().isKept())
        .map(
            entry ->
                new CachedRange(
                    entry.getKey().split(),
                    TimeRange.ALL,
                    entry.getValue().readAt(),
                    entry.getValue().items(),
                    entry.getValue().weight()));
  }
}
