package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.schema.limit.StatementContext;
import org.apache.calcite.plan.Context;
import org.apache.calcite.plan.volcano.VolcanoPlanner;

/** Calcite's planner; it stops with its statement, and a plan that is kept does not keep it. */
final class QueryPlanner extends VolcanoPlanner {
  private long rulesLeft = Long.MAX_VALUE;

  /** Says that the search does not come to an end soon. */
  static final class TooManyRules extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TooManyRules() {
      super("Too many rules match the query.", null, false, false);
    }
  }

  QueryPlanner(Context context) {
    super(null, context);
  }

  /** Lets the search end with {@link TooManyRules} when it has tried as many. */
  void limitRules(long most) {
    rulesLeft = most;
  }

  /** Called before each rule that is tried. */
  @Override
  public void checkCancel() {
    // Calcite's own would end the search alone, and go on with the plan found so far.
    StatementContext.checkCurrent();
    if (--rulesLeft < 0) {
      throw new TooManyRules();
    }
  }

  /** Drops what was considered and is not part of the plan, whose nodes refer to this. */
  void forget() {
    clear();
    root = null;
  }
}
