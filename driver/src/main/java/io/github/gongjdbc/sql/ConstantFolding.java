package io.github.gongjdbc.sql;

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

/**
 * Computes constant expressions while a statement is planned, by the implementations that compute
 * them when it runs. What fails stays as it is: the error belongs to the running statement.
 */
final class ConstantFolding implements RexExecutor {
  private final RexExecutorImpl executor;

  ConstantFolding(ZoneId zone) {
    executor =
        new RexExecutorImpl(
            DataContexts.of(
                Map.of(DataContext.Variable.TIME_ZONE.camelName, TimeZone.getTimeZone(zone))));
  }

  @Override
  public void reduce(RexBuilder rexBuilder, List<RexNode> constants, List<RexNode> reducedValues) {
    List<RexNode> computed = new ArrayList<>();
    executor.reduce(rexBuilder, new OwnImplementations(rexBuilder).apply(constants), computed);
    for (int i = 0; i < constants.size(); i++) {
      RexNode value = computed.get(i);
      reducedValues.add(value instanceof RexLiteral ? value : constants.get(i));
    }
  }
}
