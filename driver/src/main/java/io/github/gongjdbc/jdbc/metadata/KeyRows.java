package io.github.gongjdbc.jdbc.metadata;

import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.ForeignKey;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Primary and foreign keys as the metadata list them. */
final class KeyRows {
  private final Catalog catalog;

  KeyRows(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The columns of the primary keys of tables, sorted by name. */
  static List<@Nullable Object[]> primary(List<TableDefinition> tables) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableDefinition table : tables) {
      for (int i = 0; i < table.key().size(); i++) {
        rows.add(row(null, SchemaNames.DATA, table.name(), table.key().get(i), i + 1, pk(table)));
      }
    }
    rows.sort(Comparator.comparing(r -> String.valueOf(r[3])));
    return rows;
  }

  /** The rows of foreign keys between tables; the columns of a key are together, in its order. */
  List<@Nullable Object[]> foreign(
      Predicate<TableDefinition> parents, Predicate<TableDefinition> children) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableDefinition child : catalog.tables()) {
      for (ForeignKey key : child.foreignKeys()) {
        TableDefinition parent = catalog.table(key.table()).orElseThrow();
        if (children.test(child) && parents.test(parent)) {
          for (int i = 0; i < key.columns().size(); i++) {
            rows.add(keyRow(parent, child, key, i));
          }
        }
      }
    }
    return rows;
  }

  private static @Nullable Object[] keyRow(
      TableDefinition parent, TableDefinition child, ForeignKey key, int index) {
    return row(
        null,
        SchemaNames.DATA,
        parent.name(),
        key.references().get(index),
        null,
        SchemaNames.DATA,
        child.name(),
        key.columns().get(index),
        index + 1,
        DatabaseMetaData.importedKeyNoAction,
        DatabaseMetaData.importedKeyNoAction,
        "fk_" + child.name() + "_" + String.join("_", key.columns()),
        pk(parent),
        DatabaseMetaData.importedKeyNotDeferrable);
  }

  private static String pk(TableDefinition table) {
    return "pk_" + table.name();
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }
}
