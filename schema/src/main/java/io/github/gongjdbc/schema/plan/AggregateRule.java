package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.catalog.Column;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mappings;

/** Leaves out columns that would have to be looked up and that an aggregate does not look at. */
final class AggregateRule extends RelRule<ScanRuleConfig> {
  AggregateRule(ScanRuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Aggregate aggregate = call.rel(0);
    GongScan scan = call.rel(1);
    List<Column> columns = scan.request().columns();
    ImmutableBitSet used = ImmutableBitSet.of(RelOptUtil.getAllFields(aggregate));
    List<Column> kept = new ArrayList<>();
    used.forEach(index -> kept.add(columns.get(index)));
    if (columns.stream().allMatch(column -> column.lookup().isEmpty() || kept.contains(column))) {
      return;
    }
    if (kept.isEmpty()) {
      // A row needs a column, and the first is the key.
      kept.add(scan.request().table().columns().get(0));
    }
    Mappings.TargetMapping mapping = Mappings.target(used::indexOf, columns.size(), kept.size());
    RelNode same =
        aggregate.copy(
            aggregate.getTraitSet(),
            scan.project(kept),
            mapped(aggregate.getGroupSet(), mapping),
            aggregate.getGroupSets().stream().map(set -> mapped(set, mapping)).toList(),
            aggregate.getAggCallList().stream().map(one -> one.transform(mapping)).toList());
    call.transformTo(same);
  }

  private static ImmutableBitSet mapped(ImmutableBitSet fields, Mappings.TargetMapping mapping) {
    return ImmutableBitSet.of(fields.toList().stream().map(mapping::getTarget).toList());
  }
}
