package io.github.gongjdbc.schema.condition;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import io.github.gongjdbc.schema.predicate.Constraint;
import io.github.gongjdbc.schema.predicate.Constraint.Bound;
import io.github.gongjdbc.schema.predicate.Constraint.Comparison;
import io.github.gongjdbc.schema.predicate.View;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Sarg;
import org.apache.calcite.util.TimestampString;

/** Translates comparisons of a timestamp column, and of functions of its time. */
final class TimeConditionTranslator extends ConditionTranslator<Long> {
  private final RexBuilder rexBuilder;
  private final ViewTranslator views;
  private final InstantBounds instants;

  /**
   * @param column ordinal of the column in the input of the condition
   * @param zone the zone of its local times
   */
  TimeConditionTranslator(
      RexBuilder rexBuilder, int column, RelDataType type, List<RexNode> bounds, ZoneId zone) {
    super(type, bounds);
    this.rexBuilder = rexBuilder;
    this.views = new ViewTranslator(column);
    this.instants = new InstantBounds(rexBuilder, zone);
  }

  @Override
  Optional<Translation<Long>> comparison(RexNode node, SqlKind kind, RexNode bound) {
    if (InstantBounds.isInstant(node.getType())) {
      return views
          .view(node)
          .filter(view -> InstantBounds.isInstant(bound.getType()) && isBound(bound))
          .map(
              view ->
                  new Translation<>(
                      instant(view, comparison(kind), bound), instants.isExact(view, bound)));
    }
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

  private Constraint<Long> instant(View view, Comparison comparison, RexNode bound) {
    List<Constraint<Long>> parts = new ArrayList<>();
    instants
        .of(view, comparison, bound)
        .forEach((part, local) -> parts.add(compared(view, part, local)));
    return parts.size() == 1 ? parts.get(0) : new Constraint.All<>(parts);
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
    boolean ofInstants = InstantBounds.isInstant(node.getType());
    boolean exact = view.get().isExact();
    List<Constraint<Long>> ranges = new ArrayList<>();
    for (Range<?> range : sarg.rangeSet.asRanges()) {
      Optional<Constraint<Long>> part =
          range(
              range,
              (comparison, end) ->
                  ofInstants
                      ? Optional.of(instant(view.get(), comparison, literal(end)))
                      : known(view.get(), comparison, end));
      if (part.isEmpty()) {
        return Optional.empty();
      }
      ranges.add(part.get());
      exact &= !ofInstants || isExact(view.get(), range);
    }
    Constraint<Long> constraint = ranges.size() == 1 ? ranges.get(0) : new Constraint.Any<>(ranges);
    return Optional.of(new Translation<>(constraint, exact));
  }

  private boolean isExact(View view, Range<?> range) {
    return (!range.hasLowerBound() || instants.isExact(view, literal(range.lowerEndpoint())))
        && (!range.hasUpperBound() || instants.isExact(view, literal(range.upperEndpoint())));
  }

  private RexNode literal(Object instant) {
    return rexBuilder.makeTimestampWithLocalTimeZoneLiteral((TimestampString) instant, 3);
  }

  private static Optional<Constraint<Long>> range(
      Range<?> range, BiFunction<Comparison, Object, Optional<Constraint<Long>>> compared) {
    if (range.hasLowerBound()
        && range.hasUpperBound()
        && range.lowerEndpoint().equals(range.upperEndpoint())) {
      return compared.apply(Comparison.EQUAL, range.lowerEndpoint());
    }
    List<Constraint<Long>> ends = new ArrayList<>();
    if (range.hasLowerBound()) {
      boolean open = range.lowerBoundType() == BoundType.OPEN;
      compared
          .apply(open ? Comparison.GREATER : Comparison.GREATER_OR_EQUAL, range.lowerEndpoint())
          .ifPresent(ends::add);
    }
    if (range.hasUpperBound()) {
      boolean open = range.upperBoundType() == BoundType.OPEN;
      compared
          .apply(open ? Comparison.LESS : Comparison.LESS_OR_EQUAL, range.upperEndpoint())
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
