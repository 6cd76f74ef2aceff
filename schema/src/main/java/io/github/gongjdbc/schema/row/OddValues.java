package io.github.gongjdbc.schema.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.settings.Excerpt;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The values of an execution of which no value of their column can be made. They are null in the
 * result, and the user is told once: of the first, and of how many others there are. Safe for use
 * by many threads.
 */
public final class OddValues {
  private static final int LONGEST = 60;

  /** More than these are not told apart, as that takes memory. */
  private static final int MOST = 10_000;

  private final Consumer<String> warnings;
  private final Set<Long> seen = new HashSet<>();
  private String first = "";
  private boolean told;

  /**
   * @param warnings takes the sentence that the user should read
   */
  public OddValues(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /** Takes the odd values of one item. */
  public interface OfItem {
    public void add(Column column, JsonNode value);
  }

  /** Adds a value, which may come again where an item is read again. */
  public synchronized void add(String table, Column column, String key, JsonNode value) {
    String shown = shown(value);
    if (seen.size() < MOST) {
      seen.add(ItemReader.hash(String.join("\n", table, column.name(), key, shown)));
    }
    if (first.isEmpty()) {
      first =
          table
              + "."
              + column.name()
              + " of the item "
              + Excerpt.of(key, LONGEST)
              + " is "
              + shown
              + ", which is not a valid "
              + column.type();
    }
  }

  /** Tells the user of what was added. */
  public synchronized void tell() {
    if (told || seen.isEmpty()) {
      return;
    }
    told = true;
    int more = seen.size() - 1;
    warnings.accept(
        first
            + ": it is NULL in the result"
            + (more == 0 ? "" : ", and so are " + (seen.size() < MOST ? "" : "at least ") + more)
            + (more == 0 ? "." : more == 1 ? " more such value." : " more such values."));
  }

  /** As much of a value as a message may show. */
  public static String shown(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      default -> "'" + Excerpt.of(value.asText(), LONGEST) + "'";
    };
  }
}
