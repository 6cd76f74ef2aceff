package io.github.gongjdbc.schema.plan;

import java.util.List;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.tools.RelBuilderFactory;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a rule that matches a scan below one or more nodes.
 *
 * @param above the nodes above the scan, the topmost first
 */
record ScanRuleConfig(
    String name, List<Class<? extends RelNode>> above, Function<ScanRuleConfig, RelOptRule> rule)
    implements RelRule.Config {

  @Override
  public RelOptRule toRule() {
    return rule.apply(this);
  }

  @Override
  public RelBuilderFactory relBuilderFactory() {
    return RelFactories.LOGICAL_BUILDER;
  }

  @Override
  public RelRule.OperandTransform operandSupplier() {
    return operandSupplier(0);
  }

  private RelRule.OperandTransform operandSupplier(int depth) {
    return depth == above.size()
        ? builder -> builder.operand(GongScan.class).noInputs()
        : builder -> builder.operand(above.get(depth)).oneInput(operandSupplier(depth + 1));
  }

  @Override
  public String description() {
    return name;
  }

  @Override
  public RelRule.Config withRelBuilderFactory(RelBuilderFactory factory) {
    throw new UnsupportedOperationException("The rule has no other builder.");
  }

  @Override
  public RelRule.Config withDescription(@Nullable String description) {
    throw new UnsupportedOperationException("The rule has no other description.");
  }

  @Override
  public RelRule.Config withOperandSupplier(RelRule.OperandTransform transform) {
    throw new UnsupportedOperationException("The rule has no other operands.");
  }
}
