package io.github.gongjdbc.sql.optimize;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are computed once and read again, unless they are too many to be kept.
 *
 * @param <T> a row
 */
public final class RememberedRows<T> extends AbstractEnumerable<T> {
  /** More are computed again, so that they do not fill the memory. */
  static final int MOST = 100_000;

  private final Enumerable<T> rows;
  private @Nullable List<T> known;
  private boolean tooMany;

  private RememberedRows(Enumerable<T> rows) {
    this.rows = rows;
  }

  /** Called by the code of plans. */
  public static <T> Enumerable<T> of(Enumerable<T> rows) {
    return new RememberedRows<>(rows);
  }

  @Override
  public Enumerator<T> enumerator() {
    if (known != null) {
      return Linq4j.enumerator(known);
    }
    return tooMany ? rows.enumerator() : new Remembering(rows.enumerator());
  }

  /** Remembers the rows that it reads when it has read the last. */
  private final class Remembering implements Enumerator<T> {
    private final Enumerator<T> computed;
    private @Nullable List<T> read = new ArrayList<>();
    private @Nullable T current;

    private Remembering(Enumerator<T> computed) {
      this.computed = computed;
    }

    @Override
    @SuppressWarnings(
        "NullAway") // Before the first row there is none; a row of one column is NULL.
    public T current() {
      return current;
    }

    @Override
    public boolean moveNext() {
      if (!computed.moveNext()) {
        known = read == null ? known : read;
        return false;
      }
      current = computed.current();
      if (read != null) {
        if (read.size() < MOST) {
          read.add(current);
        } else {
          read = null;
          tooMany = true;
        }
      }
      return true;
    }

    @Override
    public void reset() {
      computed.reset();
      read = tooMany ? null : new ArrayList<>();
    }

    @Override
    public void close() {
      computed.close();
    }
  }
}
