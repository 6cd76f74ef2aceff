package io.github.gongjdbc.schema.cache;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.page.ItemProjection;
import io.github.gongjdbc.schema.page.ItemReader;
import io.github.gongjdbc.schema.page.KeptAnswer;
import io.github.gongjdbc.schema.page.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One answer that is kept until there is no room for it: what was known of it stays. */
public final class KeptPage {
  /** About what a page takes in memory besides the answer. */
  private static final int OVERHEAD = 700;

  /** The same of an item: the numbers by which items are found. */
  private static final int ITEM = 24;

  private final Endpoint endpoint;
  private final int items;
  private final Instant readAt;
  private final int weight;
  private final Map<List<String>, long[]> hashes = new ConcurrentHashMap<>();
  private volatile @Nullable KeptAnswer answer;

  /**
   * @param answer empty where it cannot be kept
   * @param items how many items it has
   * @param readAt when it was asked for
   */
  KeptPage(Endpoint endpoint, Optional<KeptAnswer> answer, int items, Instant readAt) {
    this.endpoint = endpoint;
    this.answer = answer.orElse(null);
    this.items = items;
    this.readAt = readAt;
    this.weight = answer.map(KeptAnswer::length).orElse(0) + OVERHEAD + ITEM * items;
  }

  /** The filter by texts that name items, or the first of several; empty where there is none. */
  public static Optional<Filter> key(Endpoint endpoint) {
    return endpoint.filters().stream()
        .filter(filter -> filter.exact() && filter.any().isPresent())
        .findFirst();
  }

  /** The hash of the text that an item has at a path. */
  public static long hash(JsonNode item, List<String> path) {
    return ItemReader.hash(Condition.text(item, path));
  }

  /** Takes the hashes of the texts that name its items. */
  void knowKeys(long[] keys) {
    key(endpoint).ifPresent(filter -> hashes.put(filter.path(), keys.clone()));
  }

  int items() {
    return items;
  }

  Instant readAt() {
    return readAt;
  }

  /** What it takes in memory, about. */
  int weight() {
    return weight;
  }

  boolean isKept() {
    return answer != null;
  }

  /** Whether somebody for whom answers serve so long may use it now. */
  boolean serves(Instant now, Duration ttl) {
    return isKept() && isFresh(now, ttl);
  }

  /** One from the future was read before the clock was set back. */
  boolean isFresh(Instant now, Duration ttl) {
    return !readAt.isAfter(now) && Duration.between(readAt, now).compareTo(ttl) < 0;
  }

  void forget() {
    answer = null;
    hashes.clear();
  }

  /**
   * Reads it again; empty where it is not kept any more.
   *
   * @throws MalformedAnswerException if it lacks what this reader wants
   */
  public <R> Optional<Page<R>> read(ItemReader<R> reader, StatementContext statementContext)
      throws MalformedAnswerException {
    KeptAnswer kept = answer;
    return kept == null
        ? Optional.empty()
        : Optional.of(kept.read(endpoint, reader, statementContext));
  }

  /** Hashes of the texts that its items have at a path; none where it is of no use any more. */
  long[] hashes(List<String> path, StatementContext statementContext) {
    long[] known = hashes.get(path);
    if (known != null) {
      return known;
    }
    try {
      Optional<Page<Long>> page = read(new Hashes(path), statementContext);
      long[] found =
          page.stream().flatMap(all -> all.rows().stream()).mapToLong(Long::longValue).toArray();
      hashes.put(path, found);
      return found;
    } catch (MalformedAnswerException e) {
      return new long[0];
    }
  }

  /** Reads what texts items have at a path. */
  private record Hashes(List<String> path) implements ItemReader<Long> {
    @Override
    public void read(JsonNode item, Consumer<Long> rows) {
      rows.accept(hash(item, path));
    }

    @Override
    public ItemProjection projection() {
      return ItemProjection.VALUE.with(path, ItemProjection.VALUE);
    }
  }
}
