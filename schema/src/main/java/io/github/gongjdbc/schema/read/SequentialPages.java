package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.client.GongApi;
import io.github.gongjdbc.schema.client.PageReader;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.limit.Cancellation;
import io.github.gongjdbc.schema.page.Item;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.page.Pages;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The pages of several requests, one request after the other, and every item once. */
final class SequentialPages<R> implements Pages<R> {
  private final GongApi api;
  private final Iterator<ApiRequest> requests;
  private final ItemReader<R> reader;
  private final Execution execution;
  private final Cancellation cancellation;
  private final Deduplicator<R> delivery = new Deduplicator<>();
  private final UnlistedItems unlisted;
  private final Runnable atEnd;
  private volatile boolean closed;
  private @Nullable ApiRequest request;
  private @Nullable Pages<Item<R>> current;

  /**
   * @param unlisted is told of every request that was read to its end
   * @param atEnd is run when all were
   */
  SequentialPages(
      GongApi api,
      List<ApiRequest> requests,
      ItemReader<R> reader,
      Execution execution,
      UnlistedItems unlisted,
      Runnable atEnd) {
    this.api = api;
    this.requests = List.copyOf(requests).iterator();
    this.reader = reader;
    this.execution = execution;
    this.unlisted = unlisted;
    this.atEnd = atEnd;
    this.cancellation = execution.cancellation().part();
  }

  @Override
  public boolean hasNext() {
    return !closed && (current != null || requests.hasNext());
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
      if (!requests.hasNext()) {
        atEnd.run();
      }
    }
    return page;
  }

  private Pages<Item<R>> pagesOf(ApiRequest asked) {
    return execution.stopsEarly()
        ? new PageReader<>(api, asked, reader, cancellation)
        : new ParallelPages<>(api, asked, reader, cancellation, execution.start());
  }

  @Override
  public void close() {
    closed = true;
    cancellation.cancel();
  }
}
