package io.github.gongjdbc.schema.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.volcano.RelSubset;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;

/** How many different values a field of some rows is thought to have: no more than items. */
final class KeyEstimate {
  /** Of so many joins that have the same rows, one has the conditions where they belong. */
  private static final int MOST_JOINS = 8;

  private final double rows;
  private final Map<List<Object>, Double> known = new HashMap<>();

  KeyEstimate(double rows) {
    this.rows = rows;
  }

  double of(RelNode node, int field) {
    if (node instanceof RelSubset subset) {
      return of(subset, field);
    }
    if (node instanceof Filter filter) {
      return of(filter.getInput(), field);
    }
    if (node instanceof Project project
        && project.getProjects().get(field) instanceof RexInputRef reference) {
      return of(project.getInput(), reference.getIndex());
    }
    if (node instanceof Join join) {
      return of(join, field);
    }
    return ColumnOrigin.of(node, field)
        .map(origin -> Math.min(rows, origin.scan().estimate().items()))
        .orElse(rows);
  }

  /** The fewest that any plan for the same rows knows of: a condition may have moved into one. */
  private double of(RelSubset subset, int field) {
    List<Object> key = List.of(subset, field);
    Double before = known.get(key);
    if (before != null) {
      return before;
    }
    // What leads back here knows no more.
    known.put(key, rows);
    double fewest = Math.min(of(subset.getOriginal(), field), items(subset));
    List<Join> joins =
        subset.getRelList().stream()
            .filter(Join.class::isInstance)
            .map(Join.class::cast)
            .limit(MOST_JOINS)
            .toList();
    for (Join join : joins) {
      fewest = Math.min(fewest, of(join, field));
    }
    known.put(key, fewest);
    return fewest;
  }

  /** The fewest items of a scan that is known to yield the rows of a node, or more. */
  private static double items(RelSubset subset) {
    double fewest = Double.MAX_VALUE;
    for (RelNode node : subset.getRelList()) {
      if (node instanceof GongScan scan) {
        fewest = Math.min(fewest, scan.estimate().items());
      } else if (node instanceof EnumerableGongScan scan) {
        fewest = Math.min(fewest, scan.logical().estimate().items());
      }
    }
    return fewest;
  }

  /** The rows of a join have no more keys than the side that they are equal to. */
  private double of(Join join, int field) {
    JoinInfo info = join.analyzeCondition();
    int leftFields = join.getLeft().getRowType().getFieldCount();
    if (field < leftFields) {
      double keys = of(join.getLeft(), field);
      int pair = info.leftKeys.indexOf(field);
      return pair < 0 || join.getJoinType().generatesNullsOnRight()
          ? keys
          : Math.min(keys, of(join.getRight(), info.rightKeys.get(pair)));
    }
    int pair = info.rightKeys.indexOf(field - leftFields);
    // What is looked up is read for some keys at a time.
    double keys =
        join instanceof EnumerableBatchLookupJoin ? rows : of(join.getRight(), field - leftFields);
    return pair < 0 || join.getJoinType().generatesNullsOnLeft()
        ? keys
        : Math.min(keys, of(join.getLeft(), info.leftKeys.get(pair)));
  }
}
