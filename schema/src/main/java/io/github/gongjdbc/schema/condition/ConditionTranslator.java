package io.github.gongjdbc.schema.condition;

import io.github.gongjdbc.schema.predicate.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Sarg;

/**
 * Translates a condition into what it demands of one column. The translation holds for every row
 * that fulfils the condition; when it is {@linkplain Translation#complete complete} the reverse is
 * true as well. A part of an AND that is not understood is left out; one of an OR gives up the
 * whole OR.
 */
abstract class ConditionTranslator<C extends Comparable<C>> {
  final RelDataType type;
  final List<RexNode> bounds;

  /**
   * What a condition demands.
   *
   * @param complete whether the constraint says all that the condition does
   */
  record Translation<C extends Comparable<C>>(Constraint<C> constraint, boolean complete) {}

  /**
   * @param type type of the column
   * @param bounds takes the expressions whose values the constraint needs when it runs
   */
  ConditionTranslator(RelDataType type, List<RexNode> bounds) {
    this.type = type;
    this.bounds = bounds;
  }

  /** Empty when nothing is understood of the condition. */
  final Optional<Translation<C>> translate(RexNode condition) {
    int mark = bounds.size();
    Optional<Translation<C>> translation = attempt(condition);
    if (translation.isEmpty()) {
      bounds.subList(mark, bounds.size()).clear();
    }
    return translation;
  }

  private Optional<Translation<C>> attempt(RexNode condition) {
    if (!(condition instanceof RexCall call)) {
      return Optional.empty();
    }
    return switch (call.getKind()) {
      case AND -> and(call);
      case OR -> or(call);
      case SEARCH -> search(call);
      case EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          comparison(call);
      default -> other(call);
    };
  }

  /** Translates what only some columns know. */
  Optional<Translation<C>> other(RexCall call) {
    return Optional.empty();
  }

  /** What conditions demand that all hold, beyond what each demands by itself. */
  List<Constraint<C>> together(List<RexNode> conditions) {
    return List.of();
  }

  private Optional<Translation<C>> and(RexCall call) {
    List<Constraint<C>> parts = new ArrayList<>();
    boolean complete = true;
    for (RexNode operand : call.getOperands()) {
      Optional<Translation<C>> part = translate(operand);
      part.ifPresent(p -> parts.add(p.constraint()));
      complete &= part.isPresent() && part.get().complete();
    }
    parts.addAll(together(call.getOperands()));
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Translation<>(new Constraint.All<>(parts), complete));
  }

  private Optional<Translation<C>> or(RexCall call) {
    List<Constraint<C>> parts = new ArrayList<>();
    boolean complete = true;
    for (RexNode operand : call.getOperands()) {
      Optional<Translation<C>> part = translate(operand);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get().constraint());
      complete &= part.get().complete();
    }
    return Optional.of(new Translation<>(new Constraint.Any<>(parts), complete));
  }

  private Optional<Translation<C>> comparison(RexCall call) {
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    return comparison(left, call.getKind(), right)
        .or(() -> comparison(right, call.getKind().reverse(), left));
  }

  /** The place of a bound among all bounds; equal ones have one, so that constraints compare. */
  final int place(RexNode bound) {
    int known = bounds.indexOf(bound);
    if (known >= 0) {
      return known;
    }
    bounds.add(bound);
    return bounds.size() - 1;
  }

  /** Translates a comparison of an expression of the column with a bound. */
  abstract Optional<Translation<C>> comparison(RexNode node, SqlKind kind, RexNode bound);

  private Optional<Translation<C>> search(RexCall call) {
    if (!(call.getOperands().get(1) instanceof RexLiteral literal)) {
      return Optional.empty();
    }
    Sarg<?> sarg = literal.getValueAs(Sarg.class);
    // The API's filter drops a row without a value, so it must not be asked for when nulls count.
    if (sarg == null || sarg.isAll() || (sarg.nullAs == RexUnknownAs.TRUE && type.isNullable())) {
      return Optional.empty();
    }
    return search(call.getOperands().get(0), sarg);
  }

  /** Translates the search of an expression of the column in a set of values. */
  abstract Optional<Translation<C>> search(RexNode node, Sarg<?> sarg);

  /** Whether the value of an expression is the same for all rows of one execution of the scan. */
  static boolean isBound(RexNode node) {
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
          public Void visitCorrelVariable(RexCorrelVariable variable) {
            return found();
          }

          @Override
          public Void visitOver(RexOver over) {
            return found();
          }

          @Override
          public Void visitSubQuery(RexSubQuery subQuery) {
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
}
