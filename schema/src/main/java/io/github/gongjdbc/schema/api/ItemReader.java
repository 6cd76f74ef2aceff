package io.github.gongjdbc.schema.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** Makes any number of rows out of one item of an answer. */
@FunctionalInterface
public interface ItemReader<R> {
  /**
   * Reads one item and hands over its rows.
   *
   * @throws MalformedAnswerException if the item cannot be read
   */
  void read(JsonNode item, Consumer<R> rows) throws MalformedAnswerException;
}
