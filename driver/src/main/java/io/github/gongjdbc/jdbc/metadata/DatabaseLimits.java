package io.github.gongjdbc.jdbc.metadata;

import io.github.gongjdbc.jdbc.base.JdbcObject;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** The limits that the metadata report. Only Gong limits anything, so most are unknown or none. */
abstract class DatabaseLimits extends JdbcObject implements DatabaseMetaData {
  DatabaseLimits() {
    super(DatabaseMetaData.class);
  }

  /** What JDBC has for "there is no limit, or it is not known". */
  private int noLimit() throws SQLException {
    requireOpen();
    return 0;
  }

  @Override
  public long getMaxLogicalLobSize() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxBinaryLiteralLength() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxCatalogNameLength() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxCharLiteralLength() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxColumnNameLength() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxColumnsInGroupBy() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxColumnsInIndex() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxColumnsInOrderBy() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxColumnsInSelect() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxColumnsInTable() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxConnections() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxCursorNameLength() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxIndexLength() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxProcedureNameLength() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxRowSize() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxSchemaNameLength() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxStatementLength() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxStatements() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxTableNameLength() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxTablesInSelect() throws SQLException {
    return noLimit();
  }

  @Override
  public int getMaxUserNameLength() throws SQLException {
    return noLimit();
  }
}
