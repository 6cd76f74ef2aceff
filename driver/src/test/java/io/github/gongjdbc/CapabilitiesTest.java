package io.github.gongjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tools are told that the driver can do, and that it can. */
class CapabilitiesTest {
  private static Connection connection;
  private static DatabaseMetaData metaData;

  /** Everything that is true; all other flags are false. */
  private static final Set<String> TRUE =
      Set.of(
          "allTablesAreSelectable",
          "isReadOnly",
          "locatorsUpdateCopy",
          "nullPlusNonNullIsNull",
          "nullsAreSortedHigh",
          "storesMixedCaseIdentifiers",
          "storesMixedCaseQuotedIdentifiers",
          "supportsANSI92EntryLevelSQL",
          "supportsColumnAliasing",
          "supportsCoreSQLGrammar",
          "supportsCorrelatedSubqueries",
          "supportsExpressionsInOrderBy",
          "supportsFullOuterJoins",
          "supportsGroupBy",
          "supportsGroupByBeyondSelect",
          "supportsGroupByUnrelated",
          "supportsLikeEscapeClause",
          "supportsLimitedOuterJoins",
          "supportsMinimumSQLGrammar",
          "supportsNonNullableColumns",
          "supportsOpenCursorsAcrossCommit",
          "supportsOpenCursorsAcrossRollback",
          "supportsOpenStatementsAcrossCommit",
          "supportsOpenStatementsAcrossRollback",
          "supportsOrderByUnrelated",
          "supportsOuterJoins",
          "supportsSchemasInDataManipulation",
          "supportsSubqueriesInComparisons",
          "supportsSubqueriesInExists",
          "supportsSubqueriesInIns",
          "supportsSubqueriesInQuantifieds",
          "supportsTableCorrelationNames",
          "supportsUnion",
          "supportsUnionAll");

  /** Arguments for the functions that need some; the others take one number or one text. */
  private static final Map<String, String> CALLS =
      Map.ofEntries(
          Map.entry("ATAN2", "1, 2"),
          Map.entry("MOD", "7, 3"),
          Map.entry("PI", ""),
          Map.entry("POWER", "2, 3"),
          Map.entry("RAND", ""),
          Map.entry("ROUND", "2.5, 0"),
          Map.entry("TRUNCATE", "2.5, 0"),
          Map.entry("CONCAT", "'a', 'b'"),
          Map.entry("INSERT", "'abcd', 2, 1, 'x'"),
          Map.entry("LOCATE", "'b', 'abc'"),
          Map.entry("REPLACE", "'abc', 'b', 'x'"),
          Map.entry("SUBSTRING", "'abc', 2, 1"),
          Map.entry("DATABASE", ""),
          Map.entry("IFNULL", "NULL, 1"),
          Map.entry("USER", ""),
          Map.entry("CHAR", "65"),
          Map.entry("DIFFERENCE", "'abc', 'abd'"),
          Map.entry("LEFT", "'abc', 2"),
          Map.entry("POSITION", "'b' IN 'abc'"),
          Map.entry("REPEAT", "'abc', 2"),
          Map.entry("RIGHT", "'abc', 2"),
          Map.entry("SPACE", "2"),
          Map.entry("CURRENT_DATE", ""),
          Map.entry("CURRENT_TIME", ""),
          Map.entry("CURRENT_TIMESTAMP", ""),
          Map.entry("EXTRACT", "YEAR FROM {ts '2026-01-31 17:00:00'}"),
          Map.entry("CURDATE", ""),
          Map.entry("CURTIME", ""),
          Map.entry("NOW", ""),
          Map.entry("TIMESTAMPADD", "SQL_TSI_DAY, 1, {ts '2026-01-31 17:00:00'}"),
          Map.entry(
              "TIMESTAMPDIFF",
              "SQL_TSI_DAY, {ts '2026-01-31 17:00:00'}, {ts '2026-02-01 17:00:00'}"));

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:gong:demo");
    metaData = connection.getMetaData();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @Test
  void everyFlagIsOneOfThese() throws Exception {
    Set<String> flags = new TreeSet<>();
    for (Method method : DatabaseMetaData.class.getDeclaredMethods()) {
      boolean flag =
          method.getReturnType() == boolean.class
              && !Modifier.isStatic(method.getModifiers())
              && Arrays.stream(method.getParameterTypes()).allMatch(t -> t == int.class)
              && !Set.of(
                      "supportsResultSetType",
                      "supportsResultSetConcurrency",
                      "supportsResultSetHoldability",
                      "supportsTransactionIsolationLevel")
                  .contains(method.getName());
      if (flag) {
        Object[] arguments = new Object[method.getParameterCount()];
        Arrays.fill(arguments, ResultSet.TYPE_FORWARD_ONLY);
        if ((boolean) method.invoke(metaData, arguments)) {
          flags.add(method.getName());
        }
      }
    }
    assertThat(flags).isEqualTo(new TreeSet<>(TRUE));
  }

