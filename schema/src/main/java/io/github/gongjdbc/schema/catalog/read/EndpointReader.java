package io.github.gongjdbc.schema.catalog.read;

import io.github.gongjdbc.schema.catalog.ColumnPath;
import io.github.gongjdbc.schema.catalog.Content;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.Filter;
import io.github.gongjdbc.schema.catalog.HttpMethod;
import io.github.gongjdbc.schema.catalog.Parameter;
import io.github.gongjdbc.schema.catalog.Parameter.Location;
import io.github.gongjdbc.schema.catalog.ReadEndpoints;
import io.github.gongjdbc.schema.catalog.Response;
import io.github.gongjdbc.schema.catalog.read.CatalogFile.ContentEntry;
import io.github.gongjdbc.schema.catalog.read.CatalogFile.EndpointEntry;
import io.github.gongjdbc.schema.catalog.read.CatalogFile.ParameterEntry;
import io.github.gongjdbc.schema.catalog.read.CatalogFile.ResponseEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes an endpoint from its entry. */
final class EndpointReader {
  private static final Pattern REQUEST = Pattern.compile("(GET|POST) (/\\S+)");
  private static final Pattern IN_PATH = Pattern.compile("\\{([A-Za-z][A-Za-z0-9-]*)}");
  private static final Pattern ITEMS = Pattern.compile("\\w+|\\.");

  private final EntryLocation location;
  private final EndpointEntry entry;

  EndpointReader(EntryLocation location, EndpointEntry entry) {
    this.location = location;
    this.entry = entry;
  }

  Endpoint read() {
    String name = location.required(entry.name(), "name");
    location.checkName(name);
    String request = location.required(entry.request(), "request");
    var parts = REQUEST.matcher(request);
    location.check(parts.matches(), "`request` is " + request + ", not GET or POST with a path");
    HttpMethod method = HttpMethod.valueOf(parts.group(1));
    String path = parts.group(2);
    location.check(
        ReadEndpoints.include(method.name(), IN_PATH.matcher(path).replaceAll("x")),
        "`request` is " + request + ", which is not a request that only reads");
    List<Parameter> parameters = parameters(method, path);
    location.check(
        method == HttpMethod.GET || !parameters.isEmpty(),
        "a POST needs `parameters`, as Gong refuses a body without any");
    location.check(
        method == HttpMethod.POST || entry.content().isEmpty(),
        "`content` is asked for in a body, which a GET lacks");
    return new Endpoint(
        name,
        method,
        path,
        entry.scopes(),
        entry.lists() == null ? name : entry.lists(),
        Boolean.TRUE.equals(entry.reference()),
        parameters,
        filters(parameters),
        response(location.required(entry.response(), "response")),
        content());
  }

  private List<Parameter> parameters(HttpMethod method, String path) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < entry.parameters().size(); i++) {
      ParameterEntry parameterEntry = entry.parameters().get(i);
      String name = location.required(parameterEntry.name(), "name");
      EntryLocation parameterLocation = location.part("parameter", name, "parameters/" + i);
      Location rest = method == HttpMethod.GET ? Location.QUERY : Location.BODY;
      boolean inPath = path.contains("{" + name + "}");
      Parameter parameter =
          new ParameterReader(parameterLocation, parameterEntry, inPath ? Location.PATH : rest)
              .read();
      parameterLocation.check(
          inPath == (parameter.in() == Location.PATH),
          "`in` is " + parameter.in() + ", and the path is " + path);
      parameterLocation.check(
          !inPath || parameter.pattern().isPresent(),
          "`pattern` is missing, which says what may stand in the path");
      parameterLocation.check(
          parameter.in() != Location.BODY || method == HttpMethod.POST, "a GET has no body");
      parameterLocation.check(
          parameter.in() == Location.BODY || !name.contains("."),
          name + " is not a parameter of a query");
      parameterLocation.check(
          parameters.stream().noneMatch(other -> other.name().equals(name)),
          "there is another parameter of that name");
      parameters.add(parameter);
    }
    IN_PATH
        .matcher(path)
        .results()
        .map(found -> found.group(1))
        .forEach(
            name ->
                location.check(
                    parameters.stream().anyMatch(parameter -> parameter.name().equals(name)),
                    "`parameters` lack " + name + " of the path"));
    return parameters;
  }

  private List<Filter> filters(List<Parameter> parameters) {
    Map<List<String>, List<Parameter>> byPath = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      parameter
          .filtered()
          .ifPresent(path -> byPath.computeIfAbsent(path, p -> new ArrayList<>()).add(parameter));
    }
    return byPath.values().stream()
        .map(
            some ->
                new FilterReader(
                        location.part(
                            "parameter",
                            some.get(some.size() - 1).name(),
                            "parameters/" + parameters.indexOf(some.get(some.size() - 1))),
                        some)
                    .read())
        .toList();
  }

  private Response response(ResponseEntry response) {
    EntryLocation part = location.part("response", "", "response");
    part.check(!response.items().isEmpty(), "`items` is missing");
    response
        .items()
        .forEach(
            items ->
                part.check(
                    ITEMS.matcher(items).matches(),
                    "`items` is " + items + ", not the name of an array or . for the answer"));
    part.check(
        response.items().size() == 1 || !response.items().contains(Response.WHOLE),
        "`items: .` is the whole answer: other names contradict it");
    return new Response(
        response.items(),
        Boolean.TRUE.equals(response.optionalItems()),
        part.oneOf(Response.Paging.class, response.paging(), "paging"),
        Optional.ofNullable(response.order()).map(path -> ColumnPath.parse(path).names()),
        response.emptyMessages().stream()
            .map(text -> part.parsed(text, "empty_messages", EndpointReader::pattern))
            .toList());
  }

  /** Messages are prose: their capitals mean nothing. */
  private static Pattern pattern(String text) {
    return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
  }

  private Map<String, Content> content() {
    Map<String, Content> contents = new LinkedHashMap<>();
    entry.content().forEach((name, content) -> contents.put(name, content(name, content)));
    return contents;
  }

  private Content content(String name, ContentEntry content) {
    EntryLocation contentLocation = location.part("content", name, "content/" + name);
    contentLocation.checkName(name);
    contentLocation.check(!content.select().isEmpty(), "`select` is missing");
    return new Content(content.select(), content.scopes());
  }
}
