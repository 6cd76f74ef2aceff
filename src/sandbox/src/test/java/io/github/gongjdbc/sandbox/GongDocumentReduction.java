package io.github.gongjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reduces Gong's OpenAPI document to its facts, for {@link GongDocument}. */
final class GongDocumentReduction {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern SCOPE = Pattern.compile("'(api:[^']+)'");
  private static final String REFERENCE = "#/components/schemas/";

  /** What is kept of a schema as it is. */
  private static final List<String> CONSTRAINTS =
      List.of(
          "type",
          "format",
          "enum",
          "default",
          "nullable",
          "required",
          "uniqueItems",
          "minItems",
          "maxItems",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "pattern",
          "$ref");

  private final JsonNode original;
  private final Set<String> references = new LinkedHashSet<>();

  private GongDocumentReduction(JsonNode original) {
    this.original = original;
  }

  /** Reads the document that the first argument names and writes the file that the second names. */
  public static void main(String[] arguments) throws IOException {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    JsonNode reduced = of(mapper.readTree(Path.of(arguments[0]).toFile()));
    Files.writeString(Path.of(arguments[1]), mapper.writeValueAsString(reduced) + "\n");
  }

  static ObjectNode of(JsonNode document) {
    return new GongDocumentReduction(document).reduced();
  }

  private ObjectNode reduced() {
    ObjectNode facts = JSON.objectNode();
    ObjectNode paths = facts.putObject("paths");
    original
        .path("paths")
        .properties()
        .forEach(
            path -> {
              ObjectNode operations = paths.putObject(path.getKey());
              path.getValue()
                  .properties()
                  .forEach(
                      operation ->
                          operations.set(operation.getKey(), operation(operation.getValue())));
            });
    addSchemas(facts.putObject("components").putObject("schemas"));
    return facts;
  }

  private ObjectNode operation(JsonNode operation) {
    ObjectNode facts = JSON.objectNode();
    ArrayNode scopes = facts.putArray("x-scopes");
    Matcher scope = SCOPE.matcher(operation.path("description").asText());
    Set<String> distinct = new LinkedHashSet<>();
    while (scope.find()) {
      distinct.add(scope.group(1));
    }
    distinct.forEach(scopes::add);
    if (operation.has("parameters")) {
      ArrayNode parameters = facts.putArray("parameters");
      operation.path("parameters").forEach(parameter -> parameters.add(parameter(parameter)));
    }
    if (operation.has("requestBody")) {
      facts.set("requestBody", content(operation.path("requestBody")));
    }
    ObjectNode responses = facts.putObject("responses");
    operation
        .path("responses")
        .properties()
        .forEach(
            response -> {
              boolean success = response.getKey().startsWith("2");
              responses.set(
                  response.getKey(), success ? content(response.getValue()) : JSON.objectNode());
            });
    return facts;
  }

  private ObjectNode parameter(JsonNode parameter) {
    ObjectNode facts = JSON.objectNode();
    facts.set("name", parameter.path("name"));
    facts.set("in", parameter.path("in"));
    facts.put("required", parameter.path("required").asBoolean());
    ObjectNode schema = schema(parameter.path("schema"));
    markDate(parameter, schema);
    facts.set("schema", schema);
    return facts;
  }

  private ObjectNode content(JsonNode part) {
    ObjectNode facts = JSON.objectNode();
    if (part.path("required").asBoolean()) {
      facts.put("required", true);
    }
    if (part.has("content")) {
      ObjectNode content = facts.putObject("content");
      part.path("content")
          .properties()
          .forEach(
              type ->
                  content
                      .putObject(type.getKey())
                      .set("schema", schema(type.getValue().path("schema"))));
    }
    return facts;
  }

  private ObjectNode schema(JsonNode schema) {
    ObjectNode facts = JSON.objectNode();
    for (String name : CONSTRAINTS) {
      if (schema.has(name)) {
        facts.set(name, schema.path(name));
      }
    }
    if (schema.path("$ref").asText().startsWith(REFERENCE)) {
      references.add(schema.path("$ref").asText().substring(REFERENCE.length()));
    }
    markDate(schema, facts);
    if (schema.has("items")) {
      facts.set("items", schema(schema.path("items")));
    }
    if (schema.has("properties")) {
      ObjectNode properties = facts.putObject("properties");
      for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
        properties.set(property.getKey(), schema(property.getValue()));
      }
    }
    JsonNode additional = schema.path("additionalProperties");
    if (!additional.isMissingNode()) {
      facts.set("additionalProperties", additional.isObject() ? schema(additional) : additional);
    }
    for (String name : List.of("allOf", "oneOf", "anyOf")) {
      if (schema.has(name)) {
        ArrayNode parts = facts.putArray(name);
        schema.path(name).forEach(part -> parts.add(schema(part)));
      }
    }
    return facts;
  }

  private static void markDate(JsonNode described, ObjectNode facts) {
    if (described.path("description").asText().contains("YYYY-MM-DD")) {
      facts.put("x-date", true);
    }
  }

  /** The schemas that are referred to, and those to which they refer. */
  private void addSchemas(ObjectNode schemas) {
    Set<String> written = new LinkedHashSet<>();
    while (written.size() < references.size()) {
      for (String name : List.copyOf(references)) {
        if (written.add(name)) {
          schemas.set(name, schema(original.at("/components/schemas").path(name)));
        }
      }
    }
  }
}
