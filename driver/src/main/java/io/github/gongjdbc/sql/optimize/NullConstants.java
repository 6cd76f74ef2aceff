package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.sql.function.OwnFunctions;
import io.github.gongjdbc.sql.validate.SubQueryShuttle;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * What is always NULL is written as NULL: a function of an untyped NULL, such as {@code
 * UPPER(NULL)}, for which Calcite cannot make code.
 */
public final class NullConstants extends RelHomogeneousShuttle {
  @Override
  public RelNode visit(RelNode node) {
    return super.visit(node).accept(new Expressions(node.getCluster().getRexBuilder()));
  }

  private static boolean isUntyped(RexNode expression) {
    return expression.getType().getSqlTypeName() == SqlTypeName.NULL;
  }

  private final class Expressions extends SubQueryShuttle {
    private final RexBuilder rexBuilder;

    private Expressions(RexBuilder rexBuilder) {
      super(NullConstants.this);
      this.rexBuilder = rexBuilder;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      boolean isNull =
          isUntyped(call)
              || (OwnFunctions.isStrict(call.getOperator())
                  && call.getOperands().stream().anyMatch(NullConstants::isUntyped));
      return isNull ? rexBuilder.makeNullLiteral(call.getType()) : super.visitCall(call);
    }
  }
}
