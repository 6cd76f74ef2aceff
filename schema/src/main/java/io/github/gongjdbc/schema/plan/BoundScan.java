package io.github.gongjdbc.schema.plan;

import io.github.gongjdbc.schema.read.Scan;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.jspecify.annotations.Nullable;

/** Code that computes the bounds of a scan when the statement runs, and opens it with them. */
final class BoundScan {
  private BoundScan() {}

  /**
   * The code of a node: a call of its method {@code rows(DataContext, Object[])}.
   *
   * @param type the class of the node, which must be public for the generated code
   */
  static <R extends EnumerableRel> EnumerableRel.Result implement(
      EnumerableRelImplementor implementor,
      EnumerableRel.Prefer preference,
      R node,
      Class<R> type,
      RelDataType rowType,
      GongScan scan) {
    PhysType physType =
        PhysTypeImpl.of(implementor.getTypeFactory(), rowType, preference.preferArray());
    BlockBuilder block = new BlockBuilder();
    Expression self = implementor.stash(node, type);
    block.add(
        Expressions.return_(
            null,
            Expressions.call(
                self,
                "rows",
                implementor.getRootExpression(),
                Expressions.newArrayInit(Object.class, bounds(scan, implementor, block)))));
    return implementor.result(physType, block.toBlock());
  }

  private static List<Expression> bounds(
      GongScan scan, EnumerableRelImplementor implementor, BlockBuilder block) {
    List<RexNode> bounds = new ArrayList<>(scan.bounds());
    scan.limit().ifPresent(bounds::add);
    if (bounds.isEmpty()) {
      return List.of();
    }
    JavaTypeFactory typeFactory = implementor.getTypeFactory();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < bounds.size(); i++) {
      names.add("bound" + i);
    }
    RexProgram program =
        RexProgram.create(
            typeFactory.builder().build(), bounds, null, names, scan.getCluster().getRexBuilder());
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
            implementor::getCorrelVariableGetter);
    return values.stream()
        .<Expression>map(value -> Expressions.convert_(Expressions.box(value), Object.class))
        .toList();
  }

  /** The scan with the values that the code has computed. */
  static Scan of(GongScan scan, DataContext context, @Nullable Object[] boundValues) {
    int bounds = scan.bounds().size();
    boolean limited = boundValues.length > bounds;
    long wanted =
        limited && boundValues[bounds] instanceof Number rows ? rows.longValue() : Long.MAX_VALUE;
    return new Scan(scan.request(), scan.session(), context, boundValues, wanted);
  }
}
