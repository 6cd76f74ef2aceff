package io.github.gongjdbc.sql.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A way into JSON, key by key and place by place.
 *
 * @param steps keys, and places as numbers
 */
record JsonSteps(List<String> steps) {
  private static final Pattern STEP =
      Pattern.compile("\\.([\\p{L}\\p{N}_$-]+)|\\.?\"((?:[^\"\\\\]|\\\\.)*+)\"|\\[(\\d+)]");

  /** A path as {@code $.a."b c"[0]}. */
  static JsonSteps of(String path) {
    List<String> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    int position = 1;
    while (position < path.length()) {
      if (!matcher.find(position) || matcher.start() != position) {
        throw new IllegalArgumentException(
            "'"
                + path
                + "' is not a path of keys and positions: use JSON_VALUE or JSON_QUERY for others");
      }
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          steps.add(matcher.group(group));
        }
      }
      position = matcher.end();
    }
    return new JsonSteps(steps);
  }

  /** A path as {@code {a,0}}. */
  static JsonSteps inBraces(String path) {
    String inner = path.strip();
    if (!inner.startsWith("{") || !inner.endsWith("}")) {
      throw new IllegalArgumentException(
          "'" + path + "' is not a path: write it in braces, as in '{key,0}'");
    }
    List<String> steps = new ArrayList<>();
    String list = inner.substring(1, inner.length() - 1);
    for (String step : list.isBlank() ? new String[0] : list.split(",", -1)) {
      String key = step.strip();
      boolean quoted = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"");
      steps.add(quoted ? key.substring(1, key.length() - 1) : key);
    }
    return new JsonSteps(steps);
  }

  /** What lies at the end of the way; null where it leads nowhere. */
  @Nullable JsonNode from(JsonNode start) {
    JsonNode node = start;
    for (String step : steps) {
      JsonNode next =
          node.isArray()
              ? step.matches("-?\\d{1,9}") ? element(node, Integer.parseInt(step)) : null
              : node.get(step);
      if (next == null) {
        return null;
      }
      node = next;
    }
    return node;
  }

  private static @Nullable JsonNode element(JsonNode array, int index) {
    return array.get(index < 0 ? array.size() + index : index);
  }
}
