package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
          "%calls            | .*calls",
          "scorecard%        | scorecard.*",
          "call_             | call.",
          "call_parties      | call.parties",
          "call\\_parties    | call_parties",
          "call\\_           | call_",
          "score_card        | score.card",
          "scorecar_s        | scorecar.s",
          "scorecard\\_%     | scorecard_.*",
          "''                | ''",
          "nothing           | nothing",
        })
    void areFoundByPatternsWithWildcardsAndEscapes(String pattern, String regex)
        throws SQLException {
      List<String> names = tableNames().stream().filter(name -> name.matches(regex)).toList();
      assertThat(column(metaData.getTables(null, null, pattern, null), "TABLE_NAME"))
          .isEqualTo(names);
      assertThat(
              column(metaData.getColumns(null, null, pattern, null), "TABLE_NAME").stream()
                  .distinct())
          .isEqualTo(names);
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
  }

  @Nested
  class Keys {
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
