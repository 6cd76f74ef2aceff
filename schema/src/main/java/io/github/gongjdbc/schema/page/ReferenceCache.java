package io.github.gongjdbc.schema.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.util.concurrent.Striped;
import io.github.gongjdbc.schema.auth.Account;
import io.github.gongjdbc.schema.client.GongApi;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/**
 * Keeps the pages of reference endpoints for a while. What is kept is a page as it was answered to
 * one request, so whoever asks the same gets it, whatever columns they want of it; whoever stopped
 * early has kept a page and not a table. Many who ask at once wait for the one who fetches, and
 * when that fails or is cancelled, the next of them fetches.
 */
public final class ReferenceCache {
  /** Each goes when the last connection that uses it does. */
  private static final Cache<Key, ReferenceCache> SHARED =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

  private static final long MEGABYTE = 1 << 20;

  /** More locks than requests that are ever under way, so that hardly two requests share one. */
  private static final int LOCKS = 256;

  private final Cache<ApiRequest, KeptPage> pages;
  private final Striped<Lock> locks = Striped.lazyWeakLock(LOCKS);

  private ReferenceCache(Duration ttl, int megabytes) {
    this.pages =
        Caffeine.newBuilder()
            .expireAfterWrite(ttl)
            .maximumWeight(megabytes * MEGABYTE)
            .weigher((ApiRequest request, KeptPage page) -> page.bytes())
            .executor(Runnable::run)
            .build();
  }

  private record Key(Account account, Duration ttl, int megabytes) {}

  /** Asks the API; {@link GongApi} does. */
  public interface Source {
    public <R> Page<R> fetch(
        ApiRequest request, ItemReader<R> reader, StatementContext statementContext);
  }

  /**
   * The cache of an account, one for all who want the same of it; none where nothing is to be kept.
   */
  public static Optional<ReferenceCache> of(Account account, Duration ttl, int megabytes) {
    return ttl.isZero() || megabytes == 0
        ? Optional.empty()
        : Optional.of(
            SHARED.get(
                new Key(account, ttl, megabytes), key -> new ReferenceCache(ttl, megabytes)));
  }

  /** Whether the answer to a request is kept. */
  public boolean has(ApiRequest request) {
    return pages.getIfPresent(request) != null;
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
      StatementContext statementContext,
      Source source,
      Consumer<Page<?>> taken) {
    Optional<Page<R>> kept = kept(request, reader, taken);
    if (kept.isPresent()) {
      return kept.get();
    }
    Lock lock = locks.get(request);
    statementContext.lock(lock);
    try {
      return kept(request, reader, taken)
          .orElseGet(() -> fetchAndKeep(request, reader, statementContext, source));
    } finally {
      lock.unlock();
    }
  }

  private <R> Optional<Page<R>> kept(
      ApiRequest request, ItemReader<R> reader, Consumer<Page<?>> taken) {
    KeptPage kept = pages.getIfPresent(request);
    if (kept == null) {
      return Optional.empty();
    }
    try {
      Page<R> page = kept.read(reader);
      taken.accept(page);
      return Optional.of(page);
    } catch (MalformedAnswerException e) {
      // Whoever fetched it wanted other columns of it. Another answer may be better.
      pages.invalidate(request);
      return Optional.empty();
    }
  }

  private <R> Page<R> fetchAndKeep(
      ApiRequest request, ItemReader<R> reader, StatementContext statementContext, Source source) {
    Page<KeptItem<R>> page = source.fetch(request, KeptItem.reader(reader), statementContext);
    pages.put(request, KeptPage.of(page));
    List<R> rows = new ArrayList<>();
    page.rows().forEach(item -> rows.addAll(item.rows()));
    return new Page<>(rows, page.items(), page.totalRecords(), page.cursor());
  }

  /** An item as it was answered, and what it became for whoever fetched it. */
  private record KeptItem<R>(String json, List<R> rows) {
    /** Reads items as text, and makes of that what another reader wants. */
    static <R> ItemReader<KeptItem<R>> reader(ItemReader<R> reader) {
      ItemProjection wanted = reader.projection();
      return new ItemReader<>() {
        @Override
        public void read(JsonNode item, Consumer<KeptItem<R>> kept)
            throws MalformedAnswerException {
          String json = ItemReader.json(item);
          List<R> rows = new ArrayList<>();
          reader.read(ItemParser.read(json, wanted), rows::add);
          kept.accept(new KeptItem<>(json, rows));
        }

        @Override
        public ItemProjection projection() {
          return ItemProjection.TEXT;
        }
      };
    }
  }

  /** A page whose items are still JSON. */
  private record KeptPage(Page<String> page, int bytes) {
    /** About what a page and an item need in memory besides their JSON. */
    private static final int OVERHEAD = 64;

    static KeptPage of(Page<? extends KeptItem<?>> page) {
      List<String> items = new ArrayList<>();
      int bytes = OVERHEAD;
      for (KeptItem<?> item : page.rows()) {
        items.add(item.json());
        bytes += item.json().length() + OVERHEAD;
      }
      return new KeptPage(
          new Page<>(items, page.items(), page.totalRecords(), page.cursor()), bytes);
    }

    <R> Page<R> read(ItemReader<R> reader) throws MalformedAnswerException {
      ItemProjection wanted = reader.projection();
      List<R> rows = new ArrayList<>();
      for (String item : page.rows()) {
        reader.read(ItemParser.read(item, wanted), rows::add);
      }
      return new Page<>(rows, page.items(), page.totalRecords(), page.cursor());
    }
  }
}
