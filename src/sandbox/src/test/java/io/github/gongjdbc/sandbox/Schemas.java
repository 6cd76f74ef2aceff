package io.github.gongjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of a document. What they refer to and inherit is looked up once. */
final class Schemas {
  private final JsonNode document;
  private final Map<String, JsonNode> references = new ConcurrentHashMap<>();
  private final Map<JsonNode, Map<String, JsonNode>> properties =
      Collections.synchronizedMap(new IdentityHashMap<>());

  Schemas(JsonNode document) {
    this.document = document;
  }

  JsonNode resolve(JsonNode schema) {
    JsonNode resolved = schema;
    while (resolved.has("$ref")) {
      resolved = references.computeIfAbsent(resolved.path("$ref").asText(), this::find);
    }
    return resolved;
  }

  private JsonNode find(String reference) {
    JsonNode schema = document.at(reference.substring(1));
    if (schema.isMissingNode()) {
      throw new IllegalStateException("The document has no " + reference);
    }
    return schema;
  }

  /** The properties of an object, with those of its parents. */
  Map<String, JsonNode> properties(JsonNode schema) {
    Map<String, JsonNode> known = properties.get(schema);
    if (known == null) {
      known = new LinkedHashMap<>();
      for (JsonNode parent : schema.path("allOf")) {
        known.putAll(properties(resolve(parent)));
      }
      for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
        known.put(property.getKey(), property.getValue());
      }
      properties.put(schema, known);
    }
    return known;
  }
}
