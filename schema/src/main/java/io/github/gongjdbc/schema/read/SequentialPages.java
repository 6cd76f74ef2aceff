package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.client.GongApi;
import io.github.gongjdbc.schema.client.PageReader;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.Item;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.page.Pages;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of several requests, one request after the other, and every item once. */
final class SequentialPages<R> implements Pages<R> {
  private final GongApi api;
  private final RequestsForEach requests;
  private final ItemReader<R> reader;
  private final Execution execution;
  private final StatementContext statementContext;
  private final Deduplicator<R> delivery = new Deduplicator<>();
  private final UnlistedItems unlisted;
  private final Runnable atEnd;
  private final Optional<LookUp> lookUp;
  private volatile boolean closed;
  private boolean ended;
  private @Nullable ApiRequest request;
  private @Nullable Pages<Item<R>> current;

  /**
   * @param requests each is asked for when those before it are at their end
   * @param unlisted is told of every request that was read to its end
   * @param atEnd is run when all were
   * @param lookUp finds what the answers lack
   */
  SequentialPages(
      GongApi api,
      RequestsForEach requests,
      ItemReader<R> reader,
      Execution execution,
      UnlistedItems unlisted,
      Runnable atEnd,
      Optional<LookUp> lookUp) {
    this.api = api;
    this.requests = requests;
    this.reader = reader;
    this.execution = execution;
    this.unlisted = unlisted;
    this.atEnd = atEnd;
    this.lookUp = lookUp;
    this.statementContext = execution.statementContext().part();
  }

  @Override
  public boolean hasNext() {
    if (closed) {
      return false;
    }
    if (current != null || requests.hasNext()) {
      return true;
    }
    if (!ended) {
      ended = true;
      atEnd.run();
    }
    return false;
  }

  @Override
  public Page<R> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Pages<Item<R>> pages = current;
    ApiRequest asked = request;
    if (pages == null || asked == null) {
      asked = requests.next();
      pages = pagesOf(asked);
      delivery.begin();
    }
    Page<R> page = delivery.deliver(pages.next());
    if (pages.hasNext()) {
      request = asked;
      current = pages;
    } else {
      unlisted.add(asked, delivery.total(), delivery.items());
      current = null;
      if (asked.endpoint().iterated().isEmpty()) {
        // Whether this is the end is known without a further request.
        hasNext();
      }
    }
    return page;
  }

  private Pages<Item<R>> pagesOf(ApiRequest asked) {
    ItemReader<R> items = ItemsOfRequest.of(asked, reader);
    if (lookUp.isEmpty()) {
      return pagesOf(asked, items);
    }
    LookUp values = lookUp.get();
    return new LookedUpPages<>(
        asked, pagesOf(asked, new LookedUpPages.Held(items, values)), items, values);
  }

  private <T> Pages<Item<T>> pagesOf(ApiRequest asked, ItemReader<T> items) {
    return execution.stopsEarly()
        ? new PageReader<>(api, asked, items, statementContext)
        : new ParallelPages<>(api, asked, items, statementContext, execution.start());
  }

  @Override
  public void close() {
    closed = true;
    statementContext.cancel();
    requests.close();
  }
}
