package io.github.gongjdbc.schema.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.page.Item;
import io.github.gongjdbc.schema.page.ItemProjection;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Page;
import io.github.gongjdbc.schema.page.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The items of pages with what is looked up of them: a page is read when the other rows are known.
 * An item whose other row is not found has no rows.
 */
final class LookedUpPages<R> implements Pages<Item<R>> {
  private final ApiRequest request;
  private final Pages<Item<JsonNode>> pages;
  private final ItemReader<R> items;
  private final LookUp lookUp;
  private boolean begun;

  LookedUpPages(
      ApiRequest request, Pages<Item<JsonNode>> pages, ItemReader<R> items, LookUp lookUp) {
    this.request = request;
    this.pages = pages;
    this.items = items;
    this.lookUp = lookUp;
  }

  /** Keeps items as they are until the other rows are known. */
  record Held(ItemReader<?> items, LookUp lookUp) implements ItemReader<JsonNode> {
    @Override
    public void read(JsonNode item, Consumer<JsonNode> rows) {
      rows.accept(item);
    }

    @Override
    public ItemProjection projection() {
      return items.projection().with(lookUp.keyPath(), ItemProjection.VALUE);
    }

    @Override
    public long identity(JsonNode item) {
      return ItemReader.hash(lookUp.key(item));
    }
  }

  @Override
  public boolean hasNext() {
    return pages.hasNext();
  }

  @Override
  public Page<Item<R>> next() {
    Page<Item<JsonNode>> page = pages.next();
    if (!begun) {
      begun = true;
      lookUp.expectFor(page);
    }
    List<String> keys =
        page.rows().stream().flatMap(item -> item.rows().stream()).map(lookUp::key).toList();
    Map<String, Map<String, JsonNode>> found = lookUp.find(keys);
    List<Item<R>> read = new ArrayList<>();
    for (Item<JsonNode> item : page.rows()) {
      JsonNode held = item.rows().get(0);
      Map<String, JsonNode> values = found.get(lookUp.key(held));
      read.add(
          values == null
              ? item.<R>with(item.identity(), List.of())
              : read(item, (ObjectNode) held, values));
    }
    return page.withRows(read);
  }

  private Item<R> read(Item<JsonNode> item, ObjectNode held, Map<String, JsonNode> values) {
    held.setAll(values);
    try {
      List<R> rows = new ArrayList<>();
      items.read(held, rows::add);
      return item.with(items.identity(held), rows);
    } catch (MalformedAnswerException e) {
      throw new GongException(
          Kind.MALFORMED_ANSWER,
          "The answer to "
              + request.name()
              + " is not an answer of Gong: it "
              + e.getMessage()
              + ".",
          e);
    }
  }

  @Override
  public void close() {
    pages.close();
  }
}
