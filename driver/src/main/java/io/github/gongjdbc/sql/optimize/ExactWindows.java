package io.github.gongjdbc.sql.optimize;

import com.google.common.collect.ImmutableList;
import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.function.OwnAggregates;
import io.github.gongjdbc.sql.function.RuntimeOperator;
import io.github.gongjdbc.sql.function.ShiftFunction;
import io.github.gongjdbc.sql.validate.SubQueryShuttle;
import io.github.gongjdbc.sql.value.FrameValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Lets SUM … OVER fail where it does not fit, and mends frames and operands that Calcite computes
 * wrongly or not at all. A finished plan could not be changed so.
 */
final class ExactWindows extends RelHomogeneousShuttle {
  private static final Set<SqlKind> EXTREMES = Set.of(SqlKind.MIN, SqlKind.MAX);

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
      if (visited.ignoreNulls()) {
        throw SqlExceptions.unchecked(
            SqlState.FEATURE_NOT_SUPPORTED,
            "IGNORE NULLS is not offered in windows: leave out the rows with NULL by a condition in"
                + " a subquery.");
      }
      if (window.getExclude() != RexWindowExclusion.EXCLUDE_NO_OTHER) {
        // Calcite computes a frame once for all rows that share it.
        throw SqlExceptions.unchecked(
            SqlState.FEATURE_NOT_SUPPORTED,
            "EXCLUDE is not offered in windows: subtract what the current row adds, or join the"
                + " table with itself.");
      }
      if (EXTREMES.contains(visited.getAggOperator().getKind())
          && RexUtil.isNullLiteral(visited.getOperands().get(0), true)) {
        return rexBuilder.makeNullLiteral(visited.getType());
      }
      Optional<RangeFrame> range = RangeFrame.of(window, rexBuilder);
      SqlAggFunction sum = OwnAggregates.sum(visited.getAggOperator(), visited.getType());
      SqlAggFunction frameValue = frameValue(visited);
      SqlAggFunction own = sum == null ? frameValue : sum;
      SqlAggFunction standard = ShiftFunction.planned(visited.getAggOperator());
      if (own == null && range.isEmpty() && standard.equals(visited.getAggOperator())) {
        return visited;
      }
      return rexBuilder.makeOver(
          visited.getType(),
          own == null ? standard : own,
          frameValue == null ? shifted(visited) : present(visited.getOperands()),
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

    /**
     * The operands, of which the values of LAG and LEAD have the type of the result, and the number
     * of rows between is an INTEGER.
     */
    private List<RexNode> shifted(RexOver over) {
      if (!(over.getAggOperator() instanceof ShiftFunction)) {
        return over.getOperands();
      }
      RelDataType integer = rexBuilder.getTypeFactory().createSqlType(SqlTypeName.INTEGER);
      List<RexNode> typed = new ArrayList<>();
      for (RexNode operand : over.getOperands()) {
        boolean isDistance = typed.size() == 1;
        typed.add(
            rexBuilder.ensureType(isDistance ? integer : over.getType(), operand, isDistance));
      }
      if (typed.get(0) instanceof RexLiteral) {
        // The code for two constants would have one variable twice.
        typed.set(0, computed("SAME", over.getType(), "same", typed.get(0)));
      }
      return typed;
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

    /** The operands, of which the first one is not a null. */
    private List<RexNode> present(List<RexNode> operands) {
      RelDataType any = rexBuilder.getTypeFactory().createSqlType(SqlTypeName.ANY);
      List<RexNode> present = new ArrayList<>(operands);
      present.set(0, computed("PRESENT", any, "present", operands.get(0)));
      return present;
    }

    private RexNode computed(String name, RelDataType type, String method, RexNode operand) {
      return rexBuilder.makeCall(
          type,
          RuntimeOperator.ofNullable(name, type, FrameValues.class, method),
          List.of(operand));
    }
  }
}
