package io.github.gongjdbc.schema.cache;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * What Gong would have checked of an item, had it been asked for fewer.
 *
 * @param path where the value stands in an item
 * @param values of which it has one
 */
record Condition(List<String> path, Set<String> values) {
  Condition {
    path = List.copyOf(path);
    values = Set.copyOf(values);
  }

  boolean isTrueOf(JsonNode item) {
    return values.contains(text(item, path));
  }

  /** The text at a path; empty where there is none. */
  static String text(JsonNode item, List<String> path) {
    JsonNode node = item;
    for (String name : path) {
      node = node.path(name);
    }
    return node.isNull() ? "" : node.asText();
  }
}
