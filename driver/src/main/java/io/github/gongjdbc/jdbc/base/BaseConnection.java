package io.github.gongjdbc.jdbc.base;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.ShardingKey;
import java.sql.Struct;
import java.util.Map;

/** What connections do not offer: procedures, savepoints, structures and sharding. */
public abstract class BaseConnection extends JdbcObject implements Connection {
  protected BaseConnection() {
    super(Connection.class);
  }

  @Override
  public Array createArrayOf(String typeName, Object[] elements) throws SQLException {
    throw notOffered("createArrayOf");
  }

  @Override
  public Blob createBlob() throws SQLException {
    throw notOffered("createBlob");
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    throw notOffered("prepareCall");
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    throw notOffered("prepareCall");
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    throw notOffered("prepareCall");
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
    throw notOffered("prepareStatement");
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
    throw notOffered("prepareStatement");
  }

  @Override
  public SQLXML createSQLXML() throws SQLException {
    throw notOffered("createSQLXML");
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    throw notOffered("setSavepoint");
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    throw notOffered("setSavepoint");
  }

  @Override
  public Struct createStruct(String typeName, Object[] attributes) throws SQLException {
    throw notOffered("createStruct");
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    throw notOffered("releaseSavepoint");
  }

  @Override
  public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
    throw notOffered("setTypeMap");
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey key, ShardingKey superKey, int timeout)
      throws SQLException {
    throw notOffered("setShardingKeyIfValid");
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey key, int timeout) throws SQLException {
    throw notOffered("setShardingKeyIfValid");
  }

  @Override
  public void setShardingKey(ShardingKey key) throws SQLException {
    throw notOffered("setShardingKey");
  }

  @Override
  public void setShardingKey(ShardingKey key, ShardingKey superKey) throws SQLException {
    throw notOffered("setShardingKey");
  }

  /** Gong has no sessions, so there is nothing to begin or to end with a request of a program. */
  @Override
  public void beginRequest() throws SQLException {
    requireOpen();
  }

  @Override
  public void endRequest() throws SQLException {
    requireOpen();
  }
}
