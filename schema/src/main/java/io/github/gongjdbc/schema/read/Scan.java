package io.github.gongjdbc.schema.read;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import io.github.gongjdbc.schema.cache.Coverage;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.Pages;
import io.github.gongjdbc.schema.predicate.ColumnConstraint;
import io.github.gongjdbc.schema.predicate.TupleDomain;
import io.github.gongjdbc.schema.read.order.CursorOrder;
import io.github.gongjdbc.schema.read.order.NewestFirst;
import io.github.gongjdbc.schema.read.order.OldestFirst;
import io.github.gongjdbc.schema.row.ItemCondition;
import io.github.gongjdbc.schema.row.RowReader;
import io.github.gongjdbc.schema.spec.History;
import io.github.gongjdbc.schema.spec.ReadingOrder;
import io.github.gongjdbc.schema.spec.ScanRequest;
import io.github.gongjdbc.schema.split.SelectedContent;
import io.github.gongjdbc.schema.split.SplitPlan;
import io.github.gongjdbc.schema.split.SplitPlanner;
import io.github.gongjdbc.schema.sync.ReadWindow;
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
  /** More rows are not held to be sorted, as Gong has them in order. */
  private static final long MOST_SORTED = 5_000;

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
    this(request, session, execution, new Object[0], Long.MAX_VALUE);
  }

  /** One whose rows nobody else reads. */
  public Scan(
      ScanRequest request,
      Session session,
      Execution execution,
      @Nullable Object[] bounds,
      long wantedRows) {
    this(request, session, execution, Optional.empty(), bounds, wantedRows);
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
    TupleDomain again = checkedAgain(startDate.applyTo(checked, floor));
    this.looksUp = again.times().keySet().stream().anyMatch(c -> c.lookup().isPresent());
    this.conditions = ItemConditions.of(request.table(), session, again);
    shared.ifPresent(reads -> reads.expect(readKey(), request.columns()));
    boolean ofJoin = request.constraints().stream().anyMatch(ColumnConstraint::ofJoin);
    if (incremental.isEmpty() && !ofJoin && session.usesKept(request)) {
      plan(request, wanted).splits().forEach(execution.selectedContent()::expect);
    }
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

  /** How the requests would be answered, if the statement ran now. */
  public List<Coverage> expected() {
    return coverages(kept(request));
  }

  /** Whether the rows need rows of another table. */
  public boolean looksUp() {
    return looksUp(request);
  }

  private boolean looksUp(ScanRequest read) {
    return looksUp || LookUpNeed.isNeeded(read, session);
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

  private List<Coverage> coverages(ScanRequest read) {
    List<ApiRequest> all = wantedRows == 0 ? List.of() : requests(read, toRead());
    return all.stream().map(one -> coverage(read, one)).toList();
  }

  private Enumerator<@Nullable Object[]> rows(List<Column> columns) {
    Pages<@Nullable Object[]> pages = pages(kept(request.withColumns(columns)));
    return new RowEnumerator(pages, execution.statementContext(), wantedRows);
  }

  /** Counts the rows: by what Gong says of them where that is exact, else by reading. */
  public RowCount countRows() {
    ScanRequest read =
        kept(
            request.table().cursorColumn().map(List::of).map(request::withColumns).orElse(request));
    SplitPlan plan = plan(read, wanted);
    List<ApiRequest> counted = requests(read, plan);
    UnlistedItems unlisted = UnlistedItems.of(request, session, execution, wanted);
    RowCount count =
        new RowCount(
            session.api(),
            reader(read),
            some -> pages(read, some, unlisted, () -> {}),
            execution,
            unlisted,
            new SeenTimes(read, session.timeConverter(), UnlistedItems.youngFrom(execution)));
    if (plan.exact()) {
      count.count(counted, one -> coverage(read, one).isWhole());
    } else {
      count.read(counted);
    }
    unlisted.tell();
    return count;
  }

  /** Whether it is the way to read that has the order in which rows are wanted. */
  private boolean isByChosenPath(ScanRequest read) {
    return read.accessPath().equals(request.accessPath());
  }

  private Pages<@Nullable Object[]> pages(ScanRequest read) {
    if (isAnyOrder()) {
      Pages<@Nullable Object[]> pages = pages(read, requests(read, wanted));
      boolean readsAll = unbounded && wantedRows == Long.MAX_VALUE && !execution.stopsEarly();
      return readsAll ? new SizeWarning<>(pages, request.table(), execution.warnings()) : pages;
    }
    CursorOrder order = CursorOrder.of(read);
    ScanRequest withCursor = read.withColumns(order.columns());
    List<ApiRequest> requests = requests(withCursor, wanted);
    boolean windows =
        request.order() == ReadingOrder.NEWEST_FIRST && !namesItems() && isByChosenPath(read);
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
            && isByChosenPath(read)
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
    UnlistedItems unlisted = UnlistedItems.of(request, session, execution, wanted);
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
            request.table(),
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
            lookUp,
            asked -> coverage(read, asked)),
        execution.statementContext(),
        sure);
  }

  /**
   * The same rows by a way on which all was read before, where there is one and the chosen way
   * would cost a request. They come in no order there.
   */
  private ScanRequest kept(ScanRequest read) {
    boolean mayDiffer =
        session.sync().isEmpty()
            && session.settings().pushDown()
            && wantedRows > 0
            && request.table().accessPaths().size() > 1
            && !namesItems();
    if (!mayDiffer || isKept(read)) {
      return read;
    }
    return request.table().accessPaths().stream()
        .filter(path -> path.endpoint().iterated().isEmpty())
        .map(read::by)
        .filter(other -> isKept(other) && (isAnyOrder() || isFew(other)))
        .findFirst()
        .orElse(read);
  }

  private boolean isAnyOrder() {
    return request.order() == ReadingOrder.ANY;
  }

  /** Whether there are no more rows than can be sorted here. */
  private boolean isFew(ScanRequest read) {
    return coverages(read).stream().mapToLong(Coverage::items).sum() <= MOST_SORTED;
  }

  /** Whether all was read before. */
  private boolean isKept(ScanRequest read) {
    return requests(read, wanted).stream().allMatch(asked -> coverage(read, asked).isWhole());
  }

  /** How a request is answered by what was read before. */
  private Coverage coverage(ScanRequest read, ApiRequest asked) {
    boolean inOrder = request.order() == ReadingOrder.OLDEST_FIRST && isByChosenPath(read);
    return session.kept(read, asked, inOrder, execution.statementContext());
  }

  private Optional<LookUp> lookUp(ScanRequest read) {
    return looksUp(read)
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

  private List<ApiRequest> requests(ScanRequest read, SplitPlan plan) {
    Endpoint endpoint = read.accessPath().endpoint();
    SelectedContent content = execution.selectedContent();
    return plan.splits().stream()
        .map(split -> content.of(split, !read.namedItems(split.values()).isEmpty()))
        .map(split -> ApiRequest.of(endpoint, split))
        .toList();
  }

  private SplitPlan plan(ScanRequest read, TupleDomain some) {
    boolean stopsEarly =
        request.order() == ReadingOrder.ANY
            && (wantedRows < Long.MAX_VALUE || execution.stopsEarly());
    return new SplitPlanner(read, session.settings(), execution.start(), stopsEarly).plan(some);
  }

  /**
   * The API's filters may be wider than what is wanted, so each item is checked again; what has to
   * be looked up for it only where that is so. What its rows say, and not it, is checked above the
   * scan.
   */
  private TupleDomain checkedAgain(TupleDomain checked) {
    boolean exact =
        LookUpNeed.isOf(request.table())
            && !LookUpNeed.isNeeded(request, session)
            && session.settings().pushDown()
            && plan(request, wanted).exact();
    if (!exact) {
      return checked;
    }
    Map<Column, ImmutableRangeSet<Long>> times = new LinkedHashMap<>(checked.times());
    times.keySet().removeIf(column -> column.lookup().isPresent());
    return new TupleDomain(times, checked.texts());
  }
}
