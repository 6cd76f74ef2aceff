package io.github.gongjdbc.sql.validate;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeInference;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** An operator that marks its one operand. It is removed before the query is planned. */
final class Marker extends SqlSpecialOperator {
  private static final int PRECEDENCE = 100;

  Marker(String name, SqlReturnTypeInference type, SqlOperandTypeInference operandType) {
    super(name, SqlKind.OTHER_FUNCTION, PRECEDENCE, true, type, operandType, OperandTypes.ANY);
  }

  /** Others are looked up by their names. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    validator.deriveType(scope, call.operand(0));
    return validateOperands(validator, scope, call);
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
    call.operand(0).unparse(writer, leftPrecedence, rightPrecedence);
  }
}
