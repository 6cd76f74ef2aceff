package io.github.gongjdbc.schema.plan;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import io.github.gongjdbc.schema.scan.Constraint;
import io.github.gongjdbc.schema.scan.Constraint.Comparison;
import io.github.gongjdbc.schema.scan.View;
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

/**
 * Translates a condition into what it demands of one timestamp column. The translation holds for
 * every row that fulfils the condition; when it is {@linkplain Translation#complete complete} the
 * reverse is true as well. A part of an AND that is not understood is left out; one of an OR gives
 * up the whole OR.
 */
final class ConditionTranslator {
  private final RexBuilder rexBuilder;
  private final ViewTranslator views;
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
    this.views = new ViewTranslator(column);
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
    return comparison(left, call.getKind(), right)
        .or(() -> comparison(right, call.getKind().reverse(), left));
  }

  private Optional<Translation> comparison(RexNode node, SqlKind kind, RexNode bound) {
    return views
        .view(node)
        .filter(view -> ViewTranslator.comparable(view, bound.getType()) && isBound(bound))
        .map(
            view -> {
              bounds.add(asNumber(view, bound));
              return new Translation(
                  new Constraint.Compared(
                      view, comparison(kind), bounds.size() - 1, bound.toString()),
                  view.isExact());
            });
  }

  private static Comparison comparison(SqlKind kind) {
    return switch (kind) {
      case EQUALS -> Comparison.EQUAL;
      case LESS_THAN -> Comparison.LESS;
      case LESS_THAN_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
      case GREATER_THAN -> Comparison.GREATER;
      case GREATER_THAN_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
      default -> throw new IllegalArgumentException(kind.toString());
    };
  }

  private Optional<Translation> search(RexCall call) {
    Optional<View> view = views.view(call.getOperands().get(0));
    if (view.isEmpty() || !(call.getOperands().get(1) instanceof RexLiteral literal)) {
      return Optional.empty();
    }
    Sarg<?> sarg = literal.getValueAs(Sarg.class);
    // The API's filter drops a row without a time, so it must not be asked for when nulls count.
    if (sarg == null || sarg.isAll() || (sarg.nullAs == RexUnknownAs.TRUE && type.isNullable())) {
      return Optional.empty();
    }
    List<Constraint> ranges = new ArrayList<>();
    for (Range<?> range : sarg.rangeSet.asRanges()) {
      Optional<Constraint> part = range(view.get(), range);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      ranges.add(part.get());
    }
    Constraint constraint = ranges.size() == 1 ? ranges.get(0) : new Constraint.Any(ranges);
    return Optional.of(new Translation(constraint, view.get().isExact()));
  }

  private static Optional<Constraint> range(View view, Range<?> range) {
    if (range.hasLowerBound()
        && range.hasUpperBound()
        && range.lowerEndpoint().equals(range.upperEndpoint())) {
      return known(view, Comparison.EQUAL, range.lowerEndpoint());
    }
    List<Constraint> ends = new ArrayList<>();
    if (range.hasLowerBound()) {
      boolean open = range.lowerBoundType() == BoundType.OPEN;
      known(view, open ? Comparison.GREATER : Comparison.GREATER_OR_EQUAL, range.lowerEndpoint())
          .ifPresent(ends::add);
    }
    if (range.hasUpperBound()) {
      boolean open = range.upperBoundType() == BoundType.OPEN;
      known(view, open ? Comparison.LESS : Comparison.LESS_OR_EQUAL, range.upperEndpoint())
          .ifPresent(ends::add);
    }
    int wanted = (range.hasLowerBound() ? 1 : 0) + (range.hasUpperBound() ? 1 : 0);
    if (ends.size() < wanted || ends.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(ends.size() == 1 ? ends.get(0) : new Constraint.All(ends));
  }

  private static Optional<Constraint> known(View view, Comparison comparison, Object endpoint) {
    return ViewTranslator.value(view, endpoint)
        .map(value -> new Constraint.Known(view, comparison, value));
  }

  /** Whether the value of an expression is the same for all rows of one execution. */
  private static boolean isBound(RexNode node) {
    return RexUtil.isDeterministic(node) && !dependsOnRows(node);
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

  /** The bound as what the view computes with: local milliseconds, or a number. */
  private RexNode asNumber(View view, RexNode bound) {
    if (view.form() != View.Form.TIME
        || bound.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP) {
      return bound;
    }
    boolean nullable = bound.getType().isNullable();
    return rexBuilder.makeCast(
        rexBuilder.getTypeFactory().createTypeWithNullability(type, nullable), bound);
  }
}
