package io.github.gongjdbc.schema.condition;

import com.google.common.collect.Range;
import io.github.gongjdbc.schema.plan.BatchLookupJoinRule;
import io.github.gongjdbc.schema.predicate.Constraint;
import io.github.gongjdbc.schema.predicate.Constraint.Bound;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.Sarg;

/** Translates equality and IN of a text column, such as an id. */
final class TextConditionTranslator extends ConditionTranslator<String> {
  private final int column;

  /**
   * @param column ordinal of the column in the input of the condition
   */
  TextConditionTranslator(int column, RelDataType type, List<RexNode> bounds) {
    super(type, bounds);
    this.column = column;
  }

  private boolean isColumn(RexNode node) {
    if (node instanceof RexCall call && node.isA(SqlKind.CAST) && RexUtil.isLosslessCast(call)) {
      return isColumn(call.getOperands().get(0));
    }
    return node instanceof RexInputRef reference && reference.getIndex() == column;
  }

  @Override
  Optional<Translation<String>> comparison(RexNode node, SqlKind kind, RexNode bound) {
    if (kind != SqlKind.EQUALS
        || !isColumn(node)
        || !SqlTypeFamily.CHARACTER.contains(bound.getType())
        || !isBound(bound)) {
      return Optional.empty();
    }
    return Optional.of(new Translation<>(equal(bound), true));
  }

  private Constraint<String> equal(RexNode bound) {
    if (bound instanceof RexLiteral literal
        && literal.getValueAs(Comparable.class) instanceof NlsString text) {
      return new Constraint.AmongTexts(Set.of(text.getValue()));
    }
    return new Constraint.EqualText(new Bound(place(bound), bound));
  }

  /** Every lower bound with every upper one: those that are equal name a text. */
  @Override
  List<Constraint<String>> together(List<RexNode> conditions) {
    List<Constraint<String>> pairs = new ArrayList<>();
    for (RexNode lower : ends(conditions, SqlKind.GREATER_THAN_OR_EQUAL)) {
      for (RexNode upper : ends(conditions, SqlKind.LESS_THAN_OR_EQUAL)) {
        Bound from = new Bound(place(lower), lower);
        pairs.add(new Constraint.EqualBounds(from, new Bound(place(upper), upper)));
      }
    }
    return pairs;
  }

  /** The bounds with which conditions compare the column in this way. */
  private List<RexNode> ends(List<RexNode> conditions, SqlKind kind) {
    List<RexNode> ends = new ArrayList<>();
    for (RexNode condition : conditions) {
      if (condition instanceof RexCall call && call.getOperands().size() == 2) {
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        if (call.getKind() == kind && isColumn(left)) {
          ends.add(right);
        } else if (call.getKind() == kind.reverse() && isColumn(right)) {
          ends.add(left);
        }
      }
    }
    ends.removeIf(end -> !SqlTypeFamily.CHARACTER.contains(end.getType()) || !isBound(end));
    return ends;
  }

  /** Membership among the keys of a join, as {@link BatchLookupJoinRule} writes it. */
  @Override
  Optional<Translation<String>> other(RexCall call) {
    if (!call.getOperator().equals(SqlStdOperatorTable.MEMBER_OF)
        || !isColumn(call.getOperands().get(0))
        || !(call.getOperands().get(1) instanceof RexFieldAccess keys)) {
      return Optional.empty();
    }
    return Optional.of(new Translation<>(new Constraint.AmongKeys(place(keys)), true));
  }

  @Override
  Optional<Translation<String>> search(RexNode node, Sarg<?> sarg) {
    if (!isColumn(node)) {
      return Optional.empty();
    }
    Set<String> texts = new LinkedHashSet<>();
    for (Range<?> range : sarg.rangeSet.asRanges()) {
      boolean point =
          range.hasLowerBound()
              && range.hasUpperBound()
              && range.lowerEndpoint().equals(range.upperEndpoint());
      if (!point || !(range.lowerEndpoint() instanceof NlsString text)) {
        return Optional.empty();
      }
      texts.add(text.getValue());
    }
    return Optional.of(new Translation<>(new Constraint.AmongTexts(texts), true));
  }
}
