package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.jdbc.result.JdbcResultSetMetaData;
import io.github.gongjdbc.jdbc.value.Fitting;
import io.github.gongjdbc.jdbc.value.TargetType;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.run.PreparedQuery;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A statement that is planned once. Its parameters keep their values until they are set anew. */
final class JdbcPreparedStatement extends ParameterSetters {
  private final PreparedQuery query;
  private final ParameterBinding binding;
  private final String sql;
  private final @Nullable Object[] parameters;
  private final boolean[] given;

  JdbcPreparedStatement(JdbcConnection connection, PreparedQuery query, String sql) {
    super(connection);
    this.query = query;
    this.binding = new ParameterBinding(connection, query, sql);
    this.sql = sql;
    this.parameters = new @Nullable Object[query.parameters().size()];
    this.given = new boolean[parameters.length];
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return call(() -> query(sql, this::bind));
  }

  @Override
  public boolean execute() throws SQLException {
    return call(() -> execute(sql, this::bind) != null);
  }

  @Override
  public int executeUpdate() throws SQLException {
    return call(() -> update(sql, this::bind));
  }

  @Override
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
    return binding.bind(parameters, maxRows());
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

  private SQLException hasItsSql() throws SQLException {
    requireOpen();
    return SqlExceptions.of(
        SqlState.INVALID_PARAMETER, "A PreparedStatement has its SQL already: give none.");
  }

  /** Null where there are no columns, or they depend on the values of the parameters. */
  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    requireOpen();
    return query.untyped().isPresent() || !query.hasRows()
        ? null
        : new JdbcResultSetMetaData(query.columns());
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    requireOpen();
    return new JdbcParameterMetaData(query.parameters());
  }

  @Override
  public void clearParameters() throws SQLException {
    requireOpen();
    Arrays.fill(parameters, null);
    Arrays.fill(given, false);
  }

  @Override
  void assign(int index, @Nullable Object value) throws SQLException {
    if (index < 1 || index > parameters.length) {
      throw SqlExceptions.of(
          SqlState.INVALID_PARAMETER,
          "There is not a parameter " + index + ": the statement has " + parameters.length + ".");
    }
    Object plain =
        value instanceof TargetType.TypedNull ? value : connection.converter().plainOf(value);
    // Fails where the value can be none.
    Fitting.of(plain, query.parameters().get(index - 1), connection.converter());
    parameters[index - 1] = plain;
    given[index - 1] = true;
  }
}
