package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.page.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Equal items of a table without a key. In one answer they are as many as they are. One that comes
 * again with another page may have shifted onto it, or be a further one: the total that the API
 * names tells that when all pages were read, so its rows are held until then.
 */
final class EqualItems<R> {
  private final Map<Long, Integer> ofPage = new HashMap<>();
  private final List<Item<R>> held = new ArrayList<>();
  private final Set<Long> heldIdentities = new HashSet<>();

  /** The items that come belong to another page. */
  void beginPage() {
    ofPage.clear();
  }

  /** The items that come belong to another request. */
  void beginRequest() {
    held.clear();
    heldIdentities.clear();
  }

  /** What tells an item from its equals in the same answer. */
  long identity(Item<R> item) {
    int before = ofPage.merge(item.identity(), 1, Integer::sum) - 1;
    return item.identity() + before * 0x9e3779b97f4a7c15L;
  }

  /** An item came that was there with another page. */
  void hold(Item<R> item) {
    held.add(item);
    heldIdentities.add(item.identity());
  }

  /**
   * The items among those held that are further ones.
   *
   * @param total how many items the request finds, as the API says
   * @param known how many came, each once
   */
  List<Item<R>> further(OptionalLong total, long known) {
    long missing = Math.max(0, total.orElse(known) - known);
    return List.copyOf(held.subList(0, (int) Math.min(missing, held.size())));
  }

  /** How many items may be further ones or not, as nothing tells. */
  long undecided(OptionalLong total, long known) {
    long missing = total.orElse(known) - known;
    boolean decided =
        held.isEmpty()
            || (total.isPresent() && (missing == 0 || missing == held.size()))
            || (missing > 0 && missing < held.size() && heldIdentities.size() == 1);
    return decided ? 0 : held.size();
  }
}
