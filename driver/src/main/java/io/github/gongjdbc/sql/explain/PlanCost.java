package io.github.gongjdbc.sql.explain;

import io.github.gongjdbc.schema.plan.EnumerableBatchLookupJoin;
import io.github.gongjdbc.schema.plan.EnumerableGongCount;
import io.github.gongjdbc.schema.plan.EnumerableGongScan;
import io.github.gongjdbc.schema.plan.EnumerableLimitWithTies;
import io.github.gongjdbc.schema.read.estimate.RequestEstimate;
import io.github.gongjdbc.sql.run.PlanInspector;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Values;

/** How many requests a plan is thought to cost; scans that read the same cost them once. */
final class PlanCost {
  private final DataContext context;
  private final Set<Object> read = new HashSet<>();

  PlanCost(DataContext context) {
    this.context = context;
  }

  RequestEstimate of(RelNode node) {
    if (node instanceof EnumerableGongScan scan) {
      RequestEstimate estimate = scan.estimate(context);
      return read.add(scan.readKey()) ? estimate : estimate.again();
    }
    if (node instanceof EnumerableGongCount count) {
      return count.estimate(context);
    }
    if (node instanceof Values values) {
      return RequestEstimate.ofRows(values.getTuples().size());
    }
    if (node instanceof EnumerableBatchLookupJoin join) {
      RequestEstimate left = of(join.getLeft());
      RequestEstimate both = left.lookingUp(of(join.getRight()), join.keysAtATime());
      return passesAll(join.getLeft()) ? both : both.orLess();
    }
    RequestEstimate sum = RequestEstimate.NONE;
    for (RelNode input : node.getInputs()) {
      sum = sum.plus(of(input));
    }
    boolean mayStop = PlanInspector.isLimit(node) && !isLimited(node.getInput(0));
    return mayStop || node instanceof EnumerableLimitWithTies ? sum.orLess() : sum;
  }

  /** Whether all rows that are read come out of a node. */
  private static boolean passesAll(RelNode node) {
    return node instanceof EnumerableGongScan
        || node instanceof Values
        || ((node instanceof Project || (node instanceof Sort && !PlanInspector.isLimit(node)))
            && passesAll(node.getInput(0)));
  }

  /** Whether rows are read no further than they are wanted, or all of them anyway. */
  private static boolean isLimited(RelNode node) {
    if (node instanceof EnumerableGongScan scan) {
      return scan.limit().isPresent();
    }
    return node instanceof Sort || (node instanceof Project && isLimited(node.getInput(0)));
  }
}
