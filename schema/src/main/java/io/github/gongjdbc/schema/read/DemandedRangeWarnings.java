package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.ColumnType;
import io.github.gongjdbc.schema.catalog.DemandedRange;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.predicate.TupleDomain;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.spec.ScanRequest;
import io.github.gongjdbc.schema.split.DemandedRangePlanner;
import io.github.gongjdbc.schema.split.TimeRange;
import java.util.List;
import java.util.Optional;

/** Says which range is read where the query did not say that, or asked for more than there is. */
final class DemandedRangeWarnings {
  private final ScanRequest request;
  private final Settings settings;
  private final Execution execution;

  DemandedRangeWarnings(ScanRequest request, Settings settings, Execution execution) {
    this.request = request;
    this.settings = settings;
    this.execution = execution;
  }

  void give(TupleDomain wanted) {
    if (request.isAsked() && !wanted.isNothing()) {
      DemandedRangePlanner.of(request, settings, execution.start())
          .ifPresent(planner -> give(planner, wanted));
    }
  }

  private void give(DemandedRangePlanner planner, TupleDomain wanted) {
    List<TimeRange> ranges = planner.ranges(wanted);
    DemandedRange demanded = request.demandedRange().orElseThrow();
    String table = request.table().name();
    if (planner.isDefault(wanted)) {
      String columns = String.join(" and ", demanded.columns());
      execution
          .warnings()
          .accept(
              table
                  + " is read for "
                  + planner.text(ranges.get(0))
                  + ", as the query has no condition on "
                  + columns
                  + ". Add one, such as "
                  + example(demanded)
                  + ", to read other rows.");
    } else if (planner.isCut()) {
      execution
          .warnings()
          .accept(
              "The query asks "
                  + table
                  + " for days that are not over, for which Gong has no data. "
                  + (ranges.isEmpty()
                      ? "It is not asked."
                      : "It is read for " + planner.text(ranges.get(ranges.size() - 1)) + ".")
                  + (settings.companyTimeZone().isPresent()
                      ? ""
                      : " Set the property companyTimeZone to read a day as soon as it is over."));
    }
  }

  private String example(DemandedRange demanded) {
    String from = demanded.columns().get(0);
    String to = demanded.columns().get(demanded.columns().size() - 1);
    boolean dates =
        request.table().column(from).map(Column::type).equals(Optional.of(ColumnType.DATE));
    String first = dates ? "DATE '2026-01-01'" : "TIMESTAMP '2026-01-01 00:00:00'";
    String last = dates ? "DATE '2026-02-01'" : "TIMESTAMP '2026-02-01 00:00:00'";
    return from + " >= " + first + " AND " + to + (from.equals(to) ? " < " : " <= ") + last;
  }
}
