package io.github.gongjdbc.schema.catalog;

import java.util.List;
import java.util.Map;

/**
 * A part of an endpoint's answer that Gong sends only when it is asked to.
 *
 * @param select what asks for it: dotted path in the body to the value that stands there
 * @param scopes the scopes it needs beyond those of its endpoint
 */
public record Content(Map<String, Object> select, List<String> scopes) {
  public Content {
    select = Frozen.copy(select);
    scopes = List.copyOf(scopes);
  }
}
