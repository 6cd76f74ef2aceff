package io.github.gongjdbc.schema.system;

import static io.github.gongjdbc.schema.system.SystemTable.optional;
import static io.github.gongjdbc.schema.system.SystemTable.required;

import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.ForeignKey;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of information_schema, as the standard, PostgreSQL and MySQL name their columns. They
 * are for people who look around by SQL; tools ask DatabaseMetaData.
 */
final class InformationTables {
  static final String SCHEMA = "information_schema";

  private static final String DATA = "gong";
  private static final String SYSTEM = "gong_system";

  /** What the standard calls the catalog. There is one, so that joins by it find their rows. */
  private static final String CATALOG = "gong";

  /** Text has no limit of its own; tools want a number, and H2 gives them this one. */
  private static final int TEXT_LENGTH = 1_000_000_000;

  private final Catalog catalog;
  private final List<SystemTable> system;
  private final List<SystemTable> own;

  private InformationTables(Catalog catalog, List<SystemTable> system) {
    this.catalog = catalog;
    this.system = system;
    this.own =
        List.of(
            table("schemata", "The schemas, a row each.", schemataColumns(), this::schemata),
            table(
                "tables", "The tables of all schemas, a row each.", tablesColumns(), this::tables),
            table(
                "columns",
                "The columns of all tables, a row each.",
                columnsColumns(),
                this::columns),
            table("views", "There are no views.", viewsColumns(), List::of),
            table(
                "table_constraints",
                "The keys of the tables, a row each.",
                constraintsColumns(),
                this::constraints),
            table(
                "key_column_usage",
                "The columns of the keys, a row each.",
                keysColumns(),
                this::keys));
  }

  static List<SystemTable> of(Catalog catalog, List<SystemTable> system) {
    return new InformationTables(catalog, system).own;
  }

  /** Makes the rows of a table. */
  private interface Rows {
    List<@Nullable Object[]> all();
  }

  private static SystemTable table(
      String name, String description, List<Column> columns, Rows rows) {
    return new SystemTable(name, description, columns, execution -> rows.all());
  }

  private static Column text(String name, String description) {
    return required(name, ColumnType.VARCHAR, description);
  }

  private static Column none(String name) {
    return optional(name, ColumnType.VARCHAR, "Always null: there is no such thing here.");
  }

  private static Column number(String name, String description) {
    return optional(name, ColumnType.INTEGER, description);
  }

  private static List<Column> schemataColumns() {
    return List.of(
        text("catalog_name", "The catalog, of which there is one."),
        text("schema_name", "Name of the schema."),
        none("schema_owner"),
        text("default_character_set_name", "The characters of texts."),
        none("sql_path"));
  }

  private static List<Column> tablesColumns() {
    return List.of(
        text("table_catalog", "The catalog, of which there is one."),
        text("table_schema", "The schema of the table."),
        text("table_name", "Name of the table."),
        text("table_type", "BASE TABLE for data of Gong, SYSTEM VIEW for what the driver knows."),
        text("is_insertable_into", "Always NO."),
        text("table_comment", "What its rows are."));
  }

  private static List<Column> columnsColumns() {
    return List.of(
        text("table_catalog", "The catalog, of which there is one."),
        text("table_schema", "The schema of the table."),
        text("table_name", "The table that has the column."),
        text("column_name", "Name of the column."),
        required("ordinal_position", ColumnType.INTEGER, "Its position in the table, from 1."),
        none("column_default"),
        text("is_nullable", "YES or NO."),
        text("data_type", "Its type."),
        number("character_maximum_length", "The longest text; null for other types."),
        number("character_octet_length", "The longest text in bytes; null for other types."),
        number("numeric_precision", "Digits of a number; null for other types."),
        number("numeric_precision_radix", "The base of these digits; null for other types."),
        number("numeric_scale", "Digits of the fraction; null for other types."),
        number("datetime_precision", "Digits of the fraction of a second; null for other types."),
        text("column_type", "Its type, with its precision."),
        text("column_key", "PRI for the primary key, MUL for a foreign key, else empty."),
        text("extra", "Always empty."),
        text("column_comment", "What it means."));
  }

  private static List<Column> viewsColumns() {
    return List.of(
        text("table_catalog", "The catalog."),
        text("table_schema", "The schema."),
        text("table_name", "Name of the view."),
        none("view_definition"));
  }

  private static List<Column> constraintsColumns() {
    return List.of(
        text("constraint_catalog", "The catalog, of which there is one."),
        text("constraint_schema", "The schema of the table."),
        text("constraint_name", "Name of the key."),
        text("table_catalog", "The catalog, of which there is one."),
        text("table_schema", "The schema of the table."),
        text("table_name", "The table that has the key."),
        text("constraint_type", "PRIMARY KEY or FOREIGN KEY."),
        text("is_deferrable", "Always NO."),
        text("initially_deferred", "Always NO."));
  }

