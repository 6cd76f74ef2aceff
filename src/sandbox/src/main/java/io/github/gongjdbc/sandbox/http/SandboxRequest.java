package io.github.gongjdbc.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the account.
 *
 * @param method the HTTP method, in capitals
 * @param path the path, without the query, as it was sent
 * @param query the query parameters, decoded, in the order sent
 * @param headers the headers, with names in lower case
 * @param body the body, empty when there is none
 */
public record SandboxRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    String body) {

  public SandboxRequest {
    Map<String, List<String>> orderedQuery = new LinkedHashMap<>();
    query.forEach((name, values) -> orderedQuery.put(name, List.copyOf(values)));
    query = Collections.unmodifiableMap(orderedQuery);
    Map<String, String> lowerCaseHeaders = new LinkedHashMap<>();
    headers.forEach((name, value) -> lowerCaseHeaders.put(name.toLowerCase(Locale.ROOT), value));
    headers = Collections.unmodifiableMap(lowerCaseHeaders);
  }

  /** A GET of a path with an optional, percent-encoded query. */
  public static SandboxRequest get(String pathAndQuery) {
    return of("GET", pathAndQuery, Map.of(), "");
  }

  /** A POST of a JSON body to a path with an optional, percent-encoded query. */
  public static SandboxRequest post(String pathAndQuery, String body) {
    return of("POST", pathAndQuery, Map.of("content-type", "application/json"), body);
  }

  /** A request of any method, with an optional, percent-encoded query. */
  public static SandboxRequest of(
      String method, String pathAndQuery, Map<String, String> headers, String body) {
    int mark = pathAndQuery.indexOf('?');
    String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
    String query = mark < 0 ? "" : pathAndQuery.substring(mark + 1);
    return new SandboxRequest(method, path, parseQuery(query), headers, body);
  }

  /** This request with one more header. */
  public SandboxRequest withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name.toLowerCase(Locale.ROOT), value);
    return new SandboxRequest(method, path, query, more, body);
  }

  /** The first value of a query parameter, or null. */
  public @Nullable String query(String name) {
    List<String> values = query.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** The value of a header, or null. */
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** The body as JSON; a missing node where it is empty or not JSON. */
  public JsonNode json() {
    try {
      JsonNode node = Json.MAPPER.readTree(body);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static Map<String, List<String>> parseQuery(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    int position = 0;
    while (position < query.length()) {
      int end = query.indexOf('&', position);
      String parameter = query.substring(position, end < 0 ? query.length() : end);
      position = end < 0 ? query.length() : end + 1;
      if (!parameter.isEmpty()) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        parameters.computeIfAbsent(decode(name), any -> new ArrayList<>()).add(decode(value));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
