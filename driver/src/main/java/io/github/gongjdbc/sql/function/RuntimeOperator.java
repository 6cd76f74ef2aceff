package io.github.gongjdbc.sql.function;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/**
 * An operator of a finished plan that is computed by a static method of the driver. Null arguments
 * make a null result; the method never sees them.
 */
public final class RuntimeOperator extends SqlUserDefinedFunction {
  private final boolean deterministic;

  private RuntimeOperator(
      String name, RelDataType type, Implementation implementation, boolean deterministic) {
    super(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.explicit(type),
        InferTypes.RETURN_TYPE,
        null,
        implementation);
    this.deterministic = deterministic;
  }

  /**
   * An operator whose method takes the operands and then the constants. The name tells the operator
   * from others with the same operands, so it has to contain the constants.
   */
  public static RuntimeOperator of(
      String name, RelDataType type, Class<?> owner, String method, Object... constants) {
    return new RuntimeOperator(
        name,
        type,
        new Implementation(method(owner, method), List.of(constants), type, NullPolicy.STRICT),
        true);
  }

  /** An operator whose method sees nulls, too. What it yields has no literals to be folded to. */
  public static RuntimeOperator ofNullable(
      String name, RelDataType type, Class<?> owner, String method) {
    return new RuntimeOperator(
        name,
        type,
        new Implementation(method(owner, method), List.of(), type, NullPolicy.NONE),
        false);
  }

  private static Method method(Class<?> owner, String name) {
    return Arrays.stream(owner.getMethods())
        .filter(candidate -> candidate.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new LinkageError(owner + " has no method " + name));
  }

  @Override
  public boolean isDeterministic() {
    return deterministic;
  }

  private record Implementation(
      Method method, List<Object> constants, RelDataType type, NullPolicy nulls)
      implements ScalarFunction, ImplementableFunction {
    private static final JavaTypeFactory TYPES = new JavaTypeFactoryImpl();

    @Override
    public RelDataType getReturnType(org.apache.calcite.rel.type.RelDataTypeFactory typeFactory) {
      return type;
    }

    @Override
    public List<FunctionParameter> getParameters() {
      return List.of();
    }

    @Override
    public CallImplementor getImplementor() {
      return RexImpTable.createImplementor(this::implement, nulls, false);
    }

    private Expression implement(
        RexToLixTranslator translator, RexCall call, List<Expression> operands) {
      List<Expression> arguments = new ArrayList<>();
      if (method.getParameterTypes()[0] == org.apache.calcite.DataContext.class) {
        arguments.add(translator.getRoot());
      }
      operands.forEach(operand -> arguments.add(Expressions.box(operand)));
      constants.forEach(constant -> arguments.add(Expressions.constant(constant)));
      Type result = TYPES.getJavaClass(type);
      Primitive primitive = Primitive.of(result);
      return Expressions.convert_(
          Expressions.call(method, arguments), primitive == null ? result : primitive.boxClass);
    }
  }
}
