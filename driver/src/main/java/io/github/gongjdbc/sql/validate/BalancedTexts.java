package io.github.gongjdbc.sql.validate;

import io.github.gongjdbc.schema.limit.StatementContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Makes flat trees of texts that are joined: {@code a || b || c || d} is parsed as {@code ((a || b)
 * || c) || d}, and whatever walks through hundreds of such levels runs out of stack. The operands
 * keep their order.
 */
public final class BalancedTexts extends SqlShuttle {
  /** Shorter chains stay as they are written. */
  private static final int LONG = 32;

  @Override
  public SqlNode visit(SqlCall call) {
    StatementContext.checkCurrent();
    if (!call.getOperator().equals(SqlStdOperatorTable.CONCAT)) {
      return Objects.requireNonNull(super.visit(call));
    }
    List<SqlNode> operands = operands(call);
    if (operands.size() < LONG) {
      return Objects.requireNonNull(super.visit(call));
    }
    List<SqlNode> visited = new ArrayList<>();
    for (SqlNode operand : operands) {
      visited.add(Objects.requireNonNull(operand.accept(this)));
    }
    return balanced(visited);
  }

  /** All that a chain joins, from left to right. */
  private static List<SqlNode> operands(SqlCall chain) {
    List<SqlNode> operands = new ArrayList<>();
    Deque<SqlNode> open = new ArrayDeque<>();
    open.push(chain);
    while (!open.isEmpty()) {
      SqlNode node = open.pop();
      if (node instanceof SqlCall call
          && call.getOperator().equals(chain.getOperator())
          && call.operandCount() == 2) {
        open.push(call.operand(1));
        open.push(call.operand(0));
      } else {
        operands.add(node);
      }
    }
    return operands;
  }

  private static SqlNode balanced(List<SqlNode> operands) {
    if (operands.size() == 1) {
      return operands.get(0);
    }
    int middle = operands.size() / 2;
    SqlNode left = balanced(operands.subList(0, middle));
    SqlNode right = balanced(operands.subList(middle, operands.size()));
    return SqlStdOperatorTable.CONCAT.createCall(
        SqlParserPos.sum(List.of(left.getParserPosition(), right.getParserPosition())),
        left,
        right);
  }
}
