package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.split.SelectedContent;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlExplainLevel;
import org.jspecify.annotations.Nullable;

/** A join whose right side is looked up by the keys of some rows of the left side at a time. */
public final class EnumerableBatchLookupJoin extends Join implements EnumerableRel {
  /** Calcite would look for a method that takes the very class of the left rows. */
  private static final Method ROWS =
      Types.lookupMethod(
          EnumerableBatchLookupJoin.class,
          "rows",
          DataContext.class,
          Enumerable.class,
          Function1.class);

  private static final double HANDICAP = 1.02;

  private final RelDataType keysType;
  private final int lookUp;
  private final double wanted;

  /**
   * @param keys the variable that holds the keys while the right side is read
   * @param keysType the row type of the variable: one field, the keys
   * @param lookUp which pair of equal fields is looked up
   * @param wanted how many rows are thought to be wanted
   */
  EnumerableBatchLookupJoin(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelNode left,
      RelNode right,
      RexNode condition,
      Set<CorrelationId> keys,
      JoinRelType type,
      RelDataType keysType,
      int lookUp,
      double wanted) {
    super(cluster, traits, List.of(), left, right, condition, keys, type);
    this.keysType = keysType;
    this.lookUp = lookUp;
    this.wanted = wanted;
  }

  @Override
  public Join copy(
      RelTraitSet traits,
      RexNode newCondition,
      RelNode newLeft,
      RelNode newRight,
      JoinRelType type,
      boolean semiJoinDone) {
    return new EnumerableBatchLookupJoin(
        getCluster(),
        traits,
        newLeft,
        newRight,
        newCondition,
        getVariablesSet(),
        type,
        keysType,
        lookUp,
        wanted);
  }

  @Override
  public String getRelTypeName() {
    return "GongBatchLookupJoin";
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("keysAtATime", keysAtATime())
        .itemIf("lookUp", lookUp, writer.getDetailLevel() == SqlExplainLevel.DIGEST_ATTRIBUTES);
  }

  /** One that costs as many requests as reading the right side whole is no better than that. */
  @Override
  public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery metadata) {
    RelOptCost once = planner.getCost(right, metadata);
    Double rows = metadata.getRowCount(left);
    Double joined = metadata.getRowCount(this);
    if (once == null || rows == null || joined == null) {
      return null;
    }
    return planner
        .getCostFactory()
        .makeCost(rows + joined, 0, 0)
        .plus(once.multiplyBy(lookUps(rows) * HANDICAP - 1));
  }

  /** By how many keys the right side is looked up at a time. */
  public int keysAtATime() {
    return BatchLookupJoin.KEYS;
  }

  private double lookUps(double rows) {
    double keys = new KeyEstimate(rows).of(left, joinInfo.leftKeys.get(lookUp));
    return Math.max(1, Math.ceil(Math.min(keys, wanted) / BatchLookupJoin.KEYS));
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    JavaTypeFactory types = implementor.getTypeFactory();
    BlockBuilder block = new BlockBuilder();
    Result leftResult = implementor.visitChild(this, 0, (EnumerableRel) left, Prefer.ARRAY);
    Expression leftRows =
        leftResult.physType.convertTo(block.append("left", leftResult.block), JavaRowFormat.ARRAY);

    String variable = getVariablesSet().iterator().next().getName();
    PhysType keysRow = PhysTypeImpl.of(types, keysType, JavaRowFormat.ARRAY, false);
    ParameterExpression keys = Expressions.parameter(Modifier.FINAL, Object[].class, variable);
    BlockBuilder rightBlock = new BlockBuilder();
    implementor.registerCorrelVariable(variable, keys, rightBlock, keysRow);
    Result rightResult = implementor.visitChild(this, 1, (EnumerableRel) right, Prefer.ARRAY);
    rightBlock.add(
        Expressions.return_(
            null,
            rightResult.physType.convertTo(
                rightBlock.append("right", rightResult.block), JavaRowFormat.ARRAY)));
    implementor.clearCorrelVariable(variable);

    Expression self = implementor.stash(this, EnumerableBatchLookupJoin.class);
    block.add(
        Expressions.return_(
            null,
            Expressions.call(
                self,
                ROWS,
                implementor.getRootExpression(),
                leftRows,
                Expressions.lambda(rightBlock.toBlock(), keys))));
    return implementor.result(
        PhysTypeImpl.of(types, getRowType(), JavaRowFormat.ARRAY), block.toBlock());
  }

  /** Called by the generated code when the statement runs. */
  public Enumerable<?> rows(
      DataContext context, Enumerable<?> leftRows, Function1<Object[], Enumerable<?>> rightRows) {
    expect(right, Execution.of(context).selectedContent());
    JoinInfo keys = joinInfo;
    return new BatchLookupJoin(
        leftRows,
        rightRows,
        new BatchLookupJoin.Shape(
            joinType,
            left.getRowType().getFieldCount(),
            right.getRowType().getFieldCount(),
            keys.leftKeys,
            keys.rightKeys,
            lookUp));
  }

  /** Says what is going to be looked up, so that joins that look up the same ask once. */
  private static void expect(RelNode node, SelectedContent content) {
    if (node instanceof EnumerableGongScan scan
        && scan.logical().session().usesKept(scan.request())) {
      content.expectLookUps(
          scan.request().accessPath().endpoint().name(), scan.request().content());
    }
    node.getInputs().forEach(input -> expect(input, content));
  }
}
