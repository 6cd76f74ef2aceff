package io.github.gongjdbc.sql.explain;

import io.github.gongjdbc.schema.plan.EnumerableGongCount;
import io.github.gongjdbc.schema.plan.EnumerableGongScan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.DataContext;
import org.apache.calcite.rel.RelNode;

/**
 * A plan as people read it: what Gong will be asked, and what is done here with the answers. A node
 * stands above those that it takes its rows from.
 */
public final class PlanText {
  private final DataContext context;
  private final StringBuilder text = new StringBuilder();

  private PlanText(DataContext context) {
    this.context = context;
  }

  /**
   * The plan as text.
   *
   * @param context what the values of expressions without columns are computed with
   */
  public static String of(RelNode plan, DataContext context) {
    PlanText plain = new PlanText(context);
    plain.text.append(new PlanCost(context).of(plan).sentence()).append('\n');
    plain.add(plan, "");
    return plain.text.toString();
  }

  private void add(RelNode node, String indent) {
    String title = PlanStep.of(node);
    boolean shown = !title.isEmpty();
    if (shown) {
      text.append(indent).append(title).append('\n');
      if (isAsked(node)) {
        for (PlanDetails.Detail detail : PlanDetails.of(node)) {
          text.append(indent).append("  ").append(words(detail.name())).append(": ");
          text.append(value(node, detail)).append('\n');
        }
        kept(node)
            .ifPresent(
                what -> text.append(indent).append("  from the cache: ").append(what).append('\n'));
      }
    }
    for (RelNode input : node.getInputs()) {
      add(input, shown ? indent + "  " : indent);
    }
  }

  private static boolean isAsked(RelNode node) {
    return node instanceof EnumerableGongScan || node instanceof EnumerableGongCount;
  }

  private Optional<String> kept(RelNode node) {
    return node instanceof EnumerableGongCount count
        ? count.kept(context)
        : ((EnumerableGongScan) node).kept(context);
  }

  /** What is written in one word, as several. */
  private static String words(String name) {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  private String value(RelNode node, PlanDetails.Detail detail) {
    if (detail.name().equals("range")) {
      List<String> ranges =
          node instanceof EnumerableGongCount count
              ? count.demandedRanges(context)
              : ((EnumerableGongScan) node).demandedRanges(context);
      return ranges.isEmpty() ? "none that Gong has answers for" : String.join(", ", ranges);
    }
    if (!detail.name().equals("estimatedRequests")) {
      return detail.value();
    }
    return (node instanceof EnumerableGongCount count
            ? count.estimate(context)
            : ((EnumerableGongScan) node).estimate(context))
        .toString();
  }
}
