package io.github.gongjdbc.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Makes a comparison with NULL the NULL that it is. Calcite itself fails on an assertion where an
 * operand becomes NULL only when it is simplified, as {@code CASE WHEN a THEN NULL ELSE NULL END}
 * does (CALCITE-7070 mended other such cases).
 */
final class NullComparisons extends RexBuilder {
  NullComparisons(RelDataTypeFactory typeFactory) {
    super(typeFactory);
  }

  @Override
  public RexNode makeCall(
      SqlParserPos position, SqlOperator operator, List<? extends RexNode> operands) {
    RexNode call = super.makeCall(position, operator, operands);
    return SqlKind.COMPARISON.contains(operator.getKind())
            && operands.stream().anyMatch(operand -> RexUtil.isNullLiteral(operand, true))
        ? makeNullLiteral(call.getType())
        : call;
  }
}
