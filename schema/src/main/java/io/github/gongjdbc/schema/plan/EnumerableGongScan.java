package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.scan.Scan;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.jspecify.annotations.Nullable;

/** Runs a {@link GongScan}: code that computes the bounds of the scan and opens it. */
public final class EnumerableGongScan extends TableScan implements EnumerableRel {
  private final GongScan logical;

  EnumerableGongScan(GongScan logical) {
    super(
        logical.getCluster(),
        logical.getCluster().traitSetOf(EnumerableConvention.INSTANCE),
        List.of(),
        logical.getTable());
    this.logical = logical;
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return this;
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
    return logical.describe(super.explainTerms(writer));
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return logical.estimateRowCount(metadata);
  }

  @Override
  public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery metadata) {
    // What counts is requests, and so rows; among equal ones the smaller answers, for content that
    // has to be asked for is large. Calcite's planner compares the first number alone.
    double rows = estimateRowCount(metadata);
    double width =
        1 + logical.request().columns().size() / 50.0 + logical.request().content().size();
    return planner.getCostFactory().makeCost(rows * width, rows, rows);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    PhysType physType =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), preference.preferArray());
    BlockBuilder block = new BlockBuilder();
    Expression self = implementor.stash(this, EnumerableGongScan.class);
    block.add(
        Expressions.return_(
            null,
            Expressions.call(
                self,
                "rows",
                implementor.getRootExpression(),
                Expressions.newArrayInit(Object.class, bounds(implementor, block)))));
    return implementor.result(physType, block.toBlock());
  }

  /** Code that computes the bounds, in the generated class of the whole query. */
  private List<Expression> bounds(EnumerableRelImplementor implementor, BlockBuilder block) {
    List<RexNode> bounds = new ArrayList<>(logical.bounds());
    logical.limit().ifPresent(bounds::add);
    if (bounds.isEmpty()) {
      return List.of();
    }
    RexBuilder rexBuilder = getCluster().getRexBuilder();
    JavaTypeFactory typeFactory = implementor.getTypeFactory();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < bounds.size(); i++) {
      names.add("bound" + i);
    }
    RexProgram program =
        RexProgram.create(typeFactory.builder().build(), bounds, null, names, rexBuilder);
    List<Expression> values =
        RexToLixTranslator.translateProjects(
            program,
            typeFactory,
            implementor.getConformance(),
            block,
            null,
            null,
            DataContext.ROOT,
            (list, index, storageType) -> {
              throw new IllegalStateException("A bound has no input.");
            },
            null);
    return values.stream()
        .<Expression>map(value -> Expressions.convert_(Expressions.box(value), Object.class))
        .toList();
  }

  /** Called by the generated code when the statement runs. */
  public Enumerable<?> rows(DataContext context, @Nullable Object[] boundValues) {
    int bounds = logical.bounds().size();
    boolean limited = boundValues.length > bounds;
    long wanted =
        limited && boundValues[bounds] instanceof Number rows ? rows.longValue() : Long.MAX_VALUE;
    Scan scan = new Scan(logical.request(), logical.session(), context, boundValues, wanted);
    return logical.request().columns().size() == 1 ? scan.select(row -> row[0]) : scan;
  }
}
