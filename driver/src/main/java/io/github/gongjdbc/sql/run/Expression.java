package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.sql.value.ZonedType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * An expression of a plan that can be computed as it is: columns, literals, parameters, the current
 * time and what lies a fixed interval from it, compared with each other and combined by AND, OR and
 * NOT. Of the types, those whose order is that of their Java values.
 */
interface Expression {
  /** The value, in the form in which Calcite computes. */
  @Nullable Object value(DataContext context, @Nullable Object[] row);

  /** The expression; empty when something in it is not understood. */
  static Optional<Expression> of(RexNode node, RexBuilder rexBuilder) {
    return understood(RexUtil.expandSearch(rexBuilder, null, node));
  }

  /** All of the expressions, or nothing. */
  static Optional<List<Expression>> all(List<? extends RexNode> nodes, RexBuilder rexBuilder) {
    List<Expression> expressions = new ArrayList<>();
    for (RexNode node : nodes) {
      of(node, rexBuilder).ifPresent(expressions::add);
    }
    return expressions.size() == nodes.size() ? Optional.of(expressions) : Optional.empty();
  }

  /** Whether values of the type are ordered as their Java objects are. */
  static boolean isComparable(RelDataType type) {
    return Types.COMPARABLE.contains(type.getSqlTypeName())
        && (type.getCollation() == null || type.getCollation().getCollator() == null);
  }

  private static Optional<Expression> understood(RexNode node) {
    if (node instanceof RexInputRef column) {
      int index = column.getIndex();
      return Optional.of((context, row) -> row[index]);
    }
    if (node instanceof RexDynamicParam parameter) {
      String name = "?" + parameter.getIndex();
      return isComparable(node.getType())
          ? Optional.of((context, row) -> context.get(name))
          : Optional.empty();
    }
    if (node instanceof RexLiteral literal) {
      return literal(literal);
    }
    return node instanceof RexCall call ? call(call) : Optional.empty();
  }

  private static Optional<Expression> literal(RexLiteral literal) {
    if (literal.isNull()) {
      return Optional.of((context, row) -> null);
    }
    Class<?> form =
        switch (literal.getType().getSqlTypeName()) {
          case VARCHAR, CHAR -> String.class;
          case INTEGER -> Integer.class;
          case BIGINT, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> Long.class;
          case BOOLEAN -> Boolean.class;
          default -> Void.class;
        };
    if (form == Void.class || !isComparable(literal.getType())) {
      return Optional.empty();
    }
    Object value = literal.getValueAs(form);
    return Optional.of((context, row) -> value);
  }

