package io.github.gongjdbc.schema.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.schema.api.ItemReader;
import io.github.gongjdbc.schema.api.MalformedAnswerException;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.sync.RowFingerprint;
import io.github.gongjdbc.schema.sync.TableRead;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of items that were not delivered before. Each row is read twice: with the columns that
 * the query wants, and with its key and its time, which identify it whatever the query wants.
 */
final class NewRows implements ItemReader<@Nullable Object[]> {
  private final RowReader rows;
  private final RowReader identities;
  private final RowFingerprint fingerprint;
  private final int[] compared;
  private final TableRead read;

  NewRows(ScanRequest request, TimeLine timeLine, List<ItemCondition> conditions, TableRead read) {
    this.rows = new RowReader(request, timeLine, List.of());
    List<Column> identity = identity(request.table());
    this.identities =
        new RowReader(request.withColumns(identity), new TimeLine(ZoneOffset.UTC), conditions);
    List<Column> columns = request.columns();
    this.compared =
        IntStream.range(0, columns.size())
            .boxed()
            .filter(index -> !columns.get(index).ephemeral())
            .sorted(Comparator.comparing(index -> columns.get(index).name()))
            .mapToInt(Integer::intValue)
            .toArray();
    this.fingerprint =
        new RowFingerprint(
            Stream.concat(identity.stream(), IntStream.of(compared).mapToObj(columns::get))
                .map(Column::name)
                .toList());
    this.read = read;
  }

  /** The key, and the cursor at the end. */
  private static List<Column> identity(TableDefinition table) {
    return Stream.concat(table.key().stream(), table.cursor().stream())
        .map(name -> table.column(name).orElseThrow())
        .toList();
  }

  @Override
  public void read(JsonNode item, Consumer<@Nullable Object[]> accepted)
      throws MalformedAnswerException {
    read(
        item,
        (time, hash, row) -> {
          if (read.isNew(time, hash)) {
            accepted.accept(row);
          }
        });
  }

  /**
   * An item that changed while it was read is another one: as its new content is remembered, it has
   * to be delivered, too.
   */
  @Override
  public long identity(JsonNode item) throws MalformedAnswerException {
    long[] identity = {identities.identity(item)};
    read(item, (time, hash, row) -> identity[0] = identity[0] * 31 + hash);
    return identity[0];
  }

  private void read(JsonNode item, Identified accepted) throws MalformedAnswerException {
    List<@Nullable Object[]> known = new ArrayList<>();
    identities.read(item, known::add);
    if (known.isEmpty()) {
      return;
    }
    Iterator<@Nullable Object[]> identity = known.iterator();
    rows.read(item, row -> accept(identity.next(), row, accepted));
  }

  private void accept(@Nullable Object[] identity, @Nullable Object[] row, Identified accepted) {
    if (!(identity[identity.length - 1] instanceof Long time)) {
      throw new IllegalStateException("A row has no time.");
    }
    List<@Nullable Object> values = new ArrayList<>(List.of(identity));
    for (int index : compared) {
      values.add(row[index]);
    }
    accepted.row(Instant.ofEpochMilli(time), fingerprint.of(values), row);
  }

  /** Takes a row, with its time and its fingerprint. */
  private interface Identified {
    void row(Instant time, long hash, @Nullable Object[] row);
  }
}
