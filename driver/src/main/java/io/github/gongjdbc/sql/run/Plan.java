package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.read.SharedReads;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.validate.Parameter;
import io.github.gongjdbc.sql.validate.ResultColumn;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * A query as compiled code.
 *
 * @param mayEndEarly whether it may end before its tables are read to their ends
 * @param readsAgain whether the code may read the same rows more than once
 * @param advice how to read less, for a user whose query reads much for few rows
 * @param endpoints the names of the endpoints that it asks
 * @param limited whether a LIMIT withholds rows of a table that is read by a state
 */
public record Plan(
    List<ResultColumn> columns,
    List<Parameter> parameters,
    boolean mayEndEarly,
    boolean limited,
    Bindable<?> code,
    Map<String, Object> stashed,
    SchemaPlus rootSchema,
    JavaTypeFactory typeFactory,
    ZoneId zone,
    boolean readsAgain,
    Optional<ScanAdvice> advice,
    Set<String> endpoints)
    implements PreparedQuery {

  @Override
  public RowCursor run(Execution execution, List<@Nullable Object> values) throws SQLException {
    Execution run = execution;
    if (mayEndEarly) {
      run = execution.stoppingEarly();
      run.statementContext().budget().mayEndEarly();
    }
    QueryContext context = new QueryContext(rootSchema, typeFactory, zone, run, stashed, values);
    if (readsAgain) {
      context.put(SharedReads.VARIABLE, new SharedReads());
    }
    try {
      RowCursor cursor = new PlanCursor(code.bind(context), columns.size(), run.oddValues()::tell);
      if (limited) {
        execution.incremental().ifPresent(reads -> reads.cut("the statement has a LIMIT"));
      }
      return advice.isEmpty() ? cursor : new AdvisedCursor(cursor, advice.get(), run);
    } catch (RuntimeException e) {
      throw SqlExceptions.running(e);
    }
  }

  /** Rows out of compiled code; it yields bare values where a row has one column. */
  private static final class PlanCursor implements RowCursor {
    private final Enumerable<?> rows;
    private final boolean bare;
    private final Runnable atEnd;
    private @Nullable Enumerator<?> enumerator;

    PlanCursor(Enumerable<?> rows, int columns, Runnable atEnd) {
      this.rows = rows;
      this.bare = columns == 1;
      this.atEnd = atEnd;
    }

    @Override
    public @Nullable Object @Nullable [] next() throws SQLException {
      try {
        if (enumerator == null) {
          enumerator = rows.enumerator();
        }
        if (!enumerator.moveNext()) {
          atEnd.run();
          return null;
        }
        Object row = enumerator.current();
        if (bare) {
          return new @Nullable Object[] {row};
        }
        // UNNEST … WITH ORDINALITY by itself yields lists.
        return row instanceof List<?> list ? list.toArray() : (@Nullable Object[]) row;
      } catch (RuntimeException e) {
        throw SqlExceptions.running(e);
      }
    }

    @Override
    public void close() {
      if (enumerator != null) {
        enumerator.close();
      }
      atEnd.run();
    }
  }
}
