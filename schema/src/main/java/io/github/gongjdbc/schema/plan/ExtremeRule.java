package io.github.gongjdbc.schema.plan;

import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.Direction;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql.SqlKind;

/**
 * Takes the MIN or MAX of the cursor column from its first or last row alone, which {@link
 * OrderRule} knows how to read.
 */
final class ExtremeRule extends RelRule<ScanRuleConfig> {
  ExtremeRule(ScanRuleConfig config) {
    super(config);
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    Aggregate aggregate = call.rel(0);
    GongScan scan = (GongScan) call.rels[call.rels.length - 1];
    if (!aggregate.getGroupSet().isEmpty()
        || aggregate.getAggCallList().size() != 1
        || scan.limit().isPresent()
        || scan.session().isIncremental(scan.request())) {
      return;
    }
    AggregateCall extreme = aggregate.getAggCallList().get(0);
    SqlKind kind = extreme.getAggregation().getKind();
    if ((kind != SqlKind.MIN && kind != SqlKind.MAX) || extreme.hasFilter()) {
      return;
    }
    int field = extreme.getArgList().get(0);
    if (!scan.isCursor(field)) {
      return;
    }
    Direction direction = kind == SqlKind.MAX ? Direction.DESCENDING : Direction.ASCENDING;
    RexBuilder rex = aggregate.getCluster().getRexBuilder();
    RelNode first =
        LogicalSort.create(
            call.rel(1),
            RelCollations.of(new RelFieldCollation(field, direction)),
            null,
            rex.makeExactLiteral(BigDecimal.ONE));
    call.transformTo(aggregate.copy(aggregate.getTraitSet(), List.of(first)));
  }
}
