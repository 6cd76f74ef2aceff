package io.github.gongjdbc.schema.api;

import io.github.gongjdbc.schema.api.GongException.Kind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the pages of one request in the API's order, each when it is asked for. A cursor that comes
 * again would read the same pages for ever, so it is an error.
 */
public final class PageReader<R> implements Pages<R> {
  private final GongApi api;
  private final ItemReader<R> reader;
  private final Cancellation cancellation;
  private final Set<String> seen = new HashSet<>();
  private Optional<ApiRequest> next;

  public PageReader(
      GongApi api, ApiRequest first, ItemReader<R> reader, Cancellation cancellation) {
    this.api = api;
    this.reader = reader;
    this.cancellation = cancellation;
    this.next = Optional.of(first);
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public Page<R> next() {
    ApiRequest request = next.orElseThrow();
    Page<R> page = api.fetch(request, reader, cancellation);
    if (request.cursor().isEmpty()) {
      api.expectMore(request, page, cancellation);
    }
    Optional<String> cursor = page.cursor();
    if (cursor.isPresent() && !seen.add(cursor.get())) {
      throw new GongException(
          Kind.MALFORMED_ANSWER,
          request.endpoint().method()
              + " "
              + request.endpoint().path()
              + " named the same next page twice: the result would never end.");
    }
    next = cursor.map(request::page);
    return page;
  }

  @Override
  public void close() {
    next = Optional.empty();
  }
}
