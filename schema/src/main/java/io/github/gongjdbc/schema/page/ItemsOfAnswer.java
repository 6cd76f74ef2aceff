package io.github.gongjdbc.schema.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The items of one answer. Where a reader wants what stands beside them, which may come behind
 * them, they are read at the end.
 */
final class ItemsOfAnswer<R> {
  private final ItemReader<R> reader;
  private final Consumer<R> rows;
  private final ItemProjection wanted;
  private final Map<String, JsonNode> found = new LinkedHashMap<>();
  private final List<JsonNode> waiting = new ArrayList<>();

  ItemsOfAnswer(ItemReader<R> reader, Consumer<R> rows) {
    this.reader = reader;
    this.rows = rows;
    this.wanted = reader.answer();
  }

  ItemProjection projection() {
    return reader.projection();
  }

  void add(JsonNode item) throws MalformedAnswerException {
    if (wanted.members().isEmpty()) {
      reader.read(item, rows);
    } else {
      waiting.add(item);
    }
  }

  /** Whether what has this name beside the items is wanted. */
  boolean wants(String name) {
    return wanted.member(name).isPresent();
  }

  /** Reads what is wanted beside the items. */
  void found(String name, ItemParser parser) throws IOException {
    found.put(ColumnPath.besideItem(name), parser.read(wanted.member(name).orElseThrow()));
  }

  /** The answer is at its end. */
  void end() throws MalformedAnswerException {
    for (JsonNode item : waiting) {
      if (item instanceof ObjectNode object) {
        object.setAll(found);
      }
      reader.read(item, rows);
    }
  }
}
