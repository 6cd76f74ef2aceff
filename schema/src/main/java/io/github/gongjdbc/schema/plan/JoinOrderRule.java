package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.scan.ReadingOrder;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.plan.volcano.RelSubset;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;

/**
 * Lets the left side of a join be read in the order of its cursor column where only the first rows
 * are wanted: a join that is looked up keeps that order, so that reading ends with these rows.
 */
final class JoinOrderRule extends RelRule<ScanRuleConfig> {
  /** What a limit that is known only when the statement runs is thought to be. */
  private static final int UNKNOWN_LIMIT = 100;

  JoinOrderRule(ScanRuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Sort sort = call.rel(0);
    Join join = call.rel(1);
    List<RelFieldCollation> order = sort.getCollation().getFieldCollations();
    if (sort.fetch == null || order.size() != 1 || join.getJoinType() != JoinRelType.INNER) {
      return;
    }
    int field = order.get(0).getFieldIndex();
    if (field >= join.getLeft().getRowType().getFieldCount()) {
      return;
    }
    double wanted =
        sort.fetch instanceof RexLiteral rows ? RexLiteral.intValue(rows) : UNKNOWN_LIMIT;
    inOrder(join.getLeft(), field, ReadingOrder.of(order.get(0).getDirection().isDescending()))
        .map(left -> join.copy(join.getTraitSet(), List.of(left, join.getRight())))
        .flatMap(ordered -> KeyedJoinRule.lookUp(call.builder(), ordered, wanted))
        .ifPresent(
            joined ->
                call.transformTo(
                    LogicalSort.create(joined, RelCollations.EMPTY, sort.offset, sort.fetch)));
  }

  /** The same rows in the order of a field, if that is the cursor column of a scan. */
  private static Optional<RelNode> inOrder(RelNode node, int field, ReadingOrder order) {
    if (node instanceof RelSubset subset) {
      return inOrder(subset.getOriginal(), field, order);
    }
    if (node instanceof GongScan scan) {
      return scan.request()
          .table()
          .cursorColumn()
          .filter(scan.request().columns().get(field)::equals)
          .flatMap(cursor -> scan.inOrder(order));
    }
    if (node instanceof Filter filter) {
      return inOrder(filter.getInput(), field, order)
          .map(input -> filter.copy(filter.getTraitSet(), List.of(input)));
    }
    return node instanceof Project project
            && project.getProjects().get(field) instanceof RexInputRef reference
        ? inOrder(project.getInput(), reference.getIndex(), order)
            .map(input -> project.copy(project.getTraitSet(), List.of(input)))
        : Optional.empty();
  }
}
