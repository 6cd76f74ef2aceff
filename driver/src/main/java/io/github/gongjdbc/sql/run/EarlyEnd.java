package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.plan.EnumerableTies;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;

/** Finds whether a plan may end before its tables are read to their ends. */
public final class EarlyEnd {
  private EarlyEnd() {}

  /** Whether a LIMIT takes rows as they come; one behind a sort takes them when all are there. */
  public static boolean isPossible(RelNode plan) {
    return (plan instanceof EnumerableLimit && !(plan.getInput(0) instanceof Sort))
        || plan instanceof EnumerableTies
        || plan.getInputs().stream().anyMatch(EarlyEnd::isPossible);
  }
}