  @Test
  void resultsAreForwardOnlyAndReadOnly() throws SQLException {
    assertThat(metaData.supportsResultSetType(ResultSet.TYPE_FORWARD_ONLY)).isTrue();
    assertThat(metaData.supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE)).isFalse();
    assertThat(
            metaData.supportsResultSetConcurrency(
                ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY))
        .isTrue();
    assertThat(
            metaData.supportsResultSetConcurrency(
                ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE))
        .isFalse();
    assertThat(metaData.supportsResultSetHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT)).isTrue();
    assertThat(metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_NONE)).isTrue();
    assertThat(metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_READ_COMMITTED))
        .isTrue();
    assertThat(metaData.getRowIdLifetime()).isEqualTo(RowIdLifetime.ROWID_UNSUPPORTED);
    assertThat(metaData.getResultSetHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
    assertThat(metaData.getDefaultTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
  }

  @Test
  void namesAndTermsAreWhatToolsBuildSqlFrom() throws SQLException {
    assertThat(metaData.getDatabaseProductName()).isEqualTo("Gong");
    assertThat(metaData.getDriverName()).isEqualTo("Gong JDBC");
    assertThat(metaData.getDriverVersion()).startsWith(metaData.getDriverMajorVersion() + ".");
    assertThat(metaData.getIdentifierQuoteString()).isEqualTo("\"");
    assertThat(metaData.getSearchStringEscape()).isEqualTo("\\");
    assertThat(metaData.getSchemaTerm()).isEqualTo("schema");
    assertThat(metaData.getCatalogSeparator()).isEqualTo(".");
    assertThat(metaData.getExtraNameCharacters()).isEmpty();
    assertThat(metaData.getSQLStateType()).isEqualTo(DatabaseMetaData.sqlStateSQL);
    assertThat(metaData.getJDBCMajorVersion()).isEqualTo(4);
    assertThat(metaData.getJDBCMinorVersion()).isEqualTo(3);
    assertThat(metaData.getMaxColumnNameLength()).isZero();
    assertThat(metaData.getMaxStatements()).isZero();
    assertThat(metaData.getURL()).isEqualTo("jdbc:gong:demo");
  }

  static Stream<String> functions() throws SQLException {
    try (Connection own = DriverManager.getConnection("jdbc:gong:demo")) {
      DatabaseMetaData all = own.getMetaData();
      return Stream.of(
          all.getNumericFunctions(),
          all.getStringFunctions(),
          all.getSystemFunctions(),
          all.getTimeDateFunctions())
          .flatMap(list -> Arrays.stream(list.split(",", -1)))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyFunctionThatIsNamedCanBeCalled(String function) throws SQLException {
    String given = CALLS.get(function);
    String argument =
        given != null
            ? given
            : Arrays.asList(metaData.getNumericFunctions().split(",", -1)).contains(function)
                ? "0.5"
                : Arrays.asList(metaData.getStringFunctions().split(",", -1)).contains(function)
                    ? "'abc'"
                    : "{ts '2026-01-31 17:00:00'}";
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT {fn " + function + "(" + argument + ")}")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getString(1)).isNotNull();
    }
    try (ResultSet result = metaData.getFunctions(null, null, function)) {
      assertThat(result.next()).isTrue();
      assertThat(result.getString("FUNCTION_NAME")).isEqualTo(function);
    }
  }
}
