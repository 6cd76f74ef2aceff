package io.github.gongjdbc.schema.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of nested maps and lists that nobody can change and that keep their order. */
final class Frozen {
  private Frozen() {}

  static <V> Map<String, V> copy(Map<String, V> map) {
    Map<String, V> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(key, frozen(value)));
    return Collections.unmodifiableMap(copy);
  }

  /** A copy of a value that may be such a map or list. */
  public static Object value(Object value) {
    return frozen(value);
  }

  // A map becomes a map and a list a list, so the type stays what it was.
  @SuppressWarnings("unchecked")
  private static <V> V frozen(V value) {
    if (value instanceof Map<?, ?> map) {
      return (V) copy((Map<String, Object>) map);
    }
    if (value instanceof List<?> list) {
      return (V) list.stream().map(Frozen::frozen).toList();
    }
    return value;
  }
}
