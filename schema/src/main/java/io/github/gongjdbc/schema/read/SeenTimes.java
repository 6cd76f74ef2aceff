package io.github.gongjdbc.schema.read;

import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.predicate.LocalTimeConverter;
import io.github.gongjdbc.schema.spec.ScanRequest;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The first and the last local time among rows, some of which are only counted: those come between
 * the first page and what was read behind it.
 */
public final class SeenTimes {
  private final int cursor;
  private final LocalTimeConverter timeConverter;
  private final long youngFrom;
  private long oldest = Long.MAX_VALUE;
  private long newest = Long.MIN_VALUE;
  private boolean knowsOldest = true;
  private boolean knowsNewest = true;

  /**
   * @param request by what the rows are read; without a cursor column among its columns nothing is
   *     known
   * @param youngFrom rows from this time on are read, not counted
   */
  SeenTimes(ScanRequest request, LocalTimeConverter timeConverter, Instant youngFrom) {
    this.cursor =
        request.table().cursorColumn().map((Column c) -> request.columns().indexOf(c)).orElse(-1);
    this.timeConverter = timeConverter;
    this.youngFrom = timeConverter.local(youngFrom);
  }

  private LongStream times(List<@Nullable Object[]> rows) {
    return cursor < 0
        ? LongStream.empty()
        : rows.stream().mapToLong(row -> row[cursor] instanceof Long time ? time : Long.MIN_VALUE);
  }

  /** These rows were read. */
  void read(List<@Nullable Object[]> rows) {
    oldest = Math.min(oldest, times(rows).min().orElse(oldest));
    newest = Math.max(newest, times(rows).max().orElse(newest));
  }

  /** These rows were read, and after them come some that were only counted. */
  void beginning(List<@Nullable Object[]> rows) {
    // Where a clock is set back, rows that come later may have a time that is earlier.
    OptionalLong first = times(rows).min();
    OptionalLong last = times(rows).max();
    knowsOldest &=
        first.isPresent() && last.getAsLong() - timeConverter.mostSetBack() >= first.getAsLong();
    knowsNewest = false;
    read(rows);
  }

  /** How many of these rows are not young. */
  long countBefore(List<@Nullable Object[]> rows, Instant end) {
    long local = timeConverter.local(end) - timeConverter.mostSetBack();
    return times(rows).filter(time -> time < local).count();
  }

  /** The first time; empty where it is not known. */
  public OptionalLong oldest() {
    return knowsOldest && oldest != Long.MAX_VALUE ? OptionalLong.of(oldest) : OptionalLong.empty();
  }

  /** The last time; empty where it is not known. */
  public OptionalLong newest() {
    boolean isYoung = newest >= youngFrom + timeConverter.mostSetBack();
    return newest != Long.MIN_VALUE && (knowsNewest || isYoung)
        ? OptionalLong.of(newest)
        : OptionalLong.empty();
  }
}
