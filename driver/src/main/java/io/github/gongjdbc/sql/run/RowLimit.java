package io.github.gongjdbc.sql.run;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;

/**
 * Tells the planner how many rows of an ordered result will be read, as {@code LIMIT} does: tools
 * let {@code setMaxRows} say it. Other results simply end early.
 */
public final class RowLimit {
  private RowLimit() {}

  /**
   * The query with that limit, where it has an order and no limit of its own.
   *
   * @param maxRows zero means that all rows are read
   */
  public static RelNode on(RelNode query, long maxRows) {
    if (maxRows == 0) {
      return query;
    }
    // A window function sees all rows, whatever is read of its results.
    if (query instanceof Project project && !project.containsOver()) {
      RelNode limited = on(query.getInput(0), maxRows);
      return query.copy(query.getTraitSet(), List.of(limited));
    }
    if (query instanceof LogicalSort sort && sort.fetch == null) {
      RexBuilder rex = sort.getCluster().getRexBuilder();
      return LogicalSort.create(
          sort.getInput(),
          sort.getCollation(),
          sort.offset,
          rex.makeExactLiteral(BigDecimal.valueOf(maxRows)));
    }
    return query;
  }
}
