package io.github.gongjdbc.schema.system;

import static io.github.gongjdbc.schema.system.SystemTable.optional;
import static io.github.gongjdbc.schema.system.SystemTable.required;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.sync.SyncSession;
import io.github.gongjdbc.schema.sync.TableProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the incremental tables were read, a row each. */
final class SyncStateTable {
  private static final List<Column> COLUMNS =
      List.of(
          required("table_name", ColumnType.VARCHAR, "The incremental table."),
          required("cursor_column", ColumnType.VARCHAR, "The column by which it is read."),
          optional(
              "committed_time",
              ColumnType.TIMESTAMP,
              "How far it was read by what was committed. Null when it was not read yet."),
          optional(
              "proposed_time",
              ColumnType.TIMESTAMP,
              "How far it is read if the transaction is committed. Null when it was not read yet."),
          required(
              "remembered_rows",
              ColumnType.INTEGER,
              "How many rows of the look-back are remembered as delivered."),
          required(
              "has_more",
              ColumnType.BOOLEAN,
              "Whether the next read will end before now, because of syncWindow."));

  private SyncStateTable() {}

  static SystemTable of(Optional<SyncSession> sync) {
    return new SystemTable(
        "sync_state",
        "How far the incremental tables were read. Empty without the property state or stateFile.",
        COLUMNS,
        execution -> sync.map(SyncStateTable::rows).orElse(List.of()));
  }

  private static List<@Nullable Object[]> rows(SyncSession sync) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableProgress progress : sync.progress()) {
      rows.add(
          new @Nullable Object[] {
            progress.table(),
            progress.cursor(),
            progress.committed().orElse(null),
            progress.proposed().orElse(null),
            progress.remembered(),
            progress.more()
          });
    }
    return rows;
  }
}
