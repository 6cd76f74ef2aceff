package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.sql.validate.SubQueryShuttle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Gives ROLLUP, CUBE and GROUPING SETS their grand total over an empty input, too. Calcite's
 * compiled aggregate yields no row there, and a rule of its planner takes such an aggregate for
 * empty.
 */
final class GrandTotals extends RelHomogeneousShuttle {
  @Override
  public RelNode visit(RelNode node) {
    RelNode seen = super.visit(node).accept(new SubQueryShuttle(this));
    return seen instanceof LogicalAggregate aggregate && hasGrandTotalBesideGroups(aggregate)
        ? always(aggregate)
        : seen;
  }

  private static boolean hasGrandTotalBesideGroups(Aggregate aggregate) {
    return aggregate.getGroupCount() > 0
        && aggregate.getGroupSets().stream().anyMatch(ImmutableBitSet::isEmpty);
  }

  /** One row that is joined with the aggregate, whatever the aggregate yields. */
  private static RelNode always(Aggregate aggregate) {
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(aggregate.getCluster(), null);
    builder
        .values(new String[] {"one"}, 1)
        .push(aggregate)
        .join(JoinRelType.LEFT, builder.literal(true));
    List<RexNode> columns = new ArrayList<>();
    for (int i = 0; i < aggregate.getRowType().getFieldCount(); i++) {
      RexNode value = builder.field(i + 1);
      if (i >= aggregate.getGroupCount()) {
        AggregateCall call = aggregate.getAggCallList().get(i - aggregate.getGroupCount());
        Long overNothing = overNothing(call);
        if (overNothing != null) {
          value =
              builder.call(
                  SqlStdOperatorTable.COALESCE,
                  value,
                  builder
                      .getRexBuilder()
                      .makeLiteral(BigDecimal.valueOf(overNothing), call.getType(), true));
        }
      }
      columns.add(value);
    }
    builder.project(columns, aggregate.getRowType().getFieldNames());
    return builder.convert(aggregate.getRowType(), true).build();
  }

  /** What an aggregate function yields over no rows, where that is not NULL. */
  private static @Nullable Long overNothing(AggregateCall call) {
    return switch (call.getAggregation().getKind()) {
      case COUNT, SUM0, GROUP_ID, REGR_COUNT -> 0L;
      case GROUPING, GROUPING_ID -> (1L << call.getArgList().size()) - 1;
      default -> null;
    };
  }
}
