package io.github.gongjdbc.jdbc.result;

import io.github.gongjdbc.jdbc.value.JdbcClob;
import io.github.gongjdbc.jdbc.value.TimeConverter;
import io.github.gongjdbc.jdbc.value.TypeConverter;
import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.run.RowCursor;
import io.github.gongjdbc.sql.validate.ResultColumn;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
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
public final class JdbcResultSet extends LabelledResultSet {
  private final @Nullable Statement statement;
  private final List<ResultColumn> columns;
  private final CellReader[] readers;
  private final RowCursor cursor;
  private final Redactor redactor;
  private final long maxRows;
  private final Runnable onClose;
  private @Nullable Object @Nullable [] row;
  private long rowNumber;
  private boolean beforeFirst = true;
  private boolean wasNull;
  private volatile boolean closed;

  /**
   * @param statement what it is a result of; null for metadata
   * @param maxRows after how many rows it ends; zero means all
   */
  public JdbcResultSet(
      @Nullable Statement statement,
      List<ResultColumn> columns,
      RowCursor cursor,
      TypeConverter converter,
      Redactor redactor,
      long maxRows,
      Runnable onClose) {
    this.redactor = redactor;
    this.statement = statement;
    this.columns = columns;
    this.readers =
        columns.stream()
            .map(column -> new CellReader(column.type(), converter))
            .toArray(CellReader[]::new);
    this.cursor = cursor;
    this.maxRows = maxRows;
    this.onClose = onClose;
  }

  /** A result of rows that are at hand. */
  public static ResultSet of(
      @Nullable Statement statement,
      List<ResultColumn> columns,
      List<@Nullable Object[]> rows,
      TypeConverter converter) {
    return new JdbcResultSet(
        statement, columns, new ListCursor(rows), converter, new Redactor(), 0, () -> {});
  }

  @Override
  public boolean next() throws SQLException {
    try {
      requireOpen();
      return !isAfterRows() && advance();
    } catch (Throwable failure) {
      throw shown(failure);
    }
  }

  private boolean isAfterRows() {
    return !beforeFirst && row == null;
  }

  private boolean advance() throws SQLException {
    beforeFirst = false;
    row = maxRows > 0 && rowNumber == maxRows ? null : cursor.next();
    if (row == null) {
      return false;
    }
    rowNumber++;
    return true;
  }

