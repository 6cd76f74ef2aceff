package io.github.gongjdbc.schema.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.core.CorrelationId;

/**
 * What a variable of an outer query stands for, in a query within it.
 *
 * @param dropped whether the row is dropped where the inner query yields nothing for it
 */
record OuterRow(List<QueryField> fields, boolean dropped) {
  /** The same rows, none of which is dropped. */
  static Map<CorrelationId, OuterRow> kept(Map<CorrelationId, OuterRow> rows) {
    Map<CorrelationId, OuterRow> kept = new HashMap<>();
    rows.forEach((variable, row) -> kept.put(variable, new OuterRow(row.fields, false)));
    return kept;
  }
}
