package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.scan.Scan;
import io.github.gongjdbc.schema.scan.ScanRequest;
import io.github.gongjdbc.schema.scan.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;
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

/**
 * Reading a Gong table: the only relational node of the adapter. It carries the description of what
 * it asks of the API, and the expressions whose values the description needs when it runs.
 */
public final class GongScan extends TableScan implements EnumerableRel {
  /**
   * How much a constraint is thought to leave of a table; only the order of plans depends on it.
   */
  private static final double SELECTIVITY = 0.1;

  private final Session session;
  private final ScanRequest request;
  private final List<RexNode> bounds;

  private GongScan(
      RelOptCluster cluster,
      RelOptTable table,
      Session session,
      ScanRequest request,
      List<RexNode> bounds) {
    super(cluster, cluster.traitSetOf(EnumerableConvention.INSTANCE), List.of(), table);
    this.session = session;
    this.request = request;
    this.bounds = List.copyOf(bounds);
  }

  /** Reads the whole table. */
  public static GongScan of(
      RelOptCluster cluster, RelOptTable table, Session session, ScanRequest request) {
    return new GongScan(cluster, table, session, request, List.of());
  }

  ScanRequest request() {
    return request;
  }

  /**
   * Takes what it can of a condition; empty when there is nothing to take or it has taken before.
   */
  Optional<Pushed> push(RexNode condition) {
    if (!request.constraints().isEmpty()) {
      return Optional.empty();
    }
    return FilterPushDown.of(
            request, session, getRowType(), condition, getCluster().getRexBuilder())
        .map(
            push ->
                new Pushed(
                    new GongScan(getCluster(), table, session, push.request(), push.bounds()),
                    push.remaining()));
  }

  /** A scan that took a condition, and the conjuncts that must still be checked above it. */
  record Pushed(GongScan scan, List<RexNode> remaining) {}

  /** The same scan with only these of its columns. */
  GongScan project(List<Column> columns) {
    return new GongScan(getCluster(), table, session, request.withColumns(columns), bounds);
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return this;
  }

  @Override
  public RelDataType deriveRowType() {
    return RowTypes.of(request.columns(), getCluster().getTypeFactory());
  }

  @Override
  public void register(RelOptPlanner planner) {
    ScanRules.ALL.forEach(planner::addRule);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    Endpoint endpoint = request.accessPath().endpoint();
    boolean pushDown = session.settings().pushDown();
    List<String> columns = request.columns().stream().map(Column::name).toList();
    return super.explainTerms(writer)
        .item("request", endpoint.method() + " " + endpoint.path())
        .itemIf("pushed", describe(request.pushed()), pushDown && !request.pushed().isEmpty())
        .itemIf(
            "bounds",
            describe(request.constraints()),
            !pushDown && !request.constraints().isEmpty())
        .itemIf("content", request.content(), !request.content().isEmpty())
        .item("columns", columns);
  }

  private static String describe(List<?> constraints) {
    return constraints.stream().map(Object::toString).collect(Collectors.joining(" and "));
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return Math.max(
        1, request.table().expectedRows() * Math.pow(SELECTIVITY, request.constraints().size()));
  }

  @Override
  public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery metadata) {
    // What counts is requests, and so rows; among equal ones the smaller answers, for content that
    // has to be asked for is large. Calcite's planner compares the first number alone.
    double rows = estimateRowCount(metadata);
    double width = 1 + request.columns().size() / 50.0 + request.content().size();
    return planner.getCostFactory().makeCost(rows * width, rows, rows);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    PhysType physType =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), preference.preferArray());
    BlockBuilder block = new BlockBuilder();
    Expression self = implementor.stash(this, GongScan.class);
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
    Scan scan = new Scan(request, session, context, boundValues);
    return request.columns().size() == 1 ? scan.select(row -> row[0]) : scan;
  }
}
