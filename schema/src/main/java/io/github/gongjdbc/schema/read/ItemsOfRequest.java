package io.github.gongjdbc.schema.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.page.ItemProjection;
import io.github.gongjdbc.schema.page.ItemReader;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the items of one request with the values that it asked for: the items themselves do not
 * repeat them.
 *
 * @param values the values, by the names under which an item gets them
 * @param aboutThem whether the item that another request finds is about something else
 */
record ItemsOfRequest<R>(ItemReader<R> items, Map<String, String> values, boolean aboutThem)
    implements ItemReader<R> {

  /** The reader itself where all that it reads is in the items. */
  static <R> ItemReader<R> of(ApiRequest request, ItemReader<R> items) {
    Map<String, String> values = request.echoed();
    return values.isEmpty()
        ? items
        : new ItemsOfRequest<>(items, values, request.endpoint().demandedRange().isPresent());
  }

  private JsonNode withValues(JsonNode item) {
    if (item instanceof ObjectNode object) {
      values.forEach(object::put);
    }
    return item;
  }

  @Override
  public void read(JsonNode item, Consumer<R> rows) throws MalformedAnswerException {
    items.read(withValues(item), rows);
  }

  @Override
  public ItemProjection projection() {
    return items.projection();
  }

  @Override
  public ItemProjection answer() {
    return items.answer();
  }

  @Override
  public long identity(JsonNode item) throws MalformedAnswerException {
    long identity = items.identity(withValues(item));
    return aboutThem ? identity * 31 + ItemReader.hash(values.toString()) : identity;
  }
}
