package io.github.gongjdbc.sql.function;

import io.github.gongjdbc.sql.value.Casts;
import io.github.gongjdbc.sql.value.Numbers;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.adapter.enumerable.EnumerableAggregate;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Puts the driver's own implementations in the place of Calcite's where these compute something
 * else than other databases. It does so when a plan is finished: the rules of the planner, and
 * those that push work to Gong, see the standard operators.
 */
public final class OwnImplementations extends RexShuttle {
  private static final Set<SqlTypeName> CASTS =
      EnumSet.of(
          SqlTypeName.BOOLEAN,
          SqlTypeName.TINYINT,
          SqlTypeName.SMALLINT,
          SqlTypeName.INTEGER,
          SqlTypeName.BIGINT,
          SqlTypeName.DECIMAL,
          SqlTypeName.REAL,
          SqlTypeName.FLOAT,
          SqlTypeName.DOUBLE,
          SqlTypeName.CHAR,
          SqlTypeName.VARCHAR,
          SqlTypeName.DATE,
          SqlTypeName.TIME,
          SqlTypeName.TIMESTAMP,
          SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE);

  private final RexBuilder rexBuilder;

  public OwnImplementations(RexBuilder rexBuilder) {
    this.rexBuilder = rexBuilder;
  }

  /** The plan with the driver's implementations. */
  public static RelNode in(RelNode plan) {
    List<RelNode> inputs = plan.getInputs().stream().map(OwnImplementations::in).toList();
    RelNode copied = inputs.equals(plan.getInputs()) ? plan : plan.copy(plan.getTraitSet(), inputs);
    if (copied instanceof EnumerableAggregate aggregate) {
      return in(aggregate);
    }
    RelNode own = copied.accept(new OwnImplementations(plan.getCluster().getRexBuilder()));
    return own instanceof EnumerableCalc calc ? SeparateMethods.in(calc) : own;
  }

  private static RelNode in(EnumerableAggregate aggregate) {
    return aggregate.copy(
        aggregate.getTraitSet(),
        aggregate.getInput(),
        aggregate.getGroupSet(),
        aggregate.getGroupSets(),
        aggregate.getAggCallList().stream().map(OwnAggregates::in).toList());
  }

  @Override
  public RexNode visitCall(RexCall call) {
    RexCall seen = (RexCall) super.visitCall(call);
    SqlOperator own = implementation(seen);
    return own == null
        ? PatternSearch.in(seen, rexBuilder)
        : rexBuilder.makeCall(seen.getType(), own, operands(seen));
  }

  private static List<RexNode> operands(RexCall call) {
    // The second operand of a cast is a format.
    return isCast(call) ? call.getOperands().subList(0, 1) : call.getOperands();
  }

  private static boolean isCast(RexCall call) {
    return call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.SAFE_CAST;
  }

  private static @Nullable SqlOperator implementation(RexCall call) {
    return switch (call.getKind()) {
      case CAST, SAFE_CAST -> cast(call);
      case PLUS,
          MINUS,
          TIMES,
          DIVIDE,
          MOD,
          CHECKED_PLUS,
          CHECKED_MINUS,
          CHECKED_TIMES,
          CHECKED_DIVIDE ->
          arithmetic(call);
      case MINUS_PREFIX, CHECKED_MINUS_PREFIX -> sign(call, true);
      default ->
          call.getOperator().getName().equals("ABS")
              ? sign(call, false)
              : OwnFunctions.of(call).orElse(null);
    };
  }

  private static @Nullable SqlOperator cast(RexCall call) {
    return call.getOperands().size() == 1
        ? cast(call.getKind(), call.getOperands().get(0).getType(), call.getType())
        : null;
  }

  /**
   * The driver's cast; null where Calcite's is used.
   *
   * @param kind a cast that fails, or one that yields NULL instead
   */
  public static @Nullable SqlOperator cast(SqlKind kind, RelDataType from, RelDataType to) {
    boolean dayless = from.getSqlTypeName() == SqlTypeName.TIME && !isText(to) && !isTime(to);
    boolean known =
        CASTS.contains(from.getSqlTypeName())
            || (SqlTypeName.INTERVAL_TYPES.contains(from.getSqlTypeName()) && isText(to));
    if (!known || !CASTS.contains(to.getSqlTypeName()) || dayless) {
      return null;
    }
    return RuntimeOperator.of(
        kind + " FROM " + from.getSqlTypeName() + " TO " + to.getFullTypeString(),
        to,
        Casts.class,
        kind == SqlKind.CAST ? "cast" : "tryCast",
        from.getSqlTypeName(),
        to.getSqlTypeName(),
        to.getPrecision(),
        to.getScale());
  }

  private static boolean isText(RelDataType type) {
    return SqlTypeName.CHAR_TYPES.contains(type.getSqlTypeName());
  }

  private static boolean isTime(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.TIME;
  }

  private static @Nullable SqlOperator arithmetic(RexCall call) {
    RelDataType type = call.getType();
    return areNumbers(call) && call.getOperands().size() == 2
        ? RuntimeOperator.of(
            call.getKind() + " " + type.getFullTypeString(),
            type,
            Numbers.class,
            "compute",
            call.getKind(),
            type.getSqlTypeName(),
            Math.max(type.getScale(), 0))
        : null;
  }

  private static @Nullable SqlOperator sign(RexCall call, boolean negative) {
    RelDataType type = call.getType();
    return areNumbers(call)
        ? RuntimeOperator.of(
            (negative ? "NEGATIVE " : "ABSOLUTE ") + type.getFullTypeString(),
            type,
            Numbers.class,
            "negate",
            negative,
            type.getSqlTypeName())
        : null;
  }

  private static boolean areNumbers(RexCall call) {
    return Stream.concat(
            Stream.of(call.getType()), call.getOperands().stream().map(RexNode::getType))
        .allMatch(
            type ->
                SqlTypeName.EXACT_TYPES.contains(type.getSqlTypeName())
                    || SqlTypeName.APPROX_TYPES.contains(type.getSqlTypeName()));
  }
}
