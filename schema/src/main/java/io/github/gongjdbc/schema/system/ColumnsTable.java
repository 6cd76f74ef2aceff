package io.github.gongjdbc.schema.system;

import static io.github.gongjdbc.schema.system.SystemTable.optional;
import static io.github.gongjdbc.schema.system.SystemTable.required;

import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.PushedFilter;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of all data tables, a row each. */
final class ColumnsTable {
  private static final List<Column> COLUMNS =
      List.of(
          required("table_name", ColumnType.VARCHAR, "The table that has the column."),
          required("column_name", ColumnType.VARCHAR, "Name of the column."),
          required("position", ColumnType.INTEGER, "Its position in the table, from 1."),
          required("type", ColumnType.VARCHAR, "Its type; JSON is text in a VARCHAR."),
          required("nullable", ColumnType.BOOLEAN, "Whether it may be null."),
          optional("unit", ColumnType.VARCHAR, "Unit of a number; null where it has none."),
          required("description", ColumnType.VARCHAR, "What it means."),
          optional(
              "pushed_operators",
              ColumnType.VARCHAR,
              "The operators by which Gong filters; null where all is checked locally."),
          optional(
              "sent_as", ColumnType.VARCHAR, "The fields of the request that take the values."),
          optional("filtered_by", ColumnType.VARCHAR, "The request that filters."),
          optional(
              "exact",
              ColumnType.BOOLEAN,
              "Whether Gong filters as SQL does; where not, more is asked for and checked again."),
          required("scopes", ColumnType.VARCHAR, "The scopes that a credential needs to read it."));

  private ColumnsTable() {}

  static SystemTable of(Catalog catalog) {
    return new SystemTable(
        "columns", "The columns of all tables of Gong.", COLUMNS, execution -> rows(catalog));
  }

  private static @Nullable String joined(
      List<PushedFilter> filters, Function<PushedFilter, String> part) {
    return filters.isEmpty() ? null : filters.stream().map(part).collect(Collectors.joining("; "));
  }

  private static List<@Nullable Object[]> rows(Catalog catalog) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableDefinition table : catalog.tables()) {
      for (int i = 0; i < table.columns().size(); i++) {
        Column column = table.columns().get(i);
        List<PushedFilter> filters = PushedFilter.of(table, column);
        rows.add(
            new @Nullable Object[] {
              table.name(),
              column.name(),
              i + 1,
              column.type().name(),
              column.nullable(),
              column.unit().orElse(null),
              column.remarks(),
              filters.isEmpty() ? null : filters.get(0).operators(),
              joined(filters, PushedFilter::sentAs),
              joined(filters, PushedFilter::request),
              filters.isEmpty()
                  ? null
                  : filters.stream().anyMatch(filter -> filter.filter().exact()),
              String.join(", ", catalog.scopes(table, column))
            });
      }
    }
    return rows;
  }
}
