package io.github.gongjdbc.sql;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorException;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's implicit casts, and one more: a string literal that is compared with a time stamp is
 * read as people write time stamps, with an offset too, which Calcite's own cast refuses.
 */
final class Coercion extends TypeCoercionImpl {
  private final ZoneId zone;

  Coercion(RelDataTypeFactory typeFactory, SqlValidator validator, ZoneId zone) {
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

  private Optional<SqlNode> timestamp(SqlNode node, RelDataType targetType) {
    if (targetType.getSqlTypeName() != SqlTypeName.TIMESTAMP
        || !(node instanceof SqlCharStringLiteral literal)) {
      return Optional.empty();
    }
    String text = literal.getValueAs(String.class);
    SqlParserPos position = node.getParserPosition();
    LocalDateTime time =
        TimestampText.parse(text, zone)
            .orElseThrow(() -> complaint(TimestampText.complaint(text), position));
    TimestampString value =
        TimestampString.fromMillisSinceEpoch(time.toInstant(ZoneOffset.UTC).toEpochMilli());
    return Optional.of(SqlLiteral.createTimestamp(SqlTypeName.TIMESTAMP, value, 3, position));
  }

  private static CalciteContextException complaint(String message, SqlParserPos position) {
    return new CalciteContextException(
        message,
        new SqlValidatorException(message, null),
        position.getLineNum(),
        position.getColumnNum(),
        position.getEndLineNum(),
        position.getEndColumnNum());
  }
}
