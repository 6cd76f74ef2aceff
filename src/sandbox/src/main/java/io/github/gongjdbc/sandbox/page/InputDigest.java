package io.github.gongjdbc.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A digest of a request's inputs other than its cursor. Query parameters count for GET and the body
 * for POST, because the other one is ignored; the order of keys does not matter.
 */
public final class InputDigest {

  private static final String CURSOR = "cursor";
  private static final long PRIME = 0x100000001b3L;

  private InputDigest() {}

  static long of(SandboxRequest request) {
    StringBuilder inputs = new StringBuilder(request.method()).append(' ').append(request.path());
    if (request.method().equals("GET")) {
      Map<String, List<String>> sorted = new TreeMap<>(request.query());
      sorted.remove(CURSOR);
      inputs.append(sorted);
    } else {
      append(inputs, request.json(), CURSOR);
    }
    return of(0xcbf29ce484222325L, inputs);
  }

  public static long of(long key, CharSequence text) {
    long digest = key;
    for (int i = 0; i < text.length(); i++) {
      digest = (digest ^ text.charAt(i)) * PRIME;
      digest ^= digest >>> 29;
    }
    return digest;
  }

  private static void append(StringBuilder inputs, JsonNode node, String ignoredKey) {
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
      sorted.remove(ignoredKey);
      inputs.append('{');
      sorted.forEach(
          (name, value) -> {
            inputs.append(name).append(':');
            append(inputs, value, "");
          });
      inputs.append('}');
    } else if (node.isArray()) {
      inputs.append('[');
      node.forEach(element -> append(inputs, element, ""));
      inputs.append(']');
    } else {
      inputs.append(node).append(',');
    }
  }
}
