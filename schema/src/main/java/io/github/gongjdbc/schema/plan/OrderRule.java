package io.github.gongjdbc.schema.plan;

import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.core.Sort;

/**
 * Lets the scan read in the order of its cursor column where only the first rows are wanted, so
 * that reading ends with them.
 */
final class OrderRule extends RelRule<ScanRuleConfig> {
  OrderRule(ScanRuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    GongScan scan = (GongScan) call.rels[call.rels.length - 1];
    Sort sort = call.rel(0);
    WantedOrder.of(sort)
        // A filter above the scan has the same columns.
        .filter(wanted -> scan.isCursor(wanted.field()))
        .ifPresent(
            wanted ->
                scan.inOrder(wanted.order())
                    .map(
                        ordered ->
                            call.rels.length == 2
                                ? ordered
                                : call.rel(1).copy(call.rel(1).getTraitSet(), List.of(ordered)))
                    .ifPresent(input -> call.transformTo(wanted.of(input))));
  }
}
