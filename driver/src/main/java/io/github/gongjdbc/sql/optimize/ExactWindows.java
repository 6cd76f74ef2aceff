package io.github.gongjdbc.sql.optimize;

import com.google.common.collect.ImmutableList;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.function.OwnAggregates;
import io.github.gongjdbc.sql.function.RuntimeOperator;
import io.github.gongjdbc.sql.validate.SubQueryShuttle;
import io.github.gongjdbc.sql.value.FrameValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Lets SUM … OVER fail where it does not fit, and mends frames that Calcite computes wrongly. A
 * finished plan could not be changed so.
 */
final class ExactWindows extends RelHomogeneousShuttle {
  @Override
  public RelNode visit(RelNode node) {
    return super.visit(node).accept(new Expressions(node.getCluster().getRexBuilder()));
  }

  private final class Expressions extends SubQueryShuttle {
    private final RexBuilder rexBuilder;

    private Expressions(RexBuilder rexBuilder) {
      super(ExactWindows.this);
      this.rexBuilder = rexBuilder;
    }

    @Override
    public RexNode visitOver(RexOver over) {
      RexOver visited = (RexOver) super.visitOver(over);
      RexWindow window = visited.getWindow();
      if (window.getExclude() != RexWindowExclusion.EXCLUDE_NO_OTHER) {
        // Calcite computes a frame once for all rows that share it.
        throw SqlExceptions.unchecked(
            SqlState.FEATURE_NOT_SUPPORTED,
            "EXCLUDE is not offered in windows: subtract what the current row adds, or join the"
                + " table with itself.");
      }
      Optional<RangeFrame> range = RangeFrame.of(window, rexBuilder);
      SqlAggFunction sum = OwnAggregates.sum(visited.getAggOperator(), visited.getType());
      SqlAggFunction frameValue = frameValue(visited);
      SqlAggFunction own = sum == null ? frameValue : sum;
      if (own == null && range.isEmpty()) {
        return visited;
      }
      return rexBuilder.makeOver(
          visited.getType(),
          own == null ? visited.getAggOperator() : own,
          frameValue == null ? visited.getOperands() : present(visited.getOperands()),
          window.partitionKeys,
          range.map(frame -> ImmutableList.of(frame.key())).orElse(window.orderKeys),
          range.map(RangeFrame::lower).orElse(window.getLowerBound()),
          range.map(RangeFrame::upper).orElse(window.getUpperBound()),
          window.getExclude(),
          window.isRows(),
          true,
          false,
          visited.isDistinct(),
          visited.ignoreNulls());
    }

    private @Nullable SqlAggFunction frameValue(RexOver over) {
      return hasCurrentRow(over.getWindow())
          ? null
          : OwnAggregates.frameValue(over.getAggOperator(), over.getType());
    }

    private static boolean hasCurrentRow(RexWindow window) {
      RexWindowBound lower = window.getLowerBound();
      RexWindowBound upper = window.getUpperBound();
      return (lower.isCurrentRow() || lower.isPreceding())
          && (upper.isCurrentRow() || upper.isFollowing());
    }

    /** The operands, of which the first one is no null. */
    private List<RexNode> present(List<RexNode> operands) {
      RelDataType any = rexBuilder.getTypeFactory().createSqlType(SqlTypeName.ANY);
      List<RexNode> present = new ArrayList<>(operands);
      present.set(
          0,
          rexBuilder.makeCall(
              any,
              RuntimeOperator.ofNullable("PRESENT", any, FrameValues.class, "present"),
              List.of(operands.get(0))));
      return present;
    }
  }
}
