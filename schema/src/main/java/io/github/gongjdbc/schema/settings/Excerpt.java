package io.github.gongjdbc.schema.settings;

/** The beginning of a text, as much as a message may show of it. */
public final class Excerpt {
  private Excerpt() {}

  /** The text, or as many of its characters and an ellipsis. */
  public static String of(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) + "…" : text;
  }
}
