package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.validate.SubQueryShuttle;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to compare values of ROW, which Calcite takes for different always: in groups, sets and
 * windows, and by operators. Alone, they are sorted well.
 */
final class DistinctRows extends RelHomogeneousShuttle {
  @Override
  public RelNode visit(RelNode node) {
    RelNode seen = super.visit(node).accept(new Expressions());
    List<RelDataTypeField> columns = seen.getRowType().getFieldList();
    if (seen instanceof Aggregate aggregate) {
      refuse(comparesRows(aggregate));
    } else if (seen instanceof SetOp set && !set.all) {
      refuse(columns.stream().anyMatch(DistinctRows::isRow));
    } else if (seen instanceof Sort sort && sort.collation.getKeys().size() > 1) {
      refuse(sort.collation.getKeys().stream().anyMatch(key -> isRow(columns.get(key))));
    }
    return seen;
  }

  private final class Expressions extends SubQueryShuttle {
    private Expressions() {
      super(DistinctRows.this);
    }

    @Override
    public RexNode visitOver(RexOver over) {
      RexWindow window = over.getWindow();
      refuse(
          window.partitionKeys.stream().anyMatch(DistinctRows::isRow)
              || window.orderKeys.stream().anyMatch(key -> isRow(key.left)));
      return super.visitOver(over);
    }

    @Override
    public RexNode visitCall(RexCall call) {
      refuse(
          SqlKind.COMPARISON.contains(call.getKind())
              && call.getOperands().stream().anyMatch(DistinctRows::isRow));
      return super.visitCall(call);
    }
  }

  private static void refuse(boolean refused) {
    if (refused) {
      throw SqlExceptions.unchecked(
          SqlState.FEATURE_NOT_SUPPORTED,
          "Values of ROW are not compared: name their columns one by one, as in"
              + " COUNT(DISTINCT a, b), GROUP BY a, b and ORDER BY a, b.");
    }
  }

  private static boolean comparesRows(Aggregate aggregate) {
    List<RelDataTypeField> columns = aggregate.getInput().getRowType().getFieldList();
    ImmutableBitSet compared =
        aggregate
            .getGroupSet()
            .union(
                ImmutableBitSet.of(
                    aggregate.getAggCallList().stream()
                        .filter(call -> call.isDistinct())
                        .flatMap(call -> call.getArgList().stream())
                        .toList()));
    return compared.asList().stream().anyMatch(column -> isRow(columns.get(column)));
  }

  private static boolean isRow(RelDataTypeField column) {
    return hasRow(column.getType());
  }

  private static boolean isRow(RexNode value) {
    return hasRow(value.getType());
  }

  private static boolean hasRow(@Nullable RelDataType type) {
    return type != null && (type.isStruct() || hasRow(type.getComponentType()));
  }
}
