package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.page.Item;
import io.github.gongjdbc.schema.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Delivers every item once. Rows shift while they are paged through, and a repeated read brings
 * some a second time.
 */
public final class Deduplicator<R> {
  private final SeenItems delivered = new SeenItems();
  private final Optional<EqualItems<R>> equals;
  private int request;
  private boolean first;
  private long items;
  private OptionalLong total = OptionalLong.empty();

  /**
   * @param equals counts items that say the same; empty where these are one
   */
  Deduplicator(Optional<EqualItems<R>> equals) {
    this.equals = equals;
  }

  /** The pages that come belong to another request. */
  void begin() {
    equals.ifPresent(EqualItems::beginRequest);
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

  /** How many items may be equal to others or the same, as nothing tells. */
  long undecided() {
    return equals.map(all -> all.undecided(total, items)).orElse(0L);
  }

  private void addFurther(EqualItems<R> all, List<R> rows) {
    all.further(total, items).forEach(item -> rows.addAll(item.rows()));
  }

  /**
   * The rows of a page that were not delivered before.
   *
   * @param last whether it is the last page of the request
   */
  Page<R> deliver(Page<Item<R>> page, boolean last) {
    if (first) {
      // What the API announces later is about what was not read by then.
      total = page.totalRecords();
      first = false;
    }
    equals.ifPresent(EqualItems::beginPage);
    List<R> rows = new ArrayList<>(page.rows().size());
    for (Item<R> item : page.rows()) {
      long identity = equals.map(all -> all.identity(item)).orElse(item.identity());
      int before = delivered.add(identity, request);
      if (before == 0) {
        rows.addAll(item.rows());
      }
      if (before != request) {
        items++;
      } else {
        equals.ifPresent(all -> all.hold(item));
      }
    }
    if (last) {
      equals.ifPresent(all -> addFurther(all, rows));
    }
    return page.withRows(rows);
  }
}
