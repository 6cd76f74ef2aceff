package io.github.gongjdbc.sql.validate;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.value.TimestampText;
import io.github.gongjdbc.sql.value.ZonedType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's implicit casts, and one more: a string literal that is compared with a time stamp is
 * read as people write time stamps, with an offset too, which Calcite's own cast refuses.
 */
public final class Coercion extends TypeCoercionImpl {
  private final ZoneId zone;

  public Coercion(RelDataTypeFactory typeFactory, SqlValidator validator, ZoneId zone) {
    super(typeFactory, validator);
    this.zone = zone;
  }

  @Override
  protected boolean coerceOperandType(
      @Nullable SqlValidatorScope scope, SqlCall call, int index, RelDataType targetType) {
    Optional<SqlNode> literal = timestamp(call.getOperandList().get(index), targetType);
    if (literal.isPresent()) {
      call.setOperand(index, literal.get());
      updateInferredType(literal.get(), targetType);
      return true;
    }
    return super.coerceOperandType(scope, call, index, targetType);
  }

  @Override
  protected boolean coerceColumnType(
      @Nullable SqlValidatorScope scope, SqlNodeList nodes, int index, RelDataType targetType) {
    if (index < nodes.size()) {
      Optional<SqlNode> literal = timestamp(nodes.get(index), targetType);
      if (literal.isPresent()) {
        nodes.set(index, literal.get());
        updateInferredType(literal.get(), targetType);
        return true;
      }
    }
    return super.coerceColumnType(scope, nodes, index, targetType);
  }

  /**
   * Text that looks like a number, as ids do, is compared with a number as text: made a number it
   * would lose digits, or fail where it is none.
   */
  @Override
  public boolean binaryComparisonCoercion(SqlCallBinding binding) {
    List<RelDataType> types = binding.collectOperandTypes();
    if (types.stream().anyMatch(ZonedType::isLocal)) {
      for (int i = 0; i < types.size(); i++) {
        if (ZonedType.is(types.get(i))) {
          coerceOperandType(binding.getScope(), binding.getCall(), i, local());
        }
      }
    }
    if (binding.getOperandCount() == 2) {
      for (int i = 0; i < 2; i++) {
        RelDataType other = binding.getOperandType(1 - i);
        if (isTextColumn(binding.operand(i), binding.getOperandType(i))
            && SqlTypeUtil.isNumeric(other)) {
          requireEquality(binding, binding.operand(i));
          return coerceOperandType(binding.getScope(), binding.getCall(), 1 - i, text());
        }
      }
    } else if (binding.getOperator().getKind() == SqlKind.BETWEEN
        && isTextColumn(binding.operand(0), binding.getOperandType(0))
        && SqlTypeUtil.isNumeric(binding.getOperandType(1))) {
      requireEquality(binding, binding.operand(0));
    }
    return super.binaryComparisonCoercion(binding);
  }

  @Override
  public boolean inOperationCoercion(SqlCallBinding binding) {
    if (binding.operand(1) instanceof SqlNodeList values) {
      compareLocalTimes(binding, values);
    }
    if (isTextColumn(binding.operand(0), binding.getOperandType(0))
        && binding.operand(1) instanceof SqlNodeList values
        && SqlTypeUtil.isNumeric(binding.getOperandType(1))) {
      for (int i = 0; i < values.size(); i++) {
        coerceColumnType(binding.getScope(), values, i, text());
      }
      updateInferredType(values, text());
      return true;
    }
    return super.inOperationCoercion(binding);
  }

  /** What stands beside a local time is compared as one. */
  private void compareLocalTimes(SqlCallBinding binding, SqlNodeList values) {
    SqlValidatorScope scope = binding.getScope();
    List<RelDataType> types = new ArrayList<>();
    values.forEach(value -> types.add(validator.deriveType(scope, value)));
    RelDataType sought = binding.getOperandType(0);
    if (ZonedType.isLocal(sought) || types.stream().anyMatch(ZonedType::isLocal)) {
      for (int i = 0; i < types.size(); i++) {
        if (ZonedType.is(types.get(i))) {
          coerceColumnType(scope, values, i, local());
        }
      }
      if (ZonedType.is(sought)) {
        coerceOperandType(scope, binding.getCall(), 0, local());
      }
    }
  }

