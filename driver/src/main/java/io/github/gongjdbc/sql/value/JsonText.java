package io.github.gongjdbc.sql.value;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies in JSON text, by keys, places and paths, as PostgreSQL's operators have it: null where
 * there is nothing. Text that is not JSON has nothing in it. Calcite calls the methods by name.
 */
public final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  private static @Nullable JsonNode parsed(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      return node.isMissingNode() ? null : node;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static @Nullable String json(@Nullable JsonNode node) {
    return node == null || node.isMissingNode() ? null : node.toString();
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    if (node == null || node.isMissingNode() || node.isNull()) {
      return null;
    }
    return node.isTextual() ? node.textValue() : node.toString();
  }

  private static @Nullable JsonNode get(String json, String key) {
    JsonNode node = parsed(json);
    if (node == null) {
      return null;
    }
    if (key.equals("$") || key.startsWith("$.") || key.startsWith("$[")) {
      return JsonSteps.of(key).from(node);
    }
    return node.isObject() ? node.get(key) : null;
  }

  private static @Nullable JsonNode get(String json, int index) {
    JsonNode node = parsed(json);
    return node == null || !node.isArray()
        ? null
        : node.get(index < 0 ? node.size() + index : index);
  }

  /** {@code json -> 'key'}, and MySQL's {@code json -> '$.path'}. */
  public static @Nullable String member(String json, String key) {
    return json(get(json, key));
  }

  /** {@code json ->> 'key'}. */
  public static @Nullable String memberText(String json, String key) {
    return text(get(json, key));
  }

  /** {@code json -> 0}; negative places count from the end. */
  public static @Nullable String element(String json, int index) {
    return json(get(json, index));
  }

  /** {@code json ->> 0}. */
  public static @Nullable String elementText(String json, int index) {
    return text(get(json, index));
  }

  /** {@code json #> '{key,0}'}. */
  public static @Nullable String at(String json, String path) {
    JsonNode node = parsed(json);
    return node == null ? null : json(JsonSteps.inBraces(path).from(node));
  }

  /** {@code json #>> '{key,0}'}. */
  public static @Nullable String textAt(String json, String path) {
    JsonNode node = parsed(json);
    return node == null ? null : text(JsonSteps.inBraces(path).from(node));
  }

  /** {@code JSON_UNQUOTE}: the text of a JSON string; what is none stays as it is. */
  public static String unquoted(String json) {
    JsonNode node = json.startsWith("\"") ? parsed(json) : null;
    return node != null && node.isTextual() ? node.textValue() : json;
  }

  /** How many elements an array has; null for what is none. */
  public static @Nullable Integer length(String json) {
    JsonNode node = parsed(json);
    return node == null || !node.isArray() ? null : node.size();
  }

  /** The elements of an array as JSON; none for what is not an array. */
  public static List<@Nullable String> elements(@Nullable String json) {
    return elements(json, false);
  }

  /** The elements of an array as text; none for what is not an array. */
  public static List<@Nullable String> elementTexts(@Nullable String json) {
    return elements(json, true);
  }

  private static List<@Nullable String> elements(@Nullable String json, boolean asText) {
    List<@Nullable String> elements = new ArrayList<>();
    JsonNode node = json == null ? null : parsed(json);
    if (node != null && node.isArray()) {
      for (JsonNode element : node) {
        elements.add(asText ? text(element) : json(element));
      }
    }
    return elements;
  }
}
