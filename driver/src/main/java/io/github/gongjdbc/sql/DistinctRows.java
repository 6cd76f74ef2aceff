package io.github.gongjdbc.sql;

import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Refuses to look for equal values of ROW: Calcite takes any two of them for different. */
final class DistinctRows extends RelHomogeneousShuttle {
  @Override
  public RelNode visit(RelNode node) {
    RelNode seen =
        super.visit(node)
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitSubQuery(RexSubQuery subQuery) {
                    subQuery.rel.accept(DistinctRows.this);
                    return super.visitSubQuery(subQuery);
                  }
                });
    boolean refused =
        seen instanceof Aggregate aggregate
            ? comparesRows(aggregate)
            : seen instanceof SetOp set
                && !set.all
                && set.getRowType().getFieldList().stream().anyMatch(DistinctRows::isRow);
    if (refused) {
      throw SqlExceptions.unchecked(
          SqlState.FEATURE_NOT_SUPPORTED,
          "Values of ROW are not compared: name their columns one by one, as in"
              + " COUNT(DISTINCT a, b) and GROUP BY a, b.");
    }
    return seen;
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

  private static boolean hasRow(@Nullable RelDataType type) {
    return type != null && (type.isStruct() || hasRow(type.getComponentType()));
  }
}
