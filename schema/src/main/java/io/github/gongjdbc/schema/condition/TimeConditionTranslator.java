package io.github.gongjdbc.schema.condition;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import io.github.gongjdbc.schema.predicate.Constraint;
import io.github.gongjdbc.schema.predicate.Constraint.Bound;
import io.github.gongjdbc.schema.predicate.Constraint.Comparison;
import io.github.gongjdbc.schema.predicate.TimeTransform;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Sarg;
import org.apache.calcite.util.TimestampString;

/** Translates comparisons of a column of times or dates, and of functions of its time. */
final class TimeConditionTranslator extends ConditionTranslator<Long> {
  private final RexBuilder rexBuilder;
  private final TimeTransformTranslator transforms;
  private final InstantBounds instants;

  /**
   * @param column ordinal of the column in the input of the condition
   * @param zone the zone of its local times
   */
  TimeConditionTranslator(
      RexBuilder rexBuilder, int column, RelDataType type, List<RexNode> bounds, ZoneId zone) {
    super(type, bounds);
    this.rexBuilder = rexBuilder;
    this.transforms = new TimeTransformTranslator(column);
    this.instants = new InstantBounds(rexBuilder, zone);
  }

  @Override
  Optional<Translation<Long>> comparison(RexNode node, SqlKind kind, RexNode bound) {
    if (InstantBounds.isInstant(node.getType())) {
      return transforms
          .transform(node)
          .filter(transform -> InstantBounds.isInstant(bound.getType()) && isBound(bound))
          .map(
              transform ->
                  new Translation<>(
                      instant(transform, comparison(kind), bound),
                      instants.isExact(transform, bound)));
    }
    return transforms
        .transform(node)
        .filter(
            transform ->
                TimeTransformTranslator.comparable(transform, bound.getType()) && isBound(bound))
        .map(
            transform ->
                new Translation<>(
                    compared(transform, comparison(kind), bound), transform.isExact()));
  }

  private Constraint<Long> compared(TimeTransform transform, Comparison comparison, RexNode bound) {
    Optional<Constraint<Long>> known =
        bound instanceof RexLiteral literal
            ? Optional.ofNullable(literal.getValueAs(Comparable.class))
                .flatMap(value -> known(transform, comparison, value))
            : Optional.empty();
    if (known.isPresent()) {
      return known.get();
    }
    Bound placed = new Bound(place(asNumber(transform, bound)), bound);
    return new Constraint.Compared(transform, comparison, placed);
  }

  private Constraint<Long> instant(TimeTransform transform, Comparison comparison, RexNode bound) {
    List<Constraint<Long>> parts = new ArrayList<>();
    instants
        .of(transform, comparison, bound)
        .forEach((part, local) -> parts.add(compared(transform, part, local)));
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
    Optional<TimeTransform> transform = transforms.transform(node);
    if (transform.isEmpty()) {
      return Optional.empty();
    }
    boolean ofInstants = InstantBounds.isInstant(node.getType());
    boolean exact = transform.get().isExact();
    List<Constraint<Long>> ranges = new ArrayList<>();
    for (Range<?> range : sarg.rangeSet.asRanges()) {
      Optional<Constraint<Long>> part =
          range(
              range,
              (comparison, end) ->
                  ofInstants
                      ? Optional.of(instant(transform.get(), comparison, literal(end)))
                      : known(transform.get(), comparison, end));
      if (part.isEmpty()) {
        return Optional.empty();
      }
      ranges.add(part.get());
      exact &= !ofInstants || isExact(transform.get(), range);
    }
    Constraint<Long> constraint = ranges.size() == 1 ? ranges.get(0) : new Constraint.Any<>(ranges);
    return Optional.of(new Translation<>(constraint, exact));
  }

  private boolean isExact(TimeTransform transform, Range<?> range) {
    return (!range.hasLowerBound() || instants.isExact(transform, literal(range.lowerEndpoint())))
        && (!range.hasUpperBound() || instants.isExact(transform, literal(range.upperEndpoint())));
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
      TimeTransform transform, Comparison comparison, Object endpoint) {
    return TimeTransformTranslator.value(transform, endpoint)
        .map(value -> new Constraint.Known(transform, comparison, value));
  }

  /** The bound as what the transform computes with: local milliseconds, or a number. */
  private RexNode asNumber(TimeTransform transform, RexNode bound) {
    if (transform.form() != TimeTransform.Form.TIME
        || bound.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP) {
      return bound;
    }
    RelDataTypeFactory types = rexBuilder.getTypeFactory();
    RelDataType time =
        type.getSqlTypeName() == SqlTypeName.DATE
            ? types.createSqlType(SqlTypeName.TIMESTAMP, 3)
            : type;
    boolean nullable = bound.getType().isNullable();
    return rexBuilder.makeCast(types.createTypeWithNullability(time, nullable), bound);
  }
}
