package io.github.gongjdbc.sandbox.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an endpoint is found.
 *
 * @param template the path's segments; one in braces stands for any value
 * @param scope the scope that the endpoint needs, or null
 */
public record Route(
    String method, List<String> template, @Nullable String scope, EndpointHandler endpoint) {

  public static Route of(
      String method, String path, @Nullable String scope, EndpointHandler endpoint) {
    return new Route(method, segments(path), scope, endpoint);
  }

  public static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  /** The values of the placeholders if the path matches. */
  public Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != template.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String wanted = template.get(i);
      String given = path.get(i);
      if (wanted.startsWith("{") && !given.isEmpty()) {
        values.put(wanted.substring(1, wanted.length() - 1), given);
      } else if (!wanted.equals(given)) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  public int placeholders() {
    return (int) template.stream().filter(segment -> segment.startsWith("{")).count();
  }
}
