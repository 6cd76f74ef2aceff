package io.github.gongjdbc.sql.function;

import io.github.gongjdbc.sql.value.JsonItems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlJsonEmptyOrError;
import org.apache.calcite.sql.SqlJsonQueryEmptyOrErrorBehavior;
import org.apache.calcite.sql.SqlJsonQueryWrapperBehavior;
import org.apache.calcite.sql.SqlJsonValueEmptyOrErrorBehavior;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Puts {@link JsonItems} in the place of Calcite's functions of JSON. */
public record JsonOperators(RexBuilder rexBuilder) {

  public static final Set<String> NAMES =
      Set.of("JSON_VALUE", "JSON_QUERY", "JSON_OBJECT", "JSON_ARRAY");

  /** What is computed instead of a call; the call itself where Calcite is right. */
  public RexNode of(RexNode converted) {
    if (!(converted instanceof RexCall call)) {
      return converted;
    }
    return switch (call.getOperator().getName()) {
      case "JSON_VALUE" -> value(call).orElse(call);
      case "JSON_QUERY" -> query(call).orElse(call);
      case "JSON_OBJECT", "JSON_ARRAY" -> withTimesAsText(call);
      default -> call;
    };
  }

  /** What happens where nothing is found, or an error: a behaviour and perhaps a value's text. */
  private record Otherwise(SqlJsonValueEmptyOrErrorBehavior behavior, String value) {
    private static final Otherwise NULL = new Otherwise(SqlJsonValueEmptyOrErrorBehavior.NULL, "");
  }

  private Optional<RexNode> value(RexCall call) {
    RelDataType type = call.getType();
    Optional<Otherwise> empty = otherwise(call, SqlJsonEmptyOrError.EMPTY);
    Optional<Otherwise> error = otherwise(call, SqlJsonEmptyOrError.ERROR);
    if (empty.isEmpty() || error.isEmpty() || type.getSqlTypeName() == SqlTypeName.ARRAY) {
      return Optional.empty();
    }
    return Optional.of(
        rexBuilder.makeCall(
            type,
            RuntimeOperator.of(
                "JSON_VALUE " + empty.get() + error.get() + type.getFullTypeString(),
                type,
                JsonItems.class,
                "value",
                empty.get().behavior(),
                empty.get().value(),
                error.get().behavior(),
                error.get().value(),
                type.getSqlTypeName(),
                type.getPrecision(),
                type.getScale()),
            call.getOperands().subList(0, 2)));
  }

  /** Empty where the value is not a literal. */
  private static Optional<Otherwise> otherwise(RexCall call, SqlJsonEmptyOrError of) {
    List<RexNode> operands = call.getOperands();
    for (int i = 3; i < operands.size(); i++) {
      if (symbol(operands.get(i)) == of) {
        return symbol(operands.get(i - 1)) instanceof SqlJsonValueEmptyOrErrorBehavior behavior
            ? Optional.of(new Otherwise(behavior, ""))
            : text(operands.get(i - 1))
                .map(text -> new Otherwise(SqlJsonValueEmptyOrErrorBehavior.DEFAULT, text));
      }
    }
    return Optional.of(Otherwise.NULL);
  }

  private static @Nullable Object symbol(RexNode operand) {
    return operand instanceof RexLiteral literal && literal.getTypeName() == SqlTypeName.SYMBOL
        ? literal.getValue()
        : null;
  }

  private static Optional<String> text(RexNode given) {
    RexNode operand = given.isA(SqlKind.CAST) ? ((RexCall) given).getOperands().get(0) : given;
    return operand instanceof RexLiteral literal && !literal.isNull()
        ? Optional.ofNullable(literal.getValue2()).map(Object::toString)
        : Optional.empty();
  }

  private Optional<RexNode> query(RexCall call) {
    RelDataType type = call.getType();
    return SqlTypeName.CHAR_TYPES.contains(type.getSqlTypeName())
            && symbol(call.getOperands().get(2)) instanceof SqlJsonQueryWrapperBehavior wrapper
            && symbol(call.getOperands().get(3)) instanceof SqlJsonQueryEmptyOrErrorBehavior empty
            && symbol(call.getOperands().get(4)) instanceof SqlJsonQueryEmptyOrErrorBehavior error
        ? Optional.of(
            rexBuilder.makeCall(
                type,
                RuntimeOperator.of(
                    "JSON_QUERY " + wrapper + " " + empty + " " + error,
                    type,
                    JsonItems.class,
                    "query",
                    wrapper,
                    empty,
                    error),
                call.getOperands().subList(0, 2)))
        : Optional.empty();
  }

  private RexNode withTimesAsText(RexCall call) {
    return call.clone(call.getType(), call.getOperands().stream().map(this::withoutTime).toList());
  }

  private RexNode withoutTime(RexNode operand) {
    SqlTypeName name = operand.getType().getSqlTypeName();
    if (!SqlTypeName.DATETIME_TYPES.contains(name)) {
      return operand;
    }
    RelDataTypeFactory types = rexBuilder.getTypeFactory();
    RelDataType text =
        types.createTypeWithNullability(
            types.createSqlType(SqlTypeName.VARCHAR), operand.getType().isNullable());
    return rexBuilder.makeCall(
        text,
        RuntimeOperator.of("JSON_TIME " + name, text, JsonItems.class, "time", name),
        List.of(operand));
  }
}
