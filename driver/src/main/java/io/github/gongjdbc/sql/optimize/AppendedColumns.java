package io.github.gongjdbc.sql.optimize;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;

/** Columns that are appended to the input of an aggregate, for other arguments of its functions. */
final class AppendedColumns {
  private final Aggregate aggregate;
  private final Project input;
  private final List<RexNode> columns;
  private final List<String> names;

  AppendedColumns(Aggregate aggregate, Project input) {
    this.aggregate = aggregate;
    this.input = input;
    this.columns = new ArrayList<>(input.getProjects());
    this.names = new ArrayList<>(input.getRowType().getFieldNames());
  }

  /** The number that a column has, which is appended to the others. */
  int append(RexNode column) {
    names.add("argument" + columns.size());
    columns.add(column);
    return columns.size() - 1;
  }

  /** The aggregate with these functions instead, over the columns that they name. */
  Aggregate aggregate(List<AggregateCall> calls) {
    if (columns.size() == input.getProjects().size()) {
      return aggregate;
    }
    return aggregate.copy(
        aggregate.getTraitSet(),
        LogicalProject.create(
            input.getInput(), input.getHints(), columns, names, input.getVariablesSet()),
        aggregate.getGroupSet(),
        aggregate.getGroupSets(),
        calls);
  }
}
