package io.github.gongjdbc.schema.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.HttpMethod;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.ReadEndpoints;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.split.Split;
import io.github.gongjdbc.schema.split.SplitFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * One request to an endpoint of the catalog.
 *
 * @param split what it asks for
 * @param cursor what the page before named as the way to this one
 */
public record ApiRequest(Endpoint endpoint, Split split, Optional<String> cursor) {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The request for the first page of a split. */
  public static ApiRequest of(Endpoint endpoint, Split split) {
    return new ApiRequest(endpoint, split, Optional.empty());
  }

  /** Method and path, for messages. */
  public String name() {
    return endpoint.method() + " " + endpoint.path();
  }

  /** The parameters of which each value is to be asked for, as the request names none. */
  public List<Parameter> lacking() {
    return endpoint.iterated().stream()
        .filter(parameter -> !split.values().containsKey(parameter.name()))
        .toList();
  }

  /** Whether it lacks a value that a query must give. */
  public boolean lacksDemanded() {
    return endpoint.demanded().stream()
        .anyMatch(parameter -> !split.values().containsKey(parameter.name()));
  }

  /** The values that it asks for and the items do not repeat, by the name that they get there. */
  public Map<String, String> echoed() {
    Map<String, String> echoed = new LinkedHashMap<>();
    Map<String, Object> sent = sent();
    for (Parameter parameter : endpoint.parameters()) {
      Object value = sent.get(parameter.name());
      if (value == null && parameter.isIterated()) {
        throw new IllegalStateException("No value of " + parameter.name() + " is asked for.");
      }
      if (value != null && parameter.isEchoed()) {
        echoed.put(ColumnPath.itemPath(parameter.name()).get(0), value.toString());
      }
    }
    return echoed;
  }

  /** The same request for the page that {@code next} names: everything else must stay the same. */
  public ApiRequest page(String next) {
    return new ApiRequest(endpoint, split, Optional.of(next));
  }

  public Request.Builder toHttp(HttpUrl base) {
    HttpUrl.Builder url = base.newBuilder();
    Map<String, Object> values = sent();
    for (String segment : endpoint.path().substring(1).split("/", -1)) {
      url.addPathSegment(checked(segment(segment, values)));
    }
    if (endpoint.method() == HttpMethod.GET) {
      values.forEach((name, value) -> putQuery(url, name, value));
      cursor.ifPresent(value -> url.addQueryParameter("cursor", value));
      return new Request.Builder().url(url.build()).get();
    }
    return new Request.Builder().url(url.build()).post(RequestBody.create(body(values), JSON));
  }

  /**
   * A part of the path, which may be the place of a parameter in braces; it is sent there alone.
   */
  private static String segment(String segment, Map<String, Object> values) {
    if (!segment.startsWith("{")) {
      return segment;
    }
    Object value = values.remove(segment.substring(1, segment.length() - 1));
    return value == null ? segment : String.valueOf(value);
  }

  /** Several values are as many parameters of the same name. */
  private static void putQuery(HttpUrl.Builder url, String name, Object value) {
    if (value instanceof List<?> several) {
      several.forEach(one -> url.addQueryParameter(name, String.valueOf(one)));
    } else {
      url.addQueryParameter(name, String.valueOf(value));
    }
  }

  /** A part of a path, which may be a value: one that would lead elsewhere is no part. */
  private String checked(String segment) {
    if (!ReadEndpoints.isSegment(segment)) {
      throw new GongException(
          Kind.VALUE,
          "'"
              + segment
              + "' cannot be part of the path of "
              + name()
              + ": letters, digits, '_', '-' and '.' can.");
    }
    return segment;
  }

  /** The body of a POST. Its cursor stands there too: in the query Gong would ignore it. */
  private String body(Map<String, Object> values) {
    ObjectNode body = MAPPER.createObjectNode();
    values.forEach((path, value) -> put(body, path, value));
    cursor.ifPresent(value -> body.put("cursor", value));
    return body.toString();
  }

  private Map<String, Object> inputs() {
    return SplitFormat.inputs(endpoint, split);
  }

  /** All that is sent but the cursor, by the names of the parameters. */
  public Map<String, Object> sent() {
    Map<String, Object> values = new LinkedHashMap<>(endpoint.constants());
    values.putAll(inputs());
    return values;
  }

  /** What is asked for, as JSON: the inputs by the names that they have in the API. */
  public String filters() {
    return MAPPER.valueToTree(inputs()).toString();
  }

  private static void put(ObjectNode body, String path, Object value) {
    String[] names = path.split("\\.", -1);
    ObjectNode node = body;
    for (int i = 0; i < names.length - 1; i++) {
      node = node.withObjectProperty(names[i]);
    }
    node.set(names[names.length - 1], MAPPER.valueToTree(value));
  }
}
