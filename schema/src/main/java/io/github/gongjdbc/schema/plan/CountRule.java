package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.spec.ReadingOrder;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;

/**
 * Takes COUNT(*) from the total number that an answer names, where every filter is exact, and MIN
 * and MAX of the cursor column beside it from the first and the last rows. A MIN or MAX alone is
 * left to {@link ExtremeRule}.
 */
final class CountRule extends RelRule<ScanRuleConfig> {
  CountRule(ScanRuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Aggregate aggregate = call.rel(0);
    GongScan scan = (GongScan) call.rels[call.rels.length - 1];
    if (!aggregate.getGroupSet().isEmpty()
        || aggregate.getGroupSets().size() != 1
        || aggregate.getAggCallList().isEmpty()
        || scan.request().looksUp()
        || scan.limit().isPresent()
        || scan.session().isIncremental(scan.request())
        || !scan.session().settings().pushDown()) {
      return;
    }
    List<RexNode> projects =
        call.rel(1) instanceof Project project ? project.getProjects() : List.of();
    List<Measure> measures = new ArrayList<>();
    for (AggregateCall aggregated : aggregate.getAggCallList()) {
      Optional<Measure> measure = Measure.of(aggregated, projects, scan);
      if (measure.isEmpty()) {
        return;
      }
      measures.add(measure.get());
    }
    request(scan, measures)
        .ifPresent(
            request ->
                call.transformTo(
                    new EnumerableGongCount(scan.with(request), aggregate.getRowType(), measures)));
  }

  /** What is to be counted; empty where that needs all rows, or there is an easier way. */
  private static Optional<ScanRequest> request(GongScan scan, List<Measure> measures) {
    if (measures.contains(Measure.ROWS)) {
      return scan.request().countable();
    }
    return measures.size() == 1
        ? Optional.empty()
        : scan.inOrder(ReadingOrder.NEWEST_FIRST)
            .map(GongScan::request)
            .map(ordered -> ordered.inOrder(ReadingOrder.ANY).orElseThrow());
  }
}
