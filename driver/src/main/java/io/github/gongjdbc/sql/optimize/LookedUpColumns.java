package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.schema.plan.GongScan;
import io.github.gongjdbc.schema.spec.ScanRequest;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rex.RexUtil;

/**
 * Moves conditions into the scans of tables with columns that have to be looked up, before columns
 * that nobody needs are left out: a column that only a condition needed is one of these then, where
 * Gong checks the condition.
 */
final class LookedUpColumns {
  private LookedUpColumns() {}

  /**
   * The same query with the conditions of such tables in their scans.
   *
   * @param simplify whether conditions are made simpler, which takes long where they are long
   */
  static RelNode withConditionsInScans(
      RelNode query, RelOptRule filterBelowProject, boolean simplify) {
    if (GongScans.count(query, ScanRequest::looksUp) == 0 || hasSubQuery(query)) {
      return query;
    }
    HepProgramBuilder program = new HepProgramBuilder();
    if (simplify) {
      program.addRuleInstance(CoreRules.FILTER_REDUCE_EXPRESSIONS);
    }
    HepPlanner planner =
        new HepPlanner(
            program
                .addRuleInstance(CoreRules.FILTER_INTO_JOIN)
                .addRuleInstance(filterBelowProject)
                .addRuleInstance(CoreRules.FILTER_MERGE)
                .addRuleInstance(GongScan.conditionRule())
                .build());
    planner.setRoot(query);
    return planner.findBestExp();
  }

  private static boolean hasSubQuery(RelNode node) {
    boolean here =
        node instanceof Correlate
            || (node instanceof Filter filter && RexUtil.SubQueryFinder.containsSubQuery(filter))
            || (node instanceof Project project && RexUtil.SubQueryFinder.containsSubQuery(project))
            || (node instanceof Join join && RexUtil.SubQueryFinder.containsSubQuery(join));
    return here || node.getInputs().stream().anyMatch(LookedUpColumns::hasSubQuery);
  }
}
