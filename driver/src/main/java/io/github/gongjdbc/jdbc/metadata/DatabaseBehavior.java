package io.github.gongjdbc.jdbc.metadata;

import java.sql.SQLException;

/** How names, nulls, rows and transactions behave. */
abstract class DatabaseBehavior extends DatabaseFeatures {

  @Override
  public boolean allProceduresAreCallable() throws SQLException {
    return no();
  }

  @Override
  public boolean allTablesAreSelectable() throws SQLException {
    return yes();
  }

  @Override
  public boolean autoCommitFailureClosesAllResultSets() throws SQLException {
    return no();
  }

  @Override
  public boolean dataDefinitionCausesTransactionCommit() throws SQLException {
    return no();
  }

  @Override
  public boolean dataDefinitionIgnoredInTransactions() throws SQLException {
    return no();
  }

  @Override
  public boolean deletesAreDetected(int type) throws SQLException {
    return no();
  }

  @Override
  public boolean doesMaxRowSizeIncludeBlobs() throws SQLException {
    return no();
  }

  @Override
  public boolean generatedKeyAlwaysReturned() throws SQLException {
    return no();
  }

  @Override
  public boolean insertsAreDetected(int type) throws SQLException {
    return no();
  }

  @Override
  public boolean isCatalogAtStart() throws SQLException {
    return no();
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    return yes();
  }

  @Override
  public boolean locatorsUpdateCopy() throws SQLException {
    return yes();
  }

  @Override
  public boolean nullPlusNonNullIsNull() throws SQLException {
    return yes();
  }

  @Override
  public boolean nullsAreSortedAtEnd() throws SQLException {
    return no();
  }

  @Override
  public boolean nullsAreSortedAtStart() throws SQLException {
    return no();
  }

  @Override
  public boolean nullsAreSortedHigh() throws SQLException {
    return yes();
  }

  @Override
  public boolean nullsAreSortedLow() throws SQLException {
    return no();
  }

  @Override
  public boolean othersDeletesAreVisible(int type) throws SQLException {
    return no();
  }

  @Override
  public boolean othersInsertsAreVisible(int type) throws SQLException {
    return no();
  }

  @Override
  public boolean othersUpdatesAreVisible(int type) throws SQLException {
    return no();
  }

  @Override
  public boolean ownDeletesAreVisible(int type) throws SQLException {
    return no();
  }

  @Override
  public boolean ownInsertsAreVisible(int type) throws SQLException {
    return no();
  }

  @Override
  public boolean ownUpdatesAreVisible(int type) throws SQLException {
    return no();
  }

  @Override
  public boolean storesLowerCaseIdentifiers() throws SQLException {
    return no();
  }

  @Override
  public boolean storesLowerCaseQuotedIdentifiers() throws SQLException {
    return no();
  }

  @Override
  public boolean storesMixedCaseIdentifiers() throws SQLException {
    return yes();
  }

  @Override
  public boolean storesMixedCaseQuotedIdentifiers() throws SQLException {
    return yes();
  }

  @Override
  public boolean storesUpperCaseIdentifiers() throws SQLException {
    return no();
  }

  @Override
  public boolean storesUpperCaseQuotedIdentifiers() throws SQLException {
    return no();
  }

  @Override
  public boolean updatesAreDetected(int type) throws SQLException {
    return no();
  }

  @Override
  public boolean usesLocalFilePerTable() throws SQLException {
    return no();
  }

  @Override
  public boolean usesLocalFiles() throws SQLException {
    return no();
  }
}
