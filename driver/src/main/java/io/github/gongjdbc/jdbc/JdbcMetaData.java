package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.plan.RowTypes;
import io.github.gongjdbc.schema.settings.Redactor;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** What the connection says of itself and its tables: from the catalog, without any request. */
public final class JdbcMetaData implements Facade.ByName {
  private static final Properties CAPABILITIES =
      Resources.load(JdbcMetaData.class, "capabilities.properties");
  private static final RelDataTypeFactory TYPES = new JavaTypeFactoryImpl();

  /** Where the results of the key methods have the names of the tables. */
  private static final int PKTABLE = 2;

  private static final int FKTABLE = 6;

  private final JdbcConnection connection;
  private final Catalog catalog;
  private final MetaDataResults results;

  private JdbcMetaData(JdbcConnection connection) {
    this.connection = connection;
    this.catalog = connection.catalog();
    this.results = new MetaDataResults(connection.values());
  }

  static DatabaseMetaData of(JdbcConnection connection) {
    return Facade.of(DatabaseMetaData.class, new JdbcMetaData(connection));
  }

  @Override
  public boolean isClosed() throws SQLException {
    return connection.isClosed();
  }

  @Override
  public Redactor redactor() {
    return connection.redactor();
  }

  /** Capabilities stand in a file; results that are not built here have no rows. */
  @Override
  public Optional<Object> answer(String method) {
    String capability = CAPABILITIES.getProperty(method);
    if (capability != null) {
      return Optional.of(
          switch (capability) {
            case "true" -> true;
            case "false" -> false;
            default ->
                capability.matches("\\d+") ? (Object) Integer.valueOf(capability) : capability;
          });
    }
    return MetaDataResults.has(method)
        ? Optional.of(results.of(method, List.of()))
        : Optional.empty();
  }

  public Connection getConnection() {
    return connection.self();
  }

  public String getURL() {
    return connection.url();
  }

  public @Nullable String getUserName() {
    return null;
  }

  public String getDatabaseProductVersion() {
    return "API v2";
  }

  public int getDatabaseMajorVersion() {
    return 2;
  }

  public int getDatabaseMinorVersion() {
    return 0;
  }

  public String getDriverVersion() {
    return DriverVersion.TEXT;
  }

  public int getDriverMajorVersion() {
    return DriverVersion.major();
  }

  public int getDriverMinorVersion() {
    return DriverVersion.minor();
  }

  public boolean supportsTransactionIsolationLevel(int level) {
    return JdbcConnection.LEVELS.contains(level);
  }

  public boolean supportsResultSetType(int type) {
    return type == ResultSet.TYPE_FORWARD_ONLY;
  }

  public boolean supportsResultSetConcurrency(int type, int concurrency) {
    return type == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY;
  }

  public boolean supportsResultSetHoldability(int holdability) {
    return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  public RowIdLifetime getRowIdLifetime() {
    return RowIdLifetime.ROWID_UNSUPPORTED;
  }

  /** The functions of JDBC's escape, which are those that tools look for. */
  public ResultSet getFunctions(
      @Nullable String catalogName, @Nullable String schemaPattern, @Nullable String pattern) {
    NamePattern wanted = new NamePattern(pattern);
    SortedSet<String> names = new TreeSet<>();
    for (String list :
        List.of(
            "getNumericFunctions",
            "getStringFunctions",
            "getSystemFunctions",
            "getTimeDateFunctions")) {
      names.addAll(List.of(CAPABILITIES.getProperty(list).split(",", -1)));
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String name : names) {
      if (wanted.matches(name)
          && isOurs(catalogName)
          && new NamePattern(schemaPattern).matches("")) {
        rows.add(row(null, null, name, null, DatabaseMetaData.functionNoTable, name));
      }
    }
    return results.of("getFunctions", rows);
  }

  public ResultSet getTableTypes() {
    return results.of(
        "getTableTypes", List.of(row(ListedTable.SYSTEM_TABLE), row(ListedTable.TABLE)));
  }

  public ResultSet getSchemas() {
    return getSchemas(null, null);
  }

  public ResultSet getSchemas(@Nullable String catalogName, @Nullable String schemaPattern) {
    NamePattern wanted = new NamePattern(schemaPattern);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String schema : JdbcConnection.SCHEMAS) {
      if (wanted.matches(schema) && isOurs(catalogName)) {
        rows.add(row(schema, null));
      }
    }
    return results.of("getSchemas", rows);
  }

