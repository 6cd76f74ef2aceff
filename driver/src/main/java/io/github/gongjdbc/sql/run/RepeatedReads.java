package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.plan.EnumerableGongScan;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableCorrelate;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.rel.RelNode;

/** Finds out whether a plan reads the same rows more than once. */
public final class RepeatedReads {
  private final Set<Object> scans = new HashSet<>();

  private RepeatedReads() {}

  public static boolean in(RelNode plan) {
    return new RepeatedReads().repeats(plan);
  }

  private boolean repeats(RelNode node) {
    if (node instanceof EnumerableGongScan scan) {
      return !scans.add(scan.readKey());
    }
    // These read their right side for each row of the left one.
    if (node instanceof EnumerableNestedLoopJoin || node instanceof EnumerableCorrelate) {
      return true;
    }
    for (RelNode input : node.getInputs()) {
      if (repeats(input)) {
        return true;
      }
    }
    return false;
  }
}
