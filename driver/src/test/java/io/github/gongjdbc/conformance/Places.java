package io.github.gongjdbc.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where values stand in a request: in the query of a GET, by dotted paths in the body of a POST.
 */
final class Places {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Places() {}

  /** Where the filters of an endpoint stand that it can do without. */
  static List<String> ofFilters(Endpoint endpoint) {
    return endpoint.filters().stream()
        .flatMap(filter -> filter.places().stream())
        .filter(place -> endpoint.parameter(place).stream().noneMatch(Parameter::isIterated))
        .distinct()
        .toList();
  }

  /** Whether a request goes to an endpoint. */
  static boolean isAskedOf(Endpoint endpoint, SandboxRequest request) {
    return request.method().equals(endpoint.method().name())
        && request.path().matches(endpoint.path().replaceAll("\\{[^}]*}", "[^/]+"));
  }

  private static boolean isGet(SandboxRequest request) {
    return request.method().equals("GET");
  }

  /** The values of a parameter of an endpoint, which may stand in the path. */
  static List<String> values(SandboxRequest request, Endpoint endpoint, String parameter) {
    String[] names = endpoint.path().split("/", -1);
    int index = List.of(names).indexOf("{" + parameter + "}");
    return index < 0 ? values(request, parameter) : List.of(request.path().split("/", -1)[index]);
  }

  /** The values at a place in the query or in the body. */
  static List<String> values(SandboxRequest request, String place) {
    if (isGet(request)) {
      return request.query().getOrDefault(place, List.of());
    }
    JsonNode node = request.json().at("/" + place.replace('.', '/'));
    List<String> values = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(one -> values.add(one.asText()));
    } else if (!node.isMissingNode() && !node.isNull()) {
      values.add(node.asText());
    }
    return values;
  }

  static Optional<String> value(SandboxRequest request, String place) {
    return values(request, place).stream().findFirst();
  }

  /** Whether anything stands where a filter takes its values, but for what always does. */
  static boolean isFiltered(SandboxRequest request, Filter filter, Endpoint endpoint) {
    return filter.places().stream()
        .filter(place -> !endpoint.constants().containsKey(place))
        .anyMatch(place -> !values(request, place).isEmpty());
  }

  /** The request without what a query said at a place: what is always sent there stays. */
  static SandboxRequest without(SandboxRequest request, String place, Endpoint endpoint) {
    Parameter parameter = endpoint.parameter(place).orElseThrow();
    Object constant = endpoint.constants().get(place);
    if (constant != null) {
      return changed(request, place, constant);
    }
    return parameter.required() ? request : without(request, place);
  }

  static SandboxRequest without(SandboxRequest request, String place) {
    return changed(request, place, null);
  }

  static SandboxRequest with(SandboxRequest request, String place, String value) {
    return changed(request, place, value);
  }

  private static SandboxRequest changed(
      SandboxRequest request, String place, @Nullable Object value) {
    Map<String, List<String>> query = new LinkedHashMap<>(request.query());
    String body = request.body();
    if (isGet(request)) {
      query.remove(place);
      if (value != null) {
        query.put(place, List.of(value.toString()));
      }
    } else if (request.json() instanceof ObjectNode json) {
      ObjectNode at = json;
      String[] names = place.split("\\.", -1);
      for (int i = 0; i < names.length - 1; i++) {
        at = at.withObjectProperty(names[i]);
      }
      if (value == null) {
        at.remove(names[names.length - 1]);
      } else {
        at.set(names[names.length - 1], MAPPER.valueToTree(value));
      }
      body = json.toString();
    }
    return new SandboxRequest(request.method(), request.path(), query, request.headers(), body);
  }
}
