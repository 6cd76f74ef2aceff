package io.github.gongjdbc.schema.plan;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.sql.SqlExplainLevel;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of an input that is in the order of one of its fields, and all those that tie with
 * the last of them: what a sort by that field and further ones can need.
 */
public final class EnumerableLimitWithTies extends SingleRel implements EnumerableRel {
  private static final Method ROWS =
      Types.lookupMethod(EnumerableLimitWithTies.class, "rows", Enumerable.class);

  private final int field;
  private final long count;

  private EnumerableLimitWithTies(
      RelOptCluster cluster, RelTraitSet traits, RelNode input, int field, long count) {
    super(cluster, traits, input);
    this.field = field;
    this.count = count;
  }

  /**
   * The first rows and those that tie with them.
   *
   * @param input rows in the order of the field
   */
  static EnumerableLimitWithTies of(RelNode input, int field, long count) {
    RelTraitSet traits = input.getTraitSet().replace(EnumerableConvention.INSTANCE);
    return new EnumerableLimitWithTies(
        input.getCluster(),
        input.getCluster().traitSetOf(EnumerableConvention.INSTANCE),
        RelOptRule.convert(input, traits),
        field,
        count);
  }

  /** How many rows it keeps, but for those that tie with the last. */
  public long count() {
    return count;
  }

  @Override
  public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
    return new EnumerableLimitWithTies(getCluster(), traitSet, inputs.get(0), field, count);
  }

  @Override
  public String getRelTypeName() {
    return "GongLimitWithTies";
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("first", count)
        .item("by", getRowType().getFieldNames().get(field))
        .itemIf("field", field, writer.getDetailLevel() == SqlExplainLevel.DIGEST_ATTRIBUTES);
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return Math.min((double) count, metadata.getRowCount(getInput()));
  }

  @Override
  public @Nullable RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery metadata) {
    return planner.getCostFactory().makeCost(estimateRowCount(metadata), 0, 0);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    BlockBuilder block = new BlockBuilder();
    Result rows = implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
    Expression input =
        rows.physType.convertTo(block.append("rows", rows.block), JavaRowFormat.ARRAY);
    Expression self = implementor.stash(this, EnumerableLimitWithTies.class);
    block.add(Expressions.return_(null, Expressions.call(self, ROWS, input)));
    return implementor.result(
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY),
        block.toBlock());
  }

  /** Called by the generated code when the statement runs. */
  public Enumerable<?> rows(Enumerable<?> input) {
    return new AbstractEnumerable<@Nullable Object>() {
      @Override
      public Enumerator<@Nullable Object> enumerator() {
        return new Rows(input.enumerator());
      }
    };
  }

  private final class Rows implements Enumerator<@Nullable Object> {
    private final Enumerator<?> input;
    private long passed;
    private @Nullable Object last;

    Rows(Enumerator<?> input) {
      this.input = input;
    }

    @Override
    public boolean moveNext() {
      if (count == 0 || !input.moveNext()) {
        return false;
      }
      Object value = value(input.current());
      if (passed >= count && !Objects.equals(value, last)) {
        return false;
      }
      passed++;
      last = value;
      return true;
    }

    /** A row of one field comes as its bare value. */
    private @Nullable Object value(@Nullable Object row) {
      return row instanceof @Nullable Object[] fields ? fields[field] : row;
    }

    @Override
    public @Nullable Object current() {
      return input.current();
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException("Rows are read once.");
    }

    @Override
    public void close() {
      input.close();
    }
  }
}
