package io.github.gongjdbc.schema.page;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One page of an answer, read to its end.
 *
 * @param rows the rows that were made from its items
 * @param items how many items the page held
 * @param totalRecords about how many items all pages hold together, where the API says so: it
 *     counts items that it does not list yet, so that only the missing cursor tells the end
 * @param cursor the way to the next page; empty on the last one
 * @param bytes how long its text was
 * @param roundTrip how long the API took for it
 * @param answer the answer itself, where it may be kept
 */
public record Page<R>(
    List<R> rows,
    int items,
    OptionalLong totalRecords,
    Optional<String> cursor,
    long bytes,
    Duration roundTrip,
    Optional<KeptAnswer> answer) {

  /** A page that no request has just brought. */
  public Page(List<R> rows, int items, OptionalLong totalRecords, Optional<String> cursor) {
    this(rows, items, totalRecords, cursor, 0, Duration.ZERO, Optional.empty());
  }

  static <R> Page<R> nothing() {
    return new Page<>(List.of(), 0, OptionalLong.of(0), Optional.empty());
  }

  public Page<R> after(Duration time) {
    return new Page<>(rows, items, totalRecords, cursor, bytes, time, answer);
  }

  /** The same page with other rows. */
  public <T> Page<T> withRows(List<T> others) {
    return new Page<>(others, items, totalRecords, cursor, bytes, roundTrip, answer);
  }

  Page<R> keeping(Optional<KeptAnswer> kept) {
    return new Page<>(rows, items, totalRecords, cursor, bytes, roundTrip, kept);
  }

  /** The same page for those who need no answer: it would take memory. */
  public Page<R> withoutAnswer() {
    return keeping(Optional.empty());
  }
}
