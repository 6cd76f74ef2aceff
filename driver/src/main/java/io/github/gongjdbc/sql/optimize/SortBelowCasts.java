package io.github.gongjdbc.sql.optimize;

import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.rules.SortProjectTransposeRule;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Moves a sort below a projection. Calcite's own rule also moves it below casts that make equal
 * what was different, such as that of a TIMESTAMP to a DATE. Rows that are equal then have to be
 * sorted by the next key, so such a cast can be the last key only.
 *
 * <p>The instants of local times have the order of these in zones without changes of the clock
 * alone: where the clock is put forward, the instant of a local time that is left out is later than
 * that of the next one that there is.
 */
final class SortBelowCasts extends SortProjectTransposeRule {
  private final boolean steady;

  /**
   * @param steady whether the clock in the zone of times without an offset is never changed
   */
  SortBelowCasts(boolean steady) {
    super(Config.DEFAULT.withDescription("SortBelowCasts").as(Config.class));
    this.steady = steady;
  }

  @Override
  public boolean matches(RelOptRuleCall call) {
    Sort sort = call.rel(0);
    Project project = call.rel(1);
    List<RelFieldCollation> keys = sort.getCollation().getFieldCollations();
    for (int i = 0; i < keys.size(); i++) {
      RexNode key = project.getProjects().get(keys.get(i).getFieldIndex());
      boolean last = i == keys.size() - 1;
      if (key.isA(SqlKind.CAST)
          && !keepsOrder(key)
          && !isSteadyInstant(key)
          && !(last && isDayOfTimestamp(key))) {
        return false;
      }
    }
    return true;
  }

  private static boolean keepsOrder(RexNode cast) {
    SqlTypeName from = ((RexCall) cast).getOperands().get(0).getType().getSqlTypeName();
    return from.getFamily() == cast.getType().getSqlTypeName().getFamily()
        && RexUtil.isLosslessCast(cast);
  }

  private boolean isSteadyInstant(RexNode cast) {
    return steady
        && cast.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE
        && ((RexCall) cast).getOperands().get(0).getType().getSqlTypeName()
            == SqlTypeName.TIMESTAMP;
  }

  private static boolean isDayOfTimestamp(RexNode cast) {
    return cast.getType().getSqlTypeName() == SqlTypeName.DATE
        && ((RexCall) cast).getOperands().get(0).getType().getSqlTypeName()
            == SqlTypeName.TIMESTAMP;
  }
}
