package io.github.gongjdbc.schema.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.page.ItemProjection;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.spec.ScanRequest;
import io.github.gongjdbc.schema.sync.ReadWindow;
import io.github.gongjdbc.schema.sync.RowFingerprint;
import io.github.gongjdbc.schema.sync.TableRead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of items that were not delivered before. Each row is read twice: as the query wants it,
 * and as it is compared with rows of earlier reads, with its time and its key. The second is read
 * in UTC, so that a row is the same whatever the {@code timeZone} of a connection.
 */
public final class NewRows implements ItemReader<@Nullable Object[]> {
  /** A cursor is never null. */
  private static final OddValues.OfItem NEVER = (column, value) -> {};

  private final RowReader rows;
  private final RowReader identities;
  private final ValueReader utc;
  private final RowFingerprint fingerprint;
  private final int time;
  private final TableRead read;
  private final ReadWindow part;
  private final Column cursor;
  private final List<String> cursorPath;

  public NewRows(
      ScanRequest request,
      ValueReader values,
      List<ItemCondition> conditions,
      OddValues odd,
      TableRead read,
      ReadWindow part) {
    this.rows = new RowReader(request, values, List.of(), odd);
    this.utc = values.inUtc();
    List<Column> key = identity(request.table());
    this.time = key.size() - 1;
    List<Column> content = request.table().key().isEmpty() ? List.of() : request.columns();
    List<Column> compared =
        Stream.concat(
                key.stream(),
                content.stream()
                    .filter(column -> !column.ephemeral())
                    .sorted(Comparator.comparing(Column::name)))
            .toList();
    this.identities = new RowReader(request.withColumns(compared), utc, conditions, odd);
    this.fingerprint = new RowFingerprint(compared.stream().map(Column::name).toList());
    this.read = read;
    this.part = part;
    this.cursor = request.table().cursorColumn().orElseThrow();
    this.cursorPath =
        Stream.concat(
                request.accessPath().prefix().stream(),
                request.table().itemPath(cursor).orElseThrow().stream())
            .toList();
  }

  /** The key, or all columns where there is none, and the cursor at the end. */
  private static List<Column> identity(TableDefinition table) {
    Stream<String> key =
        table.key().isEmpty() ? table.columns().stream().map(Column::name) : table.key().stream();
    return Stream.concat(key, table.cursor().stream())
        .map(name -> table.column(name).orElseThrow())
        .toList();
  }

  @Override
  public void read(JsonNode item, Consumer<@Nullable Object[]> accepted)
      throws MalformedAnswerException {
    if (utc.read(RowReader.descend(item, cursorPath), cursor, NEVER) instanceof Long seen) {
      read.see(Instant.ofEpochMilli(seen));
    }
    read(
        item,
        (time, hash, row) -> {
          if (read.isNew(part, time, hash)) {
            accepted.accept(row);
          }
        });
  }

  @Override
  public ItemProjection projection() {
    return rows.projection().and(identities.projection()).with(cursorPath, ItemProjection.VALUE);
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
    if (!(identity[time] instanceof Long millis)) {
      throw new IllegalStateException("A row has no time.");
    }
    accepted.row(Instant.ofEpochMilli(millis), fingerprint.of(Arrays.asList(identity)), row);
  }

  /** Takes a row, with its time and its fingerprint. */
  private interface Identified {
    void row(Instant time, long hash, @Nullable Object[] row);
  }
}
