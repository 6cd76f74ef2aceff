package io.github.gongjdbc.schema.condition;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import io.github.gongjdbc.schema.predicate.Constraint;
import io.github.gongjdbc.schema.predicate.Constraint.Bound;
import io.github.gongjdbc.schema.predicate.Constraint.Comparison;
import io.github.gongjdbc.schema.predicate.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Sarg;

/** Translates comparisons of a timestamp column, and of functions of its time. */
final class TimeConditionTranslator extends ConditionTranslator<Long> {
  private final RexBuilder rexBuilder;
  private final ViewTranslator views;

  /**
   * @param column ordinal of the column in the input of the condition
   */
  TimeConditionTranslator(
      RexBuilder rexBuilder, int column, RelDataType type, List<RexNode> bounds) {
    super(type, bounds);
    this.rexBuilder = rexBuilder;
    this.views = new ViewTranslator(column);
  }

  @Override
  Optional<Translation<Long>> comparison(RexNode node, SqlKind kind, RexNode bound) {
    return views
        .view(node)
        .filter(view -> ViewTranslator.comparable(view, bound.getType()) && isBound(bound))
        .map(view -> new Translation<>(compared(view, comparison(kind), bound), view.isExact()));
  }

  private Constraint<Long> compared(View view, Comparison comparison, RexNode bound) {
    Optional<Constraint<Long>> known =
        bound instanceof RexLiteral literal
            ? Optional.ofNullable(literal.getValueAs(Comparable.class))
                .flatMap(value -> known(view, comparison, value))
            : Optional.empty();
    if (known.isPresent()) {
      return known.get();
    }
    Bound placed = new Bound(place(asNumber(view, bound)), bound);
    return new Constraint.Compared(view, comparison, placed);
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

  @Override
  Optional<Translation<Long>> search(RexNode node, Sarg<?> sarg) {
    Optional<View> view = views.view(node);
    if (view.isEmpty()) {
      return Optional.empty();
    }
    List<Constraint<Long>> ranges = new ArrayList<>();
    for (Range<?> range : sarg.rangeSet.asRanges()) {
      Optional<Constraint<Long>> part = range(view.get(), range);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      ranges.add(part.get());
    }
    Constraint<Long> constraint = ranges.size() == 1 ? ranges.get(0) : new Constraint.Any<>(ranges);
    return Optional.of(new Translation<>(constraint, view.get().isExact()));
  }

  private static Optional<Constraint<Long>> range(View view, Range<?> range) {
    if (range.hasLowerBound()
        && range.hasUpperBound()
        && range.lowerEndpoint().equals(range.upperEndpoint())) {
      return known(view, Comparison.EQUAL, range.lowerEndpoint());
    }
    List<Constraint<Long>> ends = new ArrayList<>();
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
    return Optional.of(ends.size() == 1 ? ends.get(0) : new Constraint.All<>(ends));
  }

  private static Optional<Constraint<Long>> known(
      View view, Comparison comparison, Object endpoint) {
    return ViewTranslator.value(view, endpoint)
        .map(value -> new Constraint.Known(view, comparison, value));
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
