package io.github.gongjdbc.schema.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rel.core.JoinRelType;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a join whose right side is looked up: left rows are taken until they hold as many
 * keys as one request can name, the right rows of these keys are read, and both are joined. So
 * nothing is read for left rows that nobody asks for.
 */
final class KeyedJoin extends AbstractEnumerable<@Nullable Object> {
  /** As many as Gong was seen to take in one request. */
  static final int KEYS = 100;

  /** So many left rows are held at most, whatever keys they have. */
  private static final int ROWS = 10_000;

  private final Enumerable<?> left;
  private final Function1<Object[], Enumerable<?>> right;
  private final Shape shape;

  /**
   * What is joined how.
   *
   * @param leftKeys fields of the left row that are equal to the fields {@code rightKeys} of the
   *     right one
   * @param lookUp which of these pairs is looked up
   */
  record Shape(
      JoinRelType type,
      int leftFields,
      int rightFields,
      List<Integer> leftKeys,
      List<Integer> rightKeys,
      int lookUp) {

    /** Null when a field is null, as null is equal to nothing. */
    private static @Nullable List<Object> key(@Nullable Object[] row, List<Integer> fields) {
      List<Object> key = new ArrayList<>();
      for (int field : fields) {
        Object value = row[field];
        if (value == null) {
          return null;
        }
        key.add(value);
      }
      return key;
    }
  }

  KeyedJoin(Enumerable<?> left, Function1<Object[], Enumerable<?>> right, Shape shape) {
    this.left = left;
    this.right = right;
    this.shape = shape;
  }

  @Override
  public Enumerator<@Nullable Object> enumerator() {
    return new Rows(left.enumerator());
  }

  private final class Rows implements Enumerator<@Nullable Object> {
    private final Enumerator<?> leftRows;
    private final Queue<@Nullable Object[]> ready = new ArrayDeque<>();
    private @Nullable Object @Nullable [] current;

    Rows(Enumerator<?> leftRows) {
      this.leftRows = leftRows;
    }

    @Override
    public boolean moveNext() {
      while (ready.isEmpty()) {
        if (!joinSome()) {
          current = null;
          return false;
        }
      }
      current = ready.remove();
      return true;
    }

    /** False when there are no left rows any more. */
    private boolean joinSome() {
      List<@Nullable Object[]> some = new ArrayList<>();
      Set<Object> keys = new LinkedHashSet<>();
      while (keys.size() < KEYS && some.size() < ROWS && leftRows.moveNext()) {
        @Nullable Object[] row = row(leftRows.current(), shape.leftFields);
        Object key = row[shape.leftKeys.get(shape.lookUp)];
        if (key != null) {
          keys.add(key);
        }
        some.add(row);
      }
      if (some.isEmpty()) {
        return false;
      }
      Map<List<Object>, List<@Nullable Object[]>> matches = matches(keys);
      for (@Nullable Object[] row : some) {
        List<Object> key = Shape.key(row, shape.leftKeys);
        join(row, key == null ? List.of() : matches.getOrDefault(key, List.of()));
      }
      return true;
    }

    private Map<List<Object>, List<@Nullable Object[]>> matches(Set<Object> keys) {
      Map<List<Object>, List<@Nullable Object[]>> matches = new HashMap<>();
      if (keys.isEmpty()) {
        return matches;
      }
      Object[] variable = {new ArrayList<>(keys)};
      try (Enumerator<?> rows = right.apply(variable).enumerator()) {
        while (rows.moveNext()) {
          @Nullable Object[] row = row(rows.current(), shape.rightFields);
          List<Object> key = Shape.key(row, shape.rightKeys);
          if (key != null) {
            matches.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
          }
        }
      }
      return matches;
    }

    private void join(@Nullable Object[] row, List<@Nullable Object[]> matching) {
      switch (shape.type) {
        case SEMI -> {
          if (!matching.isEmpty()) {
            ready.add(row);
          }
        }
        case ANTI -> {
          if (matching.isEmpty()) {
            ready.add(row);
          }
        }
        default -> {
          for (@Nullable Object[] match : matching) {
            ready.add(both(row, match));
          }
          if (matching.isEmpty() && shape.type == JoinRelType.LEFT) {
            ready.add(both(row, new @Nullable Object[shape.rightFields]));
          }
        }
      }
    }

    @Override
    public @Nullable Object current() {
      if (current == null) {
        throw new IllegalStateException("There is no current row.");
      }
      return current.length == 1 ? current[0] : current;
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException("A join is read once.");
    }

    @Override
    public void close() {
      ready.clear();
      leftRows.close();
    }
  }

  /** A row of one field comes as its bare value, from most nodes. */
  private static @Nullable Object[] row(@Nullable Object row, int fields) {
    return fields > 1 || row instanceof Object[]
        ? (@Nullable Object[]) Objects.requireNonNull(row)
        : new @Nullable Object[] {row};
  }

  private static @Nullable Object[] both(@Nullable Object[] left, @Nullable Object[] right) {
    @Nullable Object[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }
}
