package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.sql.validate.SubQueryShuttle;
import io.github.gongjdbc.sql.value.ZonedType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;

/**
 * Makes {@code MAX(CAST(started AS TIMESTAMP WITH TIME ZONE))} the cast of {@code MAX(started)},
 * which Gong can be asked for. Instants have the order of local times where the clock is never
 * changed, so this is for such zones alone.
 */
final class InstantExtremes extends RelHomogeneousShuttle {
  @Override
  public RelNode visit(RelNode node) {
    RelNode seen = super.visit(node).accept(new SubQueryShuttle(this));
    return seen instanceof LogicalAggregate aggregate
            && aggregate.getInput() instanceof LogicalProject project
            && aggregate.getAggCallList().stream().anyMatch(call -> isExtreme(call, project))
        ? ofLocalTimes(aggregate, project)
        : seen;
  }

  private static boolean isExtreme(AggregateCall call, LogicalProject project) {
    return (call.getAggregation().getKind() == SqlKind.MIN
            || call.getAggregation().getKind() == SqlKind.MAX)
        && isInstant(argument(call, project));
  }

  private static RexNode argument(AggregateCall call, LogicalProject project) {
    return project.getProjects().get(call.getArgList().get(0));
  }

  private static boolean isInstant(RexNode argument) {
    return argument.isA(SqlKind.CAST)
        && ZonedType.is(argument.getType())
        && local(argument).getType().getSqlTypeName() == SqlTypeName.TIMESTAMP;
  }

  private static RexNode local(RexNode cast) {
    return ((RexCall) cast).getOperands().get(0);
  }

  private static RelNode ofLocalTimes(LogicalAggregate aggregate, LogicalProject project) {
    RexBuilder rexBuilder = aggregate.getCluster().getRexBuilder();
    AppendedColumns arguments = new AppendedColumns(aggregate, project);
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (isExtreme(call, project)) {
        int argument = arguments.append(local(argument(call, project)));
        calls.add(ofLocalTime(call, argument, rexBuilder));
      } else {
        calls.add(call);
      }
    }
    RelBuilder builder = RelBuilder.proto().create(aggregate.getCluster(), null);
    builder.push(arguments.aggregate(calls));
    List<RexNode> columns = new ArrayList<>();
    for (RelDataTypeField field : aggregate.getRowType().getFieldList()) {
      RexNode value = builder.field(field.getIndex());
      columns.add(
          ZonedType.is(field.getType()) && !ZonedType.is(value.getType())
              ? rexBuilder.makeAbstractCast(field.getType(), value, false)
              : value);
    }
    return builder.project(columns, aggregate.getRowType().getFieldNames(), true).build();
  }

  private static AggregateCall ofLocalTime(
      AggregateCall call, int argument, RexBuilder rexBuilder) {
    return AggregateCall.create(
        call.getParserPosition(),
        call.getAggregation(),
        call.isDistinct(),
        call.isApproximate(),
        call.ignoreNulls(),
        call.rexList,
        List.of(argument),
        call.filterArg,
        call.distinctKeys,
        call.getCollation(),
        ZonedType.local(rexBuilder.getTypeFactory(), call.getType().isNullable()),
        call.getName());
  }
}
