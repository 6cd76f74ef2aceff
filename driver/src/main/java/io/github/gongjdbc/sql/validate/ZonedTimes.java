package io.github.gongjdbc.sql.validate;

import io.github.gongjdbc.sql.function.RuntimeOperator;
import io.github.gongjdbc.sql.value.TimeZones;
import io.github.gongjdbc.sql.value.ZonedType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Functions and comparisons of TIMESTAMP WITH TIME ZONE, as PostgreSQL has them. Parts of a time,
 * days and months are those of the connection's zone; hours and differences are of instants.
 * Calcite computes all of them in UTC.
 */
public final class ZonedTimes extends RelHomogeneousShuttle {
  private static final Set<String> BETWEEN_INSTANTS =
      Set.of("MILLISECONDS_BETWEEN", "INTERVAL_BETWEEN");

  private static final Set<TimeUnitRange> SHORT_UNITS =
      EnumSet.of(
          TimeUnitRange.HOUR,
          TimeUnitRange.MINUTE,
          TimeUnitRange.SECOND,
          TimeUnitRange.MILLISECOND);

  private static final Set<String> OF_LOCAL_TIMES =
      Set.of("MONTHS_BETWEEN", "DAYNAME", "MONTHNAME", "LAST_DAY");

  /** A time as a TIMESTAMP, or as the instant that it is. */
  static final SqlOperator TIMESTAMP_OF =
      new Marker(
          "TIMESTAMP_OF",
          binding -> {
            RelDataType type = binding.getOperandType(0);
            return ZonedType.is(type)
                ? type
                : ZonedType.local(binding.getTypeFactory(), type.isNullable());
          },
          InferTypes.RETURN_TYPE);

  @Override
  public RelNode visit(RelNode node) {
    return super.visit(node).accept(new Calls(node.getCluster().getRexBuilder()));
  }

  private static boolean isZoned(RexNode node) {
    return ZonedType.is(node.getType());
  }

  private final class Calls extends SubQueryShuttle {
    private final RexBuilder rexBuilder;

    private Calls(RexBuilder rexBuilder) {
      super(ZonedTimes.this);
      this.rexBuilder = rexBuilder;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      RexNode visited = super.visitCall(call);
      if (!(visited instanceof RexCall seen)) {
        return visited;
      }
      if (seen.getOperator().equals(TIMESTAMP_OF)) {
        return isZoned(seen)
            ? seen.getOperands().get(0)
            : rexBuilder.makeAbstractCast(seen.getType(), seen.getOperands().get(0), false);
      }
      if (isShownInZone(seen)) {
        return shownInZone(seen);
      }
      return seen.getOperands().stream().anyMatch(ZonedTimes::isZoned) ? zoned(seen) : seen;
    }

    private RexNode zoned(RexCall call) {
      return switch (call.getKind()) {
        case EXTRACT -> isEpoch(call.getOperands().get(0)) ? ofInstants(call) : ofLocalTimes(call);
        case FLOOR, CEIL -> call.getOperands().size() == 2 ? floor(call) : call;
        case PLUS, MINUS -> call.getOperands().size() == 2 ? shifted(call) : call;
        default -> {
          String name = call.getOperator().getName();
          if (BETWEEN_INSTANTS.contains(name)) {
            yield withOperands(call, call.getOperands().stream().map(this::instant).toList());
          }
          boolean compares = SqlKind.COMPARISON.contains(call.getKind()) && isMixed(call);
          yield compares || OF_LOCAL_TIMES.contains(name) ? ofLocalTimes(call) : call;
        }
      };
    }

    private static boolean isMixed(RexCall call) {
      return ZonedType.isMixed(call.getOperands().stream().map(RexNode::getType).toList());
    }

    private static boolean isEpoch(RexNode unit) {
      return unit instanceof RexLiteral literal
          && literal.getValueAs(TimeUnitRange.class) == TimeUnitRange.EPOCH;
    }

