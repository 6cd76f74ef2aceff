package io.github.gongjdbc.jdbc.base;

import java.sql.SQLException;
import java.sql.Statement;

/** What statements do not offer: batches, generated keys and named cursors. */
public abstract class BaseStatement extends JdbcObject implements Statement {
  /**
   * @param type Statement, or an interface that extends it
   */
  protected BaseStatement(Class<? extends Statement> type) {
    super(type);
  }

  @Override
  public long executeLargeUpdate(String sql, String[] columns) throws SQLException {
    throw notOffered("executeLargeUpdate");
  }

  @Override
  public long executeLargeUpdate(String sql, int[] columns) throws SQLException {
    throw notOffered("executeLargeUpdate");
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    throw notOffered("executeLargeBatch");
  }

  @Override
  public boolean execute(String sql, String[] columns) throws SQLException {
    throw notOffered("execute");
  }

  @Override
  public boolean execute(String sql, int[] columns) throws SQLException {
    throw notOffered("execute");
  }

  @Override
  public int executeUpdate(String sql, String[] columns) throws SQLException {
    throw notOffered("executeUpdate");
  }

  @Override
  public int executeUpdate(String sql, int[] columns) throws SQLException {
    throw notOffered("executeUpdate");
  }

  @Override
  public int[] executeBatch() throws SQLException {
    throw notOffered("executeBatch");
  }

  @Override
  public void addBatch(String sql) throws SQLException {
    throw notOffered("addBatch");
  }

  @Override
  public void clearBatch() throws SQLException {
    throw notOffered("clearBatch");
  }

  @Override
  public void setCursorName(String name) throws SQLException {
    throw notOffered("setCursorName");
  }

  @Override
  public String enquoteLiteral(String text) throws SQLException {
    return byDefault("enquoteLiteral", () -> Statement.super.enquoteLiteral(text));
  }

  @Override
  public String enquoteNCharLiteral(String text) throws SQLException {
    return byDefault("enquoteNCharLiteral", () -> Statement.super.enquoteNCharLiteral(text));
  }

  @Override
  public String enquoteIdentifier(String identifier, boolean always) throws SQLException {
    return byDefault(
        "enquoteIdentifier", () -> Statement.super.enquoteIdentifier(identifier, always));
  }

  @Override
  public boolean isSimpleIdentifier(String identifier) throws SQLException {
    return byDefault("isSimpleIdentifier", () -> Statement.super.isSimpleIdentifier(identifier));
  }
}