  /** Local times become instants where both are to be one column. */
  @Override
  public @Nullable RelDataType getTightestCommonType(
      @Nullable RelDataType first, @Nullable RelDataType second) {
    return first != null && second != null && ZonedType.isMixed(List.of(first, second))
        ? instant(List.of(first, second))
        : super.getTightestCommonType(first, second);
  }

  @Override
  public @Nullable RelDataType getWiderTypeForTwo(
      @Nullable RelDataType first, @Nullable RelDataType second, boolean stringPromotion) {
    return first != null && second != null && ZonedType.isMixed(List.of(first, second))
        ? instant(List.of(first, second))
        : super.getWiderTypeForTwo(first, second, stringPromotion);
  }

  @Override
  public @Nullable RelDataType getWiderTypeFor(List<RelDataType> types, boolean stringPromotion) {
    return ZonedType.isMixed(types)
        ? instant(types)
        : super.getWiderTypeFor(types, stringPromotion);
  }

  private RelDataType instant(List<RelDataType> types) {
    return ZonedType.of(factory, types.stream().anyMatch(RelDataType::isNullable));
  }

  private RelDataType local() {
    return ZonedType.local(factory, true);
  }

  /** A number is not a time, though Calcite would make it one. */
  @Override
  public boolean userDefinedFunctionCoercion(
      SqlValidatorScope scope, SqlCall call, SqlFunction function) {
    List<RelDataType> parameters =
        function.getOperandTypeChecker() instanceof SqlOperandMetadata known
            ? known.paramTypes(factory)
            : List.of();
    for (int i = 0; i < Math.min(parameters.size(), call.operandCount()); i++) {
      RelDataType given = validator.deriveType(scope, call.operand(i));
      if (SqlTypeUtil.isDatetime(parameters.get(i)) && SqlTypeUtil.isNumeric(given)) {
        throw complaint(
            "A pattern makes text of a time, not of a number: write CAST(x AS VARCHAR)",
            call.operand(i).getParserPosition());
      }
    }
    return super.userDefinedFunctionCoercion(scope, call, function);
  }

  private static boolean isTextColumn(SqlNode node, RelDataType type) {
    return node instanceof SqlIdentifier && SqlTypeUtil.inCharFamily(type);
  }

  private static void requireEquality(SqlCallBinding binding, SqlNode column) {
    SqlKind kind = binding.getOperator().getKind();
    if (kind != SqlKind.EQUALS && kind != SqlKind.NOT_EQUALS) {
      throw complaint(
          column
              + " is text and cannot be ordered with a number: put the number in quotes, or cast"
              + " the column",
          column.getParserPosition());
    }
  }

  private RelDataType text() {
    return factory.createSqlType(SqlTypeName.VARCHAR);
  }

  private Optional<SqlNode> timestamp(SqlNode node, RelDataType targetType) {
    boolean zoned = ZonedType.is(targetType);
    if ((!zoned && targetType.getSqlTypeName() != SqlTypeName.TIMESTAMP)
        || !(node instanceof SqlCharStringLiteral literal)) {
      return Optional.empty();
    }
    String text = literal.getValueAs(String.class);
    SqlParserPos position = node.getParserPosition();
    Optional<SqlNode> read =
        zoned
            ? TimestampText.instant(text, zone).map(time -> FineTime.literal(time, position))
            : TimestampText.exact(text, zone).map(time -> FineTime.literal(time, position));
    if (read.isEmpty()) {
      throw complaint(
          SqlState.INVALID_DATETIME, TimestampText.complaint("TIMESTAMP", text), position);
    }
    return read;
  }

  /** What is wrong at a place of the statement. */
  static CalciteContextException complaint(String message, SqlParserPos position) {
    return complaint(SqlState.INVALID_SQL, message, position);
  }

  private static CalciteContextException complaint(
      SqlState state, String message, SqlParserPos position) {
    return new CalciteContextException(
        message,
        SqlExceptions.of(state, message),
        position.getLineNum(),
        position.getColumnNum(),
        position.getEndLineNum(),
        position.getEndColumnNum());
  }
}
