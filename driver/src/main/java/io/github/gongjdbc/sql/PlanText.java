package io.github.gongjdbc.sql;

import io.github.gongjdbc.schema.plan.EnumerableGongCount;
import io.github.gongjdbc.schema.plan.EnumerableGongScan;
import io.github.gongjdbc.schema.plan.EnumerableKeyedJoin;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelNode;

/**
 * A plan as people read it: what Gong will be asked, and what is done here with the answers. A node
 * stands above those that it takes its rows from.
 */
final class PlanText {
  private final StringBuilder text = new StringBuilder();

  private PlanText() {}

  static String of(RelNode plan) {
    PlanText plain = new PlanText();
    long requests = requests(plan, new HashSet<>());
    plain.text.append(
        switch ((int) Math.min(requests, 2)) {
          case 0 -> "No request to Gong.\n";
          case 1 -> "About 1 request to Gong.\n";
          default -> "About " + requests + " requests to Gong.\n";
        });
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
          text.append(detail.value()).append('\n');
        }
      }
    }
    for (RelNode input : node.getInputs()) {
      add(input, shown ? indent + "  " : indent);
    }
  }

  private static boolean isAsked(RelNode node) {
    return node instanceof EnumerableGongScan || node instanceof EnumerableGongCount;
  }

  /** What is written in one word, as several. */
  private static String words(String name) {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  /** How many requests all scans take together; those that read the same take them once. */
  private static long requests(RelNode node, Set<Object> known) {
    if (node instanceof EnumerableGongScan scan) {
      return known.add(scan.readKey()) ? scan.estimatedRequests() : 0;
    }
    if (node instanceof EnumerableGongCount) {
      return 1;
    }
    if (node instanceof EnumerableKeyedJoin join) {
      return requests(join.getLeft(), known)
          + join.estimatedLookUps() * requests(join.getRight(), known);
    }
    return node.getInputs().stream().mapToLong(input -> requests(input, known)).sum();
  }
}
