package io.github.gongjdbc.sandbox.page;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The rows that a request asks for, in order, from any position on. */
public interface Listing<T> {

  /** The rows after a position. */
  Stream<T> after(Position position);

  Position positionOf(T row);

  /** How many rows Gong says there are, which may be more than it lists. */
  default long total() {
    return after(Position.START).count();
  }

  /** A listing by id of few enough rows to hold them in a list, which must be in that order. */
  static <T> Listing<T> byIdentifier(List<T> rows, ToLongFunction<T> identifier) {
    return new Listing<>() {
      @Override
      public Stream<T> after(Position position) {
        return rows.stream().filter(row -> positionOf(row).compareTo(position) > 0);
      }

      @Override
      public Position positionOf(T row) {
        return new Position(0, identifier.applyAsLong(row));
      }
    };
  }
}
