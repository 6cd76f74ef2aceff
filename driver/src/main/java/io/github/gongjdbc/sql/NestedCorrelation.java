package io.github.gongjdbc.sql;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Finds subqueries that refer to a query further out than the one around them, and joins of two
 * inputs that refer to the same query.
 */
final class NestedCorrelation {
  private boolean found;

  private NestedCorrelation() {}

  static boolean isIn(RelNode query) {
    NestedCorrelation search = new NestedCorrelation();
    search.search(query, Set.of());
    return search.found;
  }

  /**
   * Searches a query.
   *
   * @param outer what is set by the queries around it
   */
  private void search(RelNode node, Set<CorrelationId> outer) {
    node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery subQuery) {
            found |= RelOptUtil.getVariablesUsed(subQuery.rel).stream().anyMatch(outer::contains);
            search(subQuery.rel, with(outer, node.getVariablesSet()));
            return super.visitSubQuery(subQuery);
          }
        });
    found |= node instanceof Join join && isSharedBy(join.getLeft(), join.getRight());
    for (RelNode input : node.getInputs()) {
      boolean lateral = node instanceof Correlate correlate && input == correlate.getRight();
      search(input, lateral ? with(outer, node.getVariablesSet()) : outer);
    }
  }

  private static boolean isSharedBy(RelNode left, RelNode right) {
    return !Collections.disjoint(
        RelOptUtil.getVariablesUsed(left), RelOptUtil.getVariablesUsed(right));
  }

  private static Set<CorrelationId> with(Set<CorrelationId> outer, Set<CorrelationId> further) {
    Set<CorrelationId> all = new HashSet<>(outer);
    all.addAll(further);
    return all;
  }
}
