package io.github.gongjdbc.sql;

import io.github.gongjdbc.schema.scan.Execution;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** The plan of a query as text: one row with one column. */
record Explanation(RelDataType textType, String text, List<Parameter> parameters)
    implements PreparedQuery {
  @Override
  public List<ResultColumn> columns() {
    return List.of(new ResultColumn("PLAN", textType, Optional.empty()));
  }

  @Override
  public RowCursor run(Execution execution, List<@Nullable Object> values) {
    Iterator<String> once = List.of(text).iterator();
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
