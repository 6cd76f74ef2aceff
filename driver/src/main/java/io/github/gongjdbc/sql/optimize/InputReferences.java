package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.sql.validate.SubQueryShuttle;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * Gives references to columns the types that these columns have. Where the same grouping set stands
 * twice, Calcite makes a union, and refers to aggregates of its inputs as if they could be NULL
 * (CALCITE-4748).
 */
public final class InputReferences extends RelHomogeneousShuttle {
  @Override
  public RelNode visit(RelNode node) {
    RelNode seen = super.visit(node);
    return seen.accept(
        seen instanceof LogicalProject project
            ? new References(project)
            : new SubQueryShuttle(this));
  }

  private final class References extends SubQueryShuttle {
    private final List<RelDataTypeField> columns;
    private final RexBuilder rexBuilder;

    private References(LogicalProject project) {
      super(InputReferences.this);
      this.columns = project.getInput().getRowType().getFieldList();
      this.rexBuilder = project.getCluster().getRexBuilder();
    }

    @Override
    public RexNode visitInputRef(RexInputRef reference) {
      RelDataType type = columns.get(reference.getIndex()).getType();
      return type.equals(reference.getType())
          ? reference
          : rexBuilder.ensureType(
              reference.getType(), rexBuilder.makeInputRef(type, reference.getIndex()), true);
    }
  }
}
