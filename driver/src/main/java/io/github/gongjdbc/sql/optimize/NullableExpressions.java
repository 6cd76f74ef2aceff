package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.sql.function.OwnFunctions;
import io.github.gongjdbc.sql.function.OwnImplementations;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Makes expressions that stay right where their operands are NULL.
 *
 * <p>A comparison with NULL is NULL. Calcite fails on an assertion where an operand becomes NULL
 * only when it is simplified, as {@code CASE WHEN a THEN NULL ELSE NULL END} does (CALCITE-7070
 * mended other such cases).
 *
 * <p>The value of a branch of CASE keeps NULL in its type. Calcite makes {@code COALESCE(a, b)} a
 * CASE that says {@code CAST(a AS NOT NULL)} where {@code a IS NOT NULL}; when it moves the branch
 * out of this condition, {@code a NOT LIKE 'x'} is true for a NULL.
 */
public final class NullableExpressions extends RexBuilder {
  private static final Set<SqlKind> STRICT =
      Set.of(SqlKind.PLUS, SqlKind.MINUS, SqlKind.TIMES, SqlKind.FLOOR, SqlKind.CEIL);

  public NullableExpressions(RelDataTypeFactory typeFactory) {
    super(typeFactory);
  }

  @Override
  public RexNode makeCall(
      SqlParserPos position, SqlOperator operator, List<? extends RexNode> operands) {
    StatementContext.checkCurrent();
    if (operator.getKind() == SqlKind.SEARCH
        && operands.get(0).getType().getSqlTypeName() == SqlTypeName.BOOLEAN) {
      return BooleanSearch.of(this, operands.get(0), (RexLiteral) operands.get(1));
    }
    RexNode call = super.makeCall(position, operator, operands);
    if (operator.getKind() == SqlKind.CASE) {
      return makeCall(position, call.getType(), operator, List.copyOf(operands));
    }
    return SqlKind.COMPARISON.contains(operator.getKind())
            && operands.stream().anyMatch(operand -> RexUtil.isNullLiteral(operand, true))
        ? makeNullLiteral(call.getType())
        : call;
  }

  @Override
  public RexNode makeCall(
      SqlParserPos position, RelDataType type, SqlOperator operator, List<RexNode> operands) {
    RexNode made = super.makeCall(position, certain(type, operator, operands), operator, operands);
    if (operator.getKind() == SqlKind.LIKE && operands.size() == 3) {
      // Calcite fails where it makes a LIKE ... ESCAPE '' simpler.
      return OwnFunctions.of((RexCall) made)
          .map(own -> super.makeCall(position, type, own, operands))
          .orElse(made);
    }
    if (operator.getKind() != SqlKind.CASE) {
      return made;
    }
    List<RexNode> nullable =
        IntStream.range(0, operands.size())
            .mapToObj(i -> isValue(i, operands) ? nullable(operands.get(i)) : operands.get(i))
            .toList();
    if (nullable.equals(operands)) {
      return super.makeCall(position, type, operator, operands);
    }
    RexNode call =
        super.makeCall(
            position, typeFactory.createTypeWithNullability(type, true), operator, nullable);
    return type.isNullable() ? call : makeAbstractCast(type, call, false);
  }

  /**
   * The type of an operation that is NULL for NULL alone: where no operand is, it is not. In the
   * condition of an outer join Calcite has such operations of both opinions, and fails on an
   * assertion.
   */
  private RelDataType certain(RelDataType type, SqlOperator operator, List<RexNode> operands) {
    return STRICT.contains(operator.getKind())
            && type.isNullable()
            && operands.stream().noneMatch(operand -> operand.getType().isNullable())
        ? typeFactory.createTypeWithNullability(type, false)
        : type;
  }

  /**
   * TRY_CAST is the driver's from the beginning: where its operand is a cast that becomes simpler,
   * Calcite makes a CAST of it, which fails.
   */
  @Override
  public RexNode makeAbstractCast(
      SqlParserPos position, RelDataType type, RexNode value, boolean safe, RexLiteral format) {
    SqlOperator own =
        safe ? OwnImplementations.cast(SqlKind.SAFE_CAST, value.getType(), type) : null;
    return own == null
        ? super.makeAbstractCast(position, type, value, safe, format)
        : makeCall(
            position, typeFactory.createTypeWithNullability(type, true), own, List.of(value));
  }

  /** A time with fewer digits is rounded, where Calcite cuts the digits of a literal. */
  @Override
  public RexNode makeCast(
      SqlParserPos position,
      RelDataType type,
      RexNode value,
      boolean matchNullability,
      boolean safe,
      RexLiteral format) {
    boolean rounds =
        !safe
            && value instanceof RexLiteral literal
            && !literal.isNull()
            && SqlTypeName.DATETIME_TYPES.contains(type.getSqlTypeName())
            && type.getSqlTypeName() == value.getType().getSqlTypeName()
            && type.getPrecision() < value.getType().getPrecision();
    return rounds
        ? makeAbstractCast(position, type, value, false, format)
        : super.makeCast(position, type, value, matchNullability, safe, format);
  }

  private static boolean isValue(int index, List<RexNode> operands) {
    return index % 2 == 1 || index == operands.size() - 1;
  }

  /** The same value without casts of what may be NULL to what is not. */
  private RexNode nullable(RexNode value) {
    if (!value.isA(SqlKind.CAST) || value.getType().isNullable()) {
      return value;
    }
    RexNode operand = nullable(((RexCall) value).getOperands().get(0));
    if (!operand.getType().isNullable()) {
      return value;
    }
    RelDataType type = typeFactory.createTypeWithNullability(value.getType(), true);
    return operand.getType().equals(type) ? operand : makeAbstractCast(type, operand, false);
  }
}
