package io.github.gongjdbc.schema.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.page.ItemProjection;
import io.github.gongjdbc.schema.page.ItemReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the items of one request with the value that it asked for: the items themselves do not
 * repeat it.
 *
 * @param name the name under which an item gets the value
 */
record ItemsOfRequest<R>(ItemReader<R> items, String name, String value) implements ItemReader<R> {

  /** The reader itself where all that it reads is in the items. */
  static <R> ItemReader<R> of(ApiRequest request, ItemReader<R> items) {
    Optional<Parameter> parameter = request.endpoint().iterated();
    if (parameter.isEmpty()) {
      return items;
    }
    List<String> path = parameter.get().filtered().orElseThrow();
    List<String> values = request.split().values().get(parameter.get().name());
    if (values == null) {
      throw new IllegalStateException("No value of " + parameter.get().name() + " is asked for.");
    }
    return new ItemsOfRequest<>(items, path.get(0), values.get(0));
  }

  private JsonNode withValue(JsonNode item) {
    return item instanceof ObjectNode object ? object.put(name, value) : item;
  }

  @Override
  public void read(JsonNode item, Consumer<R> rows) throws MalformedAnswerException {
    items.read(withValue(item), rows);
  }

  @Override
  public ItemProjection projection() {
    return items.projection();
  }

  @Override
  public long identity(JsonNode item) throws MalformedAnswerException {
    return items.identity(withValue(item));
  }
}
