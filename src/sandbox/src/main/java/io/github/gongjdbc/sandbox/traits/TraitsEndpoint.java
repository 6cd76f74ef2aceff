package io.github.gongjdbc.sandbox.traits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.api.ApiProblem;
import io.github.gongjdbc.sandbox.api.EndpointHandler;
import io.github.gongjdbc.sandbox.api.JsonFields;
import io.github.gongjdbc.sandbox.api.SandboxCall;
import io.github.gongjdbc.sandbox.page.Listing;
import io.github.gongjdbc.sandbox.page.Pager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers an endpoint of a traits file. */
final class TraitsEndpoint implements EndpointHandler {

  private final EndpointTraits traits;
  private final RecordCollections records;
  private final Pager pager;

  TraitsEndpoint(EndpointTraits traits, RecordCollections records, Pager pager) {
    this.traits = traits;
    this.records = records;
    this.pager = pager;
  }

  /** A record and its place in the list, from 1. */
  private record Numbered(long number, ObjectNode fields) {}

  @Override
  public ObjectNode answer(SandboxCall sandboxCall) {
    boolean get = sandboxCall.request().method().equals("GET");
    if (!get) {
      requireBody(sandboxCall);
    }
    requireOneOf(sandboxCall);
    List<Numbered> found = found(sandboxCall);
    if (found.isEmpty() && traits.nothing() != null && isFiltered(sandboxCall)) {
      throw ApiProblem.notFound(traits.nothing());
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (traits.paged()) {
      String cursor =
          get
              ? sandboxCall.request().query("cursor")
              : JsonFields.of(sandboxCall.request()).text("cursor");
      found = page(found, cursor, sandboxCall, answer);
    }
    if (traits.items() == null) {
      found.stream().limit(1).forEach(one -> answer.setAll(visible(one.fields())));
    } else {
      ArrayNode items = answer.putArray(traits.items());
      found.forEach(one -> items.add(visible(one.fields())));
    }
    if (traits.answer() instanceof ObjectNode) {
      answer.setAll((ObjectNode) records.template().fill(traits.answer(), Map.of(), 0));
    }
    return answer;
  }

  private List<Numbered> page(
      List<Numbered> found, @Nullable String cursor, SandboxCall sandboxCall, ObjectNode answer) {
    Pager.Page<Numbered> page =
        pager.page(Listing.byIdentifier(found, Numbered::number), cursor, sandboxCall);
    answer.set("records", page.records());
    return page.rows();
  }

  private List<Numbered> found(SandboxCall sandboxCall) {
    List<Numbered> found = new ArrayList<>();
    for (ObjectNode fields : records.rows(traits.records())) {
      found.add(new Numbered(found.size() + 1L, fields));
    }
    for (ParameterTraits parameter : traits.parameters()) {
      List<String> given = parameter.read(sandboxCall);
      if (given != null) {
        Predicate<JsonNode> filter = parameter.filter(given);
        found.removeIf(one -> !filter.test(one.fields()));
      }
    }
    return found;
  }

  private boolean isFiltered(SandboxCall sandboxCall) {
    return traits.parameters().stream().anyMatch(any -> any.read(sandboxCall) != null);
  }

  private void requireOneOf(SandboxCall sandboxCall) {
    if (!traits.oneOf().isEmpty()
        && traits.parameters().stream()
            .filter(parameter -> traits.oneOf().contains(parameter.name()))
            .allMatch(parameter -> parameter.read(sandboxCall) == null)) {
      throw ApiProblem.badRequest(traits.oneOf().get(0) + ": must not be null");
    }
  }

  private void requireBody(SandboxCall sandboxCall) {
    JsonFields body = JsonFields.of(sandboxCall.request());
    if (traits.parameters().stream().anyMatch(any -> any.name().startsWith("filter."))) {
      body.requiredObject("filter");
    }
  }

  /** Without the fields that are there for filters alone: their names begin with an underscore. */
  private static ObjectNode visible(ObjectNode fields) {
    ObjectNode visible = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (!field.getKey().startsWith("_")) {
        visible.set(field.getKey(), visible(field.getValue()));
      }
    }
    return visible;
  }

  private static JsonNode visible(JsonNode value) {
    if (value instanceof ObjectNode below) {
      return visible(below);
    }
    if (value.isArray()) {
      ArrayNode visible = JsonNodeFactory.instance.arrayNode();
      value.forEach(element -> visible.add(visible(element)));
      return visible;
    }
    return value;
  }
}
