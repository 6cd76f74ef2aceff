package io.github.gongjdbc.schema.condition;

import io.github.gongjdbc.schema.predicate.Constraint.Comparison;
import io.github.gongjdbc.schema.predicate.TimeTransform;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.TimestampString;

/**
 * Bounds of local times for a column whose instant is compared with an instant. An instant of a
 * local time is the earlier one in the hour that a change of the clock repeats, so a bound in its
 * second occurrence is moved outwards.
 */
final class InstantBounds {
  /** How far clocks are changed at most where people place calls. */
  private static final long CHANGE = 2 * 3_600_000L;

  private final RexBuilder rexBuilder;
  private final ZoneId zone;

  /**
   * @param zone the zone of local times
   */
  InstantBounds(RexBuilder rexBuilder, ZoneId zone) {
    this.rexBuilder = rexBuilder;
    this.zone = zone;
  }

  static boolean isInstant(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
  }

  /** Whether rows fulfil the comparisons of {@link #of} only where they fulfil that of instants. */
  boolean isExact(TimeTransform transform, RexNode instant) {
    return transform.equals(TimeTransform.PLAIN)
        && instant instanceof RexLiteral literal
        && !literal.isNull()
        && zone.getRules().getValidOffsets(local(instant(literal))).size() == 1;
  }

  /** Comparisons of local times that hold wherever the comparison with the instant does. */
  Map<Comparison, RexNode> of(TimeTransform transform, Comparison comparison, RexNode instant) {
    Map<Comparison, RexNode> bounds = new LinkedHashMap<>();
    switch (comparison) {
      case EQUAL -> {
        if (isExact(transform, instant)) {
          bounds.put(comparison, lower(transform, instant));
        } else {
          bounds.put(Comparison.GREATER_OR_EQUAL, lower(transform, instant));
          bounds.put(Comparison.LESS_OR_EQUAL, upper(instant));
        }
      }
      case GREATER, GREATER_OR_EQUAL -> bounds.put(comparison, lower(transform, instant));
      case LESS, LESS_OR_EQUAL -> bounds.put(comparison, upper(instant));
    }
    return bounds;
  }

  /** The beginning of a day is shown later where the change of the clock leaves it out. */
  private RexNode lower(TimeTransform transform, RexNode instant) {
    long moved = transform.equals(TimeTransform.PLAIN) ? 0 : -CHANGE;
    return instant instanceof RexLiteral literal && !literal.isNull()
        ? literal(local(instant(literal)), moved)
        : moved(local(instant), moved);
  }

  private RexNode upper(RexNode instant) {
    if (instant instanceof RexLiteral literal && !literal.isNull()) {
      Instant time = instant(literal);
      boolean again = local(time).atZone(zone).toInstant().isBefore(time);
      return literal(local(time), again ? CHANGE : 0);
    }
    RexNode local = local(instant);
    RexNode again =
        rexBuilder.makeCall(
            SqlStdOperatorTable.LESS_THAN,
            rexBuilder.makeAbstractCast(instant.getType(), local, false),
            instant);
    return rexBuilder.makeCall(SqlStdOperatorTable.CASE, again, moved(local, CHANGE), local);
  }

  private static Instant instant(RexLiteral literal) {
    TimestampString utc = literal.getValueAs(TimestampString.class);
    return Instant.ofEpochMilli(utc == null ? 0 : utc.getMillisSinceEpoch());
  }

  private LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, zone);
  }

  private RexNode literal(LocalDateTime time, long moved) {
    long millis = time.toInstant(ZoneOffset.UTC).toEpochMilli() + moved;
    return rexBuilder.makeTimestampLiteral(TimestampString.fromMillisSinceEpoch(millis), 3);
  }

  private RexNode local(RexNode instant) {
    RelDataType type = rexBuilder.getTypeFactory().createSqlType(SqlTypeName.TIMESTAMP, 3);
    return rexBuilder.makeAbstractCast(
        rexBuilder.getTypeFactory().createTypeWithNullability(type, instant.getType().isNullable()),
        instant,
        false);
  }

  private RexNode moved(RexNode local, long by) {
    return by == 0
        ? local
        : rexBuilder.makeCall(
            SqlStdOperatorTable.DATETIME_PLUS,
            local,
            rexBuilder.makeIntervalLiteral(
                BigDecimal.valueOf(by),
                new SqlIntervalQualifier(TimeUnit.SECOND, null, SqlParserPos.ZERO)));
  }
}
