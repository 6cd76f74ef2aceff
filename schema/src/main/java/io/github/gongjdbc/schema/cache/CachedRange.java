package io.github.gongjdbc.schema.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gongjdbc.schema.split.Split;
import io.github.gongjdbc.schema.split.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of one listing, for people to see.
 *
 * @param split what was asked for
 * @param range what of its range is covered; all times where it has none
 * @param readAt when the oldest of it was asked for
 * @param bytes what it takes in memory
 */
public record CachedRange(Split split, TimeRange range, Instant readAt, long items, long bytes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public String endpoint() {
    return split.endpoint();
  }

  /** The other parameters, as JSON. */
  public String parameters() {
    return JSON.valueToTree(split.values()).toString();
  }

  /** The names of the content, in their order. */
  public List<String> content() {
    return split.content().stream().sorted().toList();
  }

  /** Where the range begins; empty for no beginning. */
  public Optional<Instant> from() {
    return Optional.of(range.from()).filter(from -> range.hasBeginning());
  }

  /** Where the range ends; empty for no end. */
  public Optional<Instant> to() {
    return Optional.of(range.to()).filter(to -> range.hasEnd());
  }
}
