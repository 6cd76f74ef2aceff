package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.catalog.Column;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mappings;

/**
 * The rules that move work into a {@link GongScan}. Each does nothing if there is nothing to add.
 */
final class ScanRules {
  static final RelOptRule FILTER =
      ScanRuleConfig.aboveScan("GongFilterRule", FilterRule::new, List.of(LogicalFilter.class));

  static final List<RelOptRule> ALL =
      List.of(
          FILTER,
          ScanRuleConfig.aboveScan("GongLimitRule", LimitRule::new, List.of(LogicalSort.class)),
          ScanRuleConfig.aboveScan(
              "GongProjectRule", ProjectRule::new, List.of(LogicalProject.class)),
          ScanRuleConfig.aboveScan(
              "GongAggregateRule", AggregateRule::new, List.of(LogicalAggregate.class)),
          ScanRuleConfig.aboveScan("GongOrderRule", OrderRule::new, List.of(LogicalSort.class)),
          ScanRuleConfig.aboveScan(
              "GongOrderFilterRule",
              OrderRule::new,
              List.of(LogicalSort.class, LogicalFilter.class)),
          ScanRuleConfig.aboveScan(
              "GongCountRule", CountRule::new, List.of(LogicalAggregate.class)),
          ScanRuleConfig.aboveScan(
              "GongCountProjectRule",
              CountRule::new,
              List.of(LogicalAggregate.class, LogicalProject.class)),
          ScanRuleConfig.aboveScan(
              "GongExtremeRule", ExtremeRule::new, List.of(LogicalAggregate.class)),
          ScanRuleConfig.aboveScan(
              "GongExtremeFilterRule",
              ExtremeRule::new,
              List.of(LogicalAggregate.class, LogicalFilter.class)),
          ScanRuleConfig.above(
              "GongJoinOrderRule", JoinOrderRule::new, LogicalSort.class, LogicalJoin.class),
          ScanRuleConfig.anywhere(
              "GongBatchLookupJoinRule", BatchLookupJoinRule::new, LogicalJoin.class),
          ScanConverter.CONFIG.toRule(ScanConverter.class));

  private ScanRules() {}

  /** Moves the part of a filter that the API understands, or that bounds the cursor column. */
  private static final class FilterRule extends RelRule<ScanRuleConfig> {
    FilterRule(ScanRuleConfig config) {
      super(config);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
      Filter filter = call.rel(0);
      GongScan scan = call.rel(1);
      scan.push(filter.getCondition())
          .ifPresent(
              pushed ->
                  call.transformTo(
                      call.builder().push(pushed.scan()).filter(pushed.remaining()).build()));
    }
  }

  /** Leaves out the columns that nobody above wants. */
  private static final class ProjectRule extends RelRule<ScanRuleConfig> {
    ProjectRule(ScanRuleConfig config) {
      super(config);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
      Project project = call.rel(0);
      GongScan scan = call.rel(1);
      ImmutableBitSet used = RelOptUtil.InputFinder.bits(project.getProjects(), null);
      int all = scan.request().columns().size();
      if (used.cardinality() == all || (used.isEmpty() && all == 1)) {
        return;
      }
      // Nothing may be used, as in COUNT(*): a row still needs a column, and the first is the key.
      ImmutableBitSet kept = used.isEmpty() ? ImmutableBitSet.of(0) : used;
      List<Column> columns = new ArrayList<>();
      kept.forEach(index -> columns.add(scan.request().columns().get(index)));
      RelBuilder builder = call.builder().push(scan.project(columns));
      List<RexNode> projects =
          RexUtil.apply(
              Mappings.target(kept::indexOf, all, kept.cardinality()), project.getProjects());
      builder.project(projects, project.getRowType().getFieldNames());
      call.transformTo(builder.build());
    }
  }

  /** Tells the scan how many rows are wanted, so that it asks for no page more. */
  private static final class LimitRule extends RelRule<ScanRuleConfig> {
    LimitRule(ScanRuleConfig config) {
      super(config);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
      Sort sort = call.rel(0);
      GongScan scan = call.rel(1);
      RexNode fetch = sort.fetch;
      if (fetch == null
          || scan.limit().isPresent()
          || !sort.getCollation().getFieldCollations().isEmpty()) {
        return;
      }
      RexNode rows =
          sort.offset == null
              ? fetch
              : call.builder().call(SqlStdOperatorTable.PLUS, fetch, sort.offset);
      call.transformTo(sort.copy(sort.getTraitSet(), List.of(scan.first(rows))));
    }
  }

  /** Makes a scan one that runs. */
  public static final class ScanConverter extends ConverterRule {
    private static final Config CONFIG =
        Config.INSTANCE
            .withConversion(
                GongScan.class, Convention.NONE, EnumerableConvention.INSTANCE, "GongScanConverter")
            .withRuleFactory(ScanConverter::new);

    ScanConverter(Config config) {
      super(config);
    }

    @Override
    public RelNode convert(RelNode scan) {
      return new EnumerableGongScan((GongScan) scan);
    }
  }
}
