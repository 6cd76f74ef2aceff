package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.run.RowCursor;
import io.github.gongjdbc.sql.validate.ResultColumn;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A forward-only, read-only result. */
public final class JdbcResultSet implements Facade.Behind {
  private final @Nullable Statement statement;
  private final List<ResultColumn> columns;
  private final RowCursor cursor;
  private final Values values;
  private final Redactor redactor;
  private final long maxRows;
  private final Runnable onClose;
  private @Nullable Object @Nullable [] row;
  private long rowNumber;
  private boolean beforeFirst = true;
  private boolean wasNull;
  private volatile boolean closed;

  private JdbcResultSet(
      @Nullable Statement statement,
      List<ResultColumn> columns,
      RowCursor cursor,
      Values values,
      Redactor redactor,
      long maxRows,
      Runnable onClose) {
    this.redactor = redactor;
    this.statement = statement;
    this.columns = columns;
    this.cursor = cursor;
    this.values = values;
    this.maxRows = maxRows;
    this.onClose = onClose;
  }

  /**
   * @param statement what it is a result of; null for metadata
   * @param maxRows after how many rows it ends; zero means all
   */
  static ResultSet of(
      @Nullable Statement statement,
      List<ResultColumn> columns,
      RowCursor cursor,
      Values values,
      Redactor redactor,
      long maxRows,
      Runnable onClose) {
    return Facade.of(
        ResultSet.class,
        new JdbcResultSet(statement, columns, cursor, values, redactor, maxRows, onClose));
  }

  public boolean next() throws SQLException {
    if (!beforeFirst && row == null) {
      return false;
    }
    beforeFirst = false;
    row = maxRows > 0 && rowNumber == maxRows ? null : cursor.next();
    if (row == null) {
      return false;
    }
    rowNumber++;
    return true;
  }