  public ResultSet getTables(
      @Nullable String catalogName,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      String @Nullable [] types) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (ListedTable table : tables(catalogName, schemaPattern, tablePattern)) {
      if (types == null || List.of(types).contains(table.type())) {
        rows.add(row(null, table.schema(), table.name(), table.type(), table.description()));
      }
    }
    return results.of("getTables", rows);
  }

  public ResultSet getColumns(
      @Nullable String catalogName,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern) {
    NamePattern wanted = new NamePattern(columnPattern);
    List<@Nullable Object[]> rows = new ArrayList<>();
    List<ListedTable> tables = new ArrayList<>(tables(catalogName, schemaPattern, tablePattern));
    tables.sort(Comparator.comparing(ListedTable::schema).thenComparing(ListedTable::name));
    for (ListedTable table : tables) {
      RelDataType rowType = RowTypes.of(table.columns(), TYPES);
      for (int i = 0; i < table.columns().size(); i++) {
        Column column = table.columns().get(i);
        if (wanted.matches(column.name())) {
          RelDataType type = rowType.getFieldList().get(i).getType();
          rows.add(columnRow(table, column, JdbcType.of(type), i + 1));
        }
      }
    }
    return results.of("getColumns", rows);
  }

  private static @Nullable Object[] columnRow(
      ListedTable table, Column column, JdbcType type, int ordinal) {
    boolean text = type.code() == Types.VARCHAR;
    return row(
        null,
        table.schema(),
        table.name(),
        column.name(),
        type.code(),
        type.name(),
        type.precision(),
        null,
        text || type.code() == Types.BOOLEAN ? null : type.scale(),
        type.isNumeric() ? 10 : null,
        column.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
        table.remarks().apply(column),
        null,
        null,
        null,
        text ? type.precision() : null,
        ordinal,
        column.nullable() ? "YES" : "NO",
        null,
        null,
        null,
        null,
        "NO",
        "NO");
  }

  public ResultSet getPrimaryKeys(
      @Nullable String catalogName, @Nullable String schemaName, @Nullable String tableName) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (TableDefinition table : table(catalogName, schemaName, tableName)) {
      for (int i = 0; i < table.key().size(); i++) {
        rows.add(
            row(null, JdbcConnection.SCHEMA, table.name(), table.key().get(i), i + 1, pk(table)));
      }
    }
    rows.sort(Comparator.comparing(r -> String.valueOf(r[3])));
    return results.of("getPrimaryKeys", rows);
  }

  public ResultSet getImportedKeys(
      @Nullable String catalogName, @Nullable String schemaName, @Nullable String tableName) {
    List<TableDefinition> tables = table(catalogName, schemaName, tableName);
    return results.of("getImportedKeys", sorted(keys(parent -> true, tables::contains), PKTABLE));
  }

  public ResultSet getExportedKeys(
      @Nullable String catalogName, @Nullable String schemaName, @Nullable String tableName) {
    List<TableDefinition> tables = table(catalogName, schemaName, tableName);
    return results.of("getExportedKeys", sorted(keys(tables::contains, child -> true), FKTABLE));
  }

  public ResultSet getCrossReference(
      @Nullable String parentCatalog,
      @Nullable String parentSchema,
      @Nullable String parentTable,
      @Nullable String foreignCatalog,
      @Nullable String foreignSchema,
      @Nullable String foreignTable) {
    List<TableDefinition> parents = table(parentCatalog, parentSchema, parentTable);
    List<TableDefinition> children = table(foreignCatalog, foreignSchema, foreignTable);
    return results.of(
        "getCrossReference", sorted(keys(parents::contains, children::contains), FKTABLE));
  }

  /** Each foreign key has one column, so that the name of the table is all there is to sort by. */
  private static List<@Nullable Object[]> sorted(List<@Nullable Object[]> keys, int column) {
    keys.sort(Comparator.comparing(row -> String.valueOf(row[column])));
    return keys;
  }

  private List<@Nullable Object[]> keys(
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
        JdbcConnection.SCHEMA,
        parent.name(),
        reference.column(),
        null,
        JdbcConnection.SCHEMA,
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

  public ResultSet getTypeInfo() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (SqlTypeName name :
        List.of(
            SqlTypeName.BIGINT,
            SqlTypeName.DECIMAL,
            SqlTypeName.INTEGER,
            SqlTypeName.DOUBLE,
            SqlTypeName.VARCHAR,
            SqlTypeName.BOOLEAN,
            SqlTypeName.DATE,
            SqlTypeName.TIME,
            SqlTypeName.TIMESTAMP,
            SqlTypeName.TIMESTAMP_TZ)) {
      rows.add(typeRow(JdbcType.of(TYPES.createSqlType(name))));
    }
    rows.sort(Comparator.comparing(r -> (Integer) r[1]));
    return results.of("getTypeInfo", rows);
  }

  private static @Nullable Object[] typeRow(JdbcType type) {
    String quote = type.isNumeric() || type.code() == Types.BOOLEAN ? null : "'";
    String prefix =
        switch (type.code()) {
          case Types.DATE, Types.TIME, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
              type.name() + " '";
          default -> quote;
        };
    return row(
        type.name(),
        type.code(),
        type.precision(),
        prefix,
        quote,
        null,
        DatabaseMetaData.typeNullable,
        type.code() == Types.VARCHAR,
        DatabaseMetaData.typeSearchable,
        !type.isNumeric(),
        false,
        false,
        null,
        0,
        type.scale(),
        null,
        null,
        type.isNumeric() ? 10 : null);
  }

  /** Tables by patterns. */
  private List<ListedTable> tables(
      @Nullable String catalogName, @Nullable String schemaPattern, @Nullable String tablePattern) {
    NamePattern schemas = new NamePattern(schemaPattern);
    NamePattern names = new NamePattern(tablePattern);
    return connection.tables().stream()
        .filter(table -> isOurs(catalogName))
        .filter(table -> schemas.matches(table.schema()) && names.matches(table.name()))
        .toList();
  }

  /** The table of a name, which is no pattern. */
  private List<TableDefinition> table(
      @Nullable String catalogName, @Nullable String schemaName, @Nullable String tableName) {
    boolean ours =
        isOurs(catalogName)
            && (schemaName == null
                || schemaName.isEmpty()
                || schemaName.equalsIgnoreCase(JdbcConnection.SCHEMA));
    return ours && tableName != null ? catalog.table(tableName).stream().toList() : List.of();
  }

  /** There are no catalogs, so only tools that name none mean us. */
  private static boolean isOurs(@Nullable String catalogName) {
    return catalogName == null || catalogName.isEmpty();
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }
}
