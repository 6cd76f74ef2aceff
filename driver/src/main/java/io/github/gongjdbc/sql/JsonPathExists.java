package io.github.gongjdbc.sql;

import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code JSON_EXISTS}: whether a path finds anything. Calcite's own says yes for every path with a
 * filter or a wildcard, because an empty list of finds is something to it.
 */
public final class JsonPathExists {
  private JsonPathExists() {}

  /** Null for null; false for what is no JSON, as the standard has it. Calcite calls it by name. */
  public static @Nullable Boolean eval(@Nullable String json, @Nullable String path) {
    if (json == null || path == null) {
      return null;
    }
    JsonPath compiled = JsonPath.compile(path.replaceFirst("(?i)^\\s*(lax|strict)\\s+", ""));
    try {
      Object found = compiled.read(json);
      return compiled.isDefinite() || !(found instanceof List<?> finds) || !finds.isEmpty();
    } catch (PathNotFoundException | InvalidJsonException e) {
      return false;
    }
  }
}
