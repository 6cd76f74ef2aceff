package io.github.gongjdbc.jdbc.metadata;

import io.github.gongjdbc.jdbc.value.JdbcType;
import io.github.gongjdbc.jdbc.value.TypeConverter;
import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.plan.RowTypes;
import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.schema.system.SystemTable;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.jspecify.annotations.Nullable;

/** The metadata of a connection: read from the catalog, without any request. */
public final class JdbcMetaData extends EmptyResults {
  private static final RelDataTypeFactory TYPES = new JavaTypeFactoryImpl();

  /** Where the results of the key methods have the names of the tables. */
  private static final int PKTABLE = 2;

  private static final int FKTABLE = 6;

  private final Connection connection;
  private final String url;
  private final Catalog catalog;
  private final List<SystemTable> systemTables;
  private final Redactor redactor;
  private final MetaDataResults results;

  public JdbcMetaData(
      Connection connection,
      String url,
      Catalog catalog,
      List<SystemTable> systemTables,
      TypeConverter converter,
      Redactor redactor) {
    this(connection, url, catalog, systemTables, new MetaDataResults(converter), redactor);
  }

  private JdbcMetaData(
      Connection connection,
      String url,
      Catalog catalog,
      List<SystemTable> systemTables,
      MetaDataResults results,
      Redactor redactor) {
    super(results);
    this.connection = connection;
    this.url = url;
    this.catalog = catalog;
    this.systemTables = systemTables;
    this.results = results;
    this.redactor = redactor;
  }

  @Override
  protected boolean isOver() throws SQLException {
    return connection.isClosed();
  }

  @Override
  protected Redactor redactor() {
    return redactor;
  }

  @Override
  public Connection getConnection() throws SQLException {
    requireOpen();
    return connection;
  }

  @Override
  public String getURL() throws SQLException {
    requireOpen();
    return url;
  }

  @Override
  public @Nullable String getUserName() throws SQLException {
    requireOpen();
    return null;
  }

  @Override
  public String getDatabaseProductVersion() throws SQLException {
    requireOpen();
    return "API v2";
  }

  @Override
  public int getDatabaseMajorVersion() throws SQLException {
    requireOpen();
    return 2;
  }

  @Override
  public int getDatabaseMinorVersion() throws SQLException {
    requireOpen();
    return 0;
  }

  @Override
  public String getDriverVersion() throws SQLException {
    requireOpen();
    return DriverVersion.TEXT;
  }

  @Override
  public int getDriverMajorVersion() {
    return DriverVersion.major();
  }

  @Override
  public int getDriverMinorVersion() {
    return DriverVersion.minor();
  }

  @Override
  public boolean supportsTransactionIsolationLevel(int level) throws SQLException {
    requireOpen();
    return IsolationLevel.isKnown(level);
  }

