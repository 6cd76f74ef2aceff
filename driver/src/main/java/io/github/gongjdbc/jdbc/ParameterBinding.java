package io.github.gongjdbc.jdbc;

import io.github.gongjdbc.jdbc.value.Fitting;
import io.github.gongjdbc.jdbc.value.TargetType;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.run.PreparedQuery;
import io.github.gongjdbc.sql.validate.Parameter;
import io.github.gongjdbc.sql.validate.ParameterForm;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the plan that suits the values of the parameters. Mostly that is the plan that was made
 * before there were any. A value that its parameter cannot take as it is, such as 2.5 beside a
 * whole number, must not be cut: the statement is then planned for the types of the values. Where
 * that fails, too, as for the unit in {@code DATE_TRUNC(?, x)}, the values are planned as literals.
 */
final class ParameterBinding {
  private final JdbcConnection connection;
  private final PreparedQuery query;
  private final String sql;
  private final Map<List<ParameterForm>, SQLException> refused = new HashMap<>();

  /** A plan and the values for it, in the form in which Calcite computes. */
  record Bound(PreparedQuery query, List<@Nullable Object> values) {}

  /**
   * @param query the statement, planned without values
   */
  ParameterBinding(JdbcConnection connection, PreparedQuery query, String sql) {
    this.connection = connection;
    this.query = query;
    this.sql = sql;
  }

  /**
   * Binds plain values.
   *
   * @param maxRows how many rows will be read at most; zero means all
   */
  Bound bind(@Nullable Object[] plain, long maxRows) throws SQLException {
    List<ParameterForm> forms = Collections.nCopies(plain.length, ParameterForm.FREE);
    PreparedQuery planned =
        maxRows == 0 ? query : connection.engine().prepare(sql, maxRows, List.of());
    // A form that one parameter takes may change the type of another.
    for (int round = 0; round <= plain.length; round++) {
      List<ParameterForm> wanted = new ArrayList<>(forms);
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < plain.length; i++) {
        bind(plain[i], planned, i, wanted, values);
      }
      if (wanted.equals(forms)) {
        return planned.untyped().isPresent()
            ? written(plain, maxRows, planned.untyped().get())
            : new Bound(planned, values);
      }
      forms = wanted;
      SQLException failure = refused.get(forms);
      if (failure != null) {
        return written(plain, maxRows, failure);
      }
      try {
        planned = plan(forms, maxRows);
      } catch (SQLException e) {
        if (isRefusal(e)) {
          refused.put(forms, e);
        }
        return written(plain, maxRows, e);
      }
    }
    throw new IllegalStateException(
        "The types of the parameters of '" + sql + "' cannot be determined.");
  }

  /** Adds the value to the values, or the form that it needs to the forms. */
  private void bind(
      @Nullable Object plain,
      PreparedQuery planned,
      int index,
      List<ParameterForm> forms,
      List<@Nullable Object> values)
      throws SQLException {
    Parameter parameter = planned.parameters().get(index);
    if (!forms.get(index).equals(ParameterForm.FREE)) {
      values.add(
          forms.get(index) instanceof ParameterForm.Written
              ? null
              : connection.converter().computed(withoutType(plain), parameter.type()));
      return;
    }
    if (planned.untyped().isPresent() && !parameter.limit()) {
      forms.set(
          index,
          plain instanceof TargetType.TypedNull nothing ? nothing.form() : ParameterForm.of(plain));
      return;
    }
    Fitting fitted = Fitting.of(plain, parameter, connection.converter());
    forms.set(index, fitted.form());
    values.add(fitted.value());
  }

  private static @Nullable Object withoutType(@Nullable Object plain) {
    return plain instanceof TargetType.TypedNull ? null : plain;
  }

  private PreparedQuery plan(List<ParameterForm> forms, long maxRows) throws SQLException {
    return connection.engine().prepare(sql, maxRows, forms);
  }

  private static boolean isRefusal(SQLException failure) {
    return SqlState.INVALID_SQL.code().equals(failure.getSQLState());
  }

  private Bound written(@Nullable Object[] plain, long maxRows, SQLException failure)
      throws SQLException {
    if (!isRefusal(failure)) {
      throw failure;
    }
    List<ParameterForm> literals = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (Object value : plain) {
      literals.add(new ParameterForm.Written(withoutType(value)));
      values.add(null);
    }
    try {
      return new Bound(plan(literals, maxRows), values);
    } catch (SQLException e) {
      throw failure;
    }
  }
}
