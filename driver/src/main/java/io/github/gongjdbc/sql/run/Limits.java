package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.plan.EnumerableGongScan;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;

/** Finds where a plan drops rows by their number alone. */
public final class Limits {
  private Limits() {}

  /** Whether a LIMIT or OFFSET withholds rows of a table that is read by a state. */
  public static boolean anyAboveIncrementalScan(RelNode plan) {
    return isLimit(plan)
        ? hasIncrementalScan(plan)
        : plan.getInputs().stream().anyMatch(Limits::anyAboveIncrementalScan);
  }

  /** Whether rows are dropped by their number. */
  public static boolean isLimit(RelNode node) {
    return node instanceof EnumerableLimit
        || (node instanceof Sort sort && (sort.fetch != null || sort.offset != null));
  }

  private static boolean hasIncrementalScan(RelNode node) {
    return (node instanceof EnumerableGongScan scan && scan.isIncremental())
        || node.getInputs().stream().anyMatch(Limits::hasIncrementalScan);
  }
}
