package io.github.gongjdbc.schema.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An endpoint of the API that lists items.
 *
 * @param name its name in the catalog
 * @param path path below the base URL, beginning with a slash; parameters stand in it in braces
 * @param scopes the scopes that a credential needs
 * @param lists what it lists: endpoints that list the same items say the same
 * @param reference whether what it lists is small and changes seldom, so that answers may be kept
 *     for a while
 * @param filters what the parameters filter by, by the value in the item
 * @param content the parts of an answer that have to be asked for, by name
 */
public record Endpoint(
    String name,
    HttpMethod method,
    String path,
    List<String> scopes,
    String lists,
    boolean reference,
    List<Parameter> parameters,
    List<Filter> filters,
    Response response,
    Map<String, Content> content) {
  public Endpoint {
    scopes = List.copyOf(scopes);
    parameters = List.copyOf(parameters);
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
        name,
        false,
        List.of(),
        List.of(),
        new Response(List.of(items), false, Response.Paging.NONE, Optional.empty(), List.of()),
        Map.of());
  }

  /** What is sent where a beginning is demanded and a query has none: before all that there is. */
  private static final String EARLIEST = "1970-01-01T00:00:00Z";

  /** The name of the array of items, for messages. */
  public String items() {
    return response.items().get(0);
  }

  /** Whether the answer comes in pages with a cursor. */
  public boolean paged() {
    return response.paging() == Response.Paging.CURSOR;
  }

  /** What is sent unless a query says something else, by the names of the parameters. */
  public Map<String, Object> constants() {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      parameter.sent().ifPresent(value -> constants.put(parameter.name(), value));
      if (parameter.beginsAnywhere()) {
        constants.put(parameter.name(), EARLIEST);
      }
    }
    return constants;
  }

  /** The parameter of that name. */
  public Optional<Parameter> parameter(String parameterName) {
    return parameters.stream().filter(one -> one.name().equals(parameterName)).findAny();
  }

  /** The parameters of which each value is asked for where a query gives none. */
  public List<Parameter> iterated() {
    return parameters.stream().filter(Parameter::isIterated).toList();
  }

  /** The parameters whose values a query must give, as nothing else does. */
  public List<Parameter> demanded() {
    return parameters.stream().filter(Parameter::isDemanded).toList();
  }

  /** Whether a filter is by the value of a parameter of which each value is asked for. */
  public boolean iterates(Filter filter) {
    return iterated().stream()
        .flatMap(parameter -> parameter.filtered().stream())
        .anyMatch(filter.path()::equals);
  }

  /** The parameters whose values are those of the rows that they find, which do not repeat them. */
  public List<Parameter> echoed() {
    return parameters.stream().filter(Parameter::isEchoed).toList();
  }

  /** The range of time that each request must name; empty where none must. */
  public Optional<DemandedRange> demandedRange() {
    return DemandedRange.among(parameters);
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
