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
 * The configuration of a rule of the adapter.
 *
 * @param operandSupplier what the rule matches
 */
record ScanRuleConfig(
    String name,
    RelRule.OperandTransform operandSupplier,
    Function<ScanRuleConfig, RelOptRule> rule)
    implements RelRule.Config {

  /**
   * A rule that matches a scan below one or more nodes.
   *
   * @param above the nodes above the scan, the topmost first
   */
  static RelOptRule aboveScan(
      String name,
      Function<ScanRuleConfig, RelOptRule> rule,
      List<Class<? extends RelNode>> above) {
    return new ScanRuleConfig(name, aboveScan(above, 0), rule).toRule();
  }

  private static RelRule.OperandTransform aboveScan(
      List<Class<? extends RelNode>> above, int depth) {
    return depth == above.size()
        ? builder -> builder.operand(GongScan.class).noInputs()
        : builder -> builder.operand(above.get(depth)).oneInput(aboveScan(above, depth + 1));
  }

  /** A rule that matches a node whatever is below it. */
  static RelOptRule anywhere(
      String name, Function<ScanRuleConfig, RelOptRule> rule, Class<? extends RelNode> node) {
    return new ScanRuleConfig(name, builder -> builder.operand(node).anyInputs(), rule).toRule();
  }

  /** A rule that matches a node above another one, whatever is below that. */
  static RelOptRule above(
      String name,
      Function<ScanRuleConfig, RelOptRule> rule,
      Class<? extends RelNode> above,
      Class<? extends RelNode> node) {
    return new ScanRuleConfig(
            name,
            builder -> builder.operand(above).oneInput(input -> input.operand(node).anyInputs()),
            rule)
        .toRule();
  }

  @Override
  public RelOptRule toRule() {
    return rule.apply(this);
  }

  @Override
  public RelBuilderFactory relBuilderFactory() {
    return RelFactories.LOGICAL_BUILDER;
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
