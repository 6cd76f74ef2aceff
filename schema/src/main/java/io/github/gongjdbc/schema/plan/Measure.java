package io.github.gongjdbc.schema.plan;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** A figure about all rows of a scan that is found without reading all of them. */
enum Measure {
  /** Their number. */
  ROWS,
  /** The first value of the cursor column. */
  OLDEST,
  /** The last one. */
  NEWEST;

  /**
   * What an aggregate call measures; empty for all else.
   *
   * @param projects what lies between the scan and the aggregate; empty for nothing
   */
  static Optional<Measure> of(AggregateCall call, List<RexNode> projects, GongScan scan) {
    if (call.hasFilter()) {
      return Optional.empty();
    }
    SqlKind kind = call.getAggregation().getKind();
    if (kind == SqlKind.COUNT) {
      return call.getArgList().isEmpty() && !call.isDistinct()
          ? Optional.of(ROWS)
          : Optional.empty();
    }
    if (kind != SqlKind.MIN && kind != SqlKind.MAX) {
      return Optional.empty();
    }
    int field = call.getArgList().get(0);
    if (!projects.isEmpty()) {
      field = projects.get(field) instanceof RexInputRef input ? input.getIndex() : -1;
    }
    return field >= 0 && scan.isCursor(field)
        ? Optional.of(kind == SqlKind.MIN ? OLDEST : NEWEST)
        : Optional.empty();
  }
}
