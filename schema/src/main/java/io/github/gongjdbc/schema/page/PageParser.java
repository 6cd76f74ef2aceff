package io.github.gongjdbc.schema.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.error.AnswerTooLargeException;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.limit.StatementContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the answer of an endpoint item by item, so that no page is held as a tree. */
final class PageParser {
  private static final int LONGEST_CURSOR = 10_000;
  private static final ItemProjection RECORDS =
      ItemProjection.VALUE
          .with(List.of("totalRecords"), ItemProjection.VALUE)
          .with(List.of("cursor"), ItemProjection.VALUE);

  private final Endpoint endpoint;
  private final JsonFactory json;
  private final int mostItems;

  /**
   * @param json makes the parser, which has limits of its own
   */
  PageParser(Endpoint endpoint, JsonFactory json, int mostItems) {
    this.endpoint = endpoint;
    this.json = json;
    this.mostItems = mostItems;
  }

  /**
   * Reads one page.
   *
   * @throws MalformedAnswerException if the answer is JSON but not what the endpoint answers
   * @throws IOException if the answer is cut short or is not JSON
   */
  <R> Page<R> parse(InputStream answer, ItemReader<R> reader, StatementContext statementContext)
      throws IOException {
    List<R> rows = new ArrayList<>();
    int items = -1;
    long bytes;
    JsonNode records = MissingNode.getInstance();
    ItemsOfAnswer<R> ofAnswer = new ItemsOfAnswer<>(reader, rows::add);
    try (AnswerMemory memory = new AnswerMemory(statementContext);
        JsonParser parser = json.createParser(answer)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedAnswerException("is not a JSON object");
      }
      if (endpoint.response().isWhole()) {
        items = 1;
        reader.read(new ItemParser(parser, memory).read(reader.projection()), rows::add);
      }
      while (!endpoint.response().isWhole() && parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (endpoint.response().items().contains(name) && value == JsonToken.START_ARRAY) {
          if (items >= 0) {
            throw new MalformedAnswerException("has its array '" + name + "' twice");
          }
          items = items(parser, new ItemParser(parser, memory), ofAnswer);
        } else if (name.equals("records") && value == JsonToken.START_OBJECT) {
          if (!records.isMissingNode()) {
            throw new MalformedAnswerException("has its 'records' twice");
          }
          records = new ItemParser(parser, memory).read(RECORDS);
        } else if (ofAnswer.wants(name)) {
          ofAnswer.found(name, new ItemParser(parser, memory));
        } else {
          parser.skipChildren();
        }
      }
      ofAnswer.end();
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw new MalformedAnswerException("is cut short");
      }
      // Reading on to the end is also what verifies the check sum of a compressed answer.
      if (parser.nextToken() != null) {
        throw new MalformedAnswerException("goes on after its end");
      }
      bytes = parser.currentLocation().getByteOffset();
    }
    if (items < 0 && !endpoint.response().optionalItems()) {
      throw new MalformedAnswerException("lacks its array '" + endpoint.items() + "'");
    }
    items = Math.max(items, 0);
    if (endpoint.paged() && !records.isObject()) {
      throw new MalformedAnswerException(
          "lacks 'records', which tells whether there are more pages");
    }
    JsonNode total = records.path("totalRecords");
    return new Page<>(
        rows,
        items,
        total.canConvertToLong() && total.asLong() >= 0
            ? OptionalLong.of(total.asLong())
            : OptionalLong.empty(),
        endpoint.paged() ? cursor(records.path("cursor")) : Optional.empty(),
        bytes,
        Duration.ZERO,
        Optional.empty());
  }

  private static Optional<String> cursor(JsonNode cursor) throws MalformedAnswerException {
    if (cursor.isMissingNode() || cursor.isNull()) {
      return Optional.empty();
    }
    if (!cursor.isTextual()) {
      throw new MalformedAnswerException(
          "has a 'cursor' that is not text: " + cursor.getNodeType());
    }
    if (cursor.textValue().length() > LONGEST_CURSOR) {
      throw new MalformedAnswerException(
          "has a 'cursor' of " + cursor.textValue().length() + " characters");
    }
    // Some listings end with an empty cursor instead of none.
    return Optional.of(cursor.textValue()).filter(text -> !text.isBlank());
  }

  private int items(JsonParser parser, ItemParser itemParser, ItemsOfAnswer<?> read)
      throws IOException {
    ItemProjection wanted = read.projection();
    int items = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token != JsonToken.START_OBJECT) {
        throw new MalformedAnswerException("has an item that is not an object");
      }
      JsonNode item = itemParser.read(wanted);
      items++;
      if (items > mostItems) {
        throw new AnswerTooLargeException(
            "lists more than " + mostItems + " items (maxResponseItems).");
      }
      read.add(item);
    }
    return items;
  }
}