  @Override
  public boolean supportsResultSetType(int type) throws SQLException {
    requireOpen();
    return type == ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public boolean supportsResultSetConcurrency(int type, int concurrency) throws SQLException {
    return supportsResultSetType(type) && concurrency == ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public boolean supportsResultSetHoldability(int holdability) throws SQLException {
    requireOpen();
    return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public RowIdLifetime getRowIdLifetime() throws SQLException {
    requireOpen();
    return RowIdLifetime.ROWID_UNSUPPORTED;
  }

  /** The functions of JDBC's escape, which are those that tools look for. */
  @Override
  public ResultSet getFunctions(
      @Nullable String catalogName, @Nullable String schemaPattern, @Nullable String pattern)
      throws SQLException {
    return call(
        () -> {
          NamePattern wanted = new NamePattern(pattern);
          SortedSet<String> names = new TreeSet<>();
          for (String list :
              List.of(
                  getNumericFunctions(),
                  getStringFunctions(),
                  getSystemFunctions(),
                  getTimeDateFunctions())) {
            names.addAll(List.of(list.split(",", -1)));
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
        });
  }

  @Override
  public ResultSet getTableTypes() throws SQLException {
    return call(
        () ->
            results.of(
                "getTableTypes", List.of(row(ListedTable.SYSTEM_TABLE), row(ListedTable.TABLE))));
  }

  @Override
  public ResultSet getSchemas() throws SQLException {
    return getSchemas(null, null);
  }

  @Override
  public ResultSet getSchemas(@Nullable String catalogName, @Nullable String schemaPattern)
      throws SQLException {
    return call(
        () -> {
          NamePattern wanted = new NamePattern(schemaPattern);
          List<@Nullable Object[]> rows = new ArrayList<>();
          for (String schema : SchemaNames.ALL) {
            if (wanted.matches(schema) && isOurs(catalogName)) {
              rows.add(row(schema, null));
            }
          }
          return results.of("getSchemas", rows);
        });
  }

  @Override
  public ResultSet getTables(
      @Nullable String catalogName,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      String @Nullable [] types)
      throws SQLException {
    return call(
        () -> {
          List<@Nullable Object[]> rows = new ArrayList<>();
          for (ListedTable table : tables(catalogName, schemaPattern, tablePattern)) {
            if (types == null || List.of(types).contains(table.type())) {
              rows.add(row(null, table.schema(), table.name(), table.type(), table.description()));
            }
          }
          return results.of("getTables", rows);
        });
  }

  @Override
  public ResultSet getColumns(
      @Nullable String catalogName,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return call(
        () ->
            results.of(
                "getColumns",
                columns(
                    tables(catalogName, schemaPattern, tablePattern),
                    new NamePattern(columnPattern))));
  }

  private static List<@Nullable Object[]> columns(List<ListedTable> listed, NamePattern wanted) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    List<ListedTable> tables = new ArrayList<>(listed);
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
    return rows;
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

  @Override
  public ResultSet getPrimaryKeys(
      @Nullable String catalogName, @Nullable String schemaName, @Nullable String tableName)
      throws SQLException {
    return call(
        () ->
            results.of(
                "getPrimaryKeys", KeyRows.primary(table(catalogName, schemaName, tableName))));
  }

  @Override
  public ResultSet getImportedKeys(
      @Nullable String catalogName, @Nullable String schemaName, @Nullable String tableName)
      throws SQLException {
    return call(
        () -> {
          List<TableDefinition> tables = table(catalogName, schemaName, tableName);
          return results.of(
              "getImportedKeys", sorted(keys().foreign(parent -> true, tables::contains), PKTABLE));
        });
  }

  @Override
  public ResultSet getExportedKeys(
      @Nullable String catalogName, @Nullable String schemaName, @Nullable String tableName)
      throws SQLException {
    return call(
        () -> {
          List<TableDefinition> tables = table(catalogName, schemaName, tableName);
          return results.of(
              "getExportedKeys", sorted(keys().foreign(tables::contains, child -> true), FKTABLE));
        });
  }

  @Override
  public ResultSet getCrossReference(
      @Nullable String parentCatalog,
      @Nullable String parentSchema,
      @Nullable String parentTable,
      @Nullable String foreignCatalog,
      @Nullable String foreignSchema,
      @Nullable String foreignTable)
      throws SQLException {
    return call(
        () -> {
          List<TableDefinition> parents = table(parentCatalog, parentSchema, parentTable);
          List<TableDefinition> children = table(foreignCatalog, foreignSchema, foreignTable);
          return results.of(
              "getCrossReference",
              sorted(keys().foreign(parents::contains, children::contains), FKTABLE));
        });
  }

  private KeyRows keys() {
    return new KeyRows(catalog);
  }

  /** Sorts by the other table; the columns of a key stay together and in their order. */
  private static List<@Nullable Object[]> sorted(List<@Nullable Object[]> keys, int column) {
    keys.sort(Comparator.comparing(row -> String.valueOf(row[column])));
    return keys;
  }

  @Override
  public ResultSet getTypeInfo() throws SQLException {
    return call(() -> results.of("getTypeInfo", TypeRows.of(TYPES)));
  }

  /** Tables by patterns. */
  private List<ListedTable> tables(
      @Nullable String catalogName, @Nullable String schemaPattern, @Nullable String tablePattern) {
    NamePattern schemas = new NamePattern(schemaPattern);
    NamePattern names = new NamePattern(tablePattern);
    return Stream.concat(
            catalog.tables().stream().map(ListedTable::of),
            systemTables.stream().map(ListedTable::of))
        .sorted()
        .filter(table -> isOurs(catalogName))
        .filter(table -> schemas.matches(table.schema()) && names.matches(table.name()))
        .toList();
  }

  /** The table of a name, which is not a pattern. */
  private List<TableDefinition> table(
      @Nullable String catalogName, @Nullable String schemaName, @Nullable String tableName) {
    boolean ours =
        isOurs(catalogName)
            && (schemaName == null
                || schemaName.isEmpty()
                || schemaName.equalsIgnoreCase(SchemaNames.DATA));
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
