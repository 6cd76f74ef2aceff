package io.github.gongjdbc.schema.read;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** Rows followed by other rows, which are opened when the first ones are at their end. */
final class SuccessiveRows implements Enumerator<@Nullable Object[]> {
  private final Supplier<Optional<Enumerator<@Nullable Object[]>>> next;
  private Enumerator<@Nullable Object[]> rows;
  private boolean ended;

  /**
   * @param next the rows that follow; empty, once, where there are none
   */
  SuccessiveRows(
      Enumerator<@Nullable Object[]> rows,
      Supplier<Optional<Enumerator<@Nullable Object[]>>> next) {
    this.rows = rows;
    this.next = next;
  }

  @Override
  public boolean moveNext() {
    while (!ended) {
      if (rows.moveNext()) {
        return true;
      }
      Optional<Enumerator<@Nullable Object[]>> others = next.get();
      if (others.isPresent()) {
        rows.close();
        rows = others.get();
      } else {
        ended = true;
      }
    }
    return false;
  }

  @Override
  public @Nullable Object[] current() {
    return rows.current();
  }

  @Override
  public void reset() {
    rows.reset();
  }

  @Override
  public void close() {
    rows.close();
  }
}
