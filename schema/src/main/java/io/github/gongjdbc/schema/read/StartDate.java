package io.github.gongjdbc.schema.read;

import com.google.common.collect.Range;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.predicate.LocalTimeConverter;
import io.github.gongjdbc.schema.predicate.TupleDomain;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The lower bound of the cursor column of a table that the query leaves without condition. */
final class StartDate {
  private final Settings settings;
  private final Execution execution;
  private final ScanRequest request;

  StartDate(ScanRequest request, Settings settings, Execution execution) {
    this.request = request;
    this.settings = settings;
    this.execution = execution;
  }

  /** The bound, in local milliseconds; empty where it does not apply. */
  Optional<Long> floor(TupleDomain wanted) {
    boolean applies = request.needsStartDate() && !request.isNamedBy(wanted) && !wanted.isNothing();
    if (!applies) {
      return Optional.empty();
    }
    return Optional.of(new LocalTimeConverter(settings.timeZone()).local(instant()));
  }

  private Instant instant() {
    return settings
        .startDate()
        .orElseGet(
            () ->
                execution.start().minus(Settings.DEFAULT_HISTORY).truncatedTo(ChronoUnit.SECONDS));
  }

  /** What is wanted from the bound on, where it applies. */
  TupleDomain applyTo(TupleDomain wanted, Optional<Long> floor) {
    return floor
        .map(
            time ->
                wanted.within(request.table().cursorColumn().orElseThrow(), Range.atLeast(time)))
        .orElse(wanted);
  }

  /** Says that the bound applied; where it is that of a joined table, that says so. */
  void warn() {
    if (!request.isAsked()) {
      return;
    }
    String cursor = request.table().cursorColumn().orElseThrow().name();
    execution
        .warnings()
        .accept(
            request.table().name()
                + " is read from "
                + instant()
                + " on ("
                + (settings.startDate().isPresent()
                    ? "the property startDate"
                    : "90 days before now, the default of the property startDate")
                + "), because the query has no condition on "
                + cursor
                + ". Add one, such as "
                + cursor
                + " >= TIMESTAMP '2026-01-01 00:00:00', or set startDate, to read other rows.");
  }
}
