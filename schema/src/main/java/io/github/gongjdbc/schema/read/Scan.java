package io.github.gongjdbc.schema.read;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import io.github.gongjdbc.schema.account.ItemCounts;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.Parameter.ForEach;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Pages;
import io.github.gongjdbc.schema.predicate.ColumnConstraint;
import io.github.gongjdbc.schema.predicate.TupleDomain;
import io.github.gongjdbc.schema.row.ItemCondition;
import io.github.gongjdbc.schema.row.RowReader;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.spec.History;
import io.github.gongjdbc.schema.spec.ReadingOrder;
import io.github.gongjdbc.schema.spec.ScanRequest;
import io.github.gongjdbc.schema.split.DemandedRangePlanner;
import io.github.gongjdbc.schema.split.SplitPlan;
import io.github.gongjdbc.schema.split.SplitPlanner;
import io.github.gongjdbc.schema.sync.ReadWindow;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Optional<SharedReads> shared;
  private final TupleDomain demanded;
  private final TupleDomain wanted;
  private final List<ItemCondition> conditions;
  private final long wantedRows;
  private final boolean unbounded;
  private final Optional<IncrementalScan> incremental;
  private final boolean looksUp;

  /**
   * Settles what is asked; warnings are given here, requests sent later.
   *
   * @param bounds values of the bounds that the constraints refer to: local milliseconds, text or
   *     null
   * @param wantedRows how many rows are wanted at most
   */
  public Scan(
      ScanRequest request,
      Session session,
      DataContext context,
      @Nullable Object[] bounds,
      long wantedRows) {
    this(request, session, Execution.of(context), SharedReads.of(context), bounds, wantedRows);
  }

  /** All rows of a table. */
  Scan(ScanRequest request, Session session, Execution execution) {
    this(request, session, execution, Optional.empty(), new Object[0], Long.MAX_VALUE);
  }

  private Scan(
      ScanRequest request,
      Session session,
      Execution execution,
      Optional<SharedReads> shared,
      @Nullable Object[] bounds,
      long wantedRows) {
    this.request = request;
    this.session = session;
    this.execution = execution;
    this.shared = shared;
    this.wantedRows = wantedRows;
    this.conditions = connectionConditions(request.table(), session.settings());
    this.demanded = request.wanted(bounds);
    this.incremental = IncrementalScan.of(request, session, execution);
    StartDate startDate = new StartDate(request, session.settings(), execution);
    Optional<Long> floor = incremental.isPresent() ? Optional.empty() : startDate.floor(demanded);
    floor.ifPresent(time -> startDate.warn());
    this.unbounded = isUnbounded(demanded);
    this.wanted =
        incremental
            .map(scan -> scan.applyTo(demanded))
            .orElseGet(() -> startDate.applyTo(demanded, floor));
    new DemandedRangeWarnings(request, session.settings(), execution).give(demanded);
    // Without push-down the query's conditions are Calcite's alone: what it is compared with.
    TupleDomain checked = session.settings().pushDown() ? demanded : TupleDomain.ALL;
    this.looksUp = addConditions(startDate.applyTo(checked, floor));
    shared.ifPresent(reads -> reads.expect(readKey(), request.columns()));
  }

  /** Another part of an incremental read. */
  private Scan(Scan whole, IncrementalScan part) {
    this.request = whole.request;
    this.session = whole.session;
    this.execution = whole.execution;
    this.shared = whole.shared;
    this.wantedRows = whole.wantedRows;
    this.conditions = whole.conditions;
    this.demanded = whole.demanded;
    this.wanted = part.applyTo(whole.demanded);
    this.unbounded = false;
    this.incremental = Optional.of(part);
    this.looksUp = whole.looksUp;
  }

  /** Whether all is read that there is, but for the start date. */
  private boolean isUnbounded(TupleDomain demanded) {
    return incremental.isEmpty()
        && demanded.texts().isEmpty()
        && request.table().cursorColumn().map(demanded::times).stream()
            .anyMatch(times -> !times.isEmpty() && !times.span().hasLowerBound());
  }

  @Override
  public Enumerator<@Nullable Object[]> enumerator() {
    if (incremental.isPresent()) {
      return parts(incremental.get());
    }
    return shared.isEmpty()
        ? rows(request.columns())
        : shared.get().rows(readKey(), request.columns(), this::rows);
  }

  /** The rows of an incremental read, which may go on behind the part that it began with. */
  private Enumerator<@Nullable Object[]> parts(IncrementalScan first) {
    first.begin();
    IncrementalScan[] part = {first};
    return new SuccessiveRows(
        rows(request.columns()),
        () -> {
          Optional<IncrementalScan> next = part[0].next();
          if (next.isEmpty()) {
            first.end();
            return Optional.empty();
          }
          part[0] = next.get();
          return Optional.of(new Scan(this, next.get()).rows(request.columns()));
        });
  }

  /** What is read, whatever columns of it. */
  private Object readKey() {
    ScanRequest rows = request.withColumns(List.of()).of(History.UNDECIDED);
    return List.of(rows, wanted, wantedRows);
  }

  /**
   * What a scan is thought to cost.
   *
   * @param unknownBounds the places of bounds whose values are not known yet
   * @param counted whether its rows are counted alone
   */
  public static RequestEstimate estimate(
      ScanRequest request,
      Session session,
      DataContext context,
      @Nullable Object[] bounds,
      Set<Integer> unknownBounds,
      long wantedRows,
      boolean counted) {
    ScanRequest known = request.withoutBounds(unknownBounds);
    List<ColumnConstraint> unknown = new ArrayList<>(request.pushed());
    unknown.removeAll(known.constraints());
    boolean pushDown = session.settings().pushDown();
    Optional<Filter> keys =
        unknown.stream()
            .filter(one -> one.ofJoin() || request.identifiesItems(one.column()))
            .flatMap(one -> request.filter(one.column()).stream())
            .findFirst();
    if (pushDown && keys.isPresent()) {
      // So many keys as one request takes, at most.
      RequestEstimate one =
          RequestEstimate.ofRequests(1)
              .forKeys(keys.get().any().isPresent() ? keys.get().most() : 1);
      return LookUp.isNeeded(request, session) ? one.plus(one) : one;
    }
    if (pushDown && !unknown.isEmpty()) {
      return RequestEstimate.OF_PARAMETERS;
    }
    Execution execution = Execution.of(context).inSilence();
    Scan scan = new Scan(known, session, execution, Optional.empty(), bounds, wantedRows);
    List<ApiRequest> asked = wantedRows == 0 ? List.of() : scan.requests(known, scan.toRead());
    if (asked.stream().anyMatch(ApiRequest::lacksDemanded)) {
      return RequestEstimate.failing(RequestsForEach.needsCondition(request.table()));
    }
    List<Parameter> lacking =
        asked.stream().flatMap(one -> one.lacking().stream()).distinct().toList();
    if (!lacking.isEmpty()) {
      RequestEstimate all = estimateEach(known, asked, lacking, session, context, bounds);
      return wantedRows < Long.MAX_VALUE && !counted ? all.orLess() : all;
    }
    ItemCounts counts = session.api().counts();
    if (counted) {
      return RequestEstimate.ofCount(
          asked, counts, execution.start(), UnlistedItems.youngFrom(execution));
    }
    RequestEstimate estimate =
        RequestEstimate.of(known, asked, counts, execution.start(), wantedRows);
    if (scan.lookUp(known).isPresent()) {
      estimate = estimate.lookingUp();
    }
    boolean less = request.order() != ReadingOrder.ANY && wantedRows == Long.MAX_VALUE;
    return less ? estimate.orLess() : estimate;
  }

  /** What requests cost that lack the values of parameters: those for the values, and their own. */
  private static RequestEstimate estimateEach(
      ScanRequest request,
      List<ApiRequest> asked,
      List<Parameter> lacking,
      Session session,
      DataContext context,
      @Nullable Object[] bounds) {
    RequestEstimate sum = RequestEstimate.NONE;
    long each = asked.size();
    List<String> unknown = new ArrayList<>();
    boolean ofOnePage = !request.accessPath().endpoint().paged();
    for (Parameter parameter : lacking) {
      Optional<Reference> column = parameter.forEach().flatMap(ForEach::column);
      RequestEstimate values =
          column
              .map(reference -> estimateValues(request, reference, session, context, bounds))
              .orElse(RequestEstimate.ofRows(parameter.values().size()));
      sum = sum.plus(values);
      if (values.items().isPresent()) {
        each *= parameter.batches(values.items().getAsLong());
      } else {
        String name = column.orElseThrow().toString();
        unknown.add(RequestEstimate.each(parameter.atOnce(), name, name));
      }
      // Few rows belong to one of many values.
      ofOnePage |= column.isPresent();
    }
    if (!unknown.isEmpty()) {
      String requests = each == 1 ? "1 request for " : each + " requests for ";
      return sum.plus(RequestEstimate.unknown(requests + String.join(" and ", unknown)));
    }
    RequestEstimate all = sum.plus(RequestEstimate.ofRequests(each));
    return ofOnePage
        ? all
        : all.plus(
            RequestEstimate.unknown(
                RequestEstimate.what(request, asked.get(0), Execution.of(context).start())));
  }

  /** What it costs to read the values of another table's column, of which there may be less. */
  private static RequestEstimate estimateValues(
      ScanRequest request,
      Reference column,
      Session session,
      DataContext context,
      @Nullable Object[] bounds) {
    TableDefinition other = session.table(column.table());
    RequestEstimate rows =
        estimate(
            LookUp.above(request, other),
            session,
            context,
            bounds,
            Set.of(),
            Long.MAX_VALUE,
            false);
    return other.key().equals(List.of(column.column())) ? rows : rows.orLess();
  }

  /** Whether a request needs rows of another table, as far as that is known before it runs. */
  public static boolean looksUp(ScanRequest request, Session session) {
    return LookUp.isNeeded(request, session);
  }

  /** What is wanted, within what a state would leave if the statement ran now. */
  private TupleDomain toRead() {
    if (!session.isIncremental(request)) {
      return wanted;
    }
    ReadWindow window = session.sync().orElseThrow().window(request.table());
    long from = session.timeConverter().local(window.from());
    return wanted.within(
        request.table().cursorColumn().orElseThrow(),
        Range.closedOpen(from, Math.max(from, session.timeConverter().local(window.to()))));
  }

  /** The ranges that are asked for, as people write them; empty where none is demanded. */
  public static List<String> demandedRanges(
      ScanRequest request,
      Session session,
      DataContext context,
      @Nullable Object[] bounds,
      Set<Integer> unknownBounds) {
    TupleDomain wanted = request.withoutBounds(unknownBounds).wanted(bounds);
    return DemandedRangePlanner.of(request, session.settings(), Execution.of(context).start())
        .map(planner -> planner.ranges(wanted).stream().map(planner::text).toList())
        .orElse(List.of());
  }

  private Enumerator<@Nullable Object[]> rows(List<Column> columns) {
    Pages<@Nullable Object[]> pages = pages(request.withColumns(columns));
    return new RowEnumerator(pages, execution.statementContext(), wantedRows);
  }

  /** Counts the rows: by what Gong says of them where that is exact, else by reading. */
  public RowCount countRows() {
    ScanRequest read =
        request.table().cursorColumn().map(List::of).map(request::withColumns).orElse(request);
    SplitPlan plan = plan(read, wanted);
    List<ApiRequest> counted = requests(read, plan);
    UnlistedItems unlisted = unlisted();
    RowCount count =
        new RowCount(
            session.api(),
            reader(read),
            some -> pages(read, some, unlisted, () -> {}),
            execution,
            unlisted,
            new SeenTimes(read, session.timeConverter(), UnlistedItems.youngFrom(execution)));
    if (plan.exact()) {
      count.count(counted);
    } else {
      count.read(counted);
    }
    unlisted.tell();
    return count;
  }

  /** What Gong does not list is known of the range that is wanted, and not of a wider one. */
  private UnlistedItems unlisted() {
    boolean inRange =
        request
            .table()
            .cursorColumn()
            .filter(cursor -> request.filter(cursor).filter(Filter::exact).isEmpty())
            .map(wanted::times)
            .filter(times -> !times.isEmpty() && times.span().hasUpperBound())
            .map(times -> session.timeConverter().earliest(times.span().upperEndpoint()))
            .filter(end -> end.isBefore(execution.start().truncatedTo(ChronoUnit.SECONDS)))
            .isEmpty();
    return new UnlistedItems(session.api(), execution, inRange);
  }

  private Pages<@Nullable Object[]> pages(ScanRequest read) {
    if (request.order() == ReadingOrder.ANY) {
      Pages<@Nullable Object[]> pages = pages(read, requests(read, wanted));
      boolean readsAll = unbounded && wantedRows == Long.MAX_VALUE && !execution.stopsEarly();
      return readsAll ? new SizeWarning<>(pages, request.table(), execution.warnings()) : pages;
    }
    CursorOrder order = CursorOrder.of(read);
    ScanRequest withCursor = read.withColumns(order.columns());
    List<ApiRequest> requests = requests(withCursor, wanted);
    boolean windows = request.order() == ReadingOrder.NEWEST_FIRST && !namesItems();
    if (windows) {
      return new NewestFirst(
          order,
          wanted,
          some -> pages(withCursor, requests(withCursor, some)),
          session.timeConverter().local(execution.start()),
          wantedRows);
    }
    // The pages of one request are in order, those of several only after they were sorted.
    boolean sorted =
        request.order() == ReadingOrder.OLDEST_FIRST
            && requests.size() == 1
            && withCursor.accessPath().endpoint().response().order().isPresent();
    long disorder = sorted ? session.timeConverter().mostSetBack() : Long.MAX_VALUE;
    return new OldestFirst(pages(withCursor, requests), order, disorder);
  }

  /** Whether items are asked for by what identifies them: then there are no ranges of time. */
  private boolean namesItems() {
    return wanted.texts().keySet().stream().anyMatch(request::identifiesItems);
  }

  private Pages<@Nullable Object[]> pages(ScanRequest read, List<ApiRequest> requests) {
    UnlistedItems unlisted = unlisted();
    return pages(read, requests, unlisted, unlisted::tell);
  }

  /** Pages are read ahead where it is sure that they will be wanted. */
  private Pages<@Nullable Object[]> pages(
      ScanRequest read, List<ApiRequest> requests, UnlistedItems unlisted, Runnable atEnd) {
    boolean mayStop = execution.stopsEarly() || request.order() == ReadingOrder.NEWEST_FIRST;
    long sure = mayStop ? 0 : wantedRows;
    Optional<LookUp> lookUp = lookUp(read);
    return new ReadAhead<>(
        new SequentialPages<>(
            session.api(),
            new RequestsForEach(
                request.table(),
                wantedRows == 0 ? List.of() : requests,
                session,
                execution,
                lookUp),
            reader(read),
            sure == Long.MAX_VALUE ? execution : execution.stoppingEarly(),
            unlisted,
            atEnd,
            lookUp),
        execution.statementContext(),
        sure);
  }

  private Optional<LookUp> lookUp(ScanRequest read) {
    return looksUp || LookUp.isNeeded(read, session)
        ? Optional.of(new LookUp(read, session, execution, wanted))
        : Optional.empty();
  }

  private ItemReader<@Nullable Object[]> reader(ScanRequest read) {
    return incremental.isPresent()
        ? incremental.get().rows(conditions, execution.oddValues())
        : new RowReader(read, session.values(), conditions, execution.oddValues());
  }

  /** The requests for the first pages of what is read. */
  private List<ApiRequest> requests(ScanRequest read, TupleDomain some) {
    return requests(read, plan(read, some));
  }

  private static List<ApiRequest> requests(ScanRequest read, SplitPlan plan) {
    Endpoint endpoint = read.accessPath().endpoint();
    return plan.splits().stream().map(split -> ApiRequest.of(endpoint, split)).toList();
  }

  private SplitPlan plan(ScanRequest read, TupleDomain some) {
    boolean stopsEarly =
        request.order() == ReadingOrder.ANY
            && (wantedRows < Long.MAX_VALUE || execution.stopsEarly());
    return new SplitPlanner(read, session.settings(), execution.start(), stopsEarly).plan(some);
  }

  /** What the connection demands of the items of a table, as far as they can tell. */
  static List<ItemCondition> connectionConditions(TableDefinition table, Settings settings) {
    List<ItemCondition> conditions = new ArrayList<>();
    if (LookUp.isOf(table)) {
      // It is the other row that tells.
      return conditions;
    }
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
   * The API's filters may be wider than what is wanted, so each item is checked again; what has to
   * be looked up for it only where that is so. What its rows say, and not it, is checked above the
   * scan.
   *
   * @return whether something has to be looked up
   */
  private boolean addConditions(TupleDomain checked) {
    boolean exact =
        LookUp.isOf(request.table())
            && !LookUp.isNeeded(request, session)
            && session.settings().pushDown()
            && plan(request, wanted).exact();
    boolean lookedUp = false;
    for (Map.Entry<Column, ImmutableRangeSet<Long>> times : checked.times().entrySet()) {
      Column column = times.getKey();
      if (!exact || column.lookup().isEmpty()) {
        lookedUp |= column.lookup().isPresent();
        request
            .table()
            .itemPath(column)
            .map(path -> ItemCondition.within(column, path, times.getValue(), session.values()))
            .ifPresent(conditions::add);
      }
    }
    checked
        .texts()
        .forEach(
            (column, texts) ->
                request
                    .table()
                    .itemPath(column)
                    .map(path -> ItemCondition.among(column, path, texts, session.values()))
                    .ifPresent(conditions::add));
    return lookedUp;
  }
}
