package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.jdbc.value.JdbcClob;
import io.github.gongjdbc.jdbc.value.TargetType;
import io.github.gongjdbc.jdbc.value.TimeConverter;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The setters of a statement's parameters, which come down to one; some types are not offered. */
abstract class ParameterSetters extends JdbcStatement implements PreparedStatement {
  ParameterSetters(JdbcConnection connection) {
    super(PreparedStatement.class, connection);
  }

  /** Gives a parameter its value. */
  abstract void assign(int index, @Nullable Object value) throws SQLException;

  private void set(int index, @Nullable Object value) throws SQLException {
    run(() -> assign(index, value));
  }

  @Override
  public final void setNull(int index, int type) throws SQLException {
    run(() -> assign(index, TargetType.of(type).nothing()));
  }

  @Override
  public final void setNull(int index, int type, @Nullable String typeName) throws SQLException {
    setNull(index, type);
  }

  @Override
  public final void setObject(int index, @Nullable Object value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setObject(int index, @Nullable Object value, int type) throws SQLException {
    run(() -> assign(index, value, TargetType.of(type), TargetType.NO_SCALE));
  }

  @Override
  public final void setObject(int index, @Nullable Object value, int type, int scale)
      throws SQLException {
    run(() -> assign(index, value, TargetType.of(type), scale));
  }

  @Override
  public final void setObject(int index, @Nullable Object value, @Nullable SQLType type)
      throws SQLException {
    run(() -> assign(index, value, TargetType.of(type), TargetType.NO_SCALE));
  }

  @Override
  public final void setObject(int index, @Nullable Object value, @Nullable SQLType type, int scale)
      throws SQLException {
    run(() -> assign(index, value, TargetType.of(type), scale));
  }

  private void assign(int index, @Nullable Object value, TargetType type, int scale)
      throws SQLException {
    Object plain = connection.converter().plainOf(value);
    assign(
        index, plain == null ? type.nothing() : type.convert(plain, scale, connection.converter()));
  }

  @Override
  public final void setString(int index, @Nullable String value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setNString(int index, @Nullable String value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setBoolean(int index, boolean value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setByte(int index, byte value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setShort(int index, short value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setInt(int index, int value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setLong(int index, long value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setFloat(int index, float value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setDouble(int index, double value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setBytes(int index, byte @Nullable [] value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setDate(int index, @Nullable Date value) throws SQLException {
    set(index, value);
  }

  /** A DATE belongs to no zone, so the calendar changes nothing. */
  @Override
  public final void setDate(int index, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    set(index, value);
  }

  @Override
  public final void setTime(int index, @Nullable Time value) throws SQLException {
    set(index, value);
  }

  /** The value that the Time shows in its fields where the calendar is. */
  @Override
  public final void setTime(int index, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    run(() -> assign(index, value == null ? null : TimeConverter.toLocal(value, calendar)));
  }

  @Override
  public final void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
    set(index, value);
  }

  /** The value that the Timestamp shows in its fields where the calendar is. */
  @Override
  public final void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar)
      throws SQLException {
    run(() -> assign(index, value == null ? null : TimeConverter.toLocal(value, calendar)));
  }

  @Override
  public final void setClob(int index, @Nullable Clob value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setNClob(int index, @Nullable NClob value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setClob(int index, @Nullable Reader value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setNClob(int index, @Nullable Reader value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setCharacterStream(int index, @Nullable Reader value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setNCharacterStream(int index, @Nullable Reader value) throws SQLException {
    set(index, value);
  }

  @Override
  public final void setClob(int index, @Nullable Reader value, long length) throws SQLException {
    setText(index, value, length);
  }

  @Override
  public final void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
    setText(index, value, length);
  }

  @Override
  public final void setCharacterStream(int index, @Nullable Reader value, int length)
      throws SQLException {
    setText(index, value, length);
  }

  @Override
  public final void setCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    setText(index, value, length);
  }

  @Override
  public final void setNCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    setText(index, value, length);
  }

  @Override
  public final void setAsciiStream(int index, @Nullable InputStream value) throws SQLException {
    run(() -> assign(index, reader(value)));
  }

  @Override
  public final void setAsciiStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    setAsciiStream(index, value, (long) length);
  }

  @Override
  public final void setAsciiStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    setText(index, reader(value), length);
  }

  private static @Nullable Reader reader(@Nullable InputStream ascii) {
    return ascii == null ? null : JdbcClob.reader(ascii);
  }

  private void setText(int index, @Nullable Reader value, long length) throws SQLException {
    run(() -> assign(index, value == null ? null : JdbcClob.read(value, length)));
  }

  @Override
  public final void setURL(int index, @Nullable URL value) throws SQLException {
    run(() -> assign(index, value == null ? null : value.toString()));
  }

  @Override
  public final void addBatch() throws SQLException {
    throw notOffered("addBatch");
  }

  @Override
  public final void setArray(int index, Array value) throws SQLException {
    throw notOffered("setArray");
  }

  @Override
  public final void setBinaryStream(int index, InputStream value) throws SQLException {
    throw notOffered("setBinaryStream");
  }

  @Override
  public final void setBinaryStream(int index, InputStream value, int length) throws SQLException {
    throw notOffered("setBinaryStream");
  }

  @Override
  public final void setBinaryStream(int index, InputStream value, long length) throws SQLException {
    throw notOffered("setBinaryStream");
  }

  @Override
  public final void setBlob(int index, Blob value) throws SQLException {
    throw notOffered("setBlob");
  }

  @Override
  public final void setBlob(int index, InputStream value) throws SQLException {
    throw notOffered("setBlob");
  }

  @Override
  public final void setBlob(int index, InputStream value, long length) throws SQLException {
    throw notOffered("setBlob");
  }

  @Override
  public final void setRef(int index, Ref value) throws SQLException {
    throw notOffered("setRef");
  }

  @Override
  public final void setRowId(int index, RowId value) throws SQLException {
    throw notOffered("setRowId");
  }

  @Override
  public final void setSQLXML(int index, SQLXML value) throws SQLException {
    throw notOffered("setSQLXML");
  }

  @Deprecated
  @Override
  public final void setUnicodeStream(int index, InputStream value, int length) throws SQLException {
    throw notOffered("setUnicodeStream");
  }
}
