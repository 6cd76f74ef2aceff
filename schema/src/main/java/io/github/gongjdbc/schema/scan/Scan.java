package io.github.gongjdbc.schema.scan;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import io.github.gongjdbc.schema.api.ApiRequest;
import io.github.gongjdbc.schema.api.Pages;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.settings.Settings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * A scan that is about to run: the request, with the values that its bounds have in this execution.
 * The filter is settled once, when the statement begins to run, and stays the same for all pages.
 */
public final class Scan extends AbstractEnumerable<@Nullable Object[]> {
  private final ScanRequest request;
  private final Session session;
  private final Execution execution;
  private final List<ItemCondition> conditions;
  private final List<ApiRequest> requests;
  private final long wanted;

  /**
   * Settles what is asked; warnings are given here, requests sent later.
   *
   * @param bounds values of the bounds that the constraints refer to: local milliseconds or null
   * @param wanted how many rows are wanted at most
   */
  public Scan(
      ScanRequest request,
      Session session,
      DataContext context,
      @Nullable Object[] bounds,
      long wanted) {
    this.wanted = wanted;
    this.request = request;
    this.session = session;
    this.execution = Execution.of(context);
    this.conditions = connectionConditions(request.table(), session.settings());
    Map<Column, RangeSet<Long>> times = new LinkedHashMap<>();
    for (ColumnConstraint constraint : request.constraints()) {
      times.put(constraint.column(), constraint.constraint().times(bounds));
    }
    request.table().cursorColumn().ifPresent(cursor -> applyStartDate(cursor, times));
    // Without push-down the query's conditions are Calcite's alone: what it is compared with.
    boolean pushDown = session.settings().pushDown();
    if (pushDown) {
      times.forEach(this::checkGaps);
    }
    boolean impossible = pushDown && times.values().stream().anyMatch(RangeSet::isEmpty);
    this.requests =
        wanted == 0 || impossible
            ? List.of()
            : List.of(
                new ApiRequest(request.accessPath().endpoint(), inputs(times), Optional.empty()));
  }

  @Override
  public Enumerator<@Nullable Object[]> enumerator() {
    RowReader rows = new RowReader(request, session.timeLine(), conditions);
    Pages<@Nullable Object[]> pages =
        new Reading<>(session.api(), requests, rows, execution.cancellation());
    return new RowEnumerator(pages, execution.cancellation(), wanted);
  }

  private static List<ItemCondition> connectionConditions(
      TableDefinition table, Settings settings) {
    List<ItemCondition> conditions = new ArrayList<>();
    if (settings.workspaceId().isPresent() && table.workspace().isPresent()) {
      conditions.add(
          ItemCondition.inWorkspace(table.workspace().get(), settings.workspaceId().get()));
    }
    if (!settings.includePrivateCalls() && table.privacy().isPresent()) {
      conditions.add(ItemCondition.notPrivate(table.privacy().get()));
    }
    return conditions;
  }

  /**
   * The API is asked for one range; where the query wants several, what lies between is left out.
   */
  private void checkGaps(Column column, RangeSet<Long> wanted) {
    if (wanted.asRanges().size() > 1) {
      request
          .table()
          .itemPath(column)
          .ifPresent(
              path ->
                  conditions.add(ItemCondition.within(column, path, wanted, session.timeLine())));
    }
  }

  /** Bounds the cursor column where the query does not, and says so. */
  private void applyStartDate(Column cursor, Map<Column, RangeSet<Long>> times) {
    RangeSet<Long> wanted = times.getOrDefault(cursor, ImmutableRangeSet.of(Range.all()));
    if (wanted.isEmpty() || wanted.span().hasLowerBound()) {
      return;
    }
    Instant startDate =
        session
            .settings()
            .startDate()
            .orElseGet(
                () ->
                    execution
                        .start()
                        .minus(Settings.DEFAULT_HISTORY)
                        .truncatedTo(ChronoUnit.SECONDS));
    long floor = session.timeLine().local(startDate);
    times.put(cursor, wanted.subRangeSet(Range.atLeast(floor)));
    List<String> path = request.table().itemPath(cursor).orElseThrow();
    RangeSet<Long> fromFloor = ImmutableRangeSet.of(Range.atLeast(floor));
    conditions.add(ItemCondition.within(cursor, path, fromFloor, session.timeLine()));
    execution
        .warnings()
        .accept(
            request.table().name()
                + " is read from "
                + startDate
                + " on ("
                + (session.settings().startDate().isPresent()
                    ? "the property startDate"
                    : "90 days before now, the default of the property startDate")
                + "), because the query has no lower bound on "
                + cursor.name()
                + ". Add one, such as "
                + cursor.name()
                + " >= TIMESTAMP '2026-01-01 00:00:00', or set startDate, to read other rows.");
  }

  private Map<String, Object> inputs(Map<Column, RangeSet<Long>> times) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (String name : request.content()) {
      inputs.putAll(request.accessPath().endpoint().content(name).asks());
    }
    Settings settings = session.settings();
    if (!settings.pushDown()) {
      return inputs;
    }
    FilterValues values = new FilterValues(settings, execution.start());
    times.forEach(
        (column, wanted) ->
            request.filter(column).ifPresent(filter -> values.put(filter, wanted.span(), inputs)));
    settings.workspaceId().ifPresent(id -> putWorkspace(id, inputs));
    return inputs;
  }

  private void putWorkspace(String id, Map<String, Object> inputs) {
    Optional<Filter> filter = request.table().workspace().flatMap(request.accessPath()::filter);
    filter.filter(f -> f.accepts(id)).flatMap(Filter::is).ifPresent(place -> inputs.put(place, id));
  }
}
