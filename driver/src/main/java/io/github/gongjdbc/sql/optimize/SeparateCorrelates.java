package io.github.gongjdbc.sql.optimize;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.sql2rel.TopDownGeneralDecorrelator;
import org.apache.calcite.tools.RelBuilder;

/**
 * Makes joins of correlated subqueries the general way: of each by itself, and of an inner one
 * first if it refers to nothing further out. Of several at once, Calcite leaves some as they are,
 * for which there is no plan, or fails with a null pointer, as in the inputs of a UNION.
 */
final class SeparateCorrelates extends RelHomogeneousShuttle {
  private final RelBuilder builder;

  SeparateCorrelates(RelBuilder builder) {
    this.builder = builder;
  }

  @Override
  public RelNode visit(RelNode node) {
    RelNode seen = super.visit(node);
    return seen instanceof Correlate && RelOptUtil.getVariablesUsed(seen).isEmpty()
        ? TopDownGeneralDecorrelator.decorrelateQuery(seen, builder)
        : seen;
  }
}
