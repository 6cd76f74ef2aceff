package io.github.gongjdbc.sql.validate;

import io.github.gongjdbc.schema.limit.StatementContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Makes flat trees of chains of AND, OR and {@code ||}: {@code a OR b OR c OR d} is parsed as
 * {@code ((a OR b) OR c) OR d}, and whatever walks through hundreds of such levels runs out of
 * stack. The operands keep their order.
 */
public final class BalancedChains extends SqlShuttle {
  /** Shorter chains stay as they are written. */
  private static final int LONG = 32;

  private static final Set<SqlOperator> OPERATORS =
      Set.of(SqlStdOperatorTable.AND, SqlStdOperatorTable.OR, SqlStdOperatorTable.CONCAT);

  private boolean inCondition;
  private int conditions;
  private int mostConditions;

  /** How many conditions AND and OR join, at most, to one of those that were visited. */
  public int mostConditions() {
    return mostConditions;
  }

  @Override
  public SqlNode visit(SqlCall call) {
    StatementContext.checkCurrent();
    SqlOperator operator = call.getOperator();
    if (!OPERATORS.contains(operator)) {
      return Objects.requireNonNull(super.visit(call));
    }
    List<SqlNode> operands = operands(call);
    boolean isLong = operands.size() >= LONG;
    boolean isCondition = !operator.equals(SqlStdOperatorTable.CONCAT);
    boolean beginsCondition = isCondition && !inCondition;
    if (beginsCondition) {
      inCondition = true;
      conditions = 1;
    }
    if (isCondition) {
      conditions += isLong ? operands.size() - 1 : 1;
    }
    SqlNode visited =
        isLong
            ? balanced(operator, operands.stream().map(this::visited).toList())
            : Objects.requireNonNull(super.visit(call));
    if (beginsCondition) {
      inCondition = false;
      mostConditions = Math.max(mostConditions, conditions);
    }
    return visited;
  }

  private SqlNode visited(SqlNode operand) {
    return Objects.requireNonNull(operand.accept(this));
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

  private static SqlNode balanced(SqlOperator operator, List<SqlNode> operands) {
    if (operands.size() == 1) {
      return operands.get(0);
    }
    int middle = operands.size() / 2;
    SqlNode left = balanced(operator, operands.subList(0, middle));
    SqlNode right = balanced(operator, operands.subList(middle, operands.size()));
    return operator.createCall(
        SqlParserPos.sum(List.of(left.getParserPosition(), right.getParserPosition())),
        left,
        right);
  }
}
