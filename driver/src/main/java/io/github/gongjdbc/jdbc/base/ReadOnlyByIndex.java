package io.github.gongjdbc.jdbc.base;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/** A result whose values cannot be changed by their indexes. */
abstract class ReadOnlyByIndex extends JdbcObject implements ResultSet {
  ReadOnlyByIndex() {
    super(ResultSet.class);
  }

  @Override
  public void updateObject(int index, Object value, SQLType type) throws SQLException {
    throw notOffered("updateObject");
  }

  @Override
  public void updateObject(int index, Object value, SQLType type, int scaleOrLength)
      throws SQLException {
    throw notOffered("updateObject");
  }

  @Override
  public void updateArray(int index, Array value) throws SQLException {
    throw notOffered("updateArray");
  }

  @Override
  public void updateAsciiStream(int index, InputStream value) throws SQLException {
    throw notOffered("updateAsciiStream");
  }

  @Override
  public void updateAsciiStream(int index, InputStream value, int length) throws SQLException {
    throw notOffered("updateAsciiStream");
  }

  @Override
  public void updateAsciiStream(int index, InputStream value, long length) throws SQLException {
    throw notOffered("updateAsciiStream");
  }

  @Override
  public void updateBigDecimal(int index, BigDecimal value) throws SQLException {
    throw notOffered("updateBigDecimal");
  }

  @Override
  public void updateBinaryStream(int index, InputStream value) throws SQLException {
    throw notOffered("updateBinaryStream");
  }

  @Override
  public void updateBinaryStream(int index, InputStream value, int length) throws SQLException {
    throw notOffered("updateBinaryStream");
  }

  @Override
  public void updateBinaryStream(int index, InputStream value, long length) throws SQLException {
    throw notOffered("updateBinaryStream");
  }

  @Override
  public void updateBlob(int index, Blob value) throws SQLException {
    throw notOffered("updateBlob");
  }

  @Override
  public void updateBlob(int index, InputStream value) throws SQLException {
    throw notOffered("updateBlob");
  }

  @Override
  public void updateBlob(int index, InputStream value, long length) throws SQLException {
    throw notOffered("updateBlob");
  }

  @Override
  public void updateBoolean(int index, boolean value) throws SQLException {
    throw notOffered("updateBoolean");
  }

  @Override
  public void updateByte(int index, byte value) throws SQLException {
    throw notOffered("updateByte");
  }

  @Override
  public void updateBytes(int index, byte[] value) throws SQLException {
    throw notOffered("updateBytes");
  }

  @Override
  public void updateCharacterStream(int index, Reader value) throws SQLException {
    throw notOffered("updateCharacterStream");
  }

  @Override
  public void updateCharacterStream(int index, Reader value, int length) throws SQLException {
    throw notOffered("updateCharacterStream");
  }

  @Override
  public void updateCharacterStream(int index, Reader value, long length) throws SQLException {
    throw notOffered("updateCharacterStream");
  }

  @Override
  public void updateClob(int index, Clob value) throws SQLException {
    throw notOffered("updateClob");
  }

  @Override
  public void updateClob(int index, Reader value) throws SQLException {
    throw notOffered("updateClob");
  }

  @Override
  public void updateClob(int index, Reader value, long length) throws SQLException {
    throw notOffered("updateClob");
  }

  @Override
  public void updateDate(int index, Date value) throws SQLException {
    throw notOffered("updateDate");
  }

  @Override
  public void updateDouble(int index, double value) throws SQLException {
    throw notOffered("updateDouble");
  }

  @Override
  public void updateFloat(int index, float value) throws SQLException {
    throw notOffered("updateFloat");
  }

  @Override
  public void updateInt(int index, int value) throws SQLException {
    throw notOffered("updateInt");
  }

  @Override
  public void updateLong(int index, long value) throws SQLException {
    throw notOffered("updateLong");
  }

  @Override
  public void updateNCharacterStream(int index, Reader value) throws SQLException {
    throw notOffered("updateNCharacterStream");
  }

  @Override
  public void updateNCharacterStream(int index, Reader value, long length) throws SQLException {
    throw notOffered("updateNCharacterStream");
  }

  @Override
  public void updateNClob(int index, NClob value) throws SQLException {
    throw notOffered("updateNClob");
  }

  @Override
  public void updateNClob(int index, Reader value) throws SQLException {
    throw notOffered("updateNClob");
  }

  @Override
  public void updateNClob(int index, Reader value, long length) throws SQLException {
    throw notOffered("updateNClob");
  }

  @Override
  public void updateNString(int index, String value) throws SQLException {
    throw notOffered("updateNString");
  }

  @Override
  public void updateNull(int index) throws SQLException {
    throw notOffered("updateNull");
  }

  @Override
  public void updateObject(int index, Object value) throws SQLException {
    throw notOffered("updateObject");
  }

  @Override
  public void updateObject(int index, Object value, int scaleOrLength) throws SQLException {
    throw notOffered("updateObject");
  }

  @Override
  public void updateRef(int index, Ref value) throws SQLException {
    throw notOffered("updateRef");
  }

  @Override
  public void updateRowId(int index, RowId value) throws SQLException {
    throw notOffered("updateRowId");
  }

  @Override
  public void updateSQLXML(int index, SQLXML value) throws SQLException {
    throw notOffered("updateSQLXML");
  }

  @Override
  public void updateShort(int index, short value) throws SQLException {
    throw notOffered("updateShort");
  }

  @Override
  public void updateString(int index, String value) throws SQLException {
    throw notOffered("updateString");
  }

  @Override
  public void updateTime(int index, Time value) throws SQLException {
    throw notOffered("updateTime");
  }

  @Override
  public void updateTimestamp(int index, Timestamp value) throws SQLException {
    throw notOffered("updateTimestamp");
  }
}
