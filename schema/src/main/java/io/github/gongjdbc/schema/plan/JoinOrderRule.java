package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.spec.ReadingOrder;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.plan.volcano.RelSubset;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexInputRef;

/**
 * Lets the left side of a join be read in the order of its cursor column where only the first rows
 * are wanted: a join that is looked up keeps that order, so that reading ends with these rows.
 */
final class JoinOrderRule extends RelRule<ScanRuleConfig> {
  JoinOrderRule(ScanRuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Sort sort = call.rel(0);
    Join join = call.rel(1);
    int leftFields = join.getLeft().getRowType().getFieldCount();
    if (join.getJoinType() != JoinRelType.INNER) {
      return;
    }
    WantedOrder.of(sort)
        .filter(wanted -> wanted.field() < leftFields)
        .ifPresent(
            wanted ->
                inOrder(join.getLeft(), wanted.field(), wanted.order())
                    .map(left -> join.copy(join.getTraitSet(), List.of(left, join.getRight())))
                    .flatMap(
                        ordered ->
                            BatchLookupJoinRule.lookUp(
                                call.builder(), ordered, (double) wanted.rows()))
                    .ifPresent(joined -> call.transformTo(wanted.of(joined))));
  }

  /** The same rows in the order of a field, if that is the cursor column of a scan. */
  private static Optional<RelNode> inOrder(RelNode node, int field, ReadingOrder order) {
    if (node instanceof RelSubset subset) {
      return inOrder(subset.getOriginal(), field, order);
    }
    if (node instanceof GongScan scan) {
      return scan.isCursor(field) ? scan.inOrder(order).map(ordered -> ordered) : Optional.empty();
    }
    // A window function has rows come in an order of its own.
    if (node instanceof Filter filter && !filter.containsOver()) {
      return inOrder(filter.getInput(), field, order)
          .map(input -> filter.copy(filter.getTraitSet(), List.of(input)));
    }
    return node instanceof Project project
            && !project.containsOver()
            && project.getProjects().get(field) instanceof RexInputRef reference
        ? inOrder(project.getInput(), reference.getIndex(), order)
            .map(input -> project.copy(project.getTraitSet(), List.of(input)))
        : Optional.empty();
  }
}
