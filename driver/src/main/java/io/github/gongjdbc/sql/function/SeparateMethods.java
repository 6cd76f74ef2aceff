package io.github.gongjdbc.sql.function;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexLocalRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexProgramBuilder;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;
import org.apache.calcite.util.Sarg;

/**
 * Cuts large expressions of a finished plan into pieces, each of which is compiled to a method of
 * its own: a method of Java has 64 KB at most, and Calcite writes all expressions of a step into
 * one.
 */
final class SeparateMethods extends RexShuttle {
  /** Smaller steps stay as they are. */
  private static final long LARGE = 300;

  /** What is larger, counted in nodes, takes too long to be looked through. */
  private static final long TOO_LARGE = 100_000;

  /** About how many nodes a piece has. */
  private static final int PIECE = 60;

  private final RexBuilder rexBuilder;

  private SeparateMethods(RexBuilder rexBuilder) {
    this.rexBuilder = rexBuilder;
  }

  /** The step with small methods. */
  static RelNode in(EnumerableCalc calc) {
    RexProgram program = calc.getProgram();
    long size = size(program);
    if (size < LARGE || size > TOO_LARGE) {
      return calc;
    }
    RexBuilder rexBuilder = calc.getCluster().getRexBuilder();
    SeparateMethods separate = new SeparateMethods(rexBuilder);
    RexProgramBuilder builder = new RexProgramBuilder(program.getInputRowType(), rexBuilder);
    List<String> names = program.getOutputRowType().getFieldNames();
    for (int i = 0; i < names.size(); i++) {
      builder.addProject(separate.cut(program, program.getProjectList().get(i)), names.get(i));
    }
    if (program.getCondition() != null) {
      builder.addCondition(separate.cut(program, program.getCondition()));
    }
    return calc.copy(calc.getTraitSet(), calc.getInput(), builder.getProgram(false));
  }

  private RexNode cut(RexProgram program, RexLocalRef expression) {
    RexNode whole = program.expandLocalRef(expression);
    return RexUtil.expandSearch(rexBuilder, null, whole).accept(this);
  }

  /** How many nodes the expressions have when none is shared. */
  private static long size(RexProgram program) {
    List<RexNode> all = program.getExprList();
    long[] sizes = new long[all.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = ranges(all.get(i));
      if (all.get(i) instanceof RexCall call) {
        for (RexNode operand : call.getOperands()) {
          sizes[i] += operand instanceof RexLocalRef shared ? sizes[shared.getIndex()] : 1;
        }
        sizes[i] = Math.min(sizes[i], TOO_LARGE + 1);
      }
    }
    long size = 0;
    for (RexLocalRef column : program.getProjectList()) {
      size += sizes[column.getIndex()];
    }
    return program.getCondition() == null ? size : size + sizes[program.getCondition().getIndex()];
  }

  /** A search in many values becomes as many comparisons. */
  private static int ranges(RexNode node) {
    return node instanceof RexLiteral literal && literal.getValue() instanceof Sarg<?> values
        ? values.rangeSet.asRanges().size()
        : 1;
  }

  @Override
  public RexNode visitCall(RexCall call) {
    if (call.nodeCount() <= PIECE) {
      return call;
    }
    RexCall cut = (RexCall) super.visitCall(call);
    if (cut.getKind() == SqlKind.AND || cut.getKind() == SqlKind.OR) {
      return grouped(cut);
    }
    return cut.nodeCount() > PIECE ? piece(cut) : cut;
  }

  /** Makes pieces of neighbours until there are few. */
  private RexNode grouped(RexCall call) {
    List<RexNode> operands = call.getOperands();
    while (nodes(operands) > PIECE) {
      List<RexNode> pieces = new ArrayList<>();
      List<RexNode> group = new ArrayList<>();
      for (RexNode operand : operands) {
        if (nodes(group) + operand.nodeCount() > PIECE && group.size() > 1) {
          pieces.add(piece(rexBuilder.makeCall(call.getType(), call.getOperator(), group)));
          group = new ArrayList<>();
        }
        group.add(operand);
      }
      pieces.add(
          group.size() == 1
              ? group.get(0)
              : piece(rexBuilder.makeCall(call.getType(), call.getOperator(), group)));
      operands = pieces;
    }
    return operands.size() == 1
        ? operands.get(0)
        : rexBuilder.makeCall(call.getType(), call.getOperator(), operands);
  }

  private static int nodes(List<RexNode> operands) {
    return operands.stream().mapToInt(RexNode::nodeCount).sum();
  }

  private RexNode piece(RexNode body) {
    return rexBuilder.makeCall(body.getType(), new Piece(body), List.of());
  }

  /** An operator without operands that stands for an expression over the same input. */
  private static final class Piece extends SqlUserDefinedFunction {
    Piece(RexNode body) {
      super(
          // Two pieces are the same if they have the same name.
          new SqlIdentifier("PIECE " + body, SqlParserPos.ZERO),
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.explicit(body.getType()),
          InferTypes.RETURN_TYPE,
          null,
          new Method(body));
    }
  }

  private record Method(RexNode body) implements ScalarFunction, ImplementableFunction {
    @Override
    public RelDataType getReturnType(RelDataTypeFactory typeFactory) {
      return body.getType();
    }

    @Override
    public List<FunctionParameter> getParameters() {
      return List.of();
    }

    @Override
    public CallImplementor getImplementor() {
      return RexImpTable.createImplementor(
          (translator, call, operands) -> implement(translator), NullPolicy.NONE, false);
    }

    private Expression implement(RexToLixTranslator translator) {
      BlockBuilder code = new BlockBuilder();
      Expression value = translator.setBlock(code).translateList(List.of(body)).get(0);
      code.add(Expressions.return_(null, Expressions.box(value)));
      Expression method =
          Expressions.new_(
              Function0.class,
              List.of(),
              Expressions.methodDecl(
                  Modifier.PUBLIC, Object.class, "apply", List.of(), code.toBlock()));
      java.lang.reflect.Type type = new JavaTypeFactoryImpl().getJavaClass(body.getType());
      Primitive primitive = Primitive.of(type);
      return Expressions.convert_(
          Expressions.call(method, "apply"), primitive == null ? type : primitive.boxClass);
    }
  }
}
