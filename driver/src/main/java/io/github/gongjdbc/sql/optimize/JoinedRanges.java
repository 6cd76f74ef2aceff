package io.github.gongjdbc.sql.optimize;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Lets a table be read for the range of another one with which it is joined by the columns that say
 * it: its endpoint answers about nothing but the range that it is asked for.
 */
final class JoinedRanges extends RelHomogeneousShuttle {
  private JoinedRanges() {}

  /** The same query with the conditions of one side of such a join on both. */
  static RelNode withConditionsOnBothSides(RelNode query) {
    if (RelOptUtil.countJoins(query) == 0
        || GongScans.count(query, scan -> scan.demandedRange().isPresent()) < 2) {
      return query;
    }
    HepPlanner planner =
        new HepPlanner(
            new HepProgramBuilder()
                .addRuleInstance(CoreRules.FILTER_INTO_JOIN)
                .addRuleInstance(CoreRules.FILTER_MERGE)
                .build());
    planner.setRoot(query);
    return planner.findBestExp().accept(new JoinedRanges());
  }

  @Override
  public RelNode visit(RelNode other) {
    RelNode node = super.visit(other);
    if (!(node instanceof Join join) || join.getJoinType() != JoinRelType.INNER) {
      return node;
    }
    JoinInfo keys = join.analyzeCondition();
    RelNode left = with(join.getLeft(), join.getRight(), keys.rightKeys, keys.leftKeys);
    RelNode right = with(join.getRight(), join.getLeft(), keys.leftKeys, keys.rightKeys);
    return join.copy(join.getTraitSet(), List.of(left, right));
  }

  /** A side with what the other side demands of the columns by which they are joined. */
  private static RelNode with(RelNode side, RelNode other, List<Integer> from, List<Integer> to) {
    if (!(other instanceof Filter filter)) {
      return side;
    }
    List<RexNode> conditions = new ArrayList<>();
    for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
      ImmutableBitSet columns = RelOptUtil.InputFinder.bits(conjunct);
      boolean plain =
          columns.cardinality() == 1
              && RexUtil.isDeterministic(conjunct)
              && RexUtil.SubQueryFinder.find(conjunct) == null;
      int pair = plain ? from.indexOf(columns.nth(0)) : -1;
      if (pair >= 0 && haveOneType(side, to.get(pair), other, columns.nth(0))) {
        conditions.add(RexUtil.shift(conjunct, to.get(pair) - columns.nth(0)));
      }
    }
    return conditions.isEmpty()
        ? side
        : LogicalFilter.create(
            side, RexUtil.composeConjunction(side.getCluster().getRexBuilder(), conditions));
  }

  private static boolean haveOneType(RelNode one, int field, RelNode other, int otherField) {
    return one.getRowType()
        .getFieldList()
        .get(field)
        .getType()
        .equals(other.getRowType().getFieldList().get(otherField).getType());
  }
}
