package io.github.gongjdbc.schema.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.google.common.hash.Hashing;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
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

  /** What it looks at in an item: the rest is not there. */
  default ItemProjection projection() {
    return ItemProjection.ALL;
  }

  /**
   * What it looks at beside the items: each item gets it under its name with a slash in front. The
   * items are kept until the answer is at its end.
   */
  default ItemProjection answer() {
    return ItemProjection.VALUE;
  }

  /**
   * What tells an item from all others, for as long as it exists; all that it says, if need be.
   *
   * @throws MalformedAnswerException if the item cannot be read
   */
  default long identity(JsonNode item) throws MalformedAnswerException {
    return hash(item.toString());
  }

  /** A value as JSON text, also where it was read as such. */
  static String json(JsonNode value) {
    return value instanceof POJONode text && text.getPojo() instanceof RawValue raw
        ? String.valueOf(raw.rawValue())
        : value.toString();
  }

  /** A text as a number that no other text is likely to have. */
  static long hash(String text) {
    return Hashing.murmur3_128().hashUnencodedChars(text).asLong();
  }
}
