package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who looks around by SQL finds schemas, tables, columns and keys where the standard has them. */
class InformationSchemaTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  @AfterEach
  void nothingWasAsked() {
    assertThat(ACCOUNT.requests()).isEmpty();
  }

  private static List<List<@Nullable Object>> listed(Listing listing, String... labels)
      throws SQLException {
    try (Connection connection = ACCOUNT.connect();
        ResultSet result = listing.of(connection.getMetaData())) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (String label : labels) {
          row.add(result.getObject(label));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** A question to the metadata. */
  private interface Listing {
    ResultSet of(DatabaseMetaData metaData) throws SQLException;
  }

  @Test
  void tablesAreThoseOfTheMetadata() throws SQLException {
    assertThat(
            ACCOUNT.query(
                "SELECT table_schema, table_name, table_comment FROM information_schema.tables WHERE"
                    + " table_schema LIKE 'gong%'"))
        .containsExactlyInAnyOrderElementsOf(
            listed(
                metaData -> metaData.getTables(null, null, "%", null),
                "TABLE_SCHEM",
                "TABLE_NAME",
                "REMARKS"));
  }

  @Test
  void columnsAreThoseOfTheMetadata() throws SQLException {
    assertThat(
            ACCOUNT.query(
                "SELECT table_schema, table_name, column_name, ordinal_position, is_nullable,"
                    + " data_type, column_comment FROM information_schema.columns WHERE table_schema"
                    + " LIKE 'gong%'"))
        .containsExactlyInAnyOrderElementsOf(
            listed(
                metaData -> metaData.getColumns(null, null, "%", "%"),
                "TABLE_SCHEM",
                "TABLE_NAME",
                "COLUMN_NAME",
                "ORDINAL_POSITION",
                "IS_NULLABLE",
                "TYPE_NAME",
                "REMARKS"));
  }

  @Test
  void keysAreThoseOfTheMetadata() throws SQLException {
    assertThat(
            ACCOUNT.query(
                "SELECT k.column_name, k.ordinal_position, k.constraint_name FROM"
                    + " information_schema.table_constraints c JOIN"
                    + " information_schema.key_column_usage k ON k.constraint_name ="
                    + " c.constraint_name AND k.table_name = c.table_name WHERE c.table_name ="
                    + " 'call_parties' AND c.constraint_type = 'PRIMARY KEY'"))
        .containsExactlyInAnyOrderElementsOf(
            listed(
                    metaData -> metaData.getPrimaryKeys(null, null, "call_parties"),
                    "COLUMN_NAME",
                    "PK_NAME")
                .stream()
                .map(row -> List.of(row.get(0), position(row.get(0)), row.get(1)))
                .toList());
    assertThat(
            ACCOUNT.query(
                "SELECT constraint_name, column_name, referenced_table_name, referenced_column_name"
                    + " FROM information_schema.key_column_usage WHERE table_name = 'call_parties'"
                    + " AND referenced_table_name IS NOT NULL"))
        .containsExactlyInAnyOrderElementsOf(
            listed(
                metaData -> metaData.getImportedKeys(null, null, "call_parties"),
                "FK_NAME",
                "FKCOLUMN_NAME",
                "PKTABLE_NAME",
                "PKCOLUMN_NAME"));
  }

  private static int position(@Nullable Object column) {
    return "call_id".equals(column) ? 1 : 2;
  }

  @Test
  void itIsJoinedGroupedAndSortedLikeAnyOther() throws SQLException {
    assertThat(
            ACCOUNT.query(
                "SELECT t.table_name, COUNT(*) AS n FROM INFORMATION_SCHEMA.TABLES t JOIN"
                    + " INFORMATION_SCHEMA.COLUMNS c ON c.table_catalog = t.table_catalog AND"
                    + " c.table_schema = t.table_schema AND c.table_name = t.table_name WHERE"
                    + " t.table_type = 'BASE TABLE' GROUP BY t.table_name HAVING COUNT(*) > 1 ORDER"
                    + " BY t.table_name LIMIT 1"))
        .hasSize(1);
  }

  @Test
  void itDescribesItself() throws SQLException {
    assertThat(
            ACCOUNT.query(
                "SELECT schema_name FROM information_schema.schemata ORDER BY schema_name"))
        .containsExactly(List.of("gong"), List.of("gong_system"), List.of("information_schema"));
    assertThat(
            ACCOUNT.query(
                "SELECT column_name FROM information_schema.columns WHERE table_name = 'views'"))
        .isNotEmpty();
    assertThat(ACCOUNT.query("SELECT * FROM information_schema.views")).isEmpty();
  }

  @Test
  void itStandsNotBesideTheDataInTheMetadata() throws SQLException {
    assertThat(listed(DatabaseMetaData::getSchemas, "TABLE_SCHEM"))
        .containsExactly(List.of("gong"), List.of("gong_system"));
  }
}
