package io.github.gongjdbc.schema.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rows that were made from one item of an answer.
 *
 * @param identity tells it from all other items of its endpoint
 * @param time when it was, on the clock by which its request asked for a range of time
 */
public record Item<R>(long identity, Optional<Instant> time, List<R> rows) {
  public Item {
    rows = List.copyOf(rows);
  }
}
