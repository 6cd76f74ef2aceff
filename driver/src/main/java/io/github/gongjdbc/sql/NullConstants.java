package io.github.gongjdbc.sql;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * What is always NULL is written as NULL: a comparison with {@code NULLIF('', '')}, for which
 * Calcite fails on an assertion of its own, and a function of an untyped NULL, such as {@code
 * UPPER(NULL)}, for which it cannot make code.
 */
final class NullConstants extends RelHomogeneousShuttle {
  @Override
  public RelNode visit(RelNode node) {
    return super.visit(node).accept(new Expressions(node.getCluster().getRexBuilder()));
  }

  private static boolean isUntyped(RexNode expression) {
    return expression.getType().getSqlTypeName() == SqlTypeName.NULL;
  }

  private final class Expressions extends SubQueryShuttle {
    private final RexBuilder rexBuilder;
    private final RexSimplify simplify;

    private Expressions(RexBuilder rexBuilder) {
      super(NullConstants.this);
      this.rexBuilder = rexBuilder;
      this.simplify = new RexSimplify(rexBuilder, RelOptPredicateList.EMPTY, RexUtil.EXECUTOR);
    }

    @Override
    public RexNode visitCall(RexCall call) {
      RexNode visited = super.visitCall(call);
      if (isUntyped(call)
          || (OwnFunctions.isStrict(call.getOperator())
              && call.getOperands().stream().anyMatch(NullConstants::isUntyped))) {
        return rexBuilder.makeNullLiteral(call.getType());
      }
      return SqlKind.COMPARISON.contains(call.getKind())
              && call.getOperands().stream().anyMatch(this::isNull)
          ? rexBuilder.makeNullLiteral(call.getType())
          : visited;
    }

    private boolean isNull(RexNode operand) {
      return RexUtil.isNullLiteral(operand, true)
          || (RexUtil.removeCast(operand).getKind() == SqlKind.CASE
              && RexUtil.isNullLiteral(simplify.simplify(operand), true));
    }
  }
}
