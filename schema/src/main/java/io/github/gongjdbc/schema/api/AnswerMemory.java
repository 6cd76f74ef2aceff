package io.github.gongjdbc.schema.api;

import java.io.Writer;

/**
 * How much of Java's memory may be taken by what is kept of one answer. As long as it is small, an
 * answer does no harm to the program around, whatever a server sends.
 */
final class AnswerMemory {
  /** About what an object or an array takes, and what a value takes besides its text. */
  static final int CONTAINER = 160;

  static final int VALUE = 80;

  private static final long MOST = Runtime.getRuntime().maxMemory() / 8;

  /** The longest single text; while it is read, a character takes two bytes. */
  static final int LONGEST_TEXT = (int) Math.min(MOST / 2, Integer.MAX_VALUE);

  private long left = MOST;

  /**
   * Takes some of it.
   *
   * @throws AnswerTooLargeException if there is none left
   */
  void take(long bytes) throws AnswerTooLargeException {
    left -= bytes;
    if (left < 0) {
      throw new AnswerTooLargeException(
          "holds more than "
              + (MOST >> 20)
              + " MB of what the statement reads of it, an eighth of Java's memory. Select fewer"
              + " columns, or give Java more memory (-Xmx).");
    }
  }

  /** Collects a text as long as there is memory for it. */
  Writer writer(StringBuilder text) {
    return new Writer() {
      @Override
      public void write(char[] chars, int offset, int length) throws AnswerTooLargeException {
        take(length);
        text.append(chars, offset, length);
      }

      @Override
      public void flush() {
        // Nothing is held back.
      }

      @Override
      public void close() {
        // There is nothing to release.
      }
    };
  }
}