  private static List<Column> keysColumns() {
    return List.of(
        text("constraint_catalog", "The catalog, of which there is one."),
        text("constraint_schema", "The schema of the table."),
        text("constraint_name", "Name of the key."),
        text("table_catalog", "The catalog, of which there is one."),
        text("table_schema", "The schema of the table."),
        text("table_name", "The table that has the key."),
        text("column_name", "The column."),
        required("ordinal_position", ColumnType.INTEGER, "Its position in the key, from 1."),
        number("position_in_unique_constraint", "Its position in the key that it refers to."),
        optional(
            "referenced_table_schema",
            ColumnType.VARCHAR,
            "The schema that a foreign key refers to; null for a primary key."),
        optional(
            "referenced_table_name",
            ColumnType.VARCHAR,
            "The table that a foreign key refers to; null for a primary key."),
        optional(
            "referenced_column_name",
            ColumnType.VARCHAR,
            "The column that a foreign key refers to; null for a primary key."));
  }

  private List<@Nullable Object[]> schemata() {
    return Stream.of(DATA, SYSTEM, SCHEMA)
        .map(schema -> row(CATALOG, schema, null, "UTF8", null))
        .toList();
  }

  private List<@Nullable Object[]> tables() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableDefinition table : catalog.tables()) {
      rows.add(row(CATALOG, DATA, table.name(), "BASE TABLE", "NO", table.description()));
    }
    for (SystemTable table : system) {
      rows.add(row(CATALOG, SYSTEM, table.name(), "SYSTEM VIEW", "NO", table.description()));
    }
    for (SystemTable table : own) {
      rows.add(row(CATALOG, SCHEMA, table.name(), "SYSTEM VIEW", "NO", table.description()));
    }
    return rows;
  }

  private List<@Nullable Object[]> columns() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableDefinition table : catalog.tables()) {
      for (int i = 0; i < table.columns().size(); i++) {
        Column column = table.columns().get(i);
        String key =
            table.key().contains(column.name())
                ? "PRI"
                : column.references().isPresent() ? "MUL" : "";
        rows.add(column(DATA, table.name(), column, i + 1, key, table.remarks(column)));
      }
    }
    addColumns(SYSTEM, system, rows);
    addColumns(SCHEMA, own, rows);
    return rows;
  }

  private static void addColumns(
      String schema, List<SystemTable> tables, List<@Nullable Object[]> rows) {
    for (SystemTable table : tables) {
      for (int i = 0; i < table.columns().size(); i++) {
        Column column = table.columns().get(i);
        rows.add(column(schema, table.name(), column, i + 1, "", column.description()));
      }
    }
  }

  private static @Nullable Object[] column(
      String schema, String table, Column column, int position, String key, String comment) {
    String type = column.type() == ColumnType.JSON ? "VARCHAR" : column.type().name();
    Integer digits =
        switch (column.type()) {
          case INTEGER -> 10;
          case BIGINT -> 19;
          case DOUBLE -> 17;
          default -> null;
        };
    boolean text = type.equals("VARCHAR");
    boolean time = column.type() == ColumnType.TIMESTAMP;
    boolean whole = digits != null && column.type() != ColumnType.DOUBLE;
    return row(
        CATALOG,
        schema,
        table,
        column.name(),
        position,
        null,
        column.nullable() ? "YES" : "NO",
        type,
        text ? TEXT_LENGTH : null,
        text ? TEXT_LENGTH : null,
        digits,
        digits == null ? null : 10,
        whole ? 0 : null,
        time ? 3 : null,
        time ? "TIMESTAMP(3)" : type,
        key,
        "",
        comment);
  }

  private List<@Nullable Object[]> constraints() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableDefinition table : catalog.tables()) {
      if (!table.key().isEmpty()) {
        rows.add(constraint(table, "pk_" + table.name(), "PRIMARY KEY"));
      }
      for (ForeignKey key : table.foreignKeys()) {
        rows.add(constraint(table, foreignKey(table, key), "FOREIGN KEY"));
      }
    }
    return rows;
  }

  private static @Nullable Object[] constraint(TableDefinition table, String name, String type) {
    return row(CATALOG, DATA, name, CATALOG, DATA, table.name(), type, "NO", "NO");
  }

  private List<@Nullable Object[]> keys() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableDefinition table : catalog.tables()) {
      for (int i = 0; i < table.key().size(); i++) {
        rows.add(key(table, "pk_" + table.name(), table.key().get(i), i + 1, Optional.empty()));
      }
      for (ForeignKey key : table.foreignKeys()) {
        for (int i = 0; i < key.columns().size(); i++) {
          Reference to = new Reference(key.table(), key.references().get(i));
          String name = foreignKey(table, key);
          rows.add(key(table, name, key.columns().get(i), i + 1, Optional.of(to)));
        }
      }
    }
    return rows;
  }

  private static @Nullable Object[] key(
      TableDefinition table, String name, String column, int position, Optional<Reference> to) {
    return row(
        CATALOG,
        DATA,
        name,
        CATALOG,
        DATA,
        table.name(),
        column,
        position,
        to.isPresent() ? 1 : null,
        to.isPresent() ? DATA : null,
        to.map(Reference::table).orElse(null),
        to.map(Reference::column).orElse(null));
  }

  /** As DatabaseMetaData names it. */
  private static String foreignKey(TableDefinition table, ForeignKey key) {
    return "fk_" + table.name() + "_" + String.join("_", key.columns());
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }
}
