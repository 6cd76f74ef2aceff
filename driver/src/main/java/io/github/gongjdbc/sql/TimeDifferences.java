package io.github.gongjdbc.sql;

import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Counts TIMESTAMPDIFF in milliseconds, as a BIGINT. Calcite counts whole seconds, as an INTEGER,
 * which is full after 68 years.
 */
final class TimeDifferences extends SqlShuttle {
  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    return visited instanceof SqlCall difference
            && difference.getOperator().getName().equals("TIMESTAMPDIFF")
            && difference.operandCount() == 3
            && difference.operand(0) instanceof SqlIntervalQualifier unit
        ? length(unit.getUnit()).map(length -> counted(difference, length)).orElse(visited)
        : visited;
  }

  /** How many milliseconds a unit has; empty where that is not always the same. */
  private static Optional<Long> length(TimeUnit unit) {
    return switch (unit) {
      case MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK ->
          Optional.of(Math.max(unit.multiplier.longValue(), 1));
      default -> Optional.empty();
    };
  }

  private static SqlNode counted(SqlCall difference, long length) {
    SqlParserPos position = difference.getParserPosition();
    SqlNode milliseconds =
        OwnFunctions.MILLISECONDS_BETWEEN.createCall(
            position, difference.operand(1), difference.operand(2));
    return SqlStdOperatorTable.DIVIDE.createCall(
        position, milliseconds, SqlLiteral.createExactNumeric(String.valueOf(length), position));
  }
}
