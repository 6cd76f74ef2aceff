package io.github.gongjdbc.schema.page;

import io.github.gongjdbc.schema.error.AnswerTooLargeException;
import io.github.gongjdbc.schema.limit.StatementContext;
import java.io.Writer;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How much of Java's memory may be taken by what is kept of one answer. As long as it is small, an
 * answer does no harm to the program around, whatever a server sends. Of large answers one is read
 * at a time in the whole JVM: others that turn out to be large wait for it.
 */
final class AnswerMemory implements AutoCloseable {
  /** About what an object or an array takes, and what a value takes besides its text. */
  static final int CONTAINER = 160;

  static final int VALUE = 80;

  private static final long MOST = Runtime.getRuntime().maxMemory() / 8;

  /** The longest single text; while it is read, a character takes two bytes. */
  static final int LONGEST_TEXT = (int) Math.min(MOST / 2, Integer.MAX_VALUE);

  /** What is larger than that is a large answer. */
  private static final long SMALL = MOST / 8;

  /** Held by whoever reads a large answer. */
  private static final ReentrantLock LARGE = new ReentrantLock();

  private final StatementContext statementContext;
  private long left = MOST;
  private boolean isLarge;

  /**
   * @param statementContext ends the waiting for another answer
   */
  AnswerMemory(StatementContext statementContext) {
    this.statementContext = statementContext;
  }

  /**
   * Takes some of it.
   *
   * @throws AnswerTooLargeException if there is none left
   */
  void take(long bytes) throws AnswerTooLargeException {
    left -= bytes;
    if (!isLarge && MOST - left > SMALL) {
      statementContext.lock(LARGE);
      isLarge = true;
    }
    if (left < 0) {
      throw new AnswerTooLargeException(
          "holds more than "
              + (MOST >> 20)
              + " MB of what the statement reads of it, an eighth of Java's memory. Select fewer"
              + " columns, or give Java more memory (-Xmx).");
    }
  }

  /** Lets another large answer be read. */
  @Override
  public void close() {
    if (isLarge) {
      LARGE.unlock();
      isLarge = false;
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
