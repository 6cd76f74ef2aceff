package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.sql.function.Dialect;
import io.github.gongjdbc.sql.function.OwnImplementations;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.plan.volcano.AbstractConverter;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.rules.CalcMergeRule;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.DateRangeRules;
import org.apache.calcite.rel.rules.FilterMergeRule;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.rel.rules.JoinPushThroughJoinRule;
import org.apache.calcite.rel.rules.ProjectMergeRule;
import org.apache.calcite.rel.rules.ProjectRemoveRule;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.rel.rules.ReduceExpressionsRule.FilterReduceExpressionsRule.FilterReduceExpressionsRuleConfig;
import org.apache.calcite.rel.rules.ReduceExpressionsRule.ProjectReduceExpressionsRule.ProjectReduceExpressionsRuleConfig;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.tools.Programs;

/**
 * Finds the plan that runs. The simplest queries, one table with conditions, order and limit, are
 * the commonest and often the first that a JVM sees; they are planned with the few rules that can
 * matter to them, so that the classes of the others need not be loaded.
 */
public final class Optimizer {
  /** From how many joins on the tables are joined in the order in which they are written. */
  private static final int MANY_JOINS = 8;

  /** From how many rules tried on likewise, as conditions multiply the orders of fewer tables. */
  private static final long MOST_RULES = 10_000;

  /** The rules that try joins in other orders, of which there are too many for many tables. */
  private static final List<RelOptRule> REORDERING =
      List.of(
          CoreRules.JOIN_COMMUTE,
          CoreRules.JOIN_COMMUTE_OUTER,
          CoreRules.JOIN_ASSOCIATE,
          JoinPushThroughJoinRule.LEFT,
          JoinPushThroughJoinRule.RIGHT);

  /** The rules that make expressions simpler. */
  private static final List<RelOptRule> SIMPLIFYING =
      List.of(
          CoreRules.FILTER_REDUCE_EXPRESSIONS,
          CoreRules.PROJECT_REDUCE_EXPRESSIONS,
          CoreRules.JOIN_REDUCE_EXPRESSIONS,
          CoreRules.CALC_REDUCE_EXPRESSIONS,
          CoreRules.WINDOW_REDUCE_EXPRESSIONS);

  private final QueryPlanner planner;

  /** Whether the clock is never changed. */
  private final boolean steady;

  private final RelOptRule sortBelowCasts;
  private final boolean simplify;
  private boolean generalDecorrelation;

  /**
   * @param zone the zone of times without an offset
   * @param simplify whether expressions are made simpler, which takes long where they are long
   */
  public Optimizer(ZoneId zone, boolean simplify) {
    this.simplify = simplify;
    this.steady = zone.getRules().isFixedOffset();
    this.sortBelowCasts = new SortBelowCasts(steady);
    planner = new QueryPlanner(Contexts.of(Dialect.config(() -> generalDecorrelation)));
    planner.setExecutor(new ConstantFolding(zone));
    planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
    planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
  }

  public RelOptPlanner planner() {
    return planner;
  }

  /** Lets a plan be kept without all that was considered for it. */
  public void forget(RelNode plan) {
    planner.forget();
    plan.getCluster().invalidateMetadataQuery();
  }

  /** The plan, in which conditions and expressions may still stand by themselves. */
  public RelNode optimize(RelNode logical, RelTraitSet wanted) {
    logical.accept(new DistinctRows());
    return optimizePushed(
        LookedUpColumns.withConditionsInScans(logical, SimpleRules.FILTER_BELOW_PROJECT, simplify),
        wanted);
  }

  private RelNode optimizePushed(RelNode logical, RelTraitSet wanted) {
    if (isSimple(logical)) {
      return optimizeSimple(logical, wanted);
    }
    RelOptUtil.registerDefaultRules(planner, false, false);
    WrongRules.ALL.forEach(planner::removeRule);
    WrongRules.MENDED.forEach(planner::addRule);
    planner.addRule(sortBelowCasts);
    if (!simplify) {
      SIMPLIFYING.forEach(planner::removeRule);
    }
    if (RelOptUtil.countJoins(logical) >= MANY_JOINS) {
      REORDERING.forEach(planner::removeRule);
    }
    RelNode plain = steady ? logical.accept(new InstantExtremes()) : logical;
    RelNode partitioned = plain.accept(new CorrelatedWindows());
    generalDecorrelation = GeneralDecorrelation.isNeededFor(plain, partitioned);
    RelNode flat =
        withFlatUnions(
            partitioned
                .accept(new FilteredArguments())
                .accept(new GrandTotals())
                .accept(new ExactWindows()));
    try {
      return search(flat, wanted);
    } catch (AssertionError e) {
      if (generalDecorrelation || !GeneralDecorrelation.isNeededAfter(e)) {
        throw e;
      }
      generalDecorrelation = true;
      return search(flat, wanted);
    }
  }

