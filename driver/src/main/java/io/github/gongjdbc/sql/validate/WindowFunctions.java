package io.github.gongjdbc.sql.validate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes window functions that Calcite refuses, or computes wrongly, by means of others: {@code
 * FILTER} before {@code OVER} (CALCITE-7595), PERCENT_RANK, CUME_DIST, NTILE of a number that does
 * not divide the rows, and NTH_VALUE beyond the end of the frame.
 */
public final class WindowFunctions extends SqlShuttle {
  /** The windows that the SELECT around names, and those around it. */
  private final Map<String, SqlWindow> named = new HashMap<>();

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SqlSelect select) {
      for (SqlNode window : select.getWindowList()) {
        SqlIdentifier name = ((SqlWindow) window).getDeclName();
        if (name != null) {
          named.put(name.getSimple().toUpperCase(Locale.ROOT), (SqlWindow) window);
        }
      }
    }
    SqlNode visited = super.visit(call);
    if (!(visited instanceof SqlCall over) || over.getKind() != SqlKind.OVER) {
      return visited;
    }
    SqlCall merged = over(over.operand(0), merged(over.operand(1)), over.getParserPosition());
    return replaced(merged).orElse(merged);
  }

  /** A window that refines a named one, written out: Calcite forgets the frame of such a window. */
  private SqlNode merged(SqlNode window) {
    if (!(window instanceof SqlWindow refined) || refined.getRefName() == null) {
      return window;
    }
    SqlWindow known = named.get(refined.getRefName().getSimple().toUpperCase(Locale.ROOT));
    if (known == null) {
      return window;
    }
    SqlWindow base = (SqlWindow) merged(known);
    return SqlWindow.create(
        null,
        base.getRefName(),
        base.getPartitionList(),
        refined.getOrderList().isEmpty() ? base.getOrderList() : refined.getOrderList(),
        SqlLiteral.createBoolean(refined.isRows(), refined.getParserPosition()),
        refined.getLowerBound(),
        refined.getUpperBound(),
        null,
        refined.getParserPosition());
  }

  private Optional<SqlNode> replaced(SqlCall over) {
    if (!(over.operand(0) instanceof SqlCall function)) {
      return Optional.empty();
    }
    SqlNode window = over.operand(1);
    SqlParserPos position = over.getParserPosition();
    if (function.getKind() == SqlKind.FILTER) {
      return filtered(function, position)
          .map(aggregate -> over(aggregate, window, position))
          .map(filtered -> replaced(filtered).orElse(filtered));
    }
    int arguments = function.operandCount();
    return switch (function.getOperator().getName().toUpperCase(Locale.ROOT)) {
      case "PERCENT_RANK" ->
          arguments == 0 ? Optional.of(percentRank(window, position)) : Optional.empty();
      case "CUME_DIST" ->
          arguments == 0 ? Optional.of(cumulative(window, position)) : Optional.empty();
      case "NTILE" ->
          arguments == 1
              ? Optional.of(tile(function.operand(0), window, position))
              : Optional.empty();
      case "NTH_VALUE" ->
          arguments == 2 ? Optional.of(nth(function, window, position)) : Optional.empty();
      case "LAG", "LEAD" ->
          arguments > 1 && !(function.operand(1) instanceof SqlNumericLiteral)
              ? Optional.of(shifted(function, window, position))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** NTH_VALUE, which is null where the frame has fewer rows. */
  private static SqlNode nth(SqlCall function, SqlNode window, SqlParserPos position) {
    SqlNode row = positive("FRAME_ROW", function.operand(1), position);
    SqlNode known = call(SqlStdOperatorTable.COALESCE, row, number(1, position));
    return when(
        call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, count(window, position), row),
        over(
            function
                .getOperator()
                .createCall(
                    position, function.operand(0), row instanceof SqlNumericLiteral ? row : known),
            window,
            position),
        SqlLiteral.createNull(position));
  }

  /** LAG or LEAD by a number of rows that may be null: the result is null, then. */
  private static SqlNode shifted(SqlCall function, SqlNode window, SqlParserPos position) {
    SqlNode rows = function.operand(1);
    List<SqlNode> arguments = new ArrayList<>(function.getOperandList());
    arguments.set(1, call(SqlStdOperatorTable.COALESCE, rows, number(0, position)));
    return when(
        call(SqlStdOperatorTable.IS_NOT_NULL, rows),
        over(function.getOperator().createCall(position, arguments), window, position),
        SqlLiteral.createNull(position));
  }

  /** A number that has to be above zero: a function looks at it unless it is written so. */
  private static SqlNode positive(String check, SqlNode number, SqlParserPos position) {
    return number instanceof SqlNumericLiteral literal && literal.bigDecimalValue().signum() > 0
        ? number
        : Functions.own(check, position, List.of(number));
  }

  /** The aggregate function of values that are null where the filter does not hold. */
  private static Optional<SqlCall> filtered(SqlCall filter, SqlParserPos position) {
    SqlCall aggregate = filter.operand(0);
    SqlNode condition = filter.operand(1);
    if (aggregate.operandCount() != 1) {
      return Optional.empty();
    }
    boolean star = aggregate.operand(0) instanceof SqlIdentifier column && column.isStar();
    SqlNode value = star ? number(0, position) : aggregate.operand(0);
    return Optional.of(
        aggregate
            .getOperator()
            .createCall(
                aggregate.getFunctionQuantifier(),
                position,
                when(condition, value, SqlLiteral.createNull(position))));
  }

  /** How many rows of the partition rank before a row, as a part of all others. */
  private SqlNode percentRank(SqlNode window, SqlParserPos position) {
    SqlNode others = call(SqlStdOperatorTable.MINUS, all(window, position), number(1, position));
    SqlNode before =
        call(
            SqlStdOperatorTable.MINUS,
            over(SqlStdOperatorTable.RANK.createCall(position), window, position),
            number(1, position));
    return floating(
        call(
            SqlStdOperatorTable.COALESCE, quotient(before, others, position), number(0, position)));
  }

  /** How many rows of the partition are not after a row, as a part of all. */
  private SqlNode cumulative(SqlNode window, SqlParserPos position) {
    SqlNode upToHere =
        count(
            framed(
                window,
                false,
                SqlWindow.createUnboundedPreceding(position),
                SqlWindow.createCurrentRow(position)),
            position);
    return floating(quotient(upToHere, all(window, position), position));
  }

  private static SqlNode quotient(SqlNode dividend, SqlNode divisor, SqlParserPos position) {
    return call(
        SqlStdOperatorTable.DIVIDE,
        floating(dividend),
        call(SqlStdOperatorTable.NULLIF, divisor, number(0, position)));
  }

  /** The first buckets take one row more each, as long as rows remain. */
  private SqlNode tile(SqlNode wanted, SqlNode window, SqlParserPos position) {
    SqlNode buckets = positive("NTILE_BUCKETS", wanted, position);
    SqlNode row = over(SqlStdOperatorTable.ROW_NUMBER.createCall(position), window, position);
    SqlNode one = number(1, position);
    SqlNode rows = all(window, position);
    SqlNode size = call(SqlStdOperatorTable.DIVIDE, rows, buckets);
    SqlNode larger = call(SqlStdOperatorTable.PLUS, size, one);
    SqlNode remainder = call(SqlStdOperatorTable.MOD, rows, buckets);
    SqlNode inLarger = call(SqlStdOperatorTable.MULTIPLY, remainder, larger);
    SqlNode before = call(SqlStdOperatorTable.MINUS, row, one);
    return when(
        call(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, row, inLarger),
        call(SqlStdOperatorTable.PLUS, call(SqlStdOperatorTable.DIVIDE, before, larger), one),
        call(
            SqlStdOperatorTable.PLUS,
            call(
                SqlStdOperatorTable.PLUS,
                remainder,
                call(
                    SqlStdOperatorTable.DIVIDE,
                    call(SqlStdOperatorTable.MINUS, before, inLarger),
                    call(SqlStdOperatorTable.NULLIF, size, number(0, position)))),
            one));
  }

  private static SqlNode count(SqlNode window, SqlParserPos position) {
    return over(
        SqlStdOperatorTable.COUNT.createCall(position, SqlIdentifier.star(position)),
        window,
        position);
  }

  /** How many rows the partition has. */
  private SqlNode all(SqlNode window, SqlParserPos position) {
    return count(
        framed(
            window,
            true,
            SqlWindow.createUnboundedPreceding(position),
            SqlWindow.createUnboundedFollowing(position)),
        position);
  }

  /** The same partition and order with another frame. */
  private SqlNode framed(SqlNode window, boolean rows, SqlNode from, SqlNode to) {
    SqlParserPos position = window.getParserPosition();
    SqlWindow spec = specification(window);
    return SqlWindow.create(
        null,
        spec == null ? (SqlIdentifier) window : spec.getRefName(),
        spec == null ? SqlNodeList.EMPTY : spec.getPartitionList(),
        spec == null ? SqlNodeList.EMPTY : spec.getOrderList(),
        SqlLiteral.createBoolean(rows, position),
        from,
        to,
        null,
        position);
  }

  private @Nullable SqlWindow specification(SqlNode window) {
    return window instanceof SqlIdentifier name
        ? named.get(name.getSimple().toUpperCase(Locale.ROOT))
        : (SqlWindow) window;
  }

  private static SqlCall over(SqlNode function, SqlNode window, SqlParserPos position) {
    return SqlStdOperatorTable.OVER.createCall(position, function, window);
  }

  private static SqlNode when(SqlNode condition, SqlNode value, SqlNode otherwise) {
    return new SqlCase(
        value.getParserPosition(),
        null,
        SqlNodeList.of(condition),
        SqlNodeList.of(value),
        otherwise);
  }

  private static SqlNode floating(SqlNode value) {
    SqlParserPos position = value.getParserPosition();
    return SqlStdOperatorTable.CAST.createCall(
        position,
        value,
        new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, position), position));
  }

  private static SqlNode number(int value, SqlParserPos position) {
    return SqlLiteral.createExactNumeric(String.valueOf(value), position);
  }

  private static SqlNode call(SqlOperator operator, SqlNode... operands) {
    return operator.createCall(operands[0].getParserPosition(), operands);
  }
}
