package io.github.gongjdbc.schema.read.order;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.spec.ReadingOrder;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The order of rows by their cursor column.
 *
 * @param columns the columns of the rows as they are read; the cursor column is among them
 * @param wanted how many of the columns, from the first on, the rows have when they are delivered
 */
public record CursorOrder(Column cursor, List<Column> columns, int wanted, ReadingOrder direction) {

  /** The order of the rows of a request, which are read with the cursor column in any case. */
  public static CursorOrder of(ScanRequest request) {
    Column cursor = request.table().cursorColumn().orElseThrow();
    List<Column> columns = new ArrayList<>(request.columns());
    if (!columns.contains(cursor)) {
      columns.add(cursor);
    }
    return new CursorOrder(cursor, columns, request.columns().size(), request.order());
  }

  /** The local time of a row as it is read. */
  long time(@Nullable Object[] row) {
    return row[columns.indexOf(cursor)] instanceof Long time ? time : Long.MIN_VALUE;
  }

  private LongStream times(List<@Nullable Object[]> rows) {
    return rows.stream().mapToLong(this::time);
  }

  OptionalLong oldest(List<@Nullable Object[]> rows) {
    return times(rows).min();
  }

  OptionalLong newest(List<@Nullable Object[]> rows) {
    return times(rows).max();
  }

  /** The rows in this order, as they are delivered. */
  List<@Nullable Object[]> sorted(List<@Nullable Object[]> rows) {
    Comparator<@Nullable Object[]> ascending = Comparator.comparingLong(this::time);
    return rows.stream()
        .sorted(direction == ReadingOrder.NEWEST_FIRST ? ascending.reversed() : ascending)
        .map(row -> row.length == wanted ? row : Arrays.copyOf(row, wanted))
        .toList();
  }
}
