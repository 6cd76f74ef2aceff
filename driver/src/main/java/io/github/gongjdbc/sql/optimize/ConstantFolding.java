package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.sql.function.OwnImplementations;
import io.github.gongjdbc.sql.validate.TypeSystem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.calcite.DataContext;
import org.apache.calcite.DataContexts;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;

/**
 * Computes constant expressions while a statement is planned, by the implementations that compute
 * them when it runs. What fails stays as it is: the error belongs to the running statement. So do
 * times that no literal can hold, whose years have more than four digits.
 */
final class ConstantFolding implements RexExecutor {
  private static final TimestampString LAST =
      new TimestampString(9999, 12, 31, 23, 59, 59).withMillis(999);

  private final RexExecutorImpl executor;

  ConstantFolding(ZoneId zone) {
    executor =
        new RexExecutorImpl(
            DataContexts.of(
                Map.of(DataContext.Variable.TIME_ZONE.camelName, TimeZone.getTimeZone(zone))));
  }

  @Override
  public void reduce(RexBuilder rexBuilder, List<RexNode> constants, List<RexNode> reducedValues) {
    List<RexNode> asked = new ArrayList<>(constants);
    constants.forEach(constant -> asked.add(fits(rexBuilder, constant)));
    List<RexNode> computed = new ArrayList<>();
    executor.reduce(rexBuilder, new OwnImplementations(rexBuilder).apply(asked), computed);
    for (int i = 0; i < constants.size(); i++) {
      RexNode value = computed.get(i);
      boolean literal =
          value instanceof RexLiteral && !computed.get(constants.size() + i).isAlwaysFalse();
      reducedValues.add(literal ? value : constants.get(i));
    }
  }

  /** Whether a value can be a literal: a year beyond 9999 would lose its first digit. */
  private static RexNode fits(RexBuilder rexBuilder, RexNode constant) {
    RexNode last =
        switch (constant.getType().getSqlTypeName()) {
          case DATE -> rexBuilder.makeDateLiteral(new DateString(9999, 12, 31));
          case TIMESTAMP -> rexBuilder.makeTimestampLiteral(LAST, TypeSystem.MILLIS);
          case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
              rexBuilder.makeTimestampWithLocalTimeZoneLiteral(LAST, TypeSystem.MILLIS);
          default -> rexBuilder.makeLiteral(true);
        };
    return last.isAlwaysTrue()
        ? last
        : rexBuilder.makeCall(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, constant, last);
  }
}
