package io.github.gongjdbc.schema.read;

import com.google.common.collect.Range;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.context.Execution;
import io.github.gongjdbc.schema.context.Session;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.predicate.TupleDomain;
import io.github.gongjdbc.schema.row.ItemCondition;
import io.github.gongjdbc.schema.row.NewRows;
import io.github.gongjdbc.schema.row.OddValues;
import io.github.gongjdbc.schema.spec.ScanRequest;
import io.github.gongjdbc.schema.sync.ReadWindow;
import io.github.gongjdbc.schema.sync.StatementReads;
import io.github.gongjdbc.schema.sync.TableRead;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a scan that a state has: its window, its rows, and whether it was read to its end.
 */
final class IncrementalScan {
  private final ScanRequest request;
  private final Session session;
  private final TableRead read;
  private final TableRead.ScanRead end;
  private final ReadWindow part;

  private IncrementalScan(
      ScanRequest request,
      Session session,
      TableRead read,
      TableRead.ScanRead end,
      ReadWindow part) {
    this.request = request;
    this.session = session;
    this.read = read;
    this.end = end;
    this.part = part;
  }

  /** Empty for a scan that no state decides on. */
  static Optional<IncrementalScan> of(ScanRequest request, Session session, Execution execution) {
    if (execution.incremental().isEmpty() || request.table().cursor().isEmpty()) {
      return Optional.empty();
    }
    StatementReads reads = execution.incremental().get();
    if (!session.isIncremental(request)) {
      if (request.isAsked()) {
        reads.withoutState(request.table());
      }
      return Optional.empty();
    }
    TableRead read = reads.of(request.table());
    return Optional.of(new IncrementalScan(request, session, read, read.scan(), read.window()));
  }

  /** What has to be read when this is at its end; empty where that was all. */
  Optional<IncrementalScan> next() {
    return read.after(part).map(next -> new IncrementalScan(request, session, read, end, next));
  }

  /**
   * What is wanted from the window alone, in local time: wherever that is ambiguous a little more,
   * as each row is held to the window by its instant.
   */
  TupleDomain applyTo(TupleDomain wanted) {
    Column cursor = request.table().cursorColumn().orElseThrow();
    Range<Long> times = session.timeConverter().local(part.from(), part.to());
    long first = times.lowerEndpoint();
    long end = Math.max(first + 1, times.upperEndpoint());
    return wanted.within(cursor, Range.closedOpen(first, part.isEmpty() ? first : end));
  }

  /** Reads the rows that were not delivered before. */
  ItemReader<@Nullable Object[]> rows(List<ItemCondition> conditions, OddValues odd) {
    return new NewRows(request, session.values(), conditions, odd, read, part);
  }

  /** The reading of all parts begins; a plan may begin it more than once. */
  void begin() {
    end.begin();
  }

  /** All parts were read to their ends. */
  void end() {
    end.end();
  }
}
