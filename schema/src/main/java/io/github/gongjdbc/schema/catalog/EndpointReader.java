package io.github.gongjdbc.schema.catalog;

import io.github.gongjdbc.schema.catalog.CatalogFile.ContentEntry;
import io.github.gongjdbc.schema.catalog.CatalogFile.EndpointEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** From the entry of an endpoint to the endpoint. */
final class EndpointReader {
  private static final Pattern REQUEST = Pattern.compile("(GET|POST) (/\\S+)");

  private final Place place;
  private final EndpointEntry entry;

  EndpointReader(Place place, EndpointEntry entry) {
    this.place = place;
    this.entry = entry;
  }

  Endpoint read() {
    String name = place.required(entry.name(), "name");
    place.checkName(name);
    String request = place.required(entry.request(), "request");
    var parts = REQUEST.matcher(request);
    place.check(parts.matches(), "`request` is " + request + ", not GET or POST with a path");
    HttpMethod method = HttpMethod.valueOf(parts.group(1));
    place.check(
        ReadEndpoints.include(method.name(), parts.group(2)),
        "`request` is " + request + ", which is none of the requests that only read");
    checkBody(method);
    return new Endpoint(
        name,
        method,
        parts.group(2),
        entry.scopes(),
        place.required(entry.rows(), "rows"),
        place.required(entry.paged(), "paged"),
        entry.lists() == null ? name : entry.lists(),
        Optional.ofNullable(entry.order()).map(path -> ColumnPath.parse(path).names()),
        Boolean.TRUE.equals(entry.reference()),
        nothing(),
        entry.body(),
        filters(method),
        content());
  }

  private void checkBody(HttpMethod method) {
    if (method == HttpMethod.POST) {
      // Gong answers 400 to a body without a filter, even an empty one
      place.check(!entry.body().isEmpty(), "a POST needs a `body`");
    } else {
      place.check(entry.body().isEmpty(), "a GET has no `body`");
      place.check(entry.content().isEmpty(), "`content` is asked for in a body, which a GET lacks");
    }
  }

  private List<Pattern> nothing() {
    return entry.nothing().stream()
        .map(text -> place.parsed(text, "nothing", EndpointReader::pattern))
        .toList();
  }

  /** Messages are prose: their capitals mean nothing. */
  private static Pattern pattern(String text) {
    return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
  }

  private List<Filter> filters(HttpMethod method) {
    List<Filter> filters = new ArrayList<>();
    for (int i = 0; i < entry.filters().size(); i++) {
      CatalogFile.FilterEntry filterEntry = entry.filters().get(i);
      String path = place.required(filterEntry.path(), "path");
      Place filterPlace = place.part("filter", path, "filters/" + i);
      Filter filter = new FilterReader(filterPlace, filterEntry, method).read();
      filterPlace.check(
          filters.stream().noneMatch(other -> other.path().equals(filter.path())),
          "the path has a filter already");
      filters.add(filter);
    }
    return filters;
  }

  private Map<String, Content> content() {
    Map<String, Content> contents = new LinkedHashMap<>();
    entry.content().forEach((name, content) -> contents.put(name, content(name, content)));
    return contents;
  }

  private Content content(String name, ContentEntry content) {
    Place contentPlace = place.part("content", name, "content/" + name);
    contentPlace.checkName(name);
    contentPlace.check(!content.asks().isEmpty(), "`asks` is missing");
    return new Content(content.asks(), content.scopes());
  }
}
