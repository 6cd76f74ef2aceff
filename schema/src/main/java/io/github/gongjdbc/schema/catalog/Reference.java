package io.github.gongjdbc.schema.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of another table, written {@code users.id}.
 *
 * @param table name of the table
 * @param column name of the column
 */
public record Reference(String table, String column) {
  private static final Pattern FORM = Pattern.compile("(\\w+)\\.(\\w+)");

  /** Reads a text; one that is malformed is an {@link IllegalArgumentException}. */
  public static Reference parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    return new Reference(parts.group(1), parts.group(2));
  }

  @Override
  public String toString() {
    return table + "." + column;
  }
}
