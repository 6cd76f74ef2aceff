package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The results of DatabaseMetaData have the columns that its documentation lists, in that order. */
class MetaDataResultsTest {
  @RegisterExtension static final SandboxAccount ACCOUNT = SandboxAccount.small();

  private static final String KEYS =
      "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM FKTABLE_NAME"
          + " FKCOLUMN_NAME KEY_SEQ UPDATE_RULE DELETE_RULE FK_NAME PK_NAME DEFERRABILITY";

  private static final Set<String> NUMBERS =
      Set.of(
          "DATA_TYPE",
          "COLUMN_SIZE",
          "DECIMAL_DIGITS",
          "NUM_PREC_RADIX",
          "NULLABLE",
          "CHAR_OCTET_LENGTH",
          "ORDINAL_POSITION",
          "KEY_SEQ",
          "UPDATE_RULE",
          "DELETE_RULE",
          "DEFERRABILITY",
          "PRECISION",
          "SEARCHABLE",
          "MINIMUM_SCALE",
          "MAXIMUM_SCALE",
          "SCOPE",
          "PSEUDO_COLUMN",
          "SOURCE_DATA_TYPE",
          "BUFFER_LENGTH",
          "SQL_DATA_TYPE",
          "SQL_DATETIME_SUB",
          "TYPE",
          "CARDINALITY",
          "PAGES",
          "PROCEDURE_TYPE",
          "FUNCTION_TYPE",
          "BASE_TYPE",
          "MAX_LEN");

  private interface Question {
    ResultSet ask(DatabaseMetaData metaData) throws SQLException;
  }

  private static Arguments expect(String method, Question question, String columns) {
    return Arguments.of(method, question, List.of(columns.split("\\s+", -1)));
  }

