package io.github.gongjdbc.schema.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rows that were made from one item of an answer.
 *
 * @param identity tells it from all other items of its endpoint
 * @param time when it was, on the clock by which its request asked for a range of time
 * @param key hash of the text by which its endpoint names items; zero where it names none
 */
public record Item<R>(long identity, Optional<Instant> time, long key, List<R> rows) {
  public Item {
    rows = List.copyOf(rows);
  }

  /** The same item with other rows. */
  public <T> Item<T> with(long otherIdentity, List<T> others) {
    return new Item<>(otherIdentity, time, key, others);
  }
}
