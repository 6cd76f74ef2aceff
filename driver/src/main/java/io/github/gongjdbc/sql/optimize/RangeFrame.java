package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.sql.error.SqlExceptions;
import io.github.gongjdbc.sql.error.SqlState;
import io.github.gongjdbc.sql.function.OwnFunctions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * A frame of {@code RANGE} with distances, over a whole number that grows in the place of what the
 * window is ordered by. Calcite takes PRECEDING for less in descending order, too, and computes
 * with no nulls, dates and decimals.
 */
record RangeFrame(RexFieldCollation key, RexWindowBound lower, RexWindowBound upper) {
  /** Stands for no value, beyond all values. */
  private static final BigDecimal FAR = BigDecimal.valueOf(1L << 61);

  static Optional<RangeFrame> of(RexWindow window, RexBuilder rexBuilder) {
    RexNode lower = window.getLowerBound().getOffset();
    RexNode upper = window.getUpperBound().getOffset();
    if (window.isRows() || window.orderKeys.size() != 1 || (lower == null && upper == null)) {
      return Optional.empty();
    }
    RexFieldCollation order = window.orderKeys.get(0);
    RelDataType type = order.left.getType();
    boolean approximate = SqlTypeName.APPROX_TYPES.contains(type.getSqlTypeName());
    int scale = approximate ? 0 : Math.max(scale(type), Math.max(scale(lower), scale(upper)));
    // Rows without a value are in the frames of one another however far these are: a floating
    // number of that size does not change by a distance.
    boolean apart =
        type.isNullable()
            && ((lower != null && window.getLowerBound().isFollowing())
                || (upper != null && window.getUpperBound().isPreceding()));
    RelDataType number =
        rexBuilder
            .getTypeFactory()
            .createSqlType(approximate || apart ? SqlTypeName.DOUBLE : SqlTypeName.BIGINT);
    RexNode value = number(order.left, number, scale, rexBuilder);
    boolean descending = order.getDirection().isDescending();
    RexNode growing =
        descending ? rexBuilder.makeCall(SqlStdOperatorTable.UNARY_MINUS, value) : value;
    boolean nullsFirst =
        order.getNullDirection() == NullDirection.FIRST
            || (order.getNullDirection() == NullDirection.UNSPECIFIED && descending);
    RexNode far = literal(nullsFirst ? FAR.negate() : FAR, number, rexBuilder);
    RexNode key =
        type.isNullable()
            ? rexBuilder.makeCall(
                SqlStdOperatorTable.CASE,
                rexBuilder.makeCall(SqlStdOperatorTable.IS_NULL, order.left),
                far,
                rexBuilder.makeNotNull(growing))
            : growing;
    return Optional.of(
        new RangeFrame(
            new RexFieldCollation(key, Set.of()),
            bound(window.getLowerBound(), number, scale, rexBuilder),
            bound(window.getUpperBound(), number, scale, rexBuilder)));
  }

  private static int scale(@Nullable RexNode distance) {
    return distance == null ? 0 : scale(distance.getType());
  }

  private static int scale(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.DECIMAL ? Math.max(type.getScale(), 0) : 0;
  }

  private static RexNode number(
      RexNode value, RelDataType number, int scale, RexBuilder rexBuilder) {
    RelDataType type = value.getType();
    RelDataType nullable =
        rexBuilder.getTypeFactory().createTypeWithNullability(number, type.isNullable());
    if (SqlTypeName.DATETIME_TYPES.contains(type.getSqlTypeName())) {
      if (type.getSqlTypeName() == SqlTypeName.TIME) {
        throw notOffered("a TIME");
      }
      return rexBuilder.makeAbstractCast(
          nullable,
          rexBuilder.makeCall(
              whole(type, rexBuilder),
              OwnFunctions.MILLISECONDS_BETWEEN,
              List.of(epoch(rexBuilder), value)),
          false);
    }
    if (scale == 0) {
      return rexBuilder.makeCast(nullable, value);
    }
    RelDataType decimal =
        rexBuilder
            .getTypeFactory()
            .createTypeWithNullability(
                rexBuilder.getTypeFactory().createSqlType(SqlTypeName.DECIMAL, 38, scale),
                type.isNullable());
    return rexBuilder.makeCast(
        nullable,
        rexBuilder.makeCall(
            SqlStdOperatorTable.MULTIPLY,
            rexBuilder.makeCast(decimal, value),
            literal(BigDecimal.TEN.pow(scale), whole(number, rexBuilder), rexBuilder)));
  }

  private static RelDataType whole(RelDataType like, RexBuilder rexBuilder) {
    return rexBuilder
        .getTypeFactory()
        .createTypeWithNullability(
            rexBuilder.getTypeFactory().createSqlType(SqlTypeName.BIGINT), like.isNullable());
  }

  private static RexNode epoch(RexBuilder rexBuilder) {
    return rexBuilder.makeTimestampLiteral(TimestampString.fromMillisSinceEpoch(0), 3);
  }

  private static RexWindowBound bound(
      RexWindowBound bound, RelDataType number, int scale, RexBuilder rexBuilder) {
    RexNode distance = bound.getOffset();
    if (distance == null) {
      return bound;
    }
    SqlTypeName type = distance.getType().getSqlTypeName();
    if (!(distance instanceof RexLiteral literal)
        || SqlTypeName.YEAR_INTERVAL_TYPES.contains(type)) {
      throw notOffered(
          distance instanceof RexLiteral ? "months or years" : "a distance that is not a literal");
    }
    BigDecimal value = literal.getValueAs(BigDecimal.class);
    if (value == null || value.signum() < 0) {
      throw SqlExceptions.unchecked(
          SqlState.INVALID_PARAMETER,
          "A distance of RANGE must be a number that is not below zero.");
    }
    RexNode scaled = literal(value.scaleByPowerOfTen(scale), number, rexBuilder);
    return bound.isPreceding()
        ? RexWindowBounds.preceding(scaled)
        : RexWindowBounds.following(scaled);
  }

  private static RexNode literal(BigDecimal value, RelDataType number, RexBuilder rexBuilder) {
    return number.getSqlTypeName() == SqlTypeName.DOUBLE
        ? rexBuilder.makeApproxLiteral(value, number)
        : rexBuilder.makeExactLiteral(value, number);
  }

  private static RuntimeException notOffered(String what) {
    return SqlExceptions.unchecked(
        SqlState.FEATURE_NOT_SUPPORTED,
        "RANGE by "
            + what
            + " is not offered: write the distance as a number, or as an interval of days to"
            + " seconds.");
  }
}
