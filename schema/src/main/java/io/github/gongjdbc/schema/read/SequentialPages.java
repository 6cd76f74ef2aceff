package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.cache.Coverage;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.client.CachedPages;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pages of several requests, one request after the other, and every item once. */
final class SequentialPages<R> implements Pages<R> {
  private final GongApi api;
  private final RequestsForEach requests;
  private final ItemReader<R> reader;
  private final Execution execution;
  private final StatementContext statementContext;
  private final TableDefinition table;
  private final Deduplicator<R> delivery;
  private final UnlistedItems unlisted;
  private final Runnable atEnd;
  private final Optional<LookUp> lookUp;
  private final Function<ApiRequest, Coverage> kept;
  private volatile boolean closed;
  private boolean ended;
  private @Nullable ApiRequest request;
  private @Nullable Pages<Item<R>> current;

  /**
   * @param table whose items they are
   * @param requests each is asked for when those before it are at their end
   * @param unlisted is told of every request that was read to its end
   * @param atEnd is run when all were
   * @param lookUp finds what the answers lack
   * @param kept tells what of a request is answered by what was read before
   */
  SequentialPages(
      GongApi api,
      TableDefinition table,
      RequestsForEach requests,
      ItemReader<R> reader,
      Execution execution,
      UnlistedItems unlisted,
      Runnable atEnd,
      Optional<LookUp> lookUp,
      Function<ApiRequest, Coverage> kept) {
    this.api = api;
    this.table = table;
    this.delivery =
        new Deduplicator<>(
            table.key().isEmpty() ? Optional.of(new EqualItems<>()) : Optional.empty());
    this.requests = requests;
    this.reader = reader;
    this.execution = execution;
    this.unlisted = unlisted;
    this.atEnd = atEnd;
    this.lookUp = lookUp;
    this.kept = kept;
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
    Page<Item<R>> items = pages.next();
    boolean last = !pages.hasNext();
    Page<R> page = delivery.deliver(items, last);
    if (!last) {
      request = asked;
      current = pages;
    } else {
      unlisted.add(asked, delivery.total(), delivery.items());
      warnOfEquals(delivery.undecided());
      current = null;
      if (asked.endpoint().iterated().isEmpty()) {
        // Whether this is the end is known without a further request.
        hasNext();
      }
    }
    return page;
  }

  private void warnOfEquals(long number) {
    if (number > 0) {
      execution
          .warnings()
          .accept(
              number
                  + " items of "
                  + table.name()
                  + " came on one page and again on another, and the total that Gong names does"
                  + " not tell how many they are. Nothing identifies an item of "
                  + table.name()
                  + ". Read a shorter range of time, of which the answer is one page, to be sure.");
    }
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
    Coverage coverage = kept.apply(asked);
    return coverage.isNothing()
        ? asking(asked, items)
        : new CachedPages<>(api, coverage, items, statementContext, this::asking);
  }

  private <T> Pages<Item<T>> asking(ApiRequest asked, ItemReader<T> items) {
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
