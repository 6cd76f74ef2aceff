package io.github.gongjdbc.sql.optimize;

import io.github.gongjdbc.schema.plan.GongScan;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.function.Predicate;
import org.apache.calcite.rel.RelNode;

/** The scans of Gong's tables in a query, its subqueries left out. */
final class GongScans {
  private GongScans() {}

  /** How many there are of a kind. */
  static long count(RelNode query, Predicate<ScanRequest> kind) {
    return (query instanceof GongScan scan && kind.test(scan.request()) ? 1 : 0)
        + query.getInputs().stream().mapToLong(input -> count(input, kind)).sum();
  }
}
