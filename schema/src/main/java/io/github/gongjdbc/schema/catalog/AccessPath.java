package io.github.gongjdbc.schema.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One way to read a table.
 *
 * @param prefix where in an item of this endpoint stands what the table takes for the item;
 *     normally empty, which is the item itself
 */
public record AccessPath(Endpoint endpoint, List<String> prefix) {
  public AccessPath {
    prefix = List.copyOf(prefix);
  }

  /** The endpoint's filter by the value at this path, as the table sees the item. */
  public Optional<Filter> filter(List<String> itemPath) {
    List<String> path = new ArrayList<>(prefix);
    path.addAll(itemPath);
    return endpoint.filter(path);
  }
}
