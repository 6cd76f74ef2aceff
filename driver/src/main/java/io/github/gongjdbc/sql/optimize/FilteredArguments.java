package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.sql.validate.SubQueryShuttle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Computes the argument of an aggregate function only for the rows that its FILTER accepts, as in
 * {@code SUM(a / b) FILTER (WHERE b <> 0)}. Calcite computes it for all rows before it filters, so
 * that a row that is not wanted fails the query.
 */
final class FilteredArguments extends RelHomogeneousShuttle {
  @Override
  public RelNode visit(RelNode node) {
    RelNode seen = super.visit(node).accept(new SubQueryShuttle(this));
    return seen instanceof LogicalAggregate aggregate
            && aggregate.getInput() instanceof LogicalProject project
            && aggregate.getAggCallList().stream().anyMatch(AggregateCall::hasFilter)
        ? guarded(aggregate, project)
        : seen;
  }

  private static RelNode guarded(Aggregate aggregate, Project project) {
    AppendedColumns columns = new AppendedColumns(aggregate, project);
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      IntUnaryOperator guard =
          field -> {
            if (!call.hasFilter() || !(project.getProjects().get(field) instanceof RexCall value)) {
              return field;
            }
            RexNode filter = project.getProjects().get(call.filterArg);
            return columns.append(guarded(value, filter, aggregate));
          };
      calls.add(
          call.withArgList(call.getArgList().stream().map(guard::applyAsInt).toList())
              .withCollation(
                  RelCollations.of(
                      call.getCollation().getFieldCollations().stream()
                          .map(by -> by.withFieldIndex(guard.applyAsInt(by.getFieldIndex())))
                          .toList())));
    }
    return columns.aggregate(calls);
  }

  /** The value where the filter holds; elsewhere one of the same type that is easy to compute. */
  private static RexNode guarded(RexCall computed, RexNode filter, Aggregate aggregate) {
    RexBuilder rexBuilder = aggregate.getCluster().getRexBuilder();
    RexNode other =
        computed.getType().isNullable()
            ? rexBuilder.makeNullLiteral(computed.getType())
            : rexBuilder.makeZeroLiteral(computed.getType());
    return rexBuilder.makeCall(
        computed.getType(), SqlStdOperatorTable.CASE, List.of(filter, computed, other));
  }
}
