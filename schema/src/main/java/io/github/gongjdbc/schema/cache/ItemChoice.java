package io.github.gongjdbc.schema.cache;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Range;
import io.github.gongjdbc.schema.account.TimeWindow;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.page.ItemProjection;
import io.github.gongjdbc.schema.page.ItemReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Which items of kept pages Gong would have listed, had it been asked for a part of them: some more
 * where it filters by something that no item tells.
 *
 * @param time by which time the items were listed; empty where that does not matter
 * @param times which of these are wanted
 * @param conditions what else is wanted
 */
record ItemChoice(Optional<Filter> time, Range<Instant> times, List<Condition> conditions) {
  ItemChoice {
    conditions = List.copyOf(conditions);
  }

  /** Reads the chosen items alone. */
  <R> ItemReader<R> of(ItemReader<R> items) {
    return new Chosen<>(items, this::includes, items.projection());
  }

  /** Reads all items, and looks at what is needed to choose. */
  <R> ItemReader<R> seenBy(ItemReader<R> items) {
    ItemProjection all = items.projection();
    if (time.isPresent()) {
      all = all.with(time.get().path(), ItemProjection.VALUE);
    }
    for (Condition condition : conditions) {
      all = all.with(condition.path(), ItemProjection.VALUE);
    }
    return all.equals(items.projection()) ? items : new Chosen<>(items, item -> true, all);
  }

  private boolean includes(JsonNode item) {
    return time.flatMap(by -> TimeWindow.timeOf(item, by))
            .filter(at -> !times.contains(at))
            .isEmpty()
        && conditions.stream().allMatch(condition -> condition.isTrueOf(item));
  }

  /** Reads some items alone. */
  private record Chosen<R>(
      ItemReader<R> items, Predicate<JsonNode> chosen, ItemProjection projection)
      implements ItemReader<R> {
    @Override
    public void read(JsonNode item, Consumer<R> rows) throws MalformedAnswerException {
      if (chosen.test(item)) {
        items.read(item, rows);
      }
    }

    @Override
    public ItemProjection answer() {
      return items.answer();
    }

    @Override
    public long identity(JsonNode item) throws MalformedAnswerException {
      return items.identity(item);
    }
  }
}
