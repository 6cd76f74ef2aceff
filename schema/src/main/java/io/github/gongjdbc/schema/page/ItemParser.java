package io.github.gongjdbc.schema.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.gongjdbc.schema.error.MalformedAnswerException;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.settings.AnswerLimits;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads what is wanted of values in an answer, and passes over the rest, so that an item may be
 * larger than the memory. Numbers keep every digit: ids have up to twenty.
 */
final class ItemParser {
  /** Reads what an answer held before: nothing in it needs a limit any more. */
  private static final JsonFactory KEPT =
      factory(new AnswerLimits(0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE));

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final AnswerMemory memory;

  ItemParser(JsonParser parser, AnswerMemory memory) {
    this.parser = parser;
    this.memory = memory;
  }

  /** Makes parsers of answers that are within these limits. */
  static JsonFactory factory(AnswerLimits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxNumberLength(limits.digits())
                .maxStringLength(AnswerMemory.LONGEST_TEXT)
                .build())
        .build();
  }

  /** Reads an item that stands in a text of its own. */
  static JsonNode read(String text, ItemProjection wanted) throws MalformedAnswerException {
    try (AnswerMemory memory = new AnswerMemory(StatementContext.current());
        JsonParser parser = KEPT.createParser(text)) {
      parser.nextToken();
      return new ItemParser(parser, memory).read(wanted);
    } catch (MalformedAnswerException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedAnswerException("holds an item that cannot be read");
    }
  }

  /** Reads the value that begins at the current token, up to its last token. */
  JsonNode read(ItemProjection wanted) throws IOException {
    if (wanted.isText()) {
      return text();
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(wanted);
    }
    if (token == JsonToken.START_ARRAY) {
      return array(wanted);
    }
    memory.take(AnswerMemory.VALUE);
    return switch (token) {
      case VALUE_STRING -> {
        String text = parser.getText();
        memory.take(text.length());
        yield TextNode.valueOf(text);
      }
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private ObjectNode object(ItemProjection wanted) throws IOException {
    memory.take(AnswerMemory.CONTAINER);
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      Optional<ItemProjection> member = wanted.member(name);
      if (member.isPresent()) {
        object.set(name, read(member.get()));
      } else {
        parser.skipChildren();
      }
    }
    return object;
  }

  private ArrayNode array(ItemProjection wanted) throws IOException {
    memory.take(AnswerMemory.CONTAINER);
    ArrayNode array = NODES.arrayNode();
    if (wanted.skipsElements()) {
      parser.skipChildren();
      return array;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(wanted));
    }
    return array;
  }

  private JsonNode text() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return NODES.nullNode();
    }
    StringBuilder text = new StringBuilder();
    try (JsonGenerator generator = KEPT.createGenerator(memory.writer(text))) {
      generator.copyCurrentStructureExact(parser);
    }
    memory.take(AnswerMemory.VALUE);
    return NODES.rawValueNode(new RawValue(text.toString()));
  }
}
