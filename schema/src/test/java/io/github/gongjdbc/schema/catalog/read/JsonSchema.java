package io.github.gongjdbc.schema.catalog.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Holds a document to a JSON Schema, as far as the schema of the catalog uses the language. */
record JsonSchema(JsonNode root) {
  /** What is wrong, each with the pointer to it. */
  List<String> violations(JsonNode document) {
    return violations(root, document, "");
  }

  /** The schema that is meant, where one only names another. */
  JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
  }

  private List<String> violations(JsonNode reference, JsonNode value, String pointer) {
    JsonNode schema = resolved(reference);
    List<String> found = new ArrayList<>();
    check(isOf(schema.path("type").asText(), value), "type", pointer, found);
    check(!schema.has("const") || schema.path("const").equals(value), "const", pointer, found);
    check(!schema.has("enum") || contains(schema.path("enum"), value), "enum", pointer, found);
    check(matches(schema, value.asText()), "pattern", pointer, found);
    check(
        value.asLong(1) >= schema.path("minimum").asLong(value.asLong(1)),
        "minimum",
        pointer,
        found);
    for (JsonNode name : schema.path("required")) {
      check(value.has(name.asText()), "required " + name.asText(), pointer, found);
    }
    if (schema.has("anyOf")) {
      boolean any = false;
      for (JsonNode one : schema.path("anyOf")) {
        any |= violations(one, value, pointer).isEmpty();
      }
      check(any, "anyOf", pointer, found);
    }
    if (value.isArray() && schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        found.addAll(violations(schema.path("items"), value.path(i), pointer + "/" + i));
      }
    }
    for (var member : value.properties()) {
      String name = member.getKey();
      String below = pointer + "/" + name;
      JsonNode others = schema.path("additionalProperties");
      check(matches(schema.path("propertyNames"), name), "propertyNames", below, found);
      if (schema.path("properties").has(name)) {
        found.addAll(violations(schema.path("properties").path(name), member.getValue(), below));
      } else if (others.isObject()) {
        found.addAll(violations(others, member.getValue(), below));
      } else {
        check(others.asBoolean(true), "additionalProperties", below, found);
      }
    }
    return found;
  }

  private static void check(boolean holds, String keyword, String pointer, List<String> found) {
    if (!holds) {
      found.add(pointer + ": " + keyword);
    }
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "" -> true;
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode one : values) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(JsonNode schema, String text) {
    return !schema.has("pattern")
        || Pattern.compile(schema.path("pattern").asText()).matcher(text).find();
  }
}
