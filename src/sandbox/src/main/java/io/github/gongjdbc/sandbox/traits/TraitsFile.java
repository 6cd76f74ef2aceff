package io.github.gongjdbc.sandbox.traits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a traits file says.
 *
 * @param collections the records, by name
 * @param endpoints the endpoints that list them
 */
record TraitsFile(Map<String, JsonNode> collections, List<EndpointTraits> endpoints) {

  private static final Set<String> COLLECTION =
      Set.of("each", "with", "count", "rows", "fields", "union", "order");

  static TraitsFile read(URL file) {
    try (InputStream in = file.openStream()) {
      return of(new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the traits file " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static TraitsFile of(JsonNode file) {
    requireKeys(file, Set.of("collections", "endpoints"), "a traits file");
    Map<String, JsonNode> collections = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> collection : file.path("collections").properties()) {
      requireKeys(collection.getValue(), COLLECTION, collection.getKey());
      collections.put(collection.getKey(), collection.getValue());
    }
    List<EndpointTraits> endpoints = new ArrayList<>();
    file.path("endpoints").forEach(endpoint -> endpoints.add(EndpointTraits.of(endpoint)));
    return new TraitsFile(Map.copyOf(collections), List.copyOf(endpoints));
  }

  static void requireKeys(JsonNode node, Set<String> known, String place) {
    if (!(node instanceof ObjectNode)) {
      throw new IllegalArgumentException(place + " must be a map, not " + node);
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new IllegalArgumentException(place + " has the unknown key " + name);
              }
            });
  }
}
