package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.catalog.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * What one execution has read, kept for a plan that reads the same again: the same table twice, or
 * one side of a join for each row of the other. For one thread.
 */
public final class SharedReads {
  /** The name under which a {@link DataContext} offers it. */
  public static final String VARIABLE = "gongSharedReads";

  private final Map<Object, Set<Column>> columns = new HashMap<>();
  private final Map<Object, Read> reads = new HashMap<>();
  private final Map<Object, @Nullable Object[]> rows = new HashMap<>();

  public static Optional<SharedReads> of(DataContext context) {
    return context.get(VARIABLE) instanceof SharedReads shared
        ? Optional.of(shared)
        : Optional.empty();
  }

  /**
   * Says that these columns of what has this key will be read. Scans say so before any is read, so
   * that one read has the columns of all.
   */
  void expect(Object key, List<Column> wanted) {
    columns.computeIfAbsent(key, k -> new LinkedHashSet<>()).addAll(wanted);
  }

  /**
   * The rows that are read under a key, from the first on; each is asked for once, whoever comes to
   * it first.
   *
   * @param source reads the rows with the columns that it is given
   */
  Enumerator<@Nullable Object[]> rows(
      Object key,
      List<Column> wanted,
      Function<List<Column>, Enumerator<@Nullable Object[]>> source) {
    Read read = reads.get(key);
    if (read == null || !read.columns.containsAll(wanted)) {
      List<Column> all = List.copyOf(columns.getOrDefault(key, Set.copyOf(wanted)));
      read = new Read(all, source.apply(all));
      reads.put(key, read);
    }
    return new Reader(read, wanted);
  }

  /** The one row that is found under a key, the first time alone. */
  public @Nullable Object[] once(Object key, Supplier<@Nullable Object[]> row) {
    @Nullable Object[] known = rows.get(key);
    if (known == null) {
      known = row.get();
      rows.put(key, known);
    }
    return known;
  }

  /** Rows that were read, and those that still may be. */
  private static final class Read {
    private final List<Column> columns;
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private final Enumerator<@Nullable Object[]> source;

    Read(List<Column> columns, Enumerator<@Nullable Object[]> source) {
      this.columns = columns;
      this.source = source;
    }

    boolean has(int index) {
      while (rows.size() <= index && source.moveNext()) {
        rows.add(source.current());
      }
      return rows.size() > index;
    }
  }

  private static final class Reader implements Enumerator<@Nullable Object[]> {
    private final Read read;
    private final int[] fields;
    private int index = -1;

    Reader(Read read, List<Column> wanted) {
      this.read = read;
      this.fields = wanted.stream().mapToInt(read.columns::indexOf).toArray();
    }

    @Override
    public boolean moveNext() {
      index++;
      return read.has(index);
    }

    @Override
    public @Nullable Object[] current() {
      @Nullable Object[] row = read.rows.get(index);
      @Nullable Object[] wanted = new @Nullable Object[fields.length];
      for (int i = 0; i < fields.length; i++) {
        wanted[i] = row[fields[i]];
      }
      return wanted;
    }

    @Override
    public void reset() {
      index = -1;
    }

    @Override
    public void close() {
      // Others may read on; what is under way ends with the execution.
    }
  }
}
