package io.github.gongjdbc.jdbc.metadata;

import java.sql.SQLException;

/** Which parts of SQL, and of JDBC, are supported. */
abstract class DatabaseFeatures extends DatabaseLimits {
  final boolean yes() throws SQLException {
    requireOpen();
    return true;
  }

  final boolean no() throws SQLException {
    requireOpen();
    return false;
  }

  @Override
  public boolean supportsRefCursors() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsSharding() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsANSI92EntryLevelSQL() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsANSI92FullSQL() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsANSI92IntermediateSQL() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsAlterTableWithAddColumn() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsAlterTableWithDropColumn() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsBatchUpdates() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsCatalogsInDataManipulation() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsCatalogsInIndexDefinitions() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsCatalogsInPrivilegeDefinitions() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsCatalogsInProcedureCalls() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsCatalogsInTableDefinitions() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsColumnAliasing() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsConvert() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsConvert(int fromType, int toType) throws SQLException {
    return no();
  }

  @Override
  public boolean supportsCoreSQLGrammar() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsCorrelatedSubqueries() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsDataDefinitionAndDataManipulationTransactions() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsDataManipulationTransactionsOnly() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsDifferentTableCorrelationNames() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsExpressionsInOrderBy() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsExtendedSQLGrammar() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsFullOuterJoins() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsGetGeneratedKeys() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsGroupBy() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsGroupByBeyondSelect() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsGroupByUnrelated() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsIntegrityEnhancementFacility() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsLikeEscapeClause() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsLimitedOuterJoins() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsMinimumSQLGrammar() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsMixedCaseIdentifiers() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsMixedCaseQuotedIdentifiers() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsMultipleOpenResults() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsMultipleResultSets() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsMultipleTransactions() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsNamedParameters() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsNonNullableColumns() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsOpenCursorsAcrossCommit() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsOpenCursorsAcrossRollback() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsOpenStatementsAcrossCommit() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsOpenStatementsAcrossRollback() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsOrderByUnrelated() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsOuterJoins() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsPositionedDelete() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsPositionedUpdate() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsSavepoints() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsSchemasInDataManipulation() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsSchemasInIndexDefinitions() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsSchemasInPrivilegeDefinitions() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsSchemasInProcedureCalls() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsSchemasInTableDefinitions() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsSelectForUpdate() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsStatementPooling() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsStoredFunctionsUsingCallSyntax() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsStoredProcedures() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsSubqueriesInComparisons() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsSubqueriesInExists() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsSubqueriesInIns() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsSubqueriesInQuantifieds() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsTableCorrelationNames() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsTransactions() throws SQLException {
    return no();
  }

  @Override
  public boolean supportsUnion() throws SQLException {
    return yes();
  }

  @Override
  public boolean supportsUnionAll() throws SQLException {
    return yes();
  }
}