  private static Optional<Expression> call(RexCall call) {
    return switch (call.getKind()) {
      case AND, OR -> combined(call);
      case NOT ->
          understood(call.getOperands().get(0))
              .map(
                  operand ->
                      (context, row) ->
                          operand.value(context, row) instanceof Boolean holds ? !holds : null);
      case IS_NULL ->
          understood(call.getOperands().get(0))
              .map(operand -> (context, row) -> operand.value(context, row) == null);
      case IS_NOT_NULL ->
          understood(call.getOperands().get(0))
              .map(operand -> (context, row) -> operand.value(context, row) != null);
      case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          comparison(call);
      case PLUS, MINUS -> shifted(call);
      case CAST -> widened(call);
      case OTHER_FUNCTION ->
          call.getOperator().getName().equals("CURRENT_TIMESTAMP")
              ? Optional.of(
                  (context, row) -> DataContext.Variable.CURRENT_TIMESTAMP.<Long>get(context))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** AND is decided by what is false, OR by what is true; where nothing decides, NULL stays. */
  private static Optional<Expression> combined(RexCall call) {
    boolean decisive = call.getKind() == SqlKind.OR;
    return each(call)
        .map(
            operands ->
                (context, row) -> {
                  Boolean result = !decisive;
                  for (Expression operand : operands) {
                    Object value = operand.value(context, row);
                    if (value == null) {
                      result = null;
                    } else if (value.equals(decisive)) {
                      return decisive;
                    }
                  }
                  return result;
                });
  }

  private static Optional<Expression> comparison(RexCall call) {
    RelDataType left = call.getOperands().get(0).getType();
    RelDataType right = call.getOperands().get(1).getType();
    if (!isComparable(left)
        || !isComparable(right)
        || left.getFamily() != right.getFamily()
        || ZonedType.is(left) != ZonedType.is(right)) {
      return Optional.empty();
    }
    SqlKind kind = call.getKind();
    return each(call)
        .map(
            operands ->
                (context, row) -> {
                  Object first = operands.get(0).value(context, row);
                  Object second = operands.get(1).value(context, row);
                  return (first == null || second == null)
                      ? null
                      : holds(kind, Types.ORDER.compare(first, second));
                });
  }

  private static boolean holds(SqlKind kind, int order) {
    return switch (kind) {
      case EQUALS -> order == 0;
      case NOT_EQUALS -> order != 0;
      case LESS_THAN -> order < 0;
      case LESS_THAN_OR_EQUAL -> order <= 0;
      case GREATER_THAN -> order > 0;
      case GREATER_THAN_OR_EQUAL -> order >= 0;
      default -> throw new IllegalArgumentException(kind + " compares nothing");
    };
  }

  /** A time moved by an interval of days or less. */
  private static Optional<Expression> shifted(RexCall call) {
    if (call.getOperands().size() != 2) {
      return Optional.empty();
    }
    SqlTypeName type = call.getType().getSqlTypeName();
    RexNode by = call.getOperands().get(1);
    int sign = call.getKind() == SqlKind.PLUS ? 1 : -1;
    if (type == SqlTypeName.TIMESTAMP
        && call.getOperands().get(0).getType().getSqlTypeName() == SqlTypeName.TIMESTAMP
        && by instanceof RexLiteral interval
        && !interval.isNull()
        && SqlTypeName.DAY_INTERVAL_TYPES.contains(interval.getType().getSqlTypeName())) {
      long milliseconds = sign * interval.getValueAs(Long.class);
      return understood(call.getOperands().get(0))
          .map(
              time ->
                  (context, row) ->
                      time.value(context, row) instanceof Long value ? value + milliseconds : null);
    }
    return Optional.empty();
  }

  /** A cast that changes no value: to the same type with more room. */
  private static Optional<Expression> widened(RexCall call) {
    RexNode operand = call.getOperands().get(0);
    RelDataType from = operand.getType();
    RelDataType to = call.getType();
    return isComparable(to)
            && to.getSqlTypeName() != SqlTypeName.CHAR
            && to.getSqlTypeName() == from.getSqlTypeName()
            && hasRoomFor(to.getPrecision(), from.getPrecision())
        ? understood(operand)
        : Optional.empty();
  }

  /** A type without a precision has room for everything. */
  private static boolean hasRoomFor(int to, int from) {
    return to == RelDataType.PRECISION_NOT_SPECIFIED
        || (from != RelDataType.PRECISION_NOT_SPECIFIED && to >= from);
  }

  private static Optional<List<Expression>> each(RexCall call) {
    List<Expression> operands = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      understood(operand).ifPresent(operands::add);
    }
    return operands.size() == call.getOperands().size() ? Optional.of(operands) : Optional.empty();
  }

  /** Which types are understood, and their order. */
  final class Types {
    private static final Set<SqlTypeName> COMPARABLE =
        EnumSet.of(
            SqlTypeName.VARCHAR,
            SqlTypeName.CHAR,
            SqlTypeName.INTEGER,
            SqlTypeName.BIGINT,
            SqlTypeName.TIMESTAMP,
            SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE,
            SqlTypeName.BOOLEAN);

    static final Comparator<Object> ORDER = Types::compare;

    private Types() {}

    // Both values are of one family, and so of one class unless they are numbers.
    @SuppressWarnings("unchecked")
    private static int compare(Object first, Object second) {
      return first instanceof Number a && second instanceof Number b
          ? Long.compare(a.longValue(), b.longValue())
          : ((Comparable<Object>) first).compareTo(second);
    }
  }
}
