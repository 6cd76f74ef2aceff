package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the driver knows about itself is a schema like another, and costs no request. */
class SystemSchemaTest {
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

  private static List<String> strings(ResultSet result, String label) throws SQLException {
    try (result) {
      List<String> values = new ArrayList<>();
      while (result.next()) {
        values.add(result.getString(label));
      }
      return values;
    }
  }

  private List<String> systemTables() throws SQLException {
    return strings(metaData.getTables(null, "gong_system", null, null), "TABLE_NAME");
  }

  @Test
  void itStandsBesideTheDataInTheMetadata() throws SQLException {
    assertThat(strings(metaData.getSchemas(), "TABLE_SCHEM"))
        .containsExactly("gong", "gong_system");
    assertThat(strings(metaData.getSchemas(null, "gong\\_%"), "TABLE_SCHEM"))
        .containsExactly("gong_system");
    assertThat(strings(metaData.getTableTypes(), "TABLE_TYPE"))
        .containsExactly("SYSTEM TABLE", "TABLE");
    assertThat(systemTables()).contains("columns");
    assertThat(strings(metaData.getTables(null, "gong_system", null, null), "REMARKS"))
        .allSatisfy(remarks -> assertThat(remarks).hasSizeGreaterThan(20).endsWith("."));
  }

  /** Tools that read every table which they are shown ask for tables and views. */
  @Test
  void toolsThatReadTablesAndViewsAreShownTheDataAlone() throws SQLException {
    assertThat(
            strings(
                metaData.getTables(null, null, "%", new String[] {"TABLE", "VIEW"}), "TABLE_SCHEM"))
        .isNotEmpty()
        .containsOnly("gong");
    assertThat(
            strings(
                metaData.getTables(null, null, "%", new String[] {"SYSTEM TABLE"}), "TABLE_SCHEM"))
        .isNotEmpty()
        .containsOnly("gong_system");
  }

  @Test
  void everyTableHasTheColumnsThatTheMetadataDescribe() throws SQLException {
    for (String table : systemTables()) {
      String pattern = table.replace("_", "\\_");
      assertThat(strings(metaData.getColumns(null, "gong\\_system", pattern, null), "REMARKS"))
          .as(table)
          .allSatisfy(remarks -> assertThat(remarks).hasSizeGreaterThan(8).endsWith("."));
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT * FROM gong_system." + table)) {
        ResultSetMetaData columns = result.getMetaData();
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          labels.add(columns.getColumnLabel(i));
          assertThat(columns.getSchemaName(i)).isEqualTo("gong_system");
          assertThat(columns.getTableName(i)).isEqualTo(table);
        }
        assertThat(strings(metaData.getColumns(null, null, pattern, null), "COLUMN_NAME"))
            .as(table)
            .isEqualTo(labels);
        while (result.next()) {
          for (int i = 1; i <= labels.size(); i++) {
            assertThat(result.getObject(i) != null || columns.isNullable(i) != 0)
                .as(table + "." + labels.get(i - 1))
                .isTrue();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gong_system.columns",
        "GONG_SYSTEM.Columns",
        "\"gong_system\".\"columns\"",
        "\"Gong_System\".\"COLUMNS\""
      })
  void namesMatchInAnyCase(String name) throws SQLException {
    assertThat(SandboxAccount.query(connection, "SELECT COUNT(*) FROM " + name))
        .isNotEqualTo(List.of(List.of(0L)));
  }

  @Test
  void noColumnNeedsQuotes() throws SQLException {
    for (String table : systemTables()) {
      for (String column : strings(metaData.getColumns(null, null, table, null), "COLUMN_NAME")) {
        String sql =
            "SELECT "
                + column
                + ", COUNT(*) FROM gong_system."
                + table
                + " t GROUP BY t."
                + column
                + " ORDER BY "
                + column;
        SandboxAccount.query(connection, sql);
        SandboxAccount.query(connection, sql.toUpperCase(Locale.ROOT));
      }
    }
  }

  @Test
  void itIsQueriedAsOtherTablesAre() throws SQLException {
    assertThat(
            SandboxAccount.query(
                connection,
                "SELECT a.column_name FROM gong_system.columns a"
                    + " JOIN gong_system.columns b ON b.column_name = a.column_name"
                    + " WHERE a.table_name = 'calls' AND b.table_name = ? AND a.type = 'TIMESTAMP'"
                    + " ORDER BY a.column_name DESC LIMIT 2",
                "extensive_calls"))
        .isEqualTo(List.of(List.of("started"), List.of("scheduled")));
    assertThat(
            SandboxAccount.query(
                connection,
                "SELECT table_name, COUNT(*) AS columns FROM gong_system.columns"
                    + " GROUP BY table_name HAVING COUNT(*) > 5"))
        .isNotEmpty();
  }

  @Test
  void itCanBeTheSchemaThatNeedNotBeNamed() throws SQLException {
    connection.setSchema("GONG_system");
    assertThat(connection.getSchema()).isEqualTo("gong_system");
    assertThat(SandboxAccount.query(connection, "SELECT column_name FROM columns")).isNotEmpty();
    assertThat(SandboxAccount.query(connection, "SELECT id FROM gong.calls LIMIT 0")).isEmpty();

    connection.setSchema("gong");
    assertThat(SandboxAccount.query(connection, "SELECT id FROM calls LIMIT 0")).isEmpty();
  }

  @Test
  void columnsAreThoseOfTheData() throws SQLException {
    assertThat(
            SandboxAccount.query(
                connection,
                "SELECT \"position\", type, \"nullable\", unit FROM gong_system.columns"
                    + " WHERE table_name = 'calls' AND column_name = 'duration'"))
        .singleElement()
        .satisfies(row -> assertThat(row).endsWith("BIGINT", true, "seconds"));
  }
}
