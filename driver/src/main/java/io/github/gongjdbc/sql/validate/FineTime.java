package io.github.gongjdbc.sql.validate;

import io.github.gongjdbc.sql.value.ZonedType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.TimestampString;

/**
 * Times with more digits than milliseconds, which no TIMESTAMP has: nothing is equal to them, and
 * what is not after their millisecond is before them. They are written as {@code
 * JUST_AFTER(millisecond)}, and comparisons with them become comparisons with the millisecond.
 */
public final class FineTime extends RelHomogeneousShuttle {
  static final SqlOperator JUST_AFTER =
      new Marker("JUST_AFTER", ReturnTypes.ARG0, InferTypes.RETURN_TYPE);

  /** Whether a time has digits below its milliseconds. */
  static boolean isFine(LocalDateTime time) {
    return !time.equals(time.truncatedTo(ChronoUnit.MILLIS));
  }

  /** The literal of a time. */
  static SqlNode literal(LocalDateTime time, SqlParserPos position) {
    return literal(SqlTypeName.TIMESTAMP, time, position);
  }

  /** The literal of an instant. */
  static SqlNode literal(Instant instant, SqlParserPos position) {
    return literal(
        SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE,
        LocalDateTime.ofInstant(instant, ZoneOffset.UTC),
        position);
  }

  private static SqlNode literal(SqlTypeName type, LocalDateTime time, SqlParserPos position) {
    TimestampString millis =
        TimestampString.fromMillisSinceEpoch(time.toInstant(ZoneOffset.UTC).toEpochMilli());
    SqlNode literal = SqlLiteral.createTimestamp(type, millis, TypeSystem.MILLIS, position);
    return isFine(time) ? JUST_AFTER.createCall(position, literal) : literal;
  }

  @Override
  public RelNode visit(RelNode node) {
    RexBuilder rex = node.getCluster().getRexBuilder();
    return super.visit(node)
        .accept(
            new SubQueryShuttle(this) {

              @Override
              public RexNode visitCall(RexCall call) {
                if (call.getOperator().equals(JUST_AFTER)
                    || ParameterForms.isType(call.getOperator())) {
                  return call.getOperands().get(0).accept(this);
                }
                return call.getOperands().size() == 2 && SqlKind.COMPARISON.contains(call.getKind())
                    ? comparison(call)
                    : super.visitCall(call);
              }

              private RexNode comparison(RexCall call) {
                boolean left = isFine(call.getOperands().get(0));
                boolean right = isFine(call.getOperands().get(1));
                RexCall visited = (RexCall) super.visitCall(call);
                if (left == right) {
                  return visited;
                }
                RexNode time = visited.getOperands().get(left ? 1 : 0);
                SqlKind kind = left ? call.getKind().reverse() : call.getKind();
                return switch (kind) {
                  case EQUALS -> call(SqlStdOperatorTable.NOT_EQUALS, time, time);
                  case NOT_EQUALS -> call(SqlStdOperatorTable.EQUALS, time, time);
                  case LESS_THAN, LESS_THAN_OR_EQUAL ->
                      call(
                          SqlStdOperatorTable.LESS_THAN_OR_EQUAL,
                          time,
                          visited.getOperands().get(left ? 0 : 1));
                  case GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                      call(
                          SqlStdOperatorTable.GREATER_THAN,
                          time,
                          visited.getOperands().get(left ? 0 : 1));
                  default -> visited;
                };
              }

              private RexNode call(SqlOperator operator, RexNode first, RexNode second) {
                return rex.makeCall(operator, first, second);
              }
            });
  }

  private static boolean isFine(RexNode node) {
    return node instanceof RexCall call
        && (call.getOperator().equals(JUST_AFTER)
            || (isOfZone(call) && isFine(call.getOperands().get(0))));
  }

  /** Whether a call is the cast of a local time to an instant or back. */
  private static boolean isOfZone(RexCall call) {
    return call.isA(SqlKind.CAST)
        && ZonedType.isMixed(List.of(call.getType(), call.getOperands().get(0).getType()))
        && call.getType().getPrecision() >= TypeSystem.MILLIS;
  }
}
