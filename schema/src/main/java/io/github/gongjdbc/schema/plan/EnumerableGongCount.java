package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.read.RowCount;
import io.github.gongjdbc.schema.read.Scan;
import io.github.gongjdbc.schema.read.SharedReads;
import io.github.gongjdbc.schema.read.estimate.RequestEstimate;
import io.github.gongjdbc.schema.spec.ReadingOrder;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of a scan, by what Gong says of their number where it can, and finds the first
 * and the last value of the cursor column.
 */
public final class EnumerableGongCount extends AbstractRelNode implements EnumerableRel {
  private final GongScan scan;
  private final List<Measure> measures;

  /**
   * @param measures what the columns of the row type hold
   */
  EnumerableGongCount(GongScan scan, RelDataType rowType, List<Measure> measures) {
    super(scan.getCluster(), scan.getCluster().traitSetOf(EnumerableConvention.INSTANCE));
    this.scan = scan;
    this.measures = List.copyOf(measures);
    this.rowType = rowType;
  }

  /** The ranges of dates or times that it would ask for. */
  public List<String> demandedRanges(DataContext context) {
    return BoundValues.of(scan, context).demandedRanges(scan, context);
  }

  /** What of it was read before, and what it would ask for; empty where nothing was. */
  public Optional<String> kept(DataContext context) {
    return BoundValues.of(scan, context).kept(scan, context);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return this;
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    GongScan rewritten = scan.accept(shuttle);
    return rewritten.equals(scan)
        ? this
        : new EnumerableGongCount(rewritten, getRowType(), measures);
  }

  @Override
  public String getRelTypeName() {
    return "GongCount";
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return scan.describe(
            super.explainTerms(writer).item("table", scan.getTable().getQualifiedName()), 1)
        .itemIf("finds", measures.toString(), measures.size() > 1);
  }

  /** Whether the number of rows is wanted, and not their first and last time alone. */
  public boolean counts() {
    return measures.contains(Measure.ROWS);
  }

  /** What it asks of the API. */
  public ScanRequest request() {
    return scan.request();
  }

  /** What it is thought to cost if the statement runs now, by what is known of the account. */
  public RequestEstimate estimate(DataContext context) {
    return BoundValues.of(scan, context).estimate(scan, context, true);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return 1;
  }

  @Override
  public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery metadata) {
    // Less than any scan: counting never asks for more than reading would.
    return planner.getCostFactory().makeCost(EnumerableGongScan.REQUEST / 2, 1, 1);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    return BoundScan.implement(
        implementor, preference, this, EnumerableGongCount.class, getRowType(), scan);
  }

  /** Called by the generated code when the statement runs. */
  public Enumerable<?> rows(DataContext context, @Nullable Object[] boundValues) {
    Optional<Scan> counted =
        counts() ? Optional.of(BoundScan.of(scan, context, boundValues)) : Optional.empty();
    return new AbstractEnumerable<@Nullable Object>() {
      @Override
      public Enumerator<@Nullable Object> enumerator() {
        List<Object> key = List.of(scan.request(), measures, Arrays.asList(boundValues));
        @Nullable Object[] row =
            SharedReads.of(context)
                .map(shared -> shared.once(key, () -> row(counted, context, boundValues)))
                .orElseGet(() -> row(counted, context, boundValues));
        return Linq4j.singletonEnumerator(row.length == 1 ? row[0] : row);
      }
    };
  }

  private @Nullable Object[] row(
      Optional<Scan> counted, DataContext context, @Nullable Object[] boundValues) {
    Optional<RowCount> count = counted.map(Scan::countRows);
    return measures.stream().map(measure -> value(measure, count, context, boundValues)).toArray();
  }

  private @Nullable Object value(
      Measure measure,
      Optional<RowCount> count,
      DataContext context,
      @Nullable Object[] boundValues) {
    if (measure == Measure.ROWS) {
      return count.orElseThrow().rows();
    }
    if (count.filter(counted -> counted.rows() == 0).isPresent()) {
      return null;
    }
    OptionalLong known =
        count
            .map(RowCount::times)
            .map(times -> measure == Measure.OLDEST ? times.oldest() : times.newest())
            .orElse(OptionalLong.empty());
    return known.isPresent() ? known.getAsLong() : first(measure, context, boundValues);
  }

  /** Reads the first or the last row alone. */
  private @Nullable Object first(
      Measure measure, DataContext context, @Nullable Object[] boundValues) {
    ReadingOrder order =
        measure == Measure.OLDEST ? ReadingOrder.OLDEST_FIRST : ReadingOrder.NEWEST_FIRST;
    ScanRequest ordered = scan.request().inOrder(order).orElseThrow();
    Column cursor = ordered.table().cursorColumn().orElseThrow();
    Execution.of(context).mayEndEarly();
    Scan first =
        new Scan(ordered.withColumns(List.of(cursor)), scan.session(), context, boundValues, 1);
    try (Enumerator<@Nullable Object[]> rows = first.enumerator()) {
      return rows.moveNext() ? rows.current()[0] : null;
    }
  }
}
