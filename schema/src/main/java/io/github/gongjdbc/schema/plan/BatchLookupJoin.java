package io.github.gongjdbc.schema.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
final class BatchLookupJoin extends AbstractEnumerable<@Nullable Object> {
  /** As many as Gong was seen to take in one request. */
  static final int KEYS = 100;

  /** So many left rows are held at most, whatever keys they have. */
  private static final int ROWS = 100_000;

  /** About so many right rows are kept for left rows that have the same keys later. */
  private static final int KEPT = 10_000;

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

  BatchLookupJoin(Enumerable<?> left, Function1<Object[], Enumerable<?>> right, Shape shape) {
    this.left = left;
    this.right = right;
    this.shape = shape;
  }

  @Override
  public Enumerator<@Nullable Object> enumerator() {
    return new Rows(left.enumerator());
  }

  /** What was found for a key that was looked up, by all fields that have to be equal. */
  private static final class Found {
    private final Map<List<Object>, List<@Nullable Object[]>> matches = new HashMap<>();

    /** How many rows are kept, and the key. */
    int size() {
      return 1 + matches.values().stream().mapToInt(List::size).sum();
    }
  }

  private final class Rows implements Enumerator<@Nullable Object> {
    private final Enumerator<?> leftRows;
    private final Queue<@Nullable Object[]> ready = new ArrayDeque<>();

    /** The right rows by the key that was looked up, the key that was wanted longest ago first. */
    private final Map<Object, Found> found = new LinkedHashMap<>(KEYS, 0.75f, true);

    private int kept;
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
      forget();
      List<@Nullable Object[]> some = new ArrayList<>();
      Set<Object> unknown = new LinkedHashSet<>();
      while (unknown.size() < KEYS && some.size() < ROWS && leftRows.moveNext()) {
        @Nullable Object[] row = row(leftRows.current(), shape.leftFields);
        Object key = row[shape.leftKeys.get(shape.lookUp)];
        if (key != null && found.get(key) == null) {
          unknown.add(key);
        }
        some.add(row);
      }
      if (some.isEmpty()) {
        return false;
      }
      lookUp(unknown);
      for (@Nullable Object[] row : some) {
        List<Object> key = Shape.key(row, shape.leftKeys);
        join(row, key == null ? List.of() : matches(key));
      }
      return true;
    }

    private void forget() {
      Iterator<Found> longestAgo = found.values().iterator();
      while (kept > KEPT) {
        kept -= longestAgo.next().size();
        longestAgo.remove();
      }
    }

    private List<@Nullable Object[]> matches(List<Object> key) {
      Found rows = found.get(key.get(shape.lookUp));
      return rows == null ? List.of() : rows.matches.getOrDefault(key, List.of());
    }

    private void lookUp(Set<Object> keys) {
      if (keys.isEmpty()) {
        return;
      }
      keys.forEach(key -> found.put(key, new Found()));
      Object[] variable = {new ArrayList<>(keys)};
      try (Enumerator<?> rows = right.apply(variable).enumerator()) {
        while (rows.moveNext()) {
          @Nullable Object[] row = row(rows.current(), shape.rightFields);
          List<Object> key = Shape.key(row, shape.rightKeys);
          Found wanted = key == null ? null : found.get(key.get(shape.lookUp));
          if (key != null && wanted != null && keys.contains(key.get(shape.lookUp))) {
            wanted.matches.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
          }
        }
      }
      keys.forEach(key -> kept += Objects.requireNonNull(found.get(key)).size());
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
