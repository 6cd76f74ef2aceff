package io.github.gongjdbc.sql.optimize;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.EnumerableValues;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;

/**
 * The right input of a nested loop join, which reads it once for each row of the left one. Calcite
 * computes it each time.
 */
final class RememberedInput extends SingleRel implements EnumerableRel {
  private RememberedInput(RelTraitSet traits, RelNode input) {
    super(input.getCluster(), traits, input);
  }

  /** A finished plan whose nested loop joins compute their right inputs once. */
  static RelNode in(RelNode plan) {
    List<RelNode> inputs = plan.getInputs().stream().map(RememberedInput::in).toList();
    if (plan instanceof EnumerableNestedLoopJoin join
        // Otherwise Calcite keeps the rows itself.
        && !join.getJoinType().generatesNullsOnLeft()
        && !(inputs.get(1) instanceof EnumerableValues)) {
      RelNode right = inputs.get(1);
      inputs = List.of(inputs.get(0), new RememberedInput(right.getTraitSet(), right));
    }
    return inputs.equals(plan.getInputs()) ? plan : plan.copy(plan.getTraitSet(), inputs);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new RememberedInput(traits, inputs.get(0));
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    BlockBuilder code = new BlockBuilder();
    Result rows = implementor.visitChild(this, 0, (EnumerableRel) getInput(), prefer);
    Expression computed = code.append("computed", rows.block);
    code.add(Expressions.return_(null, Expressions.call(RememberedRows.class, "of", computed)));
    return implementor.result(rows.physType, code.toBlock());
  }
}
