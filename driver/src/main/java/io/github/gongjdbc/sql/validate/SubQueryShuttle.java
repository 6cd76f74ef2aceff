package io.github.gongjdbc.sql.validate;

import org.apache.calcite.rel.RelShuttle;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Changes expressions, and the queries in them by the same change of the queries around them. */
public class SubQueryShuttle extends RexShuttle {
  private final RelShuttle queries;

  public SubQueryShuttle(RelShuttle queries) {
    this.queries = queries;
  }

  @Override
  public final RexNode visitSubQuery(RexSubQuery subQuery) {
    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
    return visited.clone(visited.rel.accept(queries));
  }
}
