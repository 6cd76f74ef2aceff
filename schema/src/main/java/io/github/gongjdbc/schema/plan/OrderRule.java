package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.scan.ReadingOrder;
import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalSort;

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
    Sort sort = call.rel(0);
    List<RelFieldCollation> order = sort.getCollation().getFieldCollations();
    GongScan scan = (GongScan) call.rels[call.rels.length - 1];
    if (sort.fetch == null || order.size() != 1) {
      return;
    }
    // A filter above the scan has the same columns.
    Column column = scan.request().columns().get(order.get(0).getFieldIndex());
    if (scan.request().table().cursorColumn().filter(column::equals).isEmpty()) {
      return;
    }
    ReadingOrder wanted = ReadingOrder.of(order.get(0).getDirection().isDescending());
    scan.inOrder(wanted)
        .ifPresent(
            ordered -> {
              RelNode input =
                  call.rels.length == 2
                      ? ordered
                      : call.rel(1).copy(call.rel(1).getTraitSet(), List.of(ordered));
              call.transformTo(
                  LogicalSort.create(input, RelCollations.EMPTY, sort.offset, sort.fetch));
            });
  }
}
