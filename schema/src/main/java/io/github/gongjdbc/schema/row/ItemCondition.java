package io.github.gongjdbc.schema.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.RangeSet;
import io.github.gongjdbc.schema.catalog.Column;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import java.util.List;

/**
 * What an item must fulfil besides the query's own conditions, because of the connection.
 *
 * @param path where in the item the value stands that decides
 * @param test what it must fulfil
 */
public record ItemCondition(List<String> path, Test test) {
  private static final long DAY = 24 * 3_600_000L;

  /** What a value must fulfil. */
  interface Test {
    boolean holds(JsonNode value, OddValues.OfItem odd) throws MalformedAnswerException;
  }

  /**
   * Whether an item fulfils it; a value that is odd is none.
   *
   * @throws MalformedAnswerException if the item lacks what it must have
   */
  public boolean holds(JsonNode item, OddValues.OfItem odd) throws MalformedAnswerException {
    return test.holds(RowReader.descend(item, path), odd);
  }

  /** The item belongs to this workspace. */
  public static ItemCondition inWorkspace(List<String> path, String workspaceId) {
    return new ItemCondition(path, (value, odd) -> value.asText().equals(workspaceId));
  }

  /** The item is not marked private. */
  public static ItemCondition notPrivate(List<String> path) {
    return new ItemCondition(path, (value, odd) -> !value.asBoolean());
  }

  /** The value of a text column is one of these texts. */
  public static ItemCondition among(
      Column column, List<String> path, RangeSet<String> texts, ValueReader values) {
    return new ItemCondition(
        path,
        (value, odd) ->
            values.required(value, column, odd) instanceof String text && texts.contains(text));
  }

  /** The value of a column of dates or times is one of these local times. */
  public static ItemCondition within(
      Column column, List<String> path, RangeSet<Long> times, ValueReader values) {
    return new ItemCondition(
        path,
        (value, odd) -> {
          Object time = values.required(value, column, odd);
          return time instanceof Long millis
              ? times.contains(millis)
              : time instanceof Integer day && times.contains(day * DAY);
        });
  }
}
