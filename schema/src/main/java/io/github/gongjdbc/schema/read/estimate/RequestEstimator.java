package io.github.gongjdbc.schema.read.estimate;

import io.github.gongjdbc.schema.account.ItemCounts;
import io.github.gongjdbc.schema.cache.Coverage;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.Parameter.ForEach;
import io.github.gongjdbc.schema.catalog.Reference;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.predicate.ColumnConstraint;
import io.github.gongjdbc.schema.predicate.TupleDomain;
import io.github.gongjdbc.schema.read.LookUpNeed;
import io.github.gongjdbc.schema.read.RequestsForEach;
import io.github.gongjdbc.schema.read.Scan;
import io.github.gongjdbc.schema.read.UnlistedItems;
import io.github.gongjdbc.schema.spec.ReadingOrder;
import io.github.gongjdbc.schema.spec.ScanRequest;
import io.github.gongjdbc.schema.split.DemandedRangePlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/** Says what scans would ask for if the statement ran now. */
public final class RequestEstimator {
  private final Session session;
  private final DataContext context;
  private final @Nullable Object[] bounds;

  /**
   * @param bounds values of the bounds that constraints refer to; null where they are not known
   */
  public RequestEstimator(Session session, DataContext context, @Nullable Object[] bounds) {
    this.session = session;
    this.context = context;
    this.bounds = bounds;
  }

  /**
   * What a scan is thought to cost.
   *
   * @param unknownBounds the places of bounds whose values are not known yet
   * @param counted whether its rows are counted alone
   */
  public RequestEstimate of(
      ScanRequest request, Set<Integer> unknownBounds, long wantedRows, boolean counted) {
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
      return LookUpNeed.isNeeded(request, session) ? one.plus(one) : one;
    }
    if (pushDown && !unknown.isEmpty()) {
      return RequestEstimate.OF_PARAMETERS;
    }
    Execution execution = Execution.of(context).inSilence();
    Scan scan = new Scan(known, session, execution, bounds, wantedRows);
    List<Coverage> expected = scan.expected();
    List<ApiRequest> asked = expected.stream().flatMap(one -> one.gaps().stream()).toList();
    if (asked.stream().anyMatch(ApiRequest::lacksDemanded)) {
      return RequestEstimate.failing(RequestsForEach.needsCondition(request.table()));
    }
    List<Parameter> lacking =
        asked.stream().flatMap(one -> one.lacking().stream()).distinct().toList();
    if (!lacking.isEmpty()) {
      RequestEstimate all = ofEach(known, asked, lacking);
      return wantedRows < Long.MAX_VALUE && !counted ? all.orLess() : all;
    }
    ItemCounts counts = session.api().counts();
    if (counted) {
      // Where all is kept it is counted here, else Gong counts all.
      List<ApiRequest> unread =
          expected.stream().filter(one -> !one.isWhole()).map(Coverage::request).toList();
      return RequestEstimate.ofCount(
          unread, counts, execution.start(), UnlistedItems.youngFrom(execution));
    }
    RequestEstimate estimate =
        RequestEstimate.of(known, asked, counts, execution.start(), wantedRows);
    long kept = expected.stream().mapToLong(Coverage::items).sum();
    if (kept > 0) {
      estimate = estimate.plus(RequestEstimate.ofRows(kept));
      estimate = wantedRows < Long.MAX_VALUE ? estimate.orLess() : estimate;
    }
    if (scan.looksUp()) {
      estimate = estimate.lookingUp();
    }
    boolean less = request.order() != ReadingOrder.ANY && wantedRows == Long.MAX_VALUE;
    return less ? estimate.orLess() : estimate;
  }

  /** What requests cost that lack the values of parameters: those for the values, and their own. */
  private RequestEstimate ofEach(
      ScanRequest request, List<ApiRequest> asked, List<Parameter> lacking) {
    RequestEstimate sum = RequestEstimate.NONE;
    long each = asked.size();
    List<String> unknown = new ArrayList<>();
    boolean ofOnePage = !request.accessPath().endpoint().paged();
    for (Parameter parameter : lacking) {
      Optional<Reference> column = parameter.forEach().flatMap(ForEach::column);
      RequestEstimate values =
          column
              .map(reference -> ofValues(request, reference))
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
  private RequestEstimate ofValues(ScanRequest request, Reference column) {
    TableDefinition other = session.table(column.table());
    RequestEstimate rows = of(LookUpNeed.above(request, other), Set.of(), Long.MAX_VALUE, false);
    return other.key().equals(List.of(column.column())) ? rows : rows.orLess();
  }

  /** What was read before and what is asked for, as people write it; empty where nothing was. */
  public Optional<String> kept(ScanRequest request, Set<Integer> unknownBounds) {
    if (!unknownBounds.isEmpty()) {
      return Optional.empty();
    }
    Execution execution = Execution.of(context).inSilence();
    return Coverage.describe(
        new Scan(request, session, execution, bounds, Long.MAX_VALUE).expected());
  }

  /** The ranges that are asked for, as people write them; empty where none is demanded. */
  public List<String> demandedRanges(ScanRequest request, Set<Integer> unknownBounds) {
    TupleDomain wanted = request.withoutBounds(unknownBounds).wanted(bounds);
    return DemandedRangePlanner.of(request, session.settings(), Execution.of(context).start())
        .map(planner -> planner.ranges(wanted).stream().map(planner::text).toList())
        .orElse(List.of());
  }
}
