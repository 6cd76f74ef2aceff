package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.sync.StatementReads;
import io.github.gongjdbc.sql.validate.Parameter;
import io.github.gongjdbc.sql.validate.ResultColumn;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query that is planned again if the credentials may not ask an endpoint of its plan: what is
 * refused is remembered, and another endpoint may have the same rows.
 */
public final class PermittedQuery implements PreparedQuery {
  private final Planner planner;
  private volatile Plan plan;

  /** Plans the query with what is known by now. */
  public interface Planner {
    Plan plan() throws SQLException;
  }

  public PermittedQuery(Plan plan, Planner planner) {
    this.plan = plan;
    this.planner = planner;
  }

  @Override
  public List<ResultColumn> columns() {
    return plan.columns();
  }

  @Override
  public List<Parameter> parameters() {
    return plan.parameters();
  }

  @Override
  public RowCursor run(Execution execution, List<@Nullable Object> values) throws SQLException {
    Plan tried = plan;
    try {
      return new Rows(tried, tried.run(execution, values), execution, values);
    } catch (SQLException e) {
      Plan other = other(tried, e, execution);
      return new Rows(other, other.run(execution, values), execution, values);
    }
  }

  /**
   * A plan that does not ask what was refused.
   *
   * @throws SQLException the failure, if there is none
   */
  private Plan other(Plan failed, SQLException failure, Execution execution) throws SQLException {
    Optional<String> refused =
        failure.getCause() instanceof GongException gong
            ? gong.refusedEndpoint()
            : Optional.empty();
    if (refused.isEmpty() || !failed.endpoints().contains(refused.get())) {
      throw failure;
    }
    Plan other = planner.plan();
    if (other.endpoints().contains(refused.get())) {
      throw failure;
    }
    plan = other;
    execution.incremental().ifPresent(StatementReads::restart);
    execution
        .warnings()
        .accept(failure.getMessage() + " The query was done without it, with more requests.");
    return other;
  }

  /** Rows, of which the first decides whether the plan can be run. */
  private final class Rows implements RowCursor {
    private final Execution execution;
    private final List<@Nullable Object> values;
    private final Plan tried;
    private RowCursor rows;
    private boolean begun;

    Rows(Plan tried, RowCursor rows, Execution execution, List<@Nullable Object> values) {
      this.tried = tried;
      this.rows = rows;
      this.execution = execution;
      this.values = values;
    }

    @Override
    public @Nullable Object @Nullable [] next() throws SQLException {
      if (begun) {
        return rows.next();
      }
      begun = true;
      try {
        return rows.next();
      } catch (SQLException e) {
        Plan other = other(tried, e, execution);
        rows.close();
        rows = other.run(execution, values);
        return rows.next();
      }
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