  private RelNode search(RelNode query, RelTraitSet wanted) {
    RelNode joined =
        JoinedRanges.withConditionsOnBothSides(generalDecorrelation ? decorrelated(query) : query);
    planner.limitRules(MOST_RULES);
    try {
      return Programs.standard().run(planner, joined, wanted, List.of(), List.of());
    } catch (QueryPlanner.TooManyRules e) {
      List<RelOptRule> others = new ArrayList<>(planner.getRules());
      others.removeAll(REORDERING);
      forget(joined);
      others.forEach(planner::addRule);
      planner.limitRules(Long.MAX_VALUE);
      return Programs.standard().run(planner, joined, wanted, List.of(), List.of());
    }
  }

  /** Makes joins of all subqueries the general way. */
  private RelNode decorrelated(RelNode query) {
    RelNode correlates =
        Programs.subQuery(DefaultRelMetadataProvider.INSTANCE)
            .run(planner, query, query.getTraitSet(), List.of(), List.of());
    return correlates.accept(
        new SeparateCorrelates(RelFactories.LOGICAL_BUILDER.create(query.getCluster(), null)));
  }

  /**
   * Makes one union of unions of unions. The same rule in the planner tries to join any two of them
   * first, which takes minutes for a hundred.
   */
  private static RelNode withFlatUnions(RelNode logical) {
    HepPlanner flattening =
        new HepPlanner(
            new HepProgramBuilder()
                .addMatchOrder(HepMatchOrder.BOTTOM_UP)
                .addRuleInstance(CoreRules.UNION_MERGE)
                .build());
    flattening.setRoot(logical);
    return flattening.findBestExp();
  }

  /** Whether a query has one table at most, and nothing but conditions, expressions and order. */
  private static boolean isSimple(RelNode node) {
    boolean known =
        node instanceof TableScan
            || node instanceof LogicalValues
            || node instanceof LogicalSort
            || (node instanceof LogicalFilter filter
                && !RexUtil.SubQueryFinder.containsSubQuery(filter))
            || (node instanceof LogicalProject project
                && !project.containsOver()
                && !RexUtil.SubQueryFinder.containsSubQuery(project));
    return known && node.getInputs().stream().allMatch(Optimizer::isSimple);
  }

  private RelNode optimizeSimple(RelNode logical, RelTraitSet wanted) {
    RelNode trimmed =
        new RelFieldTrimmer(null, RelFactories.LOGICAL_BUILDER.create(logical.getCluster(), null))
            .trim(logical);
    SimpleRules.LOGICAL.forEach(planner::addRule);
    planner.addRule(sortBelowCasts);
    if (!simplify) {
      SIMPLIFYING.forEach(planner::removeRule);
    }
    planner.setRoot(trimmed);
    RelNode root =
        trimmed.getTraitSet().equals(wanted) ? trimmed : planner.changeTraits(trimmed, wanted);
    planner.setRoot(root);
    return planner.findBestExp();
  }

  /** Joins conditions and expressions to what is compiled in one piece. */
  public RelNode withCalculations(RelNode physical) {
    HepProgramBuilder calculations = new HepProgramBuilder();
    calculations.addRuleCollection(SimpleRules.CALCULATIONS);
    HepPlanner second =
        new HepPlanner(calculations.build(), null, true, null, planner.getCostFactory());
    second.setRoot(physical);
    return OwnImplementations.in(RememberedInput.in(second.findBestExp()));
  }

  /** The rules for simple queries. */
  private static final class SimpleRules {
    /** Moves a condition, and flattens what is put in it: a copy may have an OR in an OR. */
    private static final RelOptRule FILTER_BELOW_PROJECT =
        FilterProjectTransposeRule.Config.DEFAULT
            .withCopyFilter(false)
            .withDescription("FilterBelowProject")
            .as(FilterProjectTransposeRule.Config.class)
            .toRule();