  public void close() {
    if (!closed) {
      closed = true;
      cursor.close();
      onClose.run();
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public Redactor redactor() {
    return redactor;
  }

  public boolean wasNull() {
    return wasNull;
  }

  public int findColumn(@Nullable String label) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).label().equalsIgnoreCase(label)) {
        return i + 1;
      }
    }
    throw SqlExceptions.of(
        SqlState.UNDEFINED_COLUMN,
        "The result has no column '"
            + label
            + "'; it has "
            + columns.stream().map(ResultColumn::label).toList()
            + ".");
  }

  private @Nullable Object plain(int index) throws SQLException {
    if (row == null) {
      throw SqlExceptions.of(
          SqlState.INVALID_CURSOR_STATE,
          beforeFirst ? "There is no current row: call next() first." : "There are no more rows.");
    }
    Object plain = values.plain(row[checked(index) - 1], columns.get(index - 1).type());
    wasNull = plain == null;
    return plain;
  }

  private int checked(int index) throws SQLException {
    if (index < 1 || index > columns.size()) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "There is no column " + index + ": the result has " + columns.size() + ".");
    }
    return index;
  }

  private <T> @Nullable T get(int index, Class<T> wanted) throws SQLException {
    return values.convert(plain(index), wanted);
  }

  private <T> T get(int index, Class<T> wanted, T ifNull) throws SQLException {
    T value = get(index, wanted);
    return value == null ? ifNull : value;
  }

  public @Nullable Object getObject(int index) throws SQLException {
    return values.standard(plain(index), columns.get(index - 1).type());
  }

  public @Nullable Object getObject(String label) throws SQLException {
    return getObject(findColumn(label));
  }

  public <T> @Nullable T getObject(int index, @Nullable Class<T> wanted) throws SQLException {
    if (wanted == null) {
      throw SqlExceptions.of(SqlState.INVALID_PARAMETER, "The wanted class is null.");
    }
    return get(index, wanted);
  }

  public <T> @Nullable T getObject(String label, @Nullable Class<T> wanted) throws SQLException {
    return getObject(findColumn(label), wanted);
  }

  public @Nullable Object getObject(int index, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getObject(index);
  }

  public @Nullable Object getObject(String label, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getObject(label);
  }

  public @Nullable String getString(int index) throws SQLException {
    return get(index, String.class);
  }

  public @Nullable String getString(String label) throws SQLException {
    return getString(findColumn(label));
  }

  public @Nullable String getNString(int index) throws SQLException {
    return getString(index);
  }

  public @Nullable String getNString(String label) throws SQLException {
    return getString(label);
  }

  public boolean getBoolean(int index) throws SQLException {
    return get(index, Boolean.class, false);
  }

  public boolean getBoolean(String label) throws SQLException {
    return getBoolean(findColumn(label));
  }

  public byte getByte(int index) throws SQLException {
    return get(index, Byte.class, (byte) 0);
  }

  public byte getByte(String label) throws SQLException {
    return getByte(findColumn(label));
  }

  public short getShort(int index) throws SQLException {
    return get(index, Short.class, (short) 0);
  }

  public short getShort(String label) throws SQLException {
    return getShort(findColumn(label));
  }

  public int getInt(int index) throws SQLException {
    return get(index, Integer.class, 0);
  }

  public int getInt(String label) throws SQLException {
    return getInt(findColumn(label));
  }

  public long getLong(int index) throws SQLException {
    return get(index, Long.class, 0L);
  }

  public long getLong(String label) throws SQLException {
    return getLong(findColumn(label));
  }

  public float getFloat(int index) throws SQLException {
    return get(index, Float.class, 0f);
  }

  public float getFloat(String label) throws SQLException {
    return getFloat(findColumn(label));
  }

  public double getDouble(int index) throws SQLException {
    return get(index, Double.class, 0d);
  }

  public double getDouble(String label) throws SQLException {
    return getDouble(findColumn(label));
  }

  public @Nullable BigDecimal getBigDecimal(int index) throws SQLException {
    return get(index, BigDecimal.class);
  }

  public @Nullable BigDecimal getBigDecimal(String label) throws SQLException {
    return getBigDecimal(findColumn(label));
  }

  public byte @Nullable [] getBytes(int index) throws SQLException {
    return get(index, byte[].class);
  }

  public byte @Nullable [] getBytes(String label) throws SQLException {
    return getBytes(findColumn(label));
  }

  public @Nullable Date getDate(int index) throws SQLException {
    return get(index, Date.class);
  }

  public @Nullable Date getDate(String label) throws SQLException {
    return getDate(findColumn(label));
  }

  /** A DATE belongs to no zone, so the calendar changes nothing. */
  public @Nullable Date getDate(int index, @Nullable Calendar calendar) throws SQLException {
    return getDate(index);
  }

  public @Nullable Date getDate(String label, @Nullable Calendar calendar) throws SQLException {
    return getDate(label);
  }

  public @Nullable Time getTime(int index) throws SQLException {
    return get(index, Time.class);
  }

  public @Nullable Time getTime(String label) throws SQLException {
    return getTime(findColumn(label));
  }

  /** The Time that shows the value in its fields where the calendar is. */
  public @Nullable Time getTime(int index, @Nullable Calendar calendar) throws SQLException {
    LocalTime time = get(index, LocalTime.class);
    return time == null ? null : TimeValues.toTime(time, calendar);
  }

  public @Nullable Time getTime(String label, @Nullable Calendar calendar) throws SQLException {
    return getTime(findColumn(label), calendar);
  }

  public @Nullable Timestamp getTimestamp(int index) throws SQLException {
    return get(index, Timestamp.class);
  }

  public @Nullable Timestamp getTimestamp(String label) throws SQLException {
    return getTimestamp(findColumn(label));
  }

  /**
   * The Timestamp that shows the value in its fields where the calendar is; one with a time zone is
   * an instant by itself.
   */
  public @Nullable Timestamp getTimestamp(int index, @Nullable Calendar calendar)
      throws SQLException {
    if (plain(index) instanceof OffsetDateTime time) {
      return Timestamp.from(time.toInstant());
    }
    LocalDateTime time = get(index, LocalDateTime.class);
    return time == null ? null : TimeValues.toTimestamp(time, calendar);
  }

  public @Nullable Timestamp getTimestamp(String label, @Nullable Calendar calendar)
      throws SQLException {
    return getTimestamp(findColumn(label), calendar);
  }

  public @Nullable Reader getCharacterStream(int index) throws SQLException {
    return get(index, Reader.class);
  }

  public @Nullable Reader getCharacterStream(String label) throws SQLException {
    return getCharacterStream(findColumn(label));
  }

  public @Nullable Reader getNCharacterStream(int index) throws SQLException {
    return get(index, Reader.class);
  }

  public @Nullable Reader getNCharacterStream(String label) throws SQLException {
    return getNCharacterStream(findColumn(label));
  }

  public @Nullable Clob getClob(int index) throws SQLException {
    return get(index, Clob.class);
  }

  public @Nullable Clob getClob(String label) throws SQLException {
    return getClob(findColumn(label));
  }

  public @Nullable NClob getNClob(int index) throws SQLException {
    return get(index, NClob.class);
  }

  public @Nullable NClob getNClob(String label) throws SQLException {
    return getNClob(findColumn(label));
  }

  public @Nullable InputStream getAsciiStream(int index) throws SQLException {
    String text = getString(index);
    return text == null ? null : new ByteArrayInputStream(JdbcClob.ascii(text));
  }

  public @Nullable InputStream getAsciiStream(String label) throws SQLException {
    return getAsciiStream(findColumn(label));
  }

  public @Nullable InputStream getBinaryStream(int index) throws SQLException {
    byte[] bytes = getBytes(index);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  public @Nullable InputStream getBinaryStream(String label) throws SQLException {
    return getBinaryStream(findColumn(label));
  }

  public java.sql.@Nullable Array getArray(int index) throws SQLException {
    Object value = getObject(index);
    if (value == null || value instanceof java.sql.Array) {
      return (java.sql.Array) value;
    }
    throw SqlExceptions.of(
        SqlState.DATA_EXCEPTION,
        "Column " + index + " is no array, but " + columns.get(index - 1).type() + ".");
  }

  public java.sql.@Nullable Array getArray(String label) throws SQLException {
    return getArray(findColumn(label));
  }

  public ResultSetMetaData getMetaData() {
    return JdbcResultSetMetaData.of(columns);
  }

  public @Nullable Statement getStatement() {
    return statement;
  }

  public int getRow() {
    return row == null ? 0 : (int) rowNumber;
  }

  public boolean isBeforeFirst() {
    return beforeFirst;
  }

  public boolean isAfterLast() {
    return !beforeFirst && row == null && rowNumber > 0;
  }

  public boolean isFirst() {
    return row != null && rowNumber == 1;
  }

  public int getType() {
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  public int getConcurrency() {
    return ResultSet.CONCUR_READ_ONLY;
  }

  public int getHoldability() {
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  public int getFetchDirection() {
    return ResultSet.FETCH_FORWARD;
  }

  public void setFetchDirection(int direction) throws SQLException {
    if (direction != ResultSet.FETCH_FORWARD) {
      throw SqlExceptions.notSupported("Results are read forward only.");
    }
  }

  public int getFetchSize() {
    return 0;
  }

  /** A hint that is of no use: Gong's pages have a hundred rows. */
  public void setFetchSize(int rows) throws SQLException {
    if (rows < 0) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER, "The fetch size " + rows + " is negative.");
    }
  }

  public @Nullable SQLWarning getWarnings() {
    return null;
  }

  public void clearWarnings() {}
}
