package io.github.gongjdbc.sql.optimize;

import com.google.common.collect.ImmutableList;
import io.github.gongjdbc.sql.validate.SubQueryShuttle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexWindow;

/**
 * Adds the columns of outer queries that a subquery names to the partitions of its windows. A
 * window sees the rows for one outer row, but where Calcite makes a join of the subquery, it would
 * see those for all (CALCITE-7584).
 */
final class CorrelatedWindows extends RelHomogeneousShuttle {
  @Override
  public RelNode visit(RelNode node) {
    RelNode seen = super.visit(node).accept(new SubQueryShuttle(this));
    if (!(seen instanceof LogicalProject project) || !project.containsOver()) {
      return seen;
    }
    Set<RexNode> outer = OuterColumns.of(project);
    return outer.isEmpty()
        ? seen
        : seen.accept(new Partitions(outer, project.getCluster().getRexBuilder()));
  }

  private static final class Partitions extends RexShuttle {
    private final Set<RexNode> keys;
    private final RexBuilder rexBuilder;

    private Partitions(Set<RexNode> keys, RexBuilder rexBuilder) {
      this.keys = keys;
      this.rexBuilder = rexBuilder;
    }

    @Override
    public RexNode visitOver(RexOver over) {
      RexWindow window = over.getWindow();
      return rexBuilder.makeOver(
          over.getType(),
          over.getAggOperator(),
          over.getOperands(),
          List.copyOf(
              ImmutableList.<RexNode>builder().addAll(window.partitionKeys).addAll(keys).build()),
          inner(window.orderKeys),
          window.getLowerBound(),
          window.getUpperBound(),
          window.getExclude(),
          window.isRows(),
          true,
          false,
          over.isDistinct(),
          over.ignoreNulls());
    }

    /** The keys that differ within a partition. */
    private ImmutableList<RexFieldCollation> inner(List<RexFieldCollation> order) {
      return order.stream()
          .filter(key -> !keys.contains(key.left))
          .collect(ImmutableList.toImmutableList());
    }
  }

  /** The columns of outer queries in a part of a query. */
  private static final class OuterColumns extends RexShuttle {
    private final Set<RexNode> columns = new LinkedHashSet<>();
    private final Set<CorrelationId> inner = new LinkedHashSet<>();

    static Set<RexNode> of(RelNode node) {
      OuterColumns found = new OuterColumns();
      found.search(node);
      found.columns.removeIf(
          column ->
              ((RexFieldAccess) column).getReferenceExpr() instanceof RexCorrelVariable variable
                  && found.inner.contains(variable.id));
      return found.columns;
    }

    private void search(RelNode node) {
      inner.addAll(node.getVariablesSet());
      node.accept(this);
      node.getInputs().forEach(this::search);
    }

    @Override
    public RexNode visitFieldAccess(RexFieldAccess access) {
      if (access.getReferenceExpr() instanceof RexCorrelVariable) {
        columns.add(access);
      }
      return access;
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
      search(subQuery.rel);
      return super.visitSubQuery(subQuery);
    }
  }
}
