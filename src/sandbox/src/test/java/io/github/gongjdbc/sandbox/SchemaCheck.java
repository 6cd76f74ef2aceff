package io.github.gongjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares one part of an exchange with its schema. */
final class SchemaCheck {

  private final Schemas schemas;
  private final String operation;
  private final String part;
  private final List<Finding> findings;

  SchemaCheck(Schemas schemas, String operation, String part, List<Finding> findings) {
    this.schemas = schemas;
    this.operation = operation;
    this.part = part;
    this.findings = findings;
  }

  void check(String place, JsonNode schemaOrReference, JsonNode value) {
    JsonNode schema = schemas.resolve(schemaOrReference);
    if (value.isNull()) {
      if (!schema.path("nullable").asBoolean()) {
        add(place, Finding.Kind.NULL, type(schema), value);
      }
      return;
    }
    if (!hasType(schema, value)) {
      add(place, Finding.Kind.TYPE, type(schema), value);
      return;
    }
    checkWord(place, schema, value);
    checkFormat(place, schema, value);
    if (value.isObject()) {
      checkObject(place, schema, value);
    } else if (value.isArray()) {
      checkArray(place, schema, value);
    }
  }

  private void checkObject(String place, JsonNode schema, JsonNode value) {
    Map<String, JsonNode> properties = schemas.properties(schema);
    JsonNode additional = schema.path("additionalProperties");
    String prefix = place.isEmpty() || place.equals("body") ? "" : place + ".";
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode property = properties.get(field.getKey());
      if (property != null) {
        check(prefix + field.getKey(), property, field.getValue());
      } else if (additional.isObject()) {
        check(prefix + field.getKey(), additional, field.getValue());
      } else if (!properties.isEmpty() && !additional.asBoolean()) {
        add(prefix + field.getKey(), Finding.Kind.UNKNOWN_KEY, "no such key", field.getValue());
      }
    }
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        add(prefix + required.asText(), Finding.Kind.MISSING, "a value", NullNode.instance);
      }
    }
  }

  private void checkArray(String place, JsonNode schema, JsonNode value) {
    boolean distinct = schema.path("uniqueItems").asBoolean();
    Set<JsonNode> seen = new HashSet<>();
    for (JsonNode element : value) {
      check(place + "[]", schema.path("items"), element);
      if (distinct && !seen.add(element)) {
        add(place + "[]", Finding.Kind.DUPLICATE, "distinct elements", element);
      }
    }
    int size = value.size();
    if (size < schema.path("minItems").asInt(0)
        || size > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
      add(place, Finding.Kind.RANGE, "another number of elements", value);
    }
  }

  private void checkWord(String place, JsonNode schema, JsonNode value) {
    JsonNode words = schema.path("enum");
    if (!words.isArray()) {
      return;
    }
    for (JsonNode word : words) {
      if (word.equals(value)) {
        return;
      }
    }
    add(place, Finding.Kind.WORD, words.toString(), value);
  }

  private void checkFormat(String place, JsonNode schema, JsonNode value) {
    switch (schema.path("format").asText()) {
      case "date-time" -> {
        if (!isDateTime(value)) {
          add(place, Finding.Kind.FORMAT, type(schema), value);
        }
      }
      case "int32" -> {
        if (!value.canConvertToInt()) {
          add(place, Finding.Kind.RANGE, type(schema), value);
        }
      }
      case "int64" -> {
        if (!value.canConvertToLong()) {
          add(place, Finding.Kind.RANGE, type(schema), value);
        }
      }
      default -> {
        // Other formats, as the document uses them, restrict nothing that could be checked.
      }
    }
  }

  private static boolean isDateTime(JsonNode value) {
    try {
      OffsetDateTime.parse(value.asText());
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private boolean hasType(JsonNode schema, JsonNode value) {
    return switch (schema.path("type").asText()) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> schemas.properties(schema).isEmpty() || value.isObject();
    };
  }

  private static String type(JsonNode schema) {
    String type = schema.path("type").asText("object");
    return schema.has("format") ? type + "/" + schema.path("format").asText() : type;
  }

  private void add(String place, Finding.Kind kind, String expected, JsonNode actual) {
    findings.add(new Finding(operation, part, place, kind, expected, actual));
  }
}
