package io.github.gongjdbc.schema.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the value of a column stands, seen from its row: written {@code ../metaData.id}.
 *
 * @param up how many levels of rows towards the item
 * @param names the names to follow from there
 */
public record ColumnPath(int up, List<String> names) {
  private static final String UP = "../";

  public ColumnPath {
    names = List.copyOf(names);
  }

  static ColumnPath parse(String text) {
    int up = 0;
    String names = text;
    while (names.startsWith(UP)) {
      names = names.substring(UP.length());
      up++;
    }
    return new ColumnPath(up, List.of(names.split("\\.", -1)));
  }

  /** Whether the value stands in the item itself, for a table whose rows lie so deep below it. */
  public boolean isOfItem(int rowsDepth) {
    return up == rowsDepth;
  }

  /** The same path below another one. */
  ColumnPath below(ColumnPath parent) {
    List<String> below = new ArrayList<>(parent.names);
    below.addAll(names);
    return new ColumnPath(parent.up, below);
  }

  @Override
  public String toString() {
    return UP.repeat(up) + String.join(".", names);
  }
}
