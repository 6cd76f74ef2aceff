package io.github.gongjdbc.sql.explain;

import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.sql.run.PreparedQuery;
import io.github.gongjdbc.sql.run.RowCursor;
import io.github.gongjdbc.sql.validate.Parameter;
import io.github.gongjdbc.sql.validate.ResultColumn;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a query as text: one row with one column.
 *
 * @param text writes it, as the estimate depends on the time, on the values of the parameters and
 *     on what is known of the account
 */
public record Explanation(
    RelDataType textType,
    BiFunction<Execution, List<@Nullable Object>, String> text,
    List<Parameter> parameters)
    implements PreparedQuery {
  @Override
  public List<ResultColumn> columns() {
    return List.of(new ResultColumn("PLAN", textType, Optional.empty()));
  }

  @Override
  public boolean isExplanation() {
    return true;
  }

  /** What depends on them is said not to be known. */
  @Override
  public boolean needsValues() {
    return false;
  }

  @Override
  public RowCursor run(Execution execution, List<@Nullable Object> values) {
    Iterator<String> once = List.of(text.apply(execution, values)).iterator();
    return new RowCursor() {
      @Override
      public @Nullable Object @Nullable [] next() {
        return once.hasNext() ? new @Nullable Object[] {once.next()} : null;
      }

      @Override
      public void close() {}
    };
  }
}