    private static final List<RelOptRule> LOGICAL =
        List.of(
            AbstractConverter.ExpandConversionRule.INSTANCE,
            FilterMergeRule.Config.DEFAULT.toRule(),
            FILTER_BELOW_PROJECT,
            ProjectMergeRule.Config.DEFAULT.toRule(),
            ProjectRemoveRule.Config.DEFAULT.toRule(),
            FilterReduceExpressionsRuleConfig.DEFAULT.toRule(),
            ProjectReduceExpressionsRuleConfig.DEFAULT.toRule(),
            PruneEmptyRules.PROJECT_INSTANCE,
            PruneEmptyRules.FILTER_INSTANCE,
            PruneEmptyRules.SORT_INSTANCE,
            PruneEmptyRules.SORT_FETCH_ZERO_INSTANCE,
            EnumerableRules.ENUMERABLE_TABLE_SCAN_RULE,
            EnumerableRules.ENUMERABLE_PROJECT_RULE,
            EnumerableRules.ENUMERABLE_FILTER_RULE,
            EnumerableRules.ENUMERABLE_SORT_RULE,
            EnumerableRules.ENUMERABLE_LIMIT_RULE,
            EnumerableRules.ENUMERABLE_LIMIT_SORT_RULE,
            EnumerableRules.ENUMERABLE_VALUES_RULE);

    private static final List<RelOptRule> CALCULATIONS =
        List.of(
            EnumerableRules.ENUMERABLE_FILTER_TO_CALC_RULE,
            EnumerableRules.ENUMERABLE_PROJECT_TO_CALC_RULE,
            CalcMergeRule.Config.DEFAULT.toRule());
  }

  /** Rules that Calcite registers by itself and that lose rows, their order or time. */
  private static final class WrongRules {
    private static final List<RelOptRule> ALL =
        List.of(
            // Takes the keys of an outer join for sorted, where nulls stand between (CALCITE-4809).
            EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE,
            // Replace an aggregate without groups, which has a row over nothing, by its input.
            // Their
            // sibling is CALCITE-7702. SingleValuesOptimizationRules, besides, make a row of each
            // match of a semi-join with one row.
            CoreRules.PROJECT_TO_SEMI_JOIN,
            CoreRules.JOIN_TO_SEMI_JOIN,
            CoreRules.JOIN_ON_UNIQUE_TO_SEMI_JOIN,
            // Computes for all rows what a CASE computes for some: a / b where b is not zero.
            CoreRules.AGGREGATE_CASE_TO_FILTER,
            // Makes COALESCE(SUM(x), 0) another sum, whose type is not that of the column it
            // replaces.
            CoreRules.PROJECT_AGGREGATE_MERGE,
            // Makes YEAR(x) = 2026 AND QUARTER(x) = 4 an empty range; scans know these ranges.
            DateRangeRules.FILTER_INSTANCE,
            // Limits the inputs of a UNION before equal rows of them become one.
            EnumerableRules.ENUMERABLE_MERGE_UNION_RULE,
            // See withFlatUnions.
            CoreRules.UNION_MERGE,
            // See MENDED.
            CoreRules.FILTER_PROJECT_TRANSPOSE,
            CoreRules.PROJECT_MERGE,
            CoreRules.SORT_PROJECT_TRANSPOSE,
            EnumerableRules.ENUMERABLE_WINDOW_RULE,
            CoreRules.PROJECT_TO_LOGICAL_PROJECT_AND_WINDOW);

    /** Leaves windows alone, which become others with each project that is merged with theirs. */
    private static final RelOptRule PROJECTS_WITHOUT_WINDOWS =
        ProjectMergeRule.Config.DEFAULT
            .withOperandSupplier(
                above ->
                    above
                        .operand(Project.class)
                        .predicate(project -> !project.containsOver())
                        .oneInput(
                            below ->
                                below
                                    .operand(Project.class)
                                    .predicate(project -> !project.containsOver())
                                    .anyInputs()))
            .withDescription("ProjectsWithoutWindows")
            .as(ProjectMergeRule.Config.class)
            .toRule();

    /** What stands for some of them. */
    private static final List<RelOptRule> MENDED =
        List.of(
            UnorderedWindows.INSTANCE,
            WindowsOfUnordered.INSTANCE,
            SimpleRules.FILTER_BELOW_PROJECT,
            PROJECTS_WITHOUT_WINDOWS);
  }
}
