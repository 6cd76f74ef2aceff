package io.github.gongjdbc.sql.explain;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.externalize.RelWriterImpl;
import org.apache.calcite.util.Pair;
import org.jspecify.annotations.Nullable;

/** Collects what a node of a plan says about itself. */
final class PlanDetails extends RelWriterImpl {
  private final List<Detail> details = new ArrayList<>();

  /** A thing that a node says about itself. */
  record Detail(String name, String value) {}

  private PlanDetails() {
    super(new PrintWriter(new StringWriter()));
  }

  /** All but the inputs, in the order in which the node says it. */
  static List<Detail> of(RelNode node) {
    PlanDetails writer = new PlanDetails();
    node.explain(writer);
    return writer.details;
  }

  @Override
  protected void explain_(RelNode node, List<Pair<String, @Nullable Object>> values) {
    for (Pair<String, @Nullable Object> value : values) {
      if (!(value.right instanceof RelNode) && !value.left.equals("table")) {
        details.add(new Detail(value.left, String.valueOf(value.right)));
      }
    }
  }
}
