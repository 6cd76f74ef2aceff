package io.github.gongjdbc.schema.scan;

import io.github.gongjdbc.schema.api.ApiRequest;
import io.github.gongjdbc.schema.api.Cancellation;
import io.github.gongjdbc.schema.api.GongApi;
import io.github.gongjdbc.schema.api.ItemReader;
import io.github.gongjdbc.schema.api.Page;
import io.github.gongjdbc.schema.api.PageReader;
import io.github.gongjdbc.schema.api.Pages;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The pages of several requests, one request after the other. */
final class Reading<R> implements Pages<R> {
  private final GongApi api;
  private final Iterator<ApiRequest> requests;
  private final ItemReader<R> reader;
  private final Cancellation cancellation;
  private @Nullable Pages<R> current;

  Reading(GongApi api, List<ApiRequest> requests, ItemReader<R> reader, Cancellation cancellation) {
    this.api = api;
    this.requests = List.copyOf(requests).iterator();
    this.reader = reader;
    this.cancellation = cancellation;
  }

  @Override
  public boolean hasNext() {
    return (current != null && current.hasNext()) || requests.hasNext();
  }

  @Override
  public Page<R> next() {
    Pages<R> pages = current;
    if (pages == null || !pages.hasNext()) {
      if (!requests.hasNext()) {
        throw new NoSuchElementException();
      }
      pages = new PageReader<>(api, requests.next(), reader, cancellation);
      current = pages;
    }
    return pages.next();
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
      current = null;
    }
    while (requests.hasNext()) {
      requests.next();
    }
  }
}
