package io.github.gongjdbc.sql.optimize;

import com.google.common.collect.RangeSet;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.Sarg;

/**
 * Searches of a BOOLEAN as operations of its own. When Calcite makes a condition simpler whose
 * UNKNOWN counts as FALSE, it makes the operand of a search simpler in the same way, so that {@code
 * NULLIF(a, b) BETWEEN FALSE AND TRUE} is true where {@code NULLIF(a, b)} is NULL.
 */
final class BooleanSearch {
  private BooleanSearch() {}

  @SuppressWarnings("unchecked") // The values of a search are of the type of what is searched.
  static RexNode of(RexBuilder rexBuilder, RexNode operand, RexLiteral wanted) {
    Sarg<?> search = wanted.getValueAs(Sarg.class);
    RangeSet<Boolean> values = (RangeSet<Boolean>) search.rangeSet;
    RexNode found = found(rexBuilder, operand, values.contains(true), values.contains(false));
    if (search.nullAs == RexUnknownAs.UNKNOWN) {
      return found;
    }
    return search.nullAs == RexUnknownAs.TRUE
        ? rexBuilder.makeCall(SqlStdOperatorTable.IS_NOT_FALSE, found)
        : rexBuilder.makeCall(SqlStdOperatorTable.IS_TRUE, found);
  }

  /** NULL where the operand is, as all operators are of which it is made. */
  private static RexNode found(
      RexBuilder rexBuilder, RexNode operand, boolean findsTrue, boolean findsFalse) {
    if (findsTrue != findsFalse) {
      return findsTrue ? operand : rexBuilder.makeCall(SqlStdOperatorTable.NOT, operand);
    }
    return rexBuilder.makeCall(
        findsTrue ? SqlStdOperatorTable.EQUALS : SqlStdOperatorTable.NOT_EQUALS, operand, operand);
  }
}
