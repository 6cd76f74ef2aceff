package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.read.Scan;
import io.github.gongjdbc.schema.read.estimate.RequestEstimate;
import io.github.gongjdbc.schema.spec.History;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.jspecify.annotations.Nullable;

/** Runs a {@link GongScan}: code that computes the bounds of the scan and opens it. */
public final class EnumerableGongScan extends TableScan implements EnumerableRel {
  /** What a request costs, in the rows by which Calcite counts the cost of computing: all of it. */
  static final double REQUEST = 1e10;

  private final GongScan logical;

  EnumerableGongScan(GongScan logical) {
    super(
        logical.getCluster(),
        logical.getCluster().traitSetOf(EnumerableConvention.INSTANCE),
        List.of(),
        logical.getTable());
    this.logical = logical;
  }

  GongScan logical() {
    return logical;
  }

  /** What it asks of the API. */
  public ScanRequest request() {
    return logical.request();
  }

  /** What it is thought to cost if the statement runs now, by what is known of the account. */
  public RequestEstimate estimate(DataContext context) {
    return BoundValues.of(logical, context).estimate(logical, context, false);
  }

  /** The ranges of dates or times that it would ask for. */
  public List<String> demandedRanges(DataContext context) {
    return BoundValues.of(logical, context).demandedRanges(logical, context);
  }

  /** What of it was read before, and what it would ask for; empty where nothing was. */
  public Optional<String> kept(DataContext context) {
    return BoundValues.of(logical, context).kept(logical, context);
  }

  /** Whether a state decides which rows it yields. */
  public boolean isIncremental() {
    return logical.session().isIncremental(logical.request());
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return this;
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    GongScan rewritten = logical.accept(shuttle);
    return rewritten.equals(logical) ? this : new EnumerableGongScan(rewritten);
  }

  @Override
  public RelDataType deriveRowType() {
    return logical.getRowType();
  }

  @Override
  public String getRelTypeName() {
    return "GongScan";
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return logical.describe(super.explainTerms(writer), (long) logical.estimate().requests());
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return logical.estimateRowCount(metadata);
  }

  @Override
  public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery metadata) {
    // What counts is requests: a request outweighs whatever can be computed of its rows. Among
    // equal ones the smaller answers are better, for content that has to be asked for is large.
    // Calcite's planner compares the first number alone.
    ScanEstimate estimate = logical.estimate();
    double width =
        1 + logical.request().columns().size() / 5000.0 + logical.request().content().size() / 20.0;
    double cost = estimate.requests() * REQUEST * width * (1 - discount());
    return planner.getCostFactory().makeCost(cost, estimate.rows(), estimate.requests());
  }

  /**
   * Whatever a scan can take is taken, also where the estimate sees no use in it: the API knows
   * better, and a bound of the query takes the place of the start date.
   */
  private double discount() {
    int comparisons =
        logical.request().constraints().stream()
            .filter(constraint -> !constraint.ofJoin())
            .mapToInt(constraint -> constraint.constraint().size())
            .sum();
    return Math.min(comparisons, 100) / 1e4;
  }

  /** What it reads, whatever columns of it: two scans with equal keys need one read. */
  public Object readKey() {
    ScanRequest request = logical.request().withColumns(List.of());
    ScanRequest rows =
        request.history() == History.JOINED_RECENT ? request.of(History.RECENT) : request;
    return List.of(rows, logical.bounds(), logical.limit());
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    return BoundScan.implement(
        implementor, preference, this, EnumerableGongScan.class, getRowType(), logical);
  }

  /** Called by the generated code when the statement runs. */
  public Enumerable<?> rows(DataContext context, @Nullable Object[] boundValues) {
    Scan scan = BoundScan.of(logical, context, boundValues);
    return logical.request().columns().size() == 1 ? scan.select(row -> row[0]) : scan;
  }

  /** The expressions whose values the scan needs when it is opened. */
  public List<RexNode> bounds() {
    return logical.bounds();
  }

  /** How many rows are wanted, as an expression without columns. */
  public Optional<RexNode> limit() {
    return logical.limit();
  }

  /**
   * Opens the scan; its rows are arrays, however many columns there are.
   *
   * @param boundValues the values of the bounds, in their order
   */
  public Scan open(DataContext context, @Nullable Object[] boundValues, long wanted) {
    return new Scan(logical.request(), logical.session(), context, boundValues, wanted);
  }
}