    /** The call of what clocks show in the zone of the connection. */
    private RexNode ofLocalTimes(RexCall call) {
      return withOperands(call, call.getOperands().stream().map(this::local).toList());
    }

    /** The call of what clocks show in UTC. */
    private RexNode ofInstants(RexCall call) {
      List<RexNode> operands = new ArrayList<>();
      for (RexNode operand : call.getOperands()) {
        operands.add(
            isZoned(operand)
                ? rexBuilder.makeReinterpretCast(
                    localType(operand), operand, rexBuilder.makeLiteral(false))
                : operand);
      }
      return withOperands(call, operands);
    }

    private RexNode withOperands(RexCall call, List<RexNode> operands) {
      return operands.equals(call.getOperands())
          ? call
          : rexBuilder.makeCall(call.getType(), call.getOperator(), operands);
    }

    private RexNode local(RexNode node) {
      return isZoned(node) ? rexBuilder.makeAbstractCast(localType(node), node, false) : node;
    }

    private RexNode instant(RexNode node) {
      boolean made = !isZoned(node) && ZonedType.isLocal(node.getType());
      return made
          ? rexBuilder.makeAbstractCast(
              ZonedType.of(rexBuilder.getTypeFactory(), node.getType().isNullable()), node, false)
          : node;
    }

    private RelDataType localType(RexNode node) {
      return ZonedType.local(rexBuilder.getTypeFactory(), node.getType().isNullable());
    }

    /** Days and longer units begin by the clock; shorter ones also in the hour that comes twice. */
    private RexNode floor(RexCall call) {
      RexNode time = call.getOperands().get(0);
      RexNode unit = call.getOperands().get(1);
      TimeUnitRange range =
          unit instanceof RexLiteral literal ? literal.getValueAs(TimeUnitRange.class) : null;
      if (range != null && SHORT_UNITS.contains(range) && call.getKind() == SqlKind.FLOOR) {
        SqlOperator floor =
            RuntimeOperator.of(
                "FLOOR OF INSTANT TO " + range, call.getType(), TimeZones.class, "floor", range);
        return rexBuilder.makeCall(call.getType(), floor, List.of(time));
      }
      RexNode begun =
          rexBuilder.makeCall(localType(time), call.getOperator(), List.of(local(time), unit));
      return rexBuilder.makeAbstractCast(call.getType(), begun, false);
    }

    private RexNode shifted(RexCall call) {
      boolean first = isZoned(call.getOperands().get(0));
      RexNode time = call.getOperands().get(first ? 0 : 1);
      RexNode interval = call.getOperands().get(first ? 1 : 0);
      SqlTypeName unit = interval.getType().getSqlTypeName();
      if (!SqlTypeName.INTERVAL_TYPES.contains(unit)) {
        return call;
      }
      boolean back = call.getKind() == SqlKind.MINUS;
      RelDataType type = ZonedType.of(rexBuilder.getTypeFactory(), call.getType().isNullable());
      SqlOperator shift =
          RuntimeOperator.of(
              "INSTANT " + (back ? "MINUS " : "PLUS ") + unit,
              type,
              TimeZones.class,
              "shifted",
              unit,
              back);
      return rexBuilder.makeCall(type, shift, List.of(time, interval));
    }

    /** {@code x AT TIME ZONE 'zone'} of the local time of an instant. */
    private static boolean isShownInZone(RexCall call) {
      return call.getOperator().getName().equals(TimeZones.LOCAL_TIME_IN)
          && call.getOperands().get(0) instanceof RexCall cast
          && cast.isA(SqlKind.CAST)
          && isZoned(cast.getOperands().get(0));
    }

    private RexNode shownInZone(RexCall call) {
      RexNode instant = ((RexCall) call.getOperands().get(0)).getOperands().get(0);
      SqlOperator shown =
          RuntimeOperator.of("INSTANT IN", call.getType(), TimeZones.class, "shown");
      return rexBuilder.makeCall(
          call.getType(), shown, List.of(instant, call.getOperands().get(1)));
    }
  }
}
