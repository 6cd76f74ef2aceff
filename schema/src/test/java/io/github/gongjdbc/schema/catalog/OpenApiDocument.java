package io.github.gongjdbc.schema.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.GongDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The facts of Gong's OpenAPI document. What is not there is a missing node, never null. */
final class OpenApiDocument {
  private final JsonNode root;

  private OpenApiDocument(JsonNode root) {
    this.root = root;
  }

  /** The facts of the document. */
  static OpenApiDocument given() {
    return new OpenApiDocument(GongDocument.facts());
  }

  JsonNode operation(Endpoint endpoint) {
    return root.path("paths")
        .path(endpoint.path())
        .path(endpoint.method().name().toLowerCase(Locale.ROOT));
  }

  /** The schema of the body that the endpoint takes. */
  JsonNode body(Endpoint endpoint) {
    return json(operation(endpoint).path("requestBody"));
  }

  /** The schema of the endpoint's answer. */
  JsonNode answer(Endpoint endpoint) {
    return json(operation(endpoint).path("responses").path("200"));
  }

  /** The schema of an item of the endpoint's answer. */
  JsonNode item(Endpoint endpoint) {
    return endpoint.response().isWhole()
        ? answer(endpoint)
        : endpoint.response().items().stream()
            .map(name -> element(at(answer(endpoint), List.of(name))))
            .filter(item -> !item.isMissingNode())
            .findFirst()
            .orElse(MissingNode.getInstance());
  }

  /** The schema of what stands at this place of a request: in the body, or in the query or path. */
  JsonNode request(Endpoint endpoint, String place) {
    return endpoint.method() == HttpMethod.GET
        ? Objects.requireNonNullElse(parameters(endpoint).get(place), MissingNode.getInstance())
        : at(body(endpoint), List.of(place.split("\\.", -1)));
  }

  /** The places of all that the endpoint can be asked for. */
  List<String> requests(Endpoint endpoint) {
    return endpoint.method() == HttpMethod.GET
        ? List.copyOf(parameters(endpoint).keySet())
        : leaves(body(endpoint)).stream().map(leaf -> String.join(".", leaf)).toList();
  }

  /** What the endpoint cannot be asked without. */
  List<String> required(Endpoint endpoint) {
    List<String> required = new ArrayList<>();
    body(endpoint).path("required").forEach(name -> required.add(name.asText()));
    parameters(endpoint)
        .forEach(
            (name, schema) -> {
              if (schema.path("required").asBoolean()) {
                required.add(name);
              }
            });
    return required;
  }

  /**
   * The schemas of the parameters of query and path, with what is said of the parameter beside
   * them.
   */
  private Map<String, JsonNode> parameters(Endpoint endpoint) {
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    for (JsonNode parameter : operation(endpoint).path("parameters")) {
      if (List.of("query", "path").contains(parameter.path("in").asText())) {
        ObjectNode schema = parameter.deepCopy();
        schema.setAll((ObjectNode) resolved(parameter.path("schema")));
        parameters.put(parameter.path("name").asText(), schema);
      }
    }
    return parameters;
  }

  private JsonNode json(JsonNode content) {
    return resolved(content.path("content").path("application/json").path("schema"));
  }

  /** The schema that a path of properties leads to. */
  JsonNode at(JsonNode schema, List<String> path) {
    JsonNode found = resolved(schema);
    for (String name : path) {
      found = resolved(found.path("properties").path(name));
    }
    return found;
  }

  /** The same, also through arrays. */
  JsonNode text(JsonNode schema, List<String> path) {
    JsonNode found = resolved(schema);
    for (String name : path) {
      JsonNode element = element(found);
      found = resolved((element.isMissingNode() ? found : element).path("properties").path(name));
    }
    return found;
  }

  JsonNode element(JsonNode array) {
    return array.path("type").asText().equals("array")
        ? resolved(array.path("items"))
        : MissingNode.getInstance();
  }

  /**
   * The rows that a step leads to; those of several members may each have what any has, and where
   * they are arrays they are alike.
   */
  JsonNode rows(JsonNode above, RowPath.Step step) {
    JsonNode below = at(above, step.names());
    if (!step.entries()) {
      return element(below);
    }
    if (step.members().isEmpty()) {
      return resolved(below.path("additionalProperties"));
    }
    JsonNode first = at(below, List.of(step.members().get(0)));
    if (first.path("type").asText().equals("array")) {
      return first;
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode().put("type", "object");
    for (String member : step.members()) {
      JsonNode properties = at(below, List.of(member)).path("properties");
      all.withObjectProperty("properties").setAll((ObjectNode) properties);
    }
    return all;
  }

  /** The paths to all properties that are not objects with properties themselves. */
  List<List<String>> leaves(JsonNode schema) {
    List<List<String>> leaves = new ArrayList<>();
    resolved(schema)
        .path("properties")
        .properties()
        .forEach(
            property -> {
              JsonNode below = resolved(property.getValue());
              if (below.path("properties").isEmpty()) {
                leaves.add(List.of(property.getKey()));
              } else {
                leaves(below).forEach(leaf -> leaves.add(below(property.getKey(), leaf)));
              }
            });
    return leaves;
  }

  /**
   * The paths to all that is not an object and no list of objects; {@code *} is any entry of a map.
   */
  List<List<String>> fields(JsonNode schema) {
    JsonNode node = resolved(schema);
    JsonNode element = element(node);
    if (!element.isMissingNode()) {
      return fields(element);
    }
    List<List<String>> fields = new ArrayList<>();
    node.path("properties")
        .properties()
        .forEach(
            property ->
                fields(property.getValue())
                    .forEach(field -> fields.add(below(property.getKey(), field))));
    if (node.path("additionalProperties").isObject()) {
      fields(node.path("additionalProperties")).forEach(field -> fields.add(below("*", field)));
    }
    return fields.isEmpty() ? List.of(List.of()) : fields;
  }

  private static List<String> below(String name, List<String> path) {
    List<String> below = new ArrayList<>(List.of(name));
    below.addAll(path);
    return below;
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : resolved(root.at(reference.substring(1)));
  }

  static List<String> values(JsonNode schema) {
    List<String> values = new ArrayList<>();
    schema.path("enum").forEach(value -> values.add(value.asText()));
    return values;
  }
}
