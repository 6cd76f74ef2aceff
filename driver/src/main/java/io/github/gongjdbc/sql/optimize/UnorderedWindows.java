package io.github.gongjdbc.sql.optimize;

import java.util.Objects;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.logical.LogicalWindow;

/**
 * Runs window functions as Calcite does, without the claim that their rows keep the order of the
 * input: they come partition by partition (CALCITE-7620).
 */
final class UnorderedWindows extends ConverterRule {
  static final UnorderedWindows INSTANCE = new UnorderedWindows();

  private UnorderedWindows() {
    super(
        Config.INSTANCE.withConversion(
            LogicalWindow.class,
            Convention.NONE,
            EnumerableConvention.INSTANCE,
            "UnorderedWindows"));
  }

  @Override
  public RelNode convert(RelNode window) {
    RelNode converted =
        Objects.requireNonNull(
            ((ConverterRule) EnumerableRules.ENUMERABLE_WINDOW_RULE).convert(window));
    return converted.copy(
        converted.getTraitSet().replace(RelCollations.EMPTY), converted.getInputs());
  }
}
