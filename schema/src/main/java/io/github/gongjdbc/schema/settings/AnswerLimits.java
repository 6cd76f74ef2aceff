package io.github.gongjdbc.schema.settings;

/**
 * What one answer of the API may hold. What holds more is refused, so that no server can use up the
 * memory of the program around.
 *
 * @param megabytes how large it may be, compressed or not
 * @param items how many items it may list
 * @param depth how many levels its JSON may nest
 * @param digits how many digits a number may have, written out
 */
public record AnswerLimits(int megabytes, int items, int depth, int digits) {
  /** How many bytes an answer may have. */
  public long bytes() {
    return (long) megabytes << 20;
  }
}
