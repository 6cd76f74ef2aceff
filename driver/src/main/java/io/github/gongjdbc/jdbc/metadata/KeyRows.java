package io.github.gongjdbc.jdbc.metadata;

import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  /** The rows of foreign keys between tables, each of which has one column. */
  List<@Nullable Object[]> foreign(
      Predicate<TableDefinition> parents, Predicate<TableDefinition> children) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableDefinition child : catalog.tables()) {
      for (Column column : child.columns()) {
        Optional<Reference> reference = column.references();
        Optional<TableDefinition> parent = reference.map(Reference::table).flatMap(catalog::table);
        if (children.test(child) && parent.filter(parents).isPresent()) {
          rows.add(keyRow(parent.get(), reference.orElseThrow(), child, column));
        }
      }
    }
    return rows;
  }

  private static @Nullable Object[] keyRow(
      TableDefinition parent, Reference reference, TableDefinition child, Column column) {
    return row(
        null,
        SchemaNames.DATA,
        parent.name(),
        reference.column(),
        null,
        SchemaNames.DATA,
        child.name(),
        column.name(),
        1,
        DatabaseMetaData.importedKeyNoAction,
        DatabaseMetaData.importedKeyNoAction,
        "fk_" + child.name() + "_" + column.name(),
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
