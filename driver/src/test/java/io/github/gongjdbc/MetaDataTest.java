package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.DocumentedTable.DocumentedColumn;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What tools learn of the tables: all of it without a request. */
class MetaDataTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private Connection connection;
  private DatabaseMetaData metaData;

  @BeforeEach
  void connect() throws SQLException {
    connection = ACCOUNT.connect();
    metaData = connection.getMetaData();
  }

  @AfterEach
  void nothingWasAsked() throws SQLException {
    connection.close();
    assertThat(ACCOUNT.requests()).isEmpty();
  }

  /** The rows of a result by column label, in its order. */
  private static List<Map<String, @Nullable Object>> rows(ResultSet result) throws SQLException {
    try (result) {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private static List<@Nullable Object> column(ResultSet result, String label) throws SQLException {
    return rows(result).stream().map(row -> row.get(label)).toList();
  }

  private static List<String> tableNames() {
    return CatalogLoader.gong().tables().stream().map(TableDefinition::name).sorted().toList();
  }

  @Nested
  class Tables {
    @Test
    void areInOneSchemaWithoutACatalog() throws SQLException {
      List<Map<String, @Nullable Object>> tables =
          rows(metaData.getTables(null, "gong", null, null));
      assertThat(tables).extracting(row -> row.get("TABLE_NAME")).isEqualTo(tableNames());
      assertThat(tables)
          .allSatisfy(
              row -> {
                assertThat(row.get("TABLE_CAT")).isNull();
                assertThat(row.get("TABLE_SCHEM")).isEqualTo("gong");
                assertThat(row.get("TABLE_TYPE")).isEqualTo("TABLE");
                assertThat(String.valueOf(row.get("REMARKS"))).hasSizeGreaterThan(20).endsWith(".");
              });
      assertThat(rows(metaData.getCatalogs())).isEmpty();
      assertThat(column(metaData.getSchemas(), "TABLE_SCHEM")).contains("gong");
      assertThat(column(metaData.getTableTypes(), "TABLE_TYPE")).contains("TABLE");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "calls             | calls",
          "CALLS             | calls",
          "%calls            | calls,extensive_calls,library_folder_calls,user_daily_activity_calls",
          "scorecard%        | scorecard_questions,scorecards",
          "call_             | calls",
          "call_parties      | call_parties",
          "call\\_parties    | call_parties",
          "call\\_           | ''",
          "score_card        | ''",
          "scorecar_s        | scorecards",
          "scorecard\\_%     | scorecard_questions",
          "''                | ''",
          "nothing           | ''",
        })
    void areFoundByPatternsWithWildcardsAndEscapes(String pattern, String expected)
        throws SQLException {
      List<String> names = expected.isEmpty() ? List.of() : List.of(expected.split(",", -1));
      assertThat(column(metaData.getTables(null, null, pattern, null), "TABLE_NAME"))
          .isEqualTo(names);
      assertThat(
              column(metaData.getColumns(null, null, pattern, null), "TABLE_NAME").stream()
                  .distinct())
          .isEqualTo(names.isEmpty() ? List.of() : names);
    }

    @Test
    void areFoundByTypeSchemaAndCatalog() throws SQLException {
      String[] tablesAndViews = {"VIEW", "TABLE"};
      assertThat(rows(metaData.getTables(null, "gong", "%", tablesAndViews)))
          .hasSize(tableNames().size());
      assertThat(rows(metaData.getTables(null, "%", "%", new String[] {"VIEW"}))).isEmpty();
      assertThat(rows(metaData.getTables(null, "gon_", "users", null))).hasSize(1);
      assertThat(rows(metaData.getTables(null, "other", null, null))).isEmpty();
      assertThat(rows(metaData.getTables("", "gong", "users", null))).hasSize(1);
      assertThat(rows(metaData.getTables("other", "gong", "users", null))).isEmpty();
    }

    @Test
    void escapesAreWhatTheMetadataSay() throws SQLException {
      assertThat(metaData.getSearchStringEscape()).isEqualTo("\\");
      assertThat(metaData.getIdentifierQuoteString()).isEqualTo("\"");
    }
  }

  @Nested
  class Columns {
    @ParameterizedTest
    @EnumSource
    void haveTypeOrderAndNullability(DocumentedTable table) throws SQLException {
      List<Map<String, @Nullable Object>> rows =
          rows(metaData.getColumns(null, "gong", table.sqlName(), null));
      List<DocumentedColumn> documented = table.columns();
      assertThat(rows).hasSameSizeAs(documented);
      for (int i = 0; i < rows.size(); i++) {
        DocumentedColumn column = documented.get(i);
        assertThat(rows.get(i))
            .containsEntry("TABLE_SCHEM", "gong")
            .containsEntry("TABLE_NAME", table.sqlName())
            .containsEntry("COLUMN_NAME", column.name())
            .containsEntry("DATA_TYPE", column.jdbcType())
            .containsEntry("TYPE_NAME", column.isJson() ? "VARCHAR" : column.type())
            .containsEntry("ORDINAL_POSITION", i + 1)
            .containsEntry(
                "NULLABLE",
                column.nullable()
                    ? DatabaseMetaData.columnNullable
                    : DatabaseMetaData.columnNoNulls)
            .containsEntry("IS_NULLABLE", column.nullable() ? "YES" : "NO")
            .containsEntry("IS_AUTOINCREMENT", "NO")
            .containsEntry("TABLE_CAT", null);
        assertThat(String.valueOf(rows.get(i).get("REMARKS")))
            .as(column.name())
            .hasSizeGreaterThan(8)
            .isNotEqualTo("null");
      }
    }

    @Test
    void tellTheUnitOfANumber() throws SQLException {
      assertThat(column(metaData.getColumns(null, null, "calls", "duration"), "REMARKS"))
          .singleElement()
          .asString()
          .contains("seconds");
    }

    @Test
    void ofTimestampsHaveMilliseconds() throws SQLException {
      assertThat(rows(metaData.getColumns(null, null, "calls", "started")))
          .singleElement()
          .satisfies(row -> assertThat(row).containsEntry("DECIMAL_DIGITS", 3));
    }

    @ParameterizedTest
    @CsvSource({
      "%_id, primary_user_id workspace_id client_unique_id calendar_event_id",
      "%\\_user\\_id, primary_user_id",
      "ID, id",
      "s%d, scheduled started",
      "nothing, ''",
    })
    void areFoundByPatterns(String pattern, String expected) throws SQLException {
      assertThat(column(metaData.getColumns(null, "gong", "calls", pattern), "COLUMN_NAME"))
          .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1)));
    }

    @ParameterizedTest
    @EnumSource
    void areTheSameInTheMetadataOfAResult(DocumentedTable table) throws SQLException {
      List<Map<String, @Nullable Object>> columns =
          rows(metaData.getColumns(null, null, table.sqlName().replace("_", "\\_"), null));
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT * FROM " + table.sqlName())) {
        ResultSetMetaData result = Optional.ofNullable(statement.getMetaData()).orElseThrow();
        assertThat(result.getColumnCount()).isEqualTo(columns.size());
        for (int i = 1; i <= columns.size(); i++) {
          assertThat(columns.get(i - 1))
              .containsEntry("TABLE_SCHEM", result.getSchemaName(i))
              .containsEntry("TABLE_NAME", result.getTableName(i))
              .containsEntry("COLUMN_NAME", result.getColumnName(i))
              .containsEntry("COLUMN_NAME", result.getColumnLabel(i))
              .containsEntry("DATA_TYPE", result.getColumnType(i))
              .containsEntry("TYPE_NAME", result.getColumnTypeName(i))
              .containsEntry("COLUMN_SIZE", result.getPrecision(i))
              .containsEntry("NULLABLE", result.isNullable(i));
        }
      }
    }
  }

  @Nested
  class Keys {
    @ParameterizedTest
    @CsvSource({
      "calls, id",
      "extensive_calls, id",
      "call_parties, call_id id",
      "users, id",
      "scorecards, scorecard_id",
      "scorecard_questions, scorecard_id question_id",
      "answered_scorecards, answered_scorecard_id",
      "answered_scorecard_answers, answered_scorecard_id question_id",
    })
    void identifyRows(String table, String columns) throws SQLException {
      List<Map<String, @Nullable Object>> keys = rows(metaData.getPrimaryKeys(null, "gong", table));
      assertThat(keys)
          .extracting(row -> row.get("COLUMN_NAME"))
          .isSorted()
          .containsExactlyInAnyOrder((Object[]) columns.split(" ", -1));
      keys.sort(Comparator.comparing(row -> String.valueOf(row.get("KEY_SEQ"))));
      assertThat(keys)
          .extracting(row -> row.get("COLUMN_NAME"))
          .containsExactly((Object[]) columns.split(" ", -1));
      assertThat(keys).extracting(row -> row.get("PK_NAME")).containsOnly("pk_" + table);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "calls               | primary_user_id>users.id",
          "call_parties        | call_id>extensive_calls.id user_id>users.id",
          "users               | manager_id>users.id",
          "scorecards          | updater_user_id>users.id",
          "scorecard_questions | scorecard_id>scorecards.scorecard_id updater_user_id>users.id",
          "answered_scorecards | scorecard_id>scorecards.scorecard_id call_id>calls.id"
              + " reviewed_user_id>users.id reviewer_user_id>users.id editor_user_id>users.id",
        })
    void leadToOtherTables(String table, String expected) throws SQLException {
      List<Map<String, @Nullable Object>> keys =
          rows(metaData.getImportedKeys(null, "gong", table));
      assertThat(keys)
          .extracting(
              row ->
                  row.get("FKCOLUMN_NAME")
                      + ">"
                      + row.get("PKTABLE_NAME")
                      + "."
                      + row.get("PKCOLUMN_NAME"))
          .containsExactlyInAnyOrder(expected.split(" ", -1));
      assertThat(keys).allSatisfy(row -> assertThat(row).containsEntry("FKTABLE_NAME", table));
    }

    @Test
    void areSortedByTheTableThatTheyLeadTo() throws SQLException {
      assertThat(
              column(metaData.getImportedKeys(null, null, "answered_scorecards"), "PKTABLE_NAME"))
          .extracting(String::valueOf)
          .isSorted();
      assertThat(column(metaData.getExportedKeys(null, null, "users"), "FKTABLE_NAME"))
          .extracting(String::valueOf)
          .isSorted();
    }

    @Test
    void canBeAskedForFromBothEnds() throws SQLException {
      assertThat(column(metaData.getExportedKeys(null, null, "calls"), "FKTABLE_NAME"))
          .contains("answered_scorecards", "answered_scorecard_answers", "library_folder_calls");
      assertThat(
              column(
                  metaData.getCrossReference(null, null, "users", null, null, "calls"),
                  "FKCOLUMN_NAME"))
          .containsExactly("primary_user_id");
    }
  }
}
