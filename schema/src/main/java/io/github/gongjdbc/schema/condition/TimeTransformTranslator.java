package io.github.gongjdbc.schema.condition;

import io.github.gongjdbc.schema.predicate.Granularity;
import io.github.gongjdbc.schema.predicate.TimeTransform;
import io.github.gongjdbc.schema.predicate.TimeTransform.Form;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;

/** Recognises functions of one timestamp column that are ways to look at its time. */
final class TimeTransformTranslator {
  private final int column;

  TimeTransformTranslator(int column) {
    this.column = column;
  }

  /** The way in which an expression looks at the column; empty when it is something else. */
  Optional<TimeTransform> transform(RexNode node) {
    if (node instanceof RexInputRef reference) {
      return reference.getIndex() == column ? Optional.of(TimeTransform.PLAIN) : Optional.empty();
    }
    if (!(node instanceof RexCall call)) {
      return Optional.empty();
    }
    return switch (call.getKind()) {
      case CAST -> cast(call);
      case FLOOR -> call.getOperands().size() == 2 ? floor(call) : Optional.empty();
      case EXTRACT -> extract(call);
      default -> Optional.empty();
    };
  }

  private Optional<TimeTransform> cast(RexCall call) {
    RexNode operand = call.getOperands().get(0);
    Optional<TimeTransform> inner = transform(operand);
    SqlTypeName from = operand.getType().getSqlTypeName();
    SqlTypeName to = call.getType().getSqlTypeName();
    if (to == SqlTypeName.DATE && isTimestamp(from)) {
      return inner.flatMap(transform -> coarser(transform, Granularity.DAY));
    }
    boolean dateAsTime = from == SqlTypeName.DATE && isTimestamp(to);
    // A row's local time is that of its instant.
    boolean zoneAlone =
        from != to
            && isTimestamp(from)
            && isTimestamp(to)
            && call.getType().getPrecision() >= operand.getType().getPrecision();
    return dateAsTime || zoneAlone || RexUtil.isLosslessCast(call) ? inner : Optional.empty();
  }

  private static boolean isTimestamp(SqlTypeName type) {
    return type == SqlTypeName.TIMESTAMP || type == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
  }

  private Optional<TimeTransform> floor(RexCall call) {
    return transform(call.getOperands().get(0))
        .flatMap(
            inner -> granularity(call.getOperands().get(1)).flatMap(unit -> coarser(inner, unit)));
  }

  /**
   * A transform of a transform; weeks and months do not fit into each other, so those are left
   * alone.
   */
  private static Optional<TimeTransform> coarser(TimeTransform inner, Granularity unit) {
    boolean coarser = unit.compareTo(inner.granularity()) >= 0;
    Granularity finer = coarser ? inner.granularity() : unit;
    Granularity wider = coarser ? unit : inner.granularity();
    boolean nested = finer != Granularity.WEEK || wider == Granularity.WEEK;
    if (inner.form() != Form.TIME || !nested) {
      return Optional.empty();
    }
    return Optional.of(new TimeTransform(coarser ? unit : inner.granularity(), Form.TIME));
  }

  private Optional<TimeTransform> extract(RexCall call) {
    boolean ofTime =
        transform(call.getOperands().get(1))
            .filter(inner -> inner.form() == Form.TIME)
            .filter(inner -> inner.granularity().compareTo(Granularity.DAY) <= 0)
            .isPresent();
    if (!ofTime) {
      return Optional.empty();
    }
    return granularity(call.getOperands().get(0))
        .flatMap(
            unit ->
                switch (unit) {
                  case YEAR -> Optional.of(new TimeTransform(unit, Form.YEAR));
                  case MONTH, QUARTER -> Optional.of(new TimeTransform(unit, Form.UNIT_OF_YEAR));
                  case DAY -> Optional.of(new TimeTransform(unit, Form.DAY_OF_MONTH));
                  default -> Optional.empty();
                });
  }

  private static Optional<Granularity> granularity(RexNode unit) {
    if (!(unit instanceof RexLiteral literal)
        || !(literal.getValue() instanceof TimeUnitRange range)) {
      return Optional.empty();
    }
    return switch (range) {
      case SECOND -> Optional.of(Granularity.SECOND);
      case MINUTE -> Optional.of(Granularity.MINUTE);
      case HOUR -> Optional.of(Granularity.HOUR);
      case DAY -> Optional.of(Granularity.DAY);
      case WEEK -> Optional.of(Granularity.WEEK);
      case MONTH -> Optional.of(Granularity.MONTH);
      case QUARTER -> Optional.of(Granularity.QUARTER);
      case YEAR -> Optional.of(Granularity.YEAR);
      default -> Optional.empty();
    };
  }

  /** Whether the value of an expression of this type can be compared with the transform. */
  static boolean comparable(TimeTransform transform, RelDataType type) {
    SqlTypeName name = type.getSqlTypeName();
    return transform.form() == Form.TIME
        ? name == SqlTypeName.TIMESTAMP || name == SqlTypeName.DATE
        : SqlTypeName.INT_TYPES.contains(name);
  }

  /** The end of a range, in the numbers that the transform computes with; empty if it is none. */
  static Optional<Long> value(TimeTransform transform, Object endpoint) {
    if (transform.form() == Form.TIME) {
      if (endpoint instanceof TimestampString time) {
        return Optional.of(time.getMillisSinceEpoch());
      }
      return endpoint instanceof DateString date
          ? Optional.of(new TimestampString(date + " 00:00:00").getMillisSinceEpoch())
          : Optional.empty();
    }
    return endpoint instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0
        ? Optional.of(number.longValue())
        : Optional.empty();
  }
}
