package io.github.gongjdbc.schema.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Iterables;
import io.github.gongjdbc.schema.account.TimeWindow;
import io.github.gongjdbc.schema.cache.KeptPage;
import io.github.gongjdbc.schema.cache.Times;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.page.Item;
import io.github.gongjdbc.schema.page.ItemProjection;
import io.github.gongjdbc.schema.page.ItemReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes items of what another reader makes of them, with their times.
 *
 * @param filter by which time the endpoint filters
 * @param key by which text it names items
 */
record TimedItems<R>(ItemReader<R> items, Optional<Filter> filter, Optional<Filter> key)
    implements ItemReader<Item<R>> {

  /** The items of a request, with the times by which it lists them or may list a part of them. */
  static <R> TimedItems<R> of(ApiRequest request, ItemReader<R> items) {
    return new TimedItems<>(
        items,
        TimeWindow.ofListing(request)
            .map(TimeWindow::filter)
            .or(() -> Times.filter(request.endpoint(), request.split())),
        KeptPage.key(request.endpoint()));
  }

  @Override
  public void read(JsonNode item, Consumer<Item<R>> read) throws MalformedAnswerException {
    List<R> rows = new ArrayList<>(1);
    items.read(item, rows::add);
    read.accept(
        new Item<>(
            items.identity(item),
            filter.flatMap(by -> TimeWindow.timeOf(item, by)),
            key.map(by -> KeptPage.hash(item, by.path())).orElse(0L),
            rows));
  }

  @Override
  public ItemProjection projection() {
    ItemProjection projection = items.projection();
    for (Filter by : Iterables.concat(filter.stream().toList(), key.stream().toList())) {
      projection = projection.with(by.path(), ItemProjection.VALUE);
    }
    return projection;
  }

  @Override
  public ItemProjection answer() {
    return items.answer();
  }
}
