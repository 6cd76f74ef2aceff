package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.schema.limit.Cancellation;
import org.apache.calcite.plan.Context;
import org.apache.calcite.plan.volcano.VolcanoPlanner;

/** Calcite's planner; it stops with its statement, and a plan that is kept does not keep it. */
final class QueryPlanner extends VolcanoPlanner {
  QueryPlanner(Context context) {
    super(null, context);
  }

  @Override
  public void checkCancel() {
    // Calcite's own would end the search alone, and go on with the plan found so far.
    Cancellation.checkCurrent();
  }

  /** Drops what was considered and is not part of the plan, whose nodes refer to this. */
  void forget() {
    clear();
    root = null;
  }
}
