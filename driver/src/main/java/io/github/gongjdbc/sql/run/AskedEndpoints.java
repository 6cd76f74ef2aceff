package io.github.gongjdbc.sql.run;

import io.github.gongjdbc.schema.plan.EnumerableGongCount;
import io.github.gongjdbc.schema.plan.EnumerableGongScan;
import io.github.gongjdbc.schema.scan.ScanRequest;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.calcite.rel.RelNode;

/** Finds the endpoints that a plan asks. */
public final class AskedEndpoints {
  private final Set<String> names = new LinkedHashSet<>();

  private AskedEndpoints() {}

  public static Set<String> of(RelNode plan) {
    AskedEndpoints asked = new AskedEndpoints();
    asked.visit(plan);
    return asked.names;
  }

  private void visit(RelNode node) {
    if (node instanceof EnumerableGongScan scan) {
      add(scan.request());
    } else if (node instanceof EnumerableGongCount count) {
      add(count.request());
    }
    node.getInputs().forEach(this::visit);
  }

  private void add(ScanRequest request) {
    names.add(request.accessPath().endpoint().name());
  }
}
