package io.github.gongjdbc.sql.validate;

import io.github.gongjdbc.sql.function.OwnFunctions;
import io.github.gongjdbc.sql.parse.Words;
import java.util.Arrays;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Counts TIMESTAMPDIFF in milliseconds, as a BIGINT, also for the units below one, or in months.
 * Calcite counts whole seconds, as an INTEGER, which is full after 68 years, and a month too many
 * where the second time is the earlier one.
 */
public final class TimeDifferences extends SqlShuttle {
  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    return visited instanceof SqlCall difference
            && difference.getOperator().getName().equals("TIMESTAMPDIFF")
            && difference.operandCount() == 3
            && difference.operand(0) instanceof SqlIntervalQualifier unit
        ? unit(unit).flatMap(known -> counted(difference, known)).orElse(visited)
        : visited;
  }

  /** The parser keeps the names that JDBC gives to units as they are. */
  private static Optional<TimeUnit> unit(SqlIntervalQualifier qualifier) {
    if (qualifier.timeFrameName == null) {
      return Optional.of(qualifier.getUnit());
    }
    String name = Words.upper(qualifier.timeFrameName).replaceFirst("^SQL_TSI_", "");
    return name.equals("FRAC_SECOND")
        ? Optional.of(TimeUnit.NANOSECOND)
        : Arrays.stream(TimeUnit.values()).filter(unit -> unit.name().equals(name)).findFirst();
  }

  /** Empty for the longest units. */
  private static Optional<SqlNode> counted(SqlCall difference, TimeUnit unit) {
    return switch (unit) {
      case NANOSECOND ->
          Optional.of(
              computed(
                  difference,
                  OwnFunctions.MILLISECONDS_BETWEEN,
                  SqlStdOperatorTable.MULTIPLY,
                  1_000_000));
      case MICROSECOND ->
          Optional.of(
              computed(
                  difference,
                  OwnFunctions.MILLISECONDS_BETWEEN,
                  SqlStdOperatorTable.MULTIPLY,
                  1_000));
      case MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK ->
          Optional.of(
              computed(
                  difference,
                  OwnFunctions.MILLISECONDS_BETWEEN,
                  SqlStdOperatorTable.DIVIDE,
                  unit.multiplier.longValue()));
      case MONTH, QUARTER, YEAR ->
          Optional.of(
              computed(
                  difference,
                  OwnFunctions.MONTHS_BETWEEN,
                  SqlStdOperatorTable.DIVIDE,
                  unit.multiplier.longValue()));
      default -> Optional.empty();
    };
  }

  private static SqlNode computed(
      SqlCall difference, SqlOperator between, SqlOperator operator, long factor) {
    SqlParserPos position = difference.getParserPosition();
    SqlNode count = between.createCall(position, difference.operand(1), difference.operand(2));
    return operator.createCall(
        position, count, SqlLiteral.createExactNumeric(String.valueOf(factor), position));
  }
}
