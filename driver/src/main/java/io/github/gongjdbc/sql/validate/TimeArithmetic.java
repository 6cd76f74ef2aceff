package io.github.gongjdbc.sql.validate;

import io.github.gongjdbc.sql.function.OwnAggregates;
import io.github.gongjdbc.sql.function.OwnFunctions;
import io.github.gongjdbc.sql.value.ZonedType;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Plus and minus of times, as PostgreSQL has them: two dates have whole days between them, other
 * times an interval, and a number beside a date counts days. Calcite has none of these.
 */
final class TimeArithmetic {
  private TimeArithmetic() {}

  /** Whether the operator of a call may be one of times. */
  static boolean mayBe(SqlBasicCall call) {
    return call.operandCount() == 2
        && (call.getOperator().equals(SqlStdOperatorTable.MINUS)
            || call.getOperator().equals(SqlStdOperatorTable.PLUS));
  }

  /** Puts what is computed into a call, as soon as the types of its operands are known. */
  static void resolve(SqlBasicCall call, RelDataType left, RelDataType right) {
    boolean minus = call.getKind() == SqlKind.MINUS;
    if (minus && isDay(left) && isDay(right)) {
      call.setOperator(
          isDate(left) && isDate(right)
              ? OwnFunctions.DAYS_BETWEEN
              : OwnFunctions.INTERVAL_BETWEEN);
    } else if (minus
        && left.getSqlTypeName() == SqlTypeName.TIME
        && right.getSqlTypeName() == SqlTypeName.TIME) {
      call.setOperator(OwnFunctions.INTERVAL_BETWEEN);
    } else if (SqlTypeUtil.isDatetime(left) && SqlTypeUtil.isNumeric(right)) {
      call.setOperand(1, days(call, left, right, call.operand(1)));
    } else if (SqlTypeUtil.isNumeric(left) && minus && SqlTypeUtil.isDatetime(right)) {
      throw Coercion.complaint(
          "A " + ZonedType.named(right) + " cannot be subtracted from a number",
          call.getParserPosition());
    } else if (SqlTypeUtil.isNumeric(left) && SqlTypeUtil.isDatetime(right)) {
      call.setOperand(0, days(call, right, left, call.operand(0)));
    }
  }

  /** Whether a call may be a sum or an average of intervals. */
  static boolean mayBeTotal(SqlBasicCall call) {
    return call.operandCount() == 1
        && (call.getOperator().equals(SqlStdOperatorTable.SUM)
            || call.getOperator().equals(SqlStdOperatorTable.AVG));
  }

  static void resolveTotal(SqlBasicCall call, RelDataType type) {
    if (SqlTypeName.DAY_INTERVAL_TYPES.contains(type.getSqlTypeName())) {
      call.setOperator(
          call.getKind() == SqlKind.SUM
              ? OwnAggregates.INTERVAL_SUM
              : OwnAggregates.INTERVAL_AVERAGE);
    }
  }

  private static SqlNode days(
      SqlBasicCall call, RelDataType time, RelDataType number, SqlNode count) {
    if (!isDate(time) || !SqlTypeName.INT_TYPES.contains(number.getSqlTypeName())) {
      throw Coercion.complaint(
          (isDate(time)
                  ? "Only a whole number of days can be added to a DATE or subtracted from it"
                  : "A number cannot be added to a "
                      + ZonedType.named(time)
                      + " or subtracted from it")
              + ": write an interval, such as INTERVAL '7' DAY",
          call.getParserPosition());
    }
    SqlParserPos position = count.getParserPosition();
    if (count instanceof SqlNumericLiteral literal) {
      String text = literal.toValue();
      return SqlLiteral.createInterval(
          1,
          text,
          new SqlIntervalQualifier(
              TimeUnit.DAY,
              Math.max(text.length(), 2),
              null,
              RelDataType.PRECISION_NOT_SPECIFIED,
              position),
          position);
    }
    return SqlStdOperatorTable.MULTIPLY.createCall(
        position,
        count,
        SqlLiteral.createInterval(
            1, "1", new SqlIntervalQualifier(TimeUnit.DAY, null, position), position));
  }

  private static boolean isDay(RelDataType type) {
    return ZonedType.isLocal(type) || ZonedType.is(type);
  }

  private static boolean isDate(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.DATE;
  }
}
