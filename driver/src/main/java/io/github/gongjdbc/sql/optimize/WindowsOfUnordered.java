package io.github.gongjdbc.sql.optimize;

import java.util.Objects;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.ProjectToWindowRule.ProjectToLogicalProjectAndWindowRule;

/**
 * Makes windows of projections as Calcite does, but lets them forget the order of their input
 * before. Calcite carries it on to rows of other columns, which it then takes for sorted
 * (CALCITE-7620).
 */
final class WindowsOfUnordered extends ProjectToLogicalProjectAndWindowRule {
  static final WindowsOfUnordered INSTANCE = new WindowsOfUnordered();

  private WindowsOfUnordered() {
    super(
        ProjectToLogicalProjectAndWindowRuleConfig.DEFAULT
            .withDescription("WindowsOfUnordered")
            .as(ProjectToLogicalProjectAndWindowRuleConfig.class));
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Project project = call.rel(0);
    RelNode input = project.getInput();
    RelCollation order = input.getTraitSet().getCollation();
    if (order == null || order.getFieldCollations().isEmpty()) {
      super.onMatch(call);
      return;
    }
    RelTraitSet unordered = input.getTraitSet().replace(RelCollations.EMPTY);
    call.transformTo(
        project.copy(
            project.getTraitSet().replace(RelCollations.EMPTY),
            Objects.requireNonNull(convert(input, unordered)),
            project.getProjects(),
            project.getRowType()));
  }
}
