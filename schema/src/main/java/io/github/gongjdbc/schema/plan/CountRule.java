package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.scan.ScanRequest;
import java.util.Optional;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.sql.SqlKind;

/** Takes COUNT(*) from the total number that an answer names, where every filter is exact. */
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
        || !aggregate.getAggCallList().stream().allMatch(CountRule::countsRows)
        || scan.limit().isPresent()
        || scan.session().isIncremental(scan.request())
        || !scan.session().settings().pushDown()) {
      return;
    }
    Optional<ScanRequest> countable = scan.request().countable();
    countable.ifPresent(
        request ->
            call.transformTo(new EnumerableGongCount(scan.with(request), aggregate.getRowType())));
  }

  private static boolean countsRows(AggregateCall count) {
    return count.getAggregation().getKind() == SqlKind.COUNT
        && count.getArgList().isEmpty()
        && !count.isDistinct()
        && !count.hasFilter();
  }
}
