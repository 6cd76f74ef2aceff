package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.page.Item;
import io.github.gongjdbc.schema.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Delivers every item once. Rows shift while they are paged through, and a repeated read brings
 * some a second time.
 */
public final class Deduplicator<R> {
  private final SeenItems delivered = new SeenItems();
  private int request;
  private boolean first;
  private long items;
  private OptionalLong total = OptionalLong.empty();

  /** The pages that come belong to another request. */
  void begin() {
    request++;
    first = true;
    items = 0;
  }

  /** How many items the API said that the request finds; empty where it did not say. */
  OptionalLong total() {
    return total;
  }

  /** How many items the request brought. */
  long items() {
    return items;
  }

  Page<R> deliver(Page<Item<R>> page) {
    if (first) {
      // What the API announces later is about what was not read by then.
      total = page.totalRecords();
      first = false;
    }
    List<R> rows = new ArrayList<>(page.rows().size());
    for (Item<R> item : page.rows()) {
      int before = delivered.add(item.identity(), request);
      if (before == 0) {
        rows.addAll(item.rows());
      }
      if (before != request) {
        items++;
      }
    }
    return new Page<>(
        rows, page.items(), page.totalRecords(), page.cursor(), page.bytes(), page.roundTrip());
  }
}