  @Override
  public void close() throws SQLException {
    if (!closed) {
      closed = true;
      always(
          () -> {
            cursor.close();
            onClose.run();
          });
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  protected boolean isOver() {
    return closed;
  }

  @Override
  protected Redactor redactor() {
    return redactor;
  }

  @Override
  public boolean wasNull() throws SQLException {
    requireOpen();
    return wasNull;
  }

  @Override
  public int findColumn(@Nullable String label) throws SQLException {
    requireOpen();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).label().equalsIgnoreCase(label)) {
        return i + 1;
      }
    }
    throw shown(
        SqlExceptions.of(
            SqlState.UNDEFINED_COLUMN,
            "The result has no column '"
                + label
                + "'; it has "
                + columns.stream().map(ResultColumn::label).toList()
                + "."));
  }

  private @Nullable Object computed(int index) throws SQLException {
    requireOpen();
    if (row == null) {
      throw SqlExceptions.of(
          SqlState.INVALID_CURSOR_STATE,
          beforeFirst ? "There is no current row: call next() first." : "There are no more rows.");
    }
    if (index < 1 || index > readers.length) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "There is no column " + index + ": the result has " + readers.length + ".");
    }
    Object computed = row[index - 1];
    wasNull = computed == null;
    return computed;
  }

  private <T> @Nullable T get(int index, Class<T> wanted) throws SQLException {
    try {
      Object computed = computed(index);
      return readers[index - 1].read(computed, wanted);
    } catch (Throwable failure) {
      throw shown(failure);
    }
  }

  private <T> T get(int index, Class<T> wanted, T ifNull) throws SQLException {
    T value = get(index, wanted);
    return value == null ? ifNull : value;
  }

  @Override
  public @Nullable Object getObject(int index) throws SQLException {
    try {
      Object computed = computed(index);
      return readers[index - 1].standard(computed);
    } catch (Throwable failure) {
      throw shown(failure);
    }
  }

  @Override
  public <T> @Nullable T getObject(int index, @Nullable Class<T> wanted) throws SQLException {
    if (wanted == null) {
      throw SqlExceptions.of(SqlState.INVALID_PARAMETER, "The wanted class is null.");
    }
    return get(index, wanted);
  }

  @Override
  public @Nullable Object getObject(int index, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getObject(index);
  }

  @Override
  public @Nullable String getString(int index) throws SQLException {
    return get(index, String.class);
  }

  @Override
  public @Nullable String getNString(int index) throws SQLException {
    return getString(index);
  }

  @Override
  public boolean getBoolean(int index) throws SQLException {
    return get(index, Boolean.class, false);
  }

  @Override
  public byte getByte(int index) throws SQLException {
    return get(index, Byte.class, (byte) 0);
  }

  @Override
  public short getShort(int index) throws SQLException {
    return get(index, Short.class, (short) 0);
  }

  @Override
  public int getInt(int index) throws SQLException {
    return get(index, Integer.class, 0);
  }

  @Override
  public long getLong(int index) throws SQLException {
    return get(index, Long.class, 0L);
  }

  @Override
  public float getFloat(int index) throws SQLException {
    return get(index, Float.class, 0f);
  }

  @Override
  public double getDouble(int index) throws SQLException {
    return get(index, Double.class, 0d);
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(int index) throws SQLException {
    return get(index, BigDecimal.class);
  }

  @Override
  public byte @Nullable [] getBytes(int index) throws SQLException {
    return get(index, byte[].class);
  }

  @Override
  public @Nullable Date getDate(int index) throws SQLException {
    return get(index, Date.class);
  }

  /** A DATE belongs to no zone, so the calendar changes nothing. */
  @Override
  public @Nullable Date getDate(int index, @Nullable Calendar calendar) throws SQLException {
    return getDate(index);
  }

  @Override
  public @Nullable Time getTime(int index) throws SQLException {
    return get(index, Time.class);
  }

  /** The Time that shows the value in its fields where the calendar is. */
  @Override
  public @Nullable Time getTime(int index, @Nullable Calendar calendar) throws SQLException {
    LocalTime time = get(index, LocalTime.class);
    return time == null ? null : call(() -> TimeConverter.toTime(time, calendar));
  }

  @Override
  public @Nullable Timestamp getTimestamp(int index) throws SQLException {
    return get(index, Timestamp.class);
  }

  /**
   * The Timestamp that shows the value in its fields where the calendar is; one with a time zone is
   * an instant by itself.
   */
  @Override
  public @Nullable Timestamp getTimestamp(int index, @Nullable Calendar calendar)
      throws SQLException {
    if (get(index, Object.class) instanceof OffsetDateTime time) {
      return Timestamp.from(time.toInstant());
    }
    LocalDateTime time = get(index, LocalDateTime.class);
    return time == null ? null : call(() -> TimeConverter.toTimestamp(time, calendar));
  }

  @Override
  public @Nullable Reader getCharacterStream(int index) throws SQLException {
    return get(index, Reader.class);
  }

  @Override
  public @Nullable Reader getNCharacterStream(int index) throws SQLException {
    return get(index, Reader.class);
  }

  @Override
  public @Nullable Clob getClob(int index) throws SQLException {
    return get(index, Clob.class);
  }

  @Override
  public @Nullable NClob getNClob(int index) throws SQLException {
    return get(index, NClob.class);
  }

  @Override
  public @Nullable InputStream getAsciiStream(int index) throws SQLException {
    String text = getString(index);
    return text == null ? null : new ByteArrayInputStream(JdbcClob.ascii(text));
  }

  @Override
  public @Nullable InputStream getBinaryStream(int index) throws SQLException {
    byte[] bytes = getBytes(index);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  @Override
  public @Nullable Array getArray(int index) throws SQLException {
    Object value = getObject(index);
    if (value == null || value instanceof Array) {
      return (Array) value;
    }
    throw SqlExceptions.of(
        SqlState.DATA_EXCEPTION,
        "Column " + index + " is not an array, but " + columns.get(index - 1).type() + ".");
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    requireOpen();
    return new JdbcResultSetMetaData(columns);
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    requireOpen();
    return statement;
  }

  @Override
  public int getRow() throws SQLException {
    requireOpen();
    return row == null ? 0 : (int) rowNumber;
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    requireOpen();
    return beforeFirst;
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    requireOpen();
    return isAfterRows() && rowNumber > 0;
  }

  @Override
  public boolean isFirst() throws SQLException {
    requireOpen();
    return row != null && rowNumber == 1;
  }
}
