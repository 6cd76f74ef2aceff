package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.run.PreparedQuery;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** A statement that is planned once. Its parameters keep their values until they are set anew. */
public final class JdbcPreparedStatement extends JdbcStatement {
  private final PreparedQuery query;
  private final ParameterBinding binding;
  private final String sql;
  private final @Nullable Object[] parameters;
  private final boolean[] given;

  private JdbcPreparedStatement(JdbcConnection connection, PreparedQuery query, String sql) {
    super(connection);
    this.query = query;
    this.binding = new ParameterBinding(connection, query, sql);
    this.sql = sql;
    this.parameters = new @Nullable Object[query.parameters().size()];
    this.given = new boolean[parameters.length];
  }

  static PreparedStatement of(JdbcConnection connection, PreparedQuery query, String sql)
      throws SQLException {
    return new JdbcPreparedStatement(connection, query, sql).shown(PreparedStatement.class);
  }

  public ResultSet executeQuery() throws SQLException {
    return query(sql, this::bind);
  }

  public boolean execute() throws SQLException {
    return run(sql, this::bind) != null;
  }

  public int executeUpdate() throws SQLException {
    return update(sql, this::bind);
  }

  public long executeLargeUpdate() throws SQLException {
    return executeUpdate();
  }

  private ParameterBinding.Bound bind() throws SQLException {
    for (int i = 0; i < given.length; i++) {
      if (!given[i] && query.needsValues()) {
        throw SqlExceptions.of(
            SqlState.INVALID_PARAMETER,
            "Parameter " + (i + 1) + " of " + given.length + " has no value.");
      }
    }
    return binding.bind(parameters, maxRows);
  }

  @Override
  public ResultSet executeQuery(@Nullable String sql) throws SQLException {
    throw hasItsSql();
  }

  @Override
  public boolean execute(@Nullable String sql) throws SQLException {
    throw hasItsSql();
  }

  @Override
  public int executeUpdate(@Nullable String sql) throws SQLException {
    throw hasItsSql();
  }

  private static SQLException hasItsSql() {
    return SqlExceptions.of(
        SqlState.INVALID_PARAMETER, "A PreparedStatement has its SQL already: give none.");
  }

  /** Null where there are no columns, or they depend on the values of the parameters. */
  public @Nullable ResultSetMetaData getMetaData() {
    return query.untyped().isPresent() || query.transaction().isPresent()
        ? null
        : JdbcResultSetMetaData.of(query.columns());
  }

  public ParameterMetaData getParameterMetaData() {
    return JdbcParameterMetaData.of(query.parameters());
  }

  public void clearParameters() {
    Arrays.fill(parameters, null);
    Arrays.fill(given, false);
  }

  private void set(int index, @Nullable Object value) throws SQLException {
    if (index < 1 || index > parameters.length) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "There is no parameter " + index + ": the statement has " + parameters.length + ".");
    }
    Object plain =
        value instanceof TargetType.TypedNull ? value : connection.values().plainOf(value);
    // Fails where the value can be none.
    Fitting.of(plain, query.parameters().get(index - 1), connection.values());
    parameters[index - 1] = plain;
    given[index - 1] = true;
  }

  public void setNull(int index, int type) throws SQLException {
    set(index, TargetType.of(type).nothing());
  }

  public void setNull(int index, int type, @Nullable String typeName) throws SQLException {
    setNull(index, type);
  }

  public void setObject(int index, @Nullable Object value) throws SQLException {
    set(index, value);
  }

  public void setObject(int index, @Nullable Object value, int type) throws SQLException {
    set(index, value, TargetType.of(type), TargetType.NO_SCALE);
  }

  public void setObject(int index, @Nullable Object value, int type, int scale)
      throws SQLException {
    set(index, value, TargetType.of(type), scale);
  }

  public void setObject(int index, @Nullable Object value, @Nullable SQLType type)
      throws SQLException {
    set(index, value, TargetType.of(type), TargetType.NO_SCALE);
  }

  public void setObject(int index, @Nullable Object value, @Nullable SQLType type, int scale)
      throws SQLException {
    set(index, value, TargetType.of(type), scale);
  }

  private void set(int index, @Nullable Object value, TargetType type, int scale)
      throws SQLException {
    Object plain = connection.values().plainOf(value);
    set(index, plain == null ? type.nothing() : type.convert(plain, scale, connection.values()));
  }

  public void setString(int index, @Nullable String value) throws SQLException {
    set(index, value);
  }

  public void setNString(int index, @Nullable String value) throws SQLException {
    set(index, value);
  }

  public void setBoolean(int index, boolean value) throws SQLException {
    set(index, value);
  }

  public void setByte(int index, byte value) throws SQLException {
    set(index, value);
  }

  public void setShort(int index, short value) throws SQLException {
    set(index, value);
  }

  public void setInt(int index, int value) throws SQLException {
    set(index, value);
  }

  public void setLong(int index, long value) throws SQLException {
    set(index, value);
  }

  public void setFloat(int index, float value) throws SQLException {
    set(index, value);
  }

  public void setDouble(int index, double value) throws SQLException {
    set(index, value);
  }

  public void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
    set(index, value);
  }

  public void setBytes(int index, byte @Nullable [] value) throws SQLException {
    set(index, value);
  }

  public void setDate(int index, @Nullable Date value) throws SQLException {
    set(index, value);
  }

  /** A DATE belongs to no zone, so the calendar changes nothing. */
  public void setDate(int index, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    set(index, value);
  }

  public void setTime(int index, @Nullable Time value) throws SQLException {
    set(index, value);
  }

  /** The value that the Time shows in its fields where the calendar is. */
  public void setTime(int index, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    set(index, value == null ? null : TimeValues.toLocal(value, calendar));
  }

  public void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
    set(index, value);
  }

  /** The value that the Timestamp shows in its fields where the calendar is. */
  public void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar)
      throws SQLException {
    set(index, value == null ? null : TimeValues.toLocal(value, calendar));
  }

  public void setClob(int index, @Nullable Clob value) throws SQLException {
    set(index, value);
  }

  public void setNClob(int index, @Nullable NClob value) throws SQLException {
    set(index, value);
  }

  public void setClob(int index, @Nullable Reader value) throws SQLException {
    set(index, value);
  }

  public void setNClob(int index, @Nullable Reader value) throws SQLException {
    set(index, value);
  }

  public void setCharacterStream(int index, @Nullable Reader value) throws SQLException {
    set(index, value);
  }

  public void setNCharacterStream(int index, @Nullable Reader value) throws SQLException {
    set(index, value);
  }

  public void setClob(int index, @Nullable Reader value, long length) throws SQLException {
    setText(index, value, length);
  }

  public void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
    setText(index, value, length);
  }

  public void setCharacterStream(int index, @Nullable Reader value, int length)
      throws SQLException {
    setText(index, value, length);
  }

  public void setCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    setText(index, value, length);
  }

  public void setNCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    setText(index, value, length);
  }

  public void setAsciiStream(int index, @Nullable InputStream value) throws SQLException {
    set(index, reader(value));
  }

  public void setAsciiStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    setAsciiStream(index, value, (long) length);
  }

  public void setAsciiStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    setText(index, reader(value), length);
  }

  private static @Nullable Reader reader(@Nullable InputStream ascii) {
    return ascii == null ? null : JdbcClob.reader(ascii);
  }

  private void setText(int index, @Nullable Reader value, long length) throws SQLException {
    set(index, value == null ? null : JdbcClob.read(value, length));
  }

  public void setURL(int index, @Nullable URL value) throws SQLException {
    set(index, value == null ? null : value.toString());
  }
}
