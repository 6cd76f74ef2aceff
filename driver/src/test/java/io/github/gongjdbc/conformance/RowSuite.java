package io.github.gongjdbc.conformance;

import static io.github.gongjdbc.conformance.Sql.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ForeignKey;
import io.github.gongjdbc.schema.catalog.ReadEndpoints;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of every table are those of the account, and what is told of them is true. No test names
 * a table: a new one is held to all of this without a change here. Trino's BaseConnectorTest is the
 * model.
 */
abstract class RowSuite extends Fixture {
  RowSuite(TestedTables tested) {
    super(tested);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void rowsAreThoseOfTheAccount(String name) throws SQLException {
    TableDefinition table = table(name);
    assertThat(truth.of(table)).as("rows of the account").isNotEmpty();

    assertRows(query(select(table, "")), truth.of(table));
    assertPaged(table);
    assertThat(requests(table)).as("requests").hasSize(pages(table));
    assertThat(account.requests())
        .allMatch(request -> ReadEndpoints.include(request.method(), request.path()));

    account.sandbox().clearExchanges();
    assertRows(Sql.query(readingAll, select(table, "")), truth.of(table));
    assertThat(requests(table)).as("requests without push-down").hasSize(pages(table));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void keysIdentifyRowsAndSomeColumnsAreNeverNull(String name) {
    TableDefinition table = table(name);
    if (!table.key().isEmpty()) {
      assertThat(truth.of(table).stream().map(row -> TrueRows.key(table, row)))
          .doesNotHaveDuplicates();
    }
    for (Column column : table.columns()) {
      if (!column.nullable()) {
        assertThat(truth.column(table, column)).as(column.name()).doesNotContainNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void metadataAreThoseOfTheCatalogAndOfTheRows(String name) throws SQLException {
    TableDefinition table = table(name);
    DatabaseMetaData metaData = connection.getMetaData();
    String pattern = name.replace("_", "\\_");

    try (PreparedStatement statement = connection.prepareStatement(select(table, ""));
        ResultSet columns = metaData.getColumns(null, "gong", pattern, null)) {
      ResultSetMetaData result = Objects.requireNonNull(statement.getMetaData());
      assertThat(result.getColumnCount()).isEqualTo(table.columns().size());
      for (int i = 1; i <= table.columns().size(); i++) {
        Column column = table.columns().get(i - 1);
        assertThat(columns.next()).isTrue();
        assertThat(columns.getString("TABLE_NAME")).isEqualTo(name);
        assertThat(columns.getString("COLUMN_NAME")).isEqualTo(column.name());
        assertThat(columns.getInt("DATA_TYPE")).isEqualTo(jdbcType(column));
        assertThat(columns.getInt("ORDINAL_POSITION")).isEqualTo(i);
        assertThat(columns.getString("IS_NULLABLE")).isEqualTo(column.nullable() ? "YES" : "NO");
        assertThat(columns.getString("REMARKS")).isEqualTo(table.remarks(column));
        assertThat(columns.getString("IS_AUTOINCREMENT")).isEqualTo("NO");
        assertThat(columns.getString("TABLE_CAT")).isNull();

        assertThat(result.getSchemaName(i)).isEqualTo(columns.getString("TABLE_SCHEM"));
        assertThat(result.getTableName(i)).isEqualTo(name);
        assertThat(result.getColumnName(i)).isEqualTo(column.name());
        assertThat(result.getColumnLabel(i)).isEqualTo(column.name());
        assertThat(result.getColumnType(i)).isEqualTo(jdbcType(column));
        assertThat(result.getColumnTypeName(i)).isEqualTo(columns.getString("TYPE_NAME"));
        assertThat(result.getPrecision(i)).isEqualTo(columns.getInt("COLUMN_SIZE"));
        assertThat(result.isNullable(i)).isEqualTo(columns.getInt("NULLABLE"));
      }
      assertThat(columns.next()).isFalse();
    }
    assertThat(lines(metaData.getTables(null, "gong", pattern, null), "TABLE_NAME", "REMARKS"))
        .containsExactly(name + " " + table.description());
    assertThat(account.requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void keysAreInTheMetadata(String name) throws SQLException {
    TableDefinition table = table(name);
    DatabaseMetaData metaData = connection.getMetaData();
    List<String> imported = new ArrayList<>();
    for (ForeignKey key : table.foreignKeys()) {
      for (int i = 0; i < key.columns().size(); i++) {
        imported.add(key.columns().get(i) + " " + key.table() + " " + key.references().get(i));
      }
    }

    assertThat(
            lines(metaData.getPrimaryKeys(null, "gong", name), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"))
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(
            table.key().stream()
                .map(key -> "%s %d pk_%s".formatted(key, table.key().indexOf(key) + 1, name))
                .toList());
    assertThat(
            lines(
                metaData.getImportedKeys(null, "gong", name),
                "FKCOLUMN_NAME",
                "PKTABLE_NAME",
                "PKCOLUMN_NAME"))
        .containsExactlyInAnyOrderElementsOf(imported);
    assertThat(account.requests()).isEmpty();
  }

  private static int jdbcType(Column column) {
    return switch (column.type()) {
      case VARCHAR, JSON -> Types.VARCHAR;
      case INTEGER -> Types.INTEGER;
      case BIGINT -> Types.BIGINT;
      case DOUBLE -> Types.DOUBLE;
      case BOOLEAN -> Types.BOOLEAN;
      case DATE -> Types.DATE;
      case TIMESTAMP -> Types.TIMESTAMP;
    };
  }

  @ParameterizedTest
  @MethodSource("tables")
  void columnsNeedNoQuotesAnywhere(String name) throws SQLException {
    Function<String, String> all =
        form ->
            table(name).columns().stream()
                .map(column -> form.formatted(column.name()))
                .collect(Collectors.joining(", "));
    String tests = all.apply("%s IS NULL").replace(", ", " AND ");
    for (String sql :
        List.of(
            "SELECT %s FROM %s GROUP BY %1$s LIMIT 0".formatted(all.apply("%s"), name),
            "SELECT %s FROM %s t WHERE %s ORDER BY %s LIMIT 0"
                .formatted(all.apply("t.%s"), name, tests, all.apply("%s")))) {
      assertThat(query(sql)).isEmpty();
    }
    assertThat(account.requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aCountIsTheNumberOfRows(String name) throws SQLException {
    TableDefinition table = table(name);
    List<Object> rows = List.of((long) truth.of(table).size());

    assertThat(query(select("COUNT(*)", table, ""))).containsExactly(rows);
    assertThat(requests(table)).as("requests").hasSizeLessThanOrEqualTo(pages(table));
    assertThat(Sql.query(readingAll, select("COUNT(*)", table, ""))).containsExactly(rows);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aLimitEndsTheReading(String name) throws SQLException {
    TableDefinition table = table(name);

    assertThat(truth.of(table))
        .containsAll(query(select(table, "") + " LIMIT 1"))
        .hasSizeGreaterThanOrEqualTo(1);
    assertThat(requests(table)).as("requests").hasSizeLessThanOrEqualTo(pagesToFirstRow(table));

    account.sandbox().clearExchanges();
    assertThat(query(select(table, "") + " LIMIT 0")).isEmpty();
    assertThat(account.requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void explainNamesTheEndpointAndAsksNothing(String name) throws SQLException {
    TableDefinition table = table(name);

    assertThat(query("EXPLAIN PLAN FOR " + select(table, "")).get(0).get(0).toString())
        .contains("Read " + name)
        .contains(table.accessPaths().get(0).endpoint().path());
    assertThat(account.requests()).isEmpty();
  }
}
