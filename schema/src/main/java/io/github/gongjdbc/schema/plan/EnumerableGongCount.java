package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.scan.Scan;
import io.github.gongjdbc.schema.scan.ScanRequest;
import java.util.Collections;
import java.util.List;
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

/** Counts the rows of a scan, by what Gong says of their number where it can. */
public final class EnumerableGongCount extends AbstractRelNode implements EnumerableRel {
  private final GongScan scan;

  /**
   * @param rowType one or more columns of type BIGINT, all of which hold the number
   */
  EnumerableGongCount(GongScan scan, RelDataType rowType) {
    super(scan.getCluster(), scan.getCluster().traitSetOf(EnumerableConvention.INSTANCE));
    this.scan = scan;
    this.rowType = rowType;
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return this;
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    GongScan rewritten = scan.accept(shuttle);
    return rewritten.equals(scan) ? this : new EnumerableGongCount(rewritten, getRowType());
  }

  @Override
  public String getRelTypeName() {
    return "GongCount";
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return scan.describe(
            super.explainTerms(writer).item("table", scan.getTable().getQualifiedName()), 1)
        .itemIf("counts", rowType.getFieldCount(), rowType.getFieldCount() > 1);
  }

  /** What it asks of the API. */
  public ScanRequest request() {
    return scan.request();
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return 1;
  }

  @Override
  public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery metadata) {
    return planner.getCostFactory().makeCost(EnumerableGongScan.REQUEST, 1, 1);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    return BoundScan.implement(
        implementor, preference, this, EnumerableGongCount.class, getRowType(), scan);
  }

  /** Called by the generated code when the statement runs. */
  public Enumerable<?> rows(DataContext context, @Nullable Object[] boundValues) {
    Scan counted = BoundScan.of(scan, context, boundValues);
    int columns = rowType.getFieldCount();
    return new AbstractEnumerable<@Nullable Object>() {
      @Override
      public Enumerator<@Nullable Object> enumerator() {
        Long count = counted.countRows().rows();
        Object row = columns == 1 ? count : Collections.nCopies(columns, count).toArray();
        return Linq4j.singletonEnumerator(row);
      }
    };
  }
}
