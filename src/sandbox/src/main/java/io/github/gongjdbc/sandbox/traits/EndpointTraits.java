package io.github.gongjdbc.sandbox.traits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of a traits file.
 *
 * @param method the HTTP method
 * @param path the path; names in braces are parameters
 * @param scope the scope that it needs, or null
 * @param parameters what it can be asked for
 * @param oneOf parameters of which one at least must be given; empty where none must
 * @param records the collection that it lists
 * @param items the key of the array in the answer; null where the one record is the answer
 * @param paged whether it answers page by page
 * @param nothing what it says with 404 when a filter finds nothing; null where it answers as ever
 * @param answer further fields of the answer
 */
record EndpointTraits(
    String method,
    String path,
    @Nullable String scope,
    List<ParameterTraits> parameters,
    List<String> oneOf,
    String records,
    @Nullable String items,
    boolean paged,
    @Nullable String nothing,
    JsonNode answer) {

  private static final Set<String> KEYS =
      Set.of(
          "request",
          "scope",
          "parameters",
          "one_of",
          "records",
          "items",
          "paged",
          "nothing",
          "answer");

  static EndpointTraits of(JsonNode endpoint) {
    String request = endpoint.path("request").asText();
    TraitsFile.requireKeys(endpoint, KEYS, "the endpoint " + request);
    String[] words = request.split(" ", -1);
    if (words.length != 2 || endpoint.path("records").asText().isEmpty()) {
      throw new IllegalArgumentException(
          "an endpoint needs request (method and path) and records: " + endpoint);
    }
    List<ParameterTraits> parameters = new ArrayList<>();
    for (Map.Entry<String, JsonNode> parameter : endpoint.path("parameters").properties()) {
      parameters.add(ParameterTraits.of(parameter.getKey(), parameter.getValue()));
    }
    List<String> oneOf = new ArrayList<>();
    endpoint.path("one_of").forEach(name -> oneOf.add(name.asText()));
    return new EndpointTraits(
        words[0],
        words[1],
        endpoint.path("scope").textValue(),
        List.copyOf(parameters),
        List.copyOf(oneOf),
        endpoint.path("records").asText(),
        endpoint.path("items").textValue(),
        endpoint.path("paged").asBoolean(),
        endpoint.path("nothing").textValue(),
        endpoint.path("answer"));
  }
}
