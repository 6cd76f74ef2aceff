package io.github.gongjdbc.schema.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the value of a column stands: written {@code ../metaData.id} as seen from its row.
 *
 * @param origin where the way begins
 * @param levels how many levels of rows from the origin: towards the item from the row, away from
 *     it from the item
 * @param names the names to follow from there; of a request, the place of the parameter
 * @param part what of the value is meant
 */
public record ColumnPath(Origin origin, int levels, List<String> names, Part part) {
  private static final String UP = "../";
  private static final String ROOT = "/";
  private static final String PARAMETER = "?";
  private static final String COLUMN = "#";

  /** Where the way to a value begins. */
  public enum Origin {
    ROW,
    ITEM,
    ANSWER,
    REQUEST,
    /** The row of another table. */
    LOOKUP
  }

  /** What is meant of what stands at the end of the way. */
  public enum Part {
    VALUE(""),
    /** Its position among its neighbours, from 0. */
    INDEX("@index"),
    /** The name of the entry. */
    KEY("@key"),
    /** How many elements it has. */
    COUNT("@count");

    private final String text;

    Part(String text) {
      this.text = text;
    }
  }

  public ColumnPath {
    names = List.copyOf(names);
  }

  /** A path of names from the row. */
  public static ColumnPath of(String... names) {
    return new ColumnPath(Origin.ROW, 0, List.of(names), Part.VALUE);
  }

  public static ColumnPath ofParameter(String name) {
    return new ColumnPath(Origin.REQUEST, 0, itemPath(name), Part.VALUE);
  }

  /**
   * Where an item gets the value of the parameter by which it was found: no item has such names.
   */
  public static List<String> itemPath(String parameter) {
    return List.of(PARAMETER + parameter);
  }

  /** What stands for the path of a column's value where no item has it: none has such names. */
  static List<String> ofColumn(String column) {
    return List.of(COLUMN + column);
  }

  /** The path of a column that is looked up: its value is put into the item. */
  public static ColumnPath ofLookup(String column) {
    return new ColumnPath(Origin.LOOKUP, 0, ofColumn(column), Part.VALUE);
  }

  /** Whether such a value is what a path in an item leads to. */
  public static boolean isOfColumn(List<String> itemPath) {
    return itemPath.size() == 1 && itemPath.get(0).startsWith(COLUMN);
  }

  /** Whether the value of a parameter is what a path in an item leads to. */
  public static boolean isOfParameter(List<String> itemPath) {
    return itemPath.size() == 1 && itemPath.get(0).startsWith(PARAMETER);
  }

  /** Whether it is the value of this parameter. */
  public boolean isOf(Parameter parameter) {
    return origin == Origin.REQUEST && names.equals(itemPath(parameter.name()));
  }

  public static ColumnPath parse(String text) {
    int up = 0;
    String rest = text;
    while (rest.startsWith(UP)) {
      rest = rest.substring(UP.length());
      up++;
    }
    Origin origin = rest.startsWith(ROOT) ? Origin.ANSWER : Origin.ROW;
    List<String> names = new ArrayList<>();
    Part part = Part.VALUE;
    for (String name : rest.substring(origin == Origin.ANSWER ? 1 : 0).split("\\.", -1)) {
      if (name.startsWith("@")) {
        part = part(name);
      } else {
        names.add(name);
      }
    }
    return new ColumnPath(origin, up, names, part);
  }

  private static Part part(String text) {
    for (Part part : Part.values()) {
      if (part.text.equals(text)) {
        return part;
      }
    }
    return Part.VALUE;
  }

  /** The names of a path in an item; that of a parameter's value is one, dots and all. */
  public static List<String> itemNames(String text) {
    return text.startsWith(PARAMETER) ? List.of(text) : parse(text).names();
  }

  /** The names to follow from an item, which gets what stands beside it in the answer. */
  public List<String> namesFromItem() {
    if (origin != Origin.ANSWER) {
      return names;
    }
    List<String> beside = new ArrayList<>(names);
    beside.set(0, besideItem(names.get(0)));
    return beside;
  }

  /** The name under which an item gets what stands in the answer: no item has such names. */
  public static String besideItem(String name) {
    return ROOT + name;
  }

  /** Whether the value stands in the item itself, for a table whose rows lie so deep below it. */
  public boolean isOfItem(int rowsDepth) {
    boolean inItem =
        switch (origin) {
          case ROW -> levels == rowsDepth;
          case ITEM -> levels == 0;
          case ANSWER -> false;
          case REQUEST, LOOKUP -> true;
        };
    return inItem && part == Part.VALUE && !names.isEmpty();
  }

  /** The same path as seen from the item, for a table whose rows lie so deep below it. */
  public ColumnPath fromItem(int rowsDepth) {
    return origin == Origin.ROW
        ? new ColumnPath(Origin.ITEM, rowsDepth - levels, names, part)
        : this;
  }

  /** The same path below another one. */
  public ColumnPath below(ColumnPath parent) {
    List<String> below = new ArrayList<>(parent.names);
    below.addAll(names);
    return new ColumnPath(origin, levels, below, part);
  }

  @Override
  public String toString() {
    if (origin == Origin.REQUEST || origin == Origin.LOOKUP) {
      return (origin == Origin.REQUEST ? "parameter " : "lookup ") + names.get(0).substring(1);
    }
    String text = String.join(".", names) + (names.isEmpty() || part.text.isEmpty() ? "" : ".");
    return switch (origin) {
          case ROW -> UP.repeat(levels);
          case ITEM -> "item[" + levels + "].";
          case ANSWER -> ROOT;
          case REQUEST, LOOKUP -> "";
        }
        + text
        + part.text;
  }
}
