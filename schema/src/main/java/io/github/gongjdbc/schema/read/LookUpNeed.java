package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.catalog.Parameter.ForEach;
import io.github.gongjdbc.schema.catalog.TableDefinition;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.predicate.ColumnConstraint;
import io.github.gongjdbc.schema.settings.Settings;
import io.github.gongjdbc.schema.spec.ReadingOrder;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.util.List;

/** Tells which requests need rows of another table, and which rows those are. */
public final class LookUpNeed {
  private LookUpNeed() {}

  /** Whether a table has columns that are looked up. */
  public static boolean isOf(TableDefinition table) {
    return ScanRequest.of(table).looksUp();
  }

  /** Whether the other rows are those for each of which something is asked. */
  private static boolean isListed(ScanRequest request) {
    return request.accessPath().endpoint().iterated().stream()
        .flatMap(parameter -> parameter.forEach().flatMap(ForEach::column).stream())
        .anyMatch(column -> request.table().lookups().anyMatch(one -> one.isIn(column.table())));
  }

  /** Whether a request cannot do without, whatever its conditions are. */
  public static boolean isNeeded(ScanRequest request, Session session) {
    return isOf(request.table())
        && (isListed(request)
            || request.columns().stream().anyMatch(column -> column.lookup().isPresent())
            || request.order() != ReadingOrder.ANY
            || session.isIncremental(request)
            || restricts(request, session));
  }

  /** Whether the connection leaves out rows of the other table that only it can tell. */
  private static boolean restricts(ScanRequest request, Session session) {
    Settings settings = session.settings();
    return request
        .table()
        .lookups()
        .flatMap(lookup -> session.catalog().table(lookup.table()).stream())
        .anyMatch(
            other ->
                (!settings.includePrivateCalls() && other.privacy().isPresent())
                    || (settings.workspaceId().isPresent()
                        && other.workspace().isPresent()
                        && !isSent(request, settings)));
  }

  /** Whether the request names the workspace of the connection. */
  private static boolean isSent(ScanRequest request, Settings settings) {
    return settings.pushDown()
        && request.table().workspace().flatMap(request.accessPath()::filter).isPresent();
  }

  /** What is demanded of the other rows where so much is demanded of a table's own. */
  public static ScanRequest above(ScanRequest request, TableDefinition other) {
    List<ColumnConstraint> demanded =
        request.constraints().stream()
            .flatMap(
                one ->
                    one.column().lookup().stream()
                        .filter(lookup -> lookup.isIn(other.name()))
                        .flatMap(lookup -> other.column(lookup.column()).stream())
                        .map(
                            column -> new ColumnConstraint(column, one.constraint(), one.ofJoin())))
            .toList();
    return request.table().lookups().anyMatch(lookup -> lookup.isIn(other.name()))
        ? ScanRequest.of(other).withConstraints(demanded).of(request.history())
        : ScanRequest.of(other);
  }
}
