package io.github.gongjdbc.schema.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way from an item to rows that stand in it, written {@code groups[].metrics{}}; without steps
 * the item itself is the row.
 */
public record RowPath(List<Step> steps) {
  /** The item itself. */
  public static final RowPath ITEM = new RowPath(List.of());

  private static final Pattern STEP =
      Pattern.compile("\\.?((?:\\w+(?:\\.\\w+)*)?)(\\[]|\\{(\\w+(?:,\\w+)*)?})");

  /**
   * A step from a row to the rows below it.
   *
   * @param names the names to follow to an array or an object
   * @param entries whether the entries of an object are the rows, and not the elements of an array
   * @param members the entries that are rows; empty for all
   */
  public record Step(List<String> names, boolean entries, List<String> members) {
    public Step {
      names = List.copyOf(names);
      members = List.copyOf(members);
    }

    @Override
    public String toString() {
      return String.join(".", names) + (entries ? "{" + String.join(",", members) + "}" : "[]");
    }
  }

  public RowPath {
    steps = List.copyOf(steps);
  }

  /** Reads a text; one that is malformed is an {@link IllegalArgumentException}. */
  public static RowPath parse(String text) {
    List<Step> steps = new ArrayList<>();
    Matcher step = STEP.matcher(text);
    while (step.lookingAt()) {
      if (step.group().startsWith(".") == steps.isEmpty() && step.group().startsWith(".")) {
        throw new IllegalArgumentException(text);
      }
      steps.add(
          new Step(names(step.group(1), "\\."), !step.group(2).equals("[]"), names(step.group(3))));
      step.region(step.end(), text.length());
    }
    if (steps.isEmpty() || step.regionStart() < text.length()) {
      throw new IllegalArgumentException(text);
    }
    return new RowPath(steps);
  }

  private static List<String> names(@org.jspecify.annotations.Nullable String members) {
    return members == null ? List.of() : names(members, ",");
  }

  private static List<String> names(String text, String separator) {
    return text.isEmpty() ? List.of() : List.of(text.split(separator, -1));
  }

  /** The rows that stand below rows of this path. */
  public RowPath to(RowPath below) {
    List<Step> all = new ArrayList<>(steps);
    all.addAll(below.steps);
    return new RowPath(all);
  }

  /** How many levels of rows there are below the item. */
  public int depth() {
    return steps.size();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      text.append(text.length() > 0 && !step.names().isEmpty() ? "." : "").append(step);
    }
    return text.toString();
  }
}
