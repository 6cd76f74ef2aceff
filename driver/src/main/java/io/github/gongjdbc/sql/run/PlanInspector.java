package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.plan.EnumerableGongCount;
import io.github.gongjdbc.schema.plan.EnumerableGongScan;
import io.github.gongjdbc.schema.plan.EnumerableLimitWithTies;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableCorrelate;
import org.apache.calcite.adapter.enumerable.EnumerableLimit;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;

/** Finds in one walk over a plan what running it needs to know about its scans and limits. */
public final class PlanInspector {
  private final Set<String> endpoints = new LinkedHashSet<>();
  private final Set<Object> scans = new HashSet<>();
  private boolean mayEndEarly;
  private boolean limitsIncrementalScan;
  private boolean readsRepeatedly;

  private PlanInspector() {}

  public static PlanInspector of(RelNode plan) {
    PlanInspector inspector = new PlanInspector();
    inspector.visit(plan, false);
    return inspector;
  }

  /** Whether a node drops rows by their number. */
  public static boolean isLimit(RelNode node) {
    return node instanceof EnumerableLimit
        || (node instanceof Sort sort && (sort.fetch != null || sort.offset != null));
  }

  private void visit(RelNode node, boolean limitedAbove) {
    boolean limited = limitedAbove || isLimit(node);
    // A LIMIT takes rows as they come; one over a sort takes them when all are there.
    mayEndEarly |=
        node instanceof EnumerableLimitWithTies
            || (node instanceof EnumerableLimit && !(node.getInput(0) instanceof Sort));
    // These read their right side for each row of the left one.
    readsRepeatedly |=
        node instanceof EnumerableNestedLoopJoin || node instanceof EnumerableCorrelate;
    if (node instanceof EnumerableGongScan scan) {
      endpoints.add(scan.request().accessPath().endpoint().name());
      readsRepeatedly |= !scans.add(scan.readKey());
      limitsIncrementalScan |= limited && scan.isIncremental();
    } else if (node instanceof EnumerableGongCount count) {
      endpoints.add(count.request().accessPath().endpoint().name());
    }
    node.getInputs().forEach(input -> visit(input, limited));
  }

  /** The names of the endpoints that the plan asks. */
  public Set<String> endpoints() {
    return endpoints;
  }

  /** Whether the plan may end before its tables are read to their ends. */
  public boolean mayEndEarly() {
    return mayEndEarly;
  }

  /** Whether a LIMIT or OFFSET withholds rows of a table that is read by a state. */
  public boolean limitsIncrementalScan() {
    return limitsIncrementalScan;
  }

  /** Whether the plan reads the same rows more than once. */
  public boolean readsRepeatedly() {
    return readsRepeatedly;
  }
}
