package io.github.gongjdbc.schema.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An endpoint of the API that lists items.
 *
 * @param name its name in the catalog
 * @param path path below the base URL, beginning with a slash
 * @param scopes the scopes that a credential needs
 * @param rows name of the array of items in the answer
 * @param paged whether the answer comes in pages with a cursor
 * @param lists what it lists: endpoints that list the same items say the same
 * @param order path in the item of the time in whose order they come; empty where they come in any
 * @param reference whether what it lists is small and changes seldom, so that answers may be kept
 *     for a while
 * @param nothing patterns of error messages: an answer 404 with a message in which one is found
 *     means that there are no items
 * @param body the constant part of the body of a POST; empty for a GET
 * @param content the parts of an answer that have to be asked for, by name
 */
public record Endpoint(
    String name,
    HttpMethod method,
    String path,
    List<String> scopes,
    String rows,
    boolean paged,
    String lists,
    Optional<List<String>> order,
    boolean reference,
    List<Pattern> nothing,
    Map<String, Object> body,
    List<Filter> filters,
    Map<String, Content> content) {
  public Endpoint {
    scopes = List.copyOf(scopes);
    nothing = List.copyOf(nothing);
    body = Frozen.copy(body);
    order = order.map(List::copyOf);
    filters = List.copyOf(filters);
    content = Frozen.copy(content);
  }

  /** An endpoint that lists all it has in one answer and is no part of a catalog. */
  public static Endpoint of(
      String name, HttpMethod method, String path, List<String> scopes, String items) {
    return new Endpoint(
        name,
        method,
        path,
        scopes,
        items,
        false,
        name,
        Optional.empty(),
        false,
        List.of(),
        Map.of(),
        List.of(),
        Map.of());
  }

  /** The content of that name. */
  public Content content(String contentName) {
    Content found = content.get(contentName);
    if (found == null) {
      throw new IllegalArgumentException(name + " has no content " + contentName);
    }
    return found;
  }

  /** The filter by the value at this path in the item, if the API has one. */
  public Optional<Filter> filter(List<String> itemPath) {
    return filters.stream().filter(filter -> filter.path().equals(itemPath)).findFirst();
  }
}
