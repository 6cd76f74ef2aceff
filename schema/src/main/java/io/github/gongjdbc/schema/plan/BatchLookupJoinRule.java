package io.github.gongjdbc.schema.plan;

import java.util.Optional;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.rules.JoinCommuteRule;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;

/**
 * Lets the right side of a join be looked up by the keys of the left one, a hundred at a time,
 * where Gong has a filter for them. Whether that is cheaper than reading the right side by itself
 * is for the planner to say.
 */
public final class BatchLookupJoinRule extends RelRule<ScanRuleConfig> {
  BatchLookupJoinRule(ScanRuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Join join = call.rel(0);
    if (join.getJoinType() == JoinRelType.RIGHT) {
      // What is looked up stands on the right.
      RelNode swapped = JoinCommuteRule.swap(join, true, call.builder());
      if (swapped != null) {
        call.transformTo(swapped);
      }
      return;
    }
    lookUp(call.builder(), join, Double.MAX_VALUE).ifPresent(call::transformTo);
  }

  /**
   * The join with its right side looked up, in the order of the left one; empty where Gong has no
   * filter for its keys.
   *
   * @param wanted how many rows are thought to be wanted of it
   */
  static Optional<RelNode> lookUp(RelBuilder builder, Join join, double wanted) {
    JoinInfo condition = join.analyzeCondition();
    JoinRelType type = join.getJoinType();
    boolean offered =
        type == JoinRelType.INNER
            || (condition.isEqui()
                && (type == JoinRelType.LEFT
                    || type == JoinRelType.SEMI
                    || type == JoinRelType.ANTI));
    if (!offered || nullsMatch(join, condition)) {
      return Optional.empty();
    }
    for (int pair = 0; pair < condition.leftKeys.size(); pair++) {
      if (isKey(join, condition, pair)) {
        return Optional.of(lookUp(builder, join, condition, pair, wanted));
      }
    }
    return Optional.empty();
  }

  /** Whether two rows without a key would be joined: then looking up keys is not enough. */
  private static boolean nullsMatch(Join join, JoinInfo condition) {
    for (int pair = 0; pair < condition.leftKeys.size(); pair++) {
      boolean nulls =
          isNullable(join.getLeft(), condition.leftKeys.get(pair))
              && isNullable(join.getRight(), condition.rightKeys.get(pair));
      if (nulls && !condition.nullExclusionFlags.get(pair)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNullable(RelNode node, int field) {
    return node.getRowType().getFieldList().get(field).getType().isNullable();
  }

  private static boolean isKey(Join join, JoinInfo condition, int pair) {
    RelDataType left =
        join.getLeft().getRowType().getFieldList().get(condition.leftKeys.get(pair)).getType();
    return SqlTypeFamily.CHARACTER.contains(left)
        && ColumnOrigin.of(join.getRight(), condition.rightKeys.get(pair))
            .filter(origin -> origin.scan().session().settings().pushDown())
            // What a state leaves to be read is known only when all of it is read.
            .filter(origin -> !origin.scan().session().isIncremental(origin.scan().request()))
            .filter(origin -> origin.scan().request().looksUp(origin.column()))
            .isPresent();
  }

  private static RelNode lookUp(
      RelBuilder builder, Join join, JoinInfo condition, int pair, double wanted) {
    RelOptCluster cluster = join.getCluster();
    RexBuilder rex = cluster.getRexBuilder();
    RelDataTypeFactory types = cluster.getTypeFactory();
    CorrelationId id = cluster.createCorrel();
    RelDataType keys =
        types
            .builder()
            .add("keys", types.createMultisetType(types.createSqlType(SqlTypeName.VARCHAR), -1))
            .build();
    RelNode right = join.getRight();
    RexNode among =
        rex.makeCall(
            SqlStdOperatorTable.MEMBER_OF,
            rex.makeInputRef(right, condition.rightKeys.get(pair)),
            rex.makeFieldAccess(rex.makeCorrel(keys, id), 0));
    RelNode some = builder.push(right).filter(among).build();
    RexNode equal =
        condition.isEqui()
            ? join.getCondition()
            : condition.getEquiCondition(join.getLeft(), right, rex);
    RelNode joined =
        new EnumerableBatchLookupJoin(
            cluster,
            cluster.traitSetOf(EnumerableConvention.INSTANCE),
            enumerable(join.getLeft()),
            enumerable(some),
            equal,
            Set.of(id),
            join.getJoinType(),
            keys,
            pair,
            wanted);
    return condition.isEqui()
        ? joined
        : builder.push(joined).filter(condition.nonEquiConditions).build();
  }

  private static RelNode enumerable(RelNode node) {
    return RelOptRule.convert(node, node.getTraitSet().replace(EnumerableConvention.INSTANCE));
  }
}