  static List<Arguments> specification() {
    return List.of(
        expect("getCatalogs", DatabaseMetaData::getCatalogs, "TABLE_CAT"),
        expect("getSchemas", DatabaseMetaData::getSchemas, "TABLE_SCHEM TABLE_CATALOG"),
        expect("getSchemas by pattern", m -> m.getSchemas(null, "g%"), "TABLE_SCHEM TABLE_CATALOG"),
        expect("getTableTypes", DatabaseMetaData::getTableTypes, "TABLE_TYPE"),
        expect(
            "getTables",
            m -> m.getTables(null, null, null, null),
            "TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME"
                + " SELF_REFERENCING_COL_NAME REF_GENERATION"),
        expect(
            "getColumns",
            m -> m.getColumns(null, null, null, null),
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE TYPE_NAME COLUMN_SIZE"
                + " BUFFER_LENGTH DECIMAL_DIGITS NUM_PREC_RADIX NULLABLE REMARKS COLUMN_DEF"
                + " SQL_DATA_TYPE SQL_DATETIME_SUB CHAR_OCTET_LENGTH ORDINAL_POSITION IS_NULLABLE"
                + " SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE SOURCE_DATA_TYPE IS_AUTOINCREMENT"
                + " IS_GENERATEDCOLUMN"),
        expect(
            "getPrimaryKeys",
            m -> m.getPrimaryKeys(null, null, "users"),
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME KEY_SEQ PK_NAME"),
        expect("getImportedKeys", m -> m.getImportedKeys(null, null, "calls"), KEYS),
        expect("getExportedKeys", m -> m.getExportedKeys(null, null, "users"), KEYS),
        expect(
            "getCrossReference",
            m -> m.getCrossReference(null, null, "users", null, null, "calls"),
            KEYS),
        expect(
            "getTypeInfo",
            DatabaseMetaData::getTypeInfo,
            "TYPE_NAME DATA_TYPE PRECISION LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS NULLABLE"
                + " CASE_SENSITIVE SEARCHABLE UNSIGNED_ATTRIBUTE FIXED_PREC_SCALE AUTO_INCREMENT"
                + " LOCAL_TYPE_NAME MINIMUM_SCALE MAXIMUM_SCALE SQL_DATA_TYPE SQL_DATETIME_SUB"
                + " NUM_PREC_RADIX"),
        expect(
            "getIndexInfo",
            m -> m.getIndexInfo(null, null, "users", false, true),
            "TABLE_CAT TABLE_SCHEM TABLE_NAME NON_UNIQUE INDEX_QUALIFIER INDEX_NAME TYPE"
                + " ORDINAL_POSITION COLUMN_NAME ASC_OR_DESC CARDINALITY PAGES FILTER_CONDITION"),
        expect(
            "getBestRowIdentifier",
            m ->
                m.getBestRowIdentifier(
                    null, null, "users", DatabaseMetaData.bestRowTemporary, true),
            "SCOPE COLUMN_NAME DATA_TYPE TYPE_NAME COLUMN_SIZE BUFFER_LENGTH DECIMAL_DIGITS"
                + " PSEUDO_COLUMN"),
        expect(
            "getProcedures",
            m -> m.getProcedures(null, null, null),
            "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME RESERVED_1 RESERVED_2 RESERVED_3 REMARKS"
                + " PROCEDURE_TYPE SPECIFIC_NAME"),
        expect(
            "getFunctions",
            m -> m.getFunctions(null, null, null),
            "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS FUNCTION_TYPE SPECIFIC_NAME"),
        expect(
            "getTablePrivileges",
            m -> m.getTablePrivileges(null, null, null),
            "TABLE_CAT TABLE_SCHEM TABLE_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE"),
        expect(
            "getUDTs",
            m -> m.getUDTs(null, null, null, null),
            "TYPE_CAT TYPE_SCHEM TYPE_NAME CLASS_NAME DATA_TYPE REMARKS BASE_TYPE"),
        expect(
            "getClientInfoProperties",
            DatabaseMetaData::getClientInfoProperties,
            "NAME MAX_LEN DEFAULT_VALUE DESCRIPTION"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("specification")
  void haveTheirColumnsInOrder(String method, Question question, List<String> columns)
      throws SQLException {
    try (Connection connection = ACCOUNT.connect();
        ResultSet result = question.ask(connection.getMetaData())) {
      ResultSetMetaData metaData = result.getMetaData();
      List<String> labels = new ArrayList<>();
      for (int i = 1; i <= metaData.getColumnCount(); i++) {
        labels.add(metaData.getColumnLabel(i));
        assertThat(isNumber(metaData.getColumnType(i)))
            .as(metaData.getColumnLabel(i))
            .isEqualTo(NUMBERS.contains(metaData.getColumnLabel(i)));
      }
      assertThat(labels).isEqualTo(columns);
    }
    assertThat(ACCOUNT.requests()).isEmpty();
  }

  private static boolean isNumber(int type) {
    return Set.of(Types.INTEGER, Types.SMALLINT, Types.BIGINT).contains(type);
  }

  @Test
  void listTheTypesThatColumnsHaveByTheirNumber() throws SQLException {
    try (Connection connection = ACCOUNT.connect();
        ResultSet result = connection.getMetaData().getTypeInfo()) {
      List<Integer> codes = new ArrayList<>();
      List<String> names = new ArrayList<>();
      while (result.next()) {
        names.add(result.getString("TYPE_NAME"));
        codes.add(result.getInt("DATA_TYPE"));
      }
      assertThat(codes).isSorted();
      assertThat(names).contains("VARCHAR", "TIMESTAMP", "BIGINT", "INTEGER", "BOOLEAN", "DOUBLE");
      assertThat(names).contains("TIMESTAMP WITH TIME ZONE");
    }
  }

  @Test
  void nameTheProduct() throws SQLException {
    try (Connection connection = ACCOUNT.connect()) {
      DatabaseMetaData metaData = connection.getMetaData();
      assertThat(metaData.getDatabaseProductName()).isEqualTo("Gong");
      assertThat(metaData.getDriverName()).isEqualTo("Gong JDBC");
      assertThat(metaData.getDriverVersion())
          .startsWith(metaData.getDriverMajorVersion() + "." + metaData.getDriverMinorVersion());
      assertThat(metaData.isReadOnly()).isTrue();
      assertThat(connection.isReadOnly()).isTrue();
    }
  }
}
