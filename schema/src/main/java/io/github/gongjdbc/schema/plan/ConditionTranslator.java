package io.github.gongjdbc.schema.plan;

import com.google.common.collect.BoundType;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeSet;
import io.github.gongjdbc.schema.scan.Constraint;
import io.github.gongjdbc.schema.scan.Constraint.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Sarg;
import org.apache.calcite.util.TimestampString;

/**
 * Translates a condition into what it demands of one timestamp column. The translation holds for
 * every row that fulfils the condition; when it is {@linkplain Translation#complete complete} the
 * reverse is true as well. A part of an AND that is not understood is left out; one of an OR gives
 * up the whole OR.
 */
final class ConditionTranslator {
  private final RexBuilder rexBuilder;
  private final int column;
  private final RelDataType type;
  private final List<RexNode> bounds;

  /**
   * What a condition demands.
   *
   * @param complete whether the constraint says all that the condition does
   */
  record Translation(Constraint constraint, boolean complete) {}

  /**
   * @param column ordinal of the column in the input of the condition
   * @param bounds takes the expressions whose values the constraint needs when it runs
   */
  ConditionTranslator(RexBuilder rexBuilder, int column, RelDataType type, List<RexNode> bounds) {
    this.rexBuilder = rexBuilder;
    this.column = column;
    this.type = type;
    this.bounds = bounds;
  }

  /** Empty when nothing is understood of the condition. */
  Optional<Translation> translate(RexNode condition) {
    int mark = bounds.size();
    Optional<Translation> translation = attempt(condition);
    if (translation.isEmpty()) {
      bounds.subList(mark, bounds.size()).clear();
    }
    return translation;
  }

  private Optional<Translation> attempt(RexNode condition) {
    if (!(condition instanceof RexCall call)) {
      return Optional.empty();
    }
    return switch (call.getKind()) {
      case AND -> and(call);
      case OR -> or(call);
      case SEARCH -> search(call);
      case EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          comparison(call);
      default -> Optional.empty();
    };
  }

  private Optional<Translation> and(RexCall call) {
    List<Constraint> parts = new ArrayList<>();
    boolean complete = true;
    for (RexNode operand : call.getOperands()) {
      Optional<Translation> part = translate(operand);
      part.ifPresent(p -> parts.add(p.constraint()));
      complete &= part.isPresent() && part.get().complete();
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Translation(new Constraint.All(parts), complete));
  }

  private Optional<Translation> or(RexCall call) {
    List<Constraint> parts = new ArrayList<>();
    boolean complete = true;
    for (RexNode operand : call.getOperands()) {
      Optional<Translation> part = translate(operand);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get().constraint());
      complete &= part.get().complete();
    }
    return Optional.of(new Translation(new Constraint.Any(parts), complete));
  }

  private Optional<Translation> comparison(RexCall call) {
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    if (isColumn(left) && isBound(right)) {
      return Optional.of(comparison(call.getKind(), right));
    }
    if (isColumn(right) && isBound(left)) {
      return Optional.of(comparison(call.getKind().reverse(), left));
    }
    return Optional.empty();
  }

  private Translation comparison(SqlKind kind, RexNode bound) {
    Comparison comparison =
        switch (kind) {
          case EQUALS -> Comparison.EQUAL;
          case LESS_THAN -> Comparison.LESS;
          case LESS_THAN_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
          case GREATER_THAN -> Comparison.GREATER;
          case GREATER_THAN_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
          default -> throw new IllegalArgumentException(kind.toString());
        };
    bounds.add(asTimestamp(bound));
    return new Translation(
        new Constraint.Compared(comparison, bounds.size() - 1, bound.toString()), true);
  }

  private Optional<Translation> search(RexCall call) {
    RexNode operand = call.getOperands().get(0);
    if (!isColumn(operand) || !(call.getOperands().get(1) instanceof RexLiteral literal)) {
      return Optional.empty();
    }
    Sarg<?> sarg = literal.getValueAs(Sarg.class);
    // The API's filter drops a row without a time, so it must not be asked for when nulls count.
    if (sarg == null || (sarg.nullAs == RexUnknownAs.TRUE && type.isNullable())) {
      return Optional.empty();
    }
    TreeRangeSet<Long> ranges = TreeRangeSet.create();
    for (Range<?> range : sarg.rangeSet.asRanges()) {
      Optional<Range<Long>> times = times(range);
      if (times.isEmpty()) {
        return Optional.empty();
      }
      ranges.add(times.get());
    }
    if (ranges.encloses(Range.all())) {
      return Optional.empty();
    }
    return Optional.of(
        new Translation(
            new Constraint.Ranges(ImmutableRangeSet.copyOf(ranges), sarg.rangeSet.toString()),
            true));
  }

  /** The same range in milliseconds, closed below and open above. */
  private static Optional<Range<Long>> times(Range<?> range) {
    Range<Long> times = Range.all();
    if (range.hasLowerBound()) {
      if (!(range.lowerEndpoint() instanceof TimestampString lower)) {
        return Optional.empty();
      }
      boolean open = range.lowerBoundType() == BoundType.OPEN;
      times = Range.atLeast(lower.getMillisSinceEpoch() + (open ? 1 : 0));
    }
    if (range.hasUpperBound()) {
      if (!(range.upperEndpoint() instanceof TimestampString upper)) {
        return Optional.empty();
      }
      boolean closed = range.upperBoundType() == BoundType.CLOSED;
      times = times.intersection(Range.lessThan(upper.getMillisSinceEpoch() + (closed ? 1 : 0)));
    }
    return Optional.of(times);
  }

  /** Whether this is the column itself, at most with a cast that loses nothing. */
  private boolean isColumn(RexNode node) {
    if (node.isA(SqlKind.CAST) && RexUtil.isLosslessCast(node)) {
      return isColumn(((RexCall) node).getOperands().get(0))
          && node.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP;
    }
    return node instanceof RexInputRef reference && reference.getIndex() == column;
  }

  /** Whether the value of an expression is the same for all rows of one execution. */
  private static boolean isBound(RexNode node) {
    SqlTypeName typeName = node.getType().getSqlTypeName();
    return (typeName == SqlTypeName.TIMESTAMP || typeName == SqlTypeName.DATE)
        && RexUtil.isDeterministic(node)
        && !dependsOnRows(node);
  }

  private static boolean dependsOnRows(RexNode node) {
    boolean[] found = {false};
    node.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitInputRef(RexInputRef reference) {
            return found();
          }

          @Override
          public Void visitCorrelVariable(org.apache.calcite.rex.RexCorrelVariable variable) {
            return found();
          }

          @Override
          public Void visitOver(org.apache.calcite.rex.RexOver over) {
            return found();
          }

          @Override
          public Void visitSubQuery(org.apache.calcite.rex.RexSubQuery subQuery) {
            return found();
          }

          @SuppressWarnings("NullAway") // the visitor's result is of no use
          private Void found() {
            found[0] = true;
            return null;
          }
        });
    return found[0];
  }

  private RexNode asTimestamp(RexNode bound) {
    return bound.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP
        ? bound
        : rexBuilder.makeCast(
            rexBuilder
                .getTypeFactory()
                .createTypeWithNullability(type, bound.getType().isNullable()),
            bound);
  }
}
