package io.github.gongjdbc.schema.catalog;

import java.util.List;
import java.util.Map;

/**
 * A part of an endpoint's answer that Gong sends only when it is asked to.
 *
 * @param asks what asks for it: dotted path in the body to the value that stands there
 * @param scopes the scopes it needs beyond those of its endpoint
 */
public record Content(Map<String, Object> asks, List<String> scopes) {
  public Content {
    asks = Frozen.copy(asks);
    scopes = List.copyOf(scopes);
  }
}
