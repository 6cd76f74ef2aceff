package io.github.gongjdbc.schema.condition;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.util.Sarg;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Evaluates predicates on one row, in SQL's logic of true, false and unknown (null). */
final class PredicateInterpreter {
  private final @Nullable Long[] row;

  /** A row of a time in local milliseconds and a number. */
  PredicateInterpreter(@Nullable Long time, @Nullable Long number) {
    this.row = new @Nullable Long[] {time, number};
  }

  @Nullable Boolean evaluate(RexNode predicate) {
    if (predicate instanceof RexLiteral literal) {
      return literal.isNull() ? null : literal.getValueAs(Boolean.class);
    }
    RexCall call = (RexCall) predicate;
    return switch (call.getKind()) {
      case AND -> conjunction(call, false);
      case OR -> conjunction(call, true);
      case NOT -> not(evaluate(call.getOperands().get(0)));
      case IS_NULL -> value(call.getOperands().get(0)) == null;
      case IS_NOT_NULL -> value(call.getOperands().get(0)) != null;
      case SEARCH -> search(call);
      default -> compare(call);
    };
  }

  /** An AND ends with the first false, an OR with the first true; unknown is in between. */
  private @Nullable Boolean conjunction(RexCall call, boolean end) {
    Boolean result = !end;
    for (RexNode operand : call.getOperands()) {
      Boolean part = evaluate(operand);
      if (part == null) {
        result = null;
      } else if (part == end) {
        return end;
      }
    }
    return result;
  }

  private static @Nullable Boolean not(@Nullable Boolean operand) {
    return operand == null ? null : !operand;
  }

  private @Nullable Boolean search(RexCall call) {
    Long value = value(call.getOperands().get(0));
    Sarg<?> sarg = ((RexLiteral) call.getOperands().get(1)).getValueAs(Sarg.class);
    if (value == null) {
      return sarg.nullAs == RexUnknownAs.UNKNOWN ? null : sarg.nullAs == RexUnknownAs.TRUE;
    }
    return contains(sarg, value);
  }

  @SuppressWarnings("unchecked") // the type of the points follows from what is searched
  private static boolean contains(Sarg<?> sarg, long value) {
    boolean ofTimes =
        sarg.rangeSet.asRanges().stream()
            .flatMap(
                range ->
                    Stream.of(
                        range.hasLowerBound() ? range.lowerEndpoint() : "",
                        range.hasUpperBound() ? range.upperEndpoint() : ""))
            .anyMatch(TimestampString.class::isInstance);
    return ofTimes
        ? ((Sarg<TimestampString>) sarg)
            .rangeSet.contains(TimestampString.fromMillisSinceEpoch(value))
        : ((Sarg<BigDecimal>) sarg).rangeSet.contains(BigDecimal.valueOf(value));
  }

  private @Nullable Boolean compare(RexCall call) {
    Long left = value(call.getOperands().get(0));
    Long right = value(call.getOperands().get(1));
    if (left == null || right == null) {
      return null;
    }
    int order = left.compareTo(right);
    return switch (call.getKind()) {
      case EQUALS -> order == 0;
      case NOT_EQUALS -> order != 0;
      case LESS_THAN -> order < 0;
      case LESS_THAN_OR_EQUAL -> order <= 0;
      case GREATER_THAN -> order > 0;
      case GREATER_THAN_OR_EQUAL -> order >= 0;
      default -> throw new IllegalArgumentException(call.toString());
    };
  }

  private @Nullable Long value(RexNode node) {
    if (node instanceof RexInputRef reference) {
      return row[reference.getIndex()];
    }
    if (node instanceof RexLiteral literal) {
      return literal.isNull() ? null : constant(literal);
    }
    RexCall call = (RexCall) node;
    return switch (call.getKind()) {
      case CAST -> value(call.getOperands().get(0));
      case FLOOR -> {
        Long time = value(call.getOperands().get(0));
        yield time == null ? null : floor(time, unit(call.getOperands().get(1)));
      }
      case EXTRACT -> {
        Long time = value(call.getOperands().get(1));
        yield time == null ? null : extract(time, unit(call.getOperands().get(0)));
      }
      default -> throw new IllegalArgumentException(node.toString());
    };
  }

  private static Long constant(RexLiteral literal) {
    return literal.getValue() instanceof BigDecimal number
        ? (Long) number.longValueExact()
        : (Long) Rex.millis(literal);
  }

  private static TimeUnitRange unit(RexNode node) {
    return ((RexLiteral) node).getValueAs(TimeUnitRange.class);
  }

  private static long floor(long millis, TimeUnitRange unit) {
    LocalDateTime time = local(millis);
    LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
    LocalDateTime floor =
        switch (unit) {
          case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
          case DAY -> day;
          case WEEK -> day.minusDays(day.getDayOfWeek().getValue() % 7);
          case MONTH -> day.withDayOfMonth(1);
          case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
          case YEAR -> day.withDayOfYear(1);
          default -> throw new IllegalArgumentException(unit.toString());
        };
    return floor.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static long extract(long millis, TimeUnitRange unit) {
    LocalDateTime time = local(millis);
    return switch (unit) {
      case YEAR -> time.getYear();
      case QUARTER -> (time.getMonthValue() - 1) / 3 + 1;
      case MONTH -> time.getMonthValue();
      case DAY -> time.getDayOfMonth();
      default -> throw new IllegalArgumentException(unit.toString());
    };
  }

  private static LocalDateTime local(long millis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
