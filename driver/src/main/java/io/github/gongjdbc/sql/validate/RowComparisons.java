package io.github.gongjdbc.sql.validate;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes comparisons of rows as comparisons of their columns, from the first to the last: {@code
 * (a, b) > (x, y)} is {@code a > x OR a = x AND b > y}. Calcite compares the columns one by one.
 */
public final class RowComparisons extends SqlShuttle {
  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (visited instanceof SqlCall between && between.getKind() == SqlKind.BETWEEN) {
      return between(between);
    }
    if (!(visited instanceof SqlCall seen) || seen.operandCount() != 2) {
      return visited;
    }
    SqlNode left = seen.operand(0);
    SqlNode right = seen.operand(1);
    SqlParserPos position = seen.getParserPosition();
    return switch (seen.getKind()) {
      case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          areRows(left, right)
              ? compared(seen.getKind(), columns(left), columns(right), position)
              : seen;
      case IN -> isAmongRows(left, right) ? among(left, (SqlNodeList) right, position) : seen;
      case NOT_IN ->
          isAmongRows(left, right)
              ? call(SqlStdOperatorTable.NOT, position, among(left, (SqlNodeList) right, position))
              : seen;
      default -> seen;
    };
  }

  private static SqlNode between(SqlCall call) {
    SqlBetweenOperator operator = (SqlBetweenOperator) call.getOperator();
    SqlNode row = call.operand(0);
    SqlNode lower = call.operand(1);
    SqlNode upper = call.operand(2);
    if (operator.flag == SqlBetweenOperator.Flag.SYMMETRIC
        || !areRows(row, lower)
        || !areRows(row, upper)) {
      return call;
    }
    SqlParserPos position = call.getParserPosition();
    SqlNode both =
        call(
            SqlStdOperatorTable.AND,
            position,
            compared(SqlKind.GREATER_THAN_OR_EQUAL, columns(row), columns(lower), position),
            compared(SqlKind.LESS_THAN_OR_EQUAL, columns(row), columns(upper), position));
    return operator.isNegated() ? call(SqlStdOperatorTable.NOT, position, both) : both;
  }

  private static boolean areRows(SqlNode left, SqlNode right) {
    return left.getKind() == SqlKind.ROW
        && right.getKind() == SqlKind.ROW
        && columns(left).size() == columns(right).size();
  }

  private static boolean isAmongRows(SqlNode left, SqlNode right) {
    return right instanceof SqlNodeList rows
        && rows.size() > 0
        && rows.stream().allMatch(row -> areRows(left, row));
  }

  private static List<SqlNode> columns(SqlNode row) {
    return ((SqlCall) row).getOperandList();
  }

  private static SqlNode among(SqlNode row, SqlNodeList rows, SqlParserPos position) {
    return rows.stream()
        .map(other -> compared(SqlKind.EQUALS, columns(row), columns(other), position))
        .reduce((first, second) -> call(SqlStdOperatorTable.OR, position, first, second))
        .orElseThrow();
  }

  private static SqlNode compared(
      SqlKind kind, List<SqlNode> left, List<SqlNode> right, SqlParserPos position) {
    int last = left.size() - 1;
    SqlNode result = call(operator(kind), position, left.get(last), right.get(last));
    for (int i = last - 1; i >= 0; i--) {
      result = before(kind, left.get(i), right.get(i), result, position);
    }
    return result;
  }

  /** A column that decides, unless both rows have the same there; then the columns behind it do. */
  private static SqlNode before(
      SqlKind kind, SqlNode left, SqlNode right, SqlNode rest, SqlParserPos position) {
    SqlNode same = call(SqlStdOperatorTable.EQUALS, position, left, right);
    return switch (kind) {
      case EQUALS -> call(SqlStdOperatorTable.AND, position, same, rest);
      case NOT_EQUALS ->
          call(
              SqlStdOperatorTable.OR,
              position,
              call(SqlStdOperatorTable.NOT_EQUALS, position, left, right),
              rest);
      default ->
          call(
              SqlStdOperatorTable.OR,
              position,
              call(strict(kind), position, left, right),
              call(SqlStdOperatorTable.AND, position, same, rest));
    };
  }

  private static SqlOperator strict(SqlKind kind) {
    return kind == SqlKind.LESS_THAN || kind == SqlKind.LESS_THAN_OR_EQUAL
        ? SqlStdOperatorTable.LESS_THAN
        : SqlStdOperatorTable.GREATER_THAN;
  }

  private static SqlOperator operator(SqlKind kind) {
    return switch (kind) {
      case EQUALS -> SqlStdOperatorTable.EQUALS;
      case NOT_EQUALS -> SqlStdOperatorTable.NOT_EQUALS;
      case LESS_THAN -> SqlStdOperatorTable.LESS_THAN;
      case LESS_THAN_OR_EQUAL -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
      case GREATER_THAN -> SqlStdOperatorTable.GREATER_THAN;
      default -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
    };
  }

  private static SqlNode call(SqlOperator operator, SqlParserPos position, SqlNode... operands) {
    return operator.createCall(position, operands);
  }
}
