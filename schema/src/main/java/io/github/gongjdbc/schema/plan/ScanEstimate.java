package io.github.gongjdbc.schema.plan;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.catalog.Response;
import io.github.gongjdbc.schema.predicate.ColumnConstraint;
import io.github.gongjdbc.schema.predicate.Constraint;
import io.github.gongjdbc.schema.spec.History;
import io.github.gongjdbc.schema.spec.ReadingOrder;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a scan is thought to cost, before anything is known of the account: a guess that decides
 * between plans, and that EXPLAIN shows.
 *
 * @param requests how many requests it takes
 * @param items how many items its rows stand in
 * @param rows how many rows it yields
 */
record ScanEstimate(double requests, double items, double rows) {

  /** What cannot be read by itself is read in any other way that there is. */
  private static final double IMPOSSIBLE = 1e9;

  /** What a bound that is known only when the statement runs is thought to leave. */
  private static final double UNKNOWN_RANGE = 0.1;

  /** What one of the texts that are not keys, such as a host, is thought to leave. */
  private static final double ONE_TEXT = 0.03;

  private static final Duration HISTORY = Duration.ofDays(90);

  /** How many times as long the whole history is thought to be. */
  private static final double WHOLE_HISTORY = 4;

  static ScanEstimate of(ScanRequest request, OptionalLong limit) {
    double all = request.table().expectedItems() * history(request);
    double read = all;
    double wanted = all;
    double asked = 1;
    for (ColumnConstraint constraint : request.constraints()) {
      double items = items(request, constraint, all);
      wanted *= items / all;
      if (request.filter(constraint.column()).isPresent()) {
        read *= items / all;
      }
      asked *= requests(request, constraint);
    }
    double rowsOfItem = request.table().expectedRows() / (double) request.table().expectedItems();
    double rows = Math.max(1, wanted * rowsOfItem);
    if (limit.isPresent()) {
      rows = Math.min(rows, (double) limit.getAsLong());
      read = Math.min(read, (double) limit.getAsLong());
    }
    double requests = Math.max(asked, Math.ceil(Math.max(1, read) / Response.PAGE_SIZE));
    if (!request.givesDemanded()) {
      return new ScanEstimate(IMPOSSIBLE, Math.max(1, wanted), rows);
    }
    if (request.order() != ReadingOrder.ANY) {
      // Without a limit in the scan somebody above stops reading when he has enough.
      requests = limit.isPresent() ? requests + 1 : Math.max(1, requests / 4);
    }
    return new ScanEstimate(requests, Math.max(1, wanted), rows);
  }

  /** The same, where each page takes a request more for what its items lack. */
  ScanEstimate lookingUp() {
    return new ScanEstimate(2 * requests, items, rows);
  }

  /** The same, with a request for each of these values at least, unless less rows are wanted. */
  ScanEstimate forEach(Optional<ScanEstimate> values) {
    if (values.isEmpty()) {
      return this;
    }
    double each = rows < items ? requests : Math.max(requests, values.get().rows);
    return new ScanEstimate(values.get().requests + each, items, rows);
  }

  /** The same, whose rows are asked for so many at once. */
  ScanEstimate inBatches(double size) {
    return new ScanEstimate(requests, items, Math.ceil(rows / size));
  }

  /** Each row of one with each row of the other. */
  ScanEstimate times(ScanEstimate other) {
    return new ScanEstimate(requests + other.requests, rows * other.rows, rows * other.rows);
  }

  /** How many times the usual history is read, as nothing says less. */
  private static double history(ScanRequest request) {
    boolean whole = request.history() == History.ASKED || request.history() == History.JOINED;
    Optional<Column> cursor = request.table().cursorColumn();
    return whole
            && cursor.isPresent()
            && request.constraints().stream().noneMatch(c -> c.column().equals(cursor.get()))
        ? WHOLE_HISTORY
        : 1;
  }

  /** How many items fulfil a demand. */
  private static double items(ScanRequest request, ColumnConstraint demand, double all) {
    Column column = demand.column();
    if (request.isDemanded(column)) {
      // Whatever is asked for, there are rows about it.
      return all;
    }
    if (column.type().isTime()) {
      return all * timeFraction(demand.constraint());
    }
    double texts = demand.ofJoin() ? BatchLookupJoin.KEYS : texts(demand.constraint());
    return Math.min(all, request.identifiesItems(column) ? texts : all * ONE_TEXT * texts);
  }

  /**
   * How many requests a demand needs: one for each value where they cannot be asked for at once.
   */
  private static double requests(ScanRequest request, ColumnConstraint demand) {
    boolean each =
        request
            .filter(demand.column())
            .filter(filter -> filter.any().isEmpty())
            .filter(request.accessPath().endpoint()::iterates)
            .isPresent();
    return each ? (demand.ofJoin() ? BatchLookupJoin.KEYS : texts(demand.constraint())) : 1;
  }

  private static int texts(Constraint<?> constraint) {
    if (constraint instanceof Constraint.AmongTexts among) {
      return among.texts().size();
    }
    return constraint instanceof Constraint.Any<?> any
        ? any.constraints().stream().mapToInt(ScanEstimate::texts).sum()
        : 1;
  }

  private static double timeFraction(Constraint<?> constraint) {
    if (constraint instanceof Constraint.Any<?> any) {
      return Math.min(1, any.constraints().stream().mapToDouble(ScanEstimate::timeFraction).sum());
    }
    return known(constraint).map(ScanEstimate::fraction).orElse(UNKNOWN_RANGE);
  }

  /** The times, where all bounds are known already. */
  private static Optional<RangeSet<Long>> known(Constraint<?> constraint) {
    if (constraint instanceof Constraint.Known known) {
      return Optional.of(known.values(new Object[0]));
    }
    if (constraint instanceof Constraint.All<?> all
        && all.constraints().stream().allMatch(Constraint.Known.class::isInstance)) {
      List<RangeSet<Long>> parts =
          all.constraints().stream()
              .map(part -> ((Constraint.Known) part).values(new Object[0]))
              .toList();
      Range<Long> span = Range.all();
      for (RangeSet<Long> part : parts) {
        if (part.isEmpty() || !span.isConnected(part.span())) {
          return Optional.empty();
        }
        span = span.intersection(part.span());
      }
      return Optional.of(ImmutableRangeSet.of(span));
    }
    return Optional.empty();
  }

  /** Which part of the usual history the times are; zones make no difference to a guess. */
  private static double fraction(RangeSet<Long> times) {
    if (times.isEmpty()) {
      return 0;
    }
    long now = Instant.now().toEpochMilli();
    long begin = now - HISTORY.toMillis();
    Range<Long> span = times.span();
    long from = Math.max(begin, span.hasLowerBound() ? span.lowerEndpoint() : begin);
    long to = Math.min(now, span.hasUpperBound() ? span.upperEndpoint() : now);
    return Math.max(0, to - from) / (double) HISTORY.toMillis();
  }
}
