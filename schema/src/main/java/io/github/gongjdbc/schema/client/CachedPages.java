package io.github.gongjdbc.schema.client;

import io.github.gongjdbc.schema.cache.Coverage;
import io.github.gongjdbc.schema.cache.Coverage.Gap;
import io.github.gongjdbc.schema.cache.Coverage.Kept;
import io.github.gongjdbc.schema.cache.KeptPage;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.Item;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.page.Pages;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a request of which some are kept: these are read again, and the rest is asked for.
 * Nothing tells how many items there are. A part that had to go meanwhile is asked for, and items
 * of it may come twice.
 */
public final class CachedPages<R> implements Pages<Item<R>> {
  private final GongApi api;
  private final ItemReader<R> items;
  private final StatementContext statementContext;
  private final BiFunction<ApiRequest, ItemReader<R>, Pages<Item<R>>> asking;
  private final Deque<Coverage.Part> parts;
  private final Deque<KeptPage> kept = new ArrayDeque<>();
  private boolean begun;
  private @Nullable Kept part;
  private @Nullable Pages<Item<R>> asked;

  /**
   * @param asking opens the pages of what has to be asked for
   */
  public CachedPages(
      GongApi api,
      Coverage coverage,
      ItemReader<R> items,
      StatementContext statementContext,
      BiFunction<ApiRequest, ItemReader<R>, Pages<Item<R>>> asking) {
    this.api = api;
    this.items = coverage.seeing(items);
    this.statementContext = statementContext;
    this.asking = asking;
    this.parts = new ArrayDeque<>(coverage.parts());
  }

  /** Whatever there is, there is a first page. */
  @Override
  public synchronized boolean hasNext() {
    return !begun || hasMore();
  }

  private boolean hasMore() {
    while (true) {
      Pages<Item<R>> pages = asked;
      if (!kept.isEmpty() || (pages != null && pages.hasNext())) {
        return true;
      }
      if (parts.isEmpty()) {
        return false;
      }
      begin(parts.remove());
    }
  }

  private void begin(Coverage.Part next) {
    if (next instanceof Kept some) {
      part = some;
      asked = null;
      kept.addAll(some.pages());
    } else {
      ask(((Gap) next).request());
    }
  }

  private void ask(ApiRequest request) {
    kept.clear();
    asked = asking.apply(request, items);
  }

  @Override
  public synchronized Page<Item<R>> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    begun = true;
    if (!hasMore()) {
      return page(List.of());
    }
    KeptPage page = kept.poll();
    Kept of = part;
    if (page != null && of != null) {
      statementContext.check();
      Optional<Page<Item<R>>> again = read(page, of);
      if (again.isPresent()) {
        return page(again.get().rows());
      }
      ask(of.request());
    }
    return page(Objects.requireNonNull(asked).next().rows());
  }

  private Page<Item<R>> page(List<Item<R>> rows) {
    return new Page<>(rows, rows.size(), OptionalLong.empty(), Optional.empty());
  }

  /** Reads a kept page; empty where it is of no use any more. */
  private Optional<Page<Item<R>>> read(KeptPage page, Kept of) {
    try {
      Optional<Page<Item<R>>> again =
          page.read(of.chosen(TimedItems.of(of.request(), items)), statementContext);
      again.ifPresent(found -> api.spared(page));
      return again;
    } catch (MalformedAnswerException e) {
      // Whoever asked for it wanted something else of it. Another answer may be better.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    // What is under way ends with the statement.
  }
}
