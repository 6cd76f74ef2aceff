package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.catalog.Column;
import java.util.Optional;
import org.apache.calcite.plan.hep.HepRelVertex;
import org.apache.calcite.plan.volcano.RelSubset;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;

/**
 * The column of a scan whose values a field of a node has, unchanged.
 *
 * <p>Calcite's own metadata answers that for whole tables alone: it takes the ordinals of a scan of
 * some columns for those of the table.
 */
record ColumnOrigin(GongScan scan, Column column) {

  /** Empty where the field is computed, or is not of one table of Gong. */
  static Optional<ColumnOrigin> of(RelNode node, int field) {
    if (node instanceof RelSubset subset) {
      return of(subset.getOriginal(), field);
    }
    if (node instanceof HepRelVertex vertex) {
      return of(vertex.getCurrentRel(), field);
    }
    if (node instanceof GongScan scan) {
      return Optional.of(new ColumnOrigin(scan, scan.request().columns().get(field)));
    }
    if (node instanceof EnumerableGongScan scan) {
      return of(scan.logical(), field);
    }
    if (node instanceof Filter filter) {
      return of(filter.getInput(), field);
    }
    if (node instanceof Project project) {
      return project.getProjects().get(field) instanceof RexInputRef reference
          ? of(project.getInput(), reference.getIndex())
          : Optional.empty();
    }
    if (node instanceof Aggregate aggregate && field < aggregate.getGroupCount()) {
      return of(aggregate.getInput(), aggregate.getGroupSet().nth(field));
    }
    return Optional.empty();
  }
}
