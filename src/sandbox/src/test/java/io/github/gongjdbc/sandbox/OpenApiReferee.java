package io.github.gongjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.gongjdbc.sandbox.access.TokenService;
import io.github.gongjdbc.sandbox.api.Route;
import io.github.gongjdbc.sandbox.http.Exchange;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gong's own OpenAPI document as a referee over exchanges: what is asked must be what the document
 * offers, and what is answered with 2xx must be what it promises, but for {@link Deviation}.
 */
public final class OpenApiReferee {

  /** The exchanges that were found right: tests ask and are answered the same again and again. */
  private static final Set<RightExchange> RIGHT = ConcurrentHashMap.newKeySet();

  private static final Pattern REQUEST_ID = Pattern.compile("\\{\"requestId\":\"[^\"]*\"");

  private static final JsonNode DOCUMENT = GongDocument.facts();

  private static final Schemas SCHEMAS = new Schemas(DOCUMENT);

  /** An exchange without what is new each time, its answer by length and hash. */
  private record RightExchange(
      String operation,
      Map<String, List<String>> query,
      @Nullable String contentType,
      String body,
      int status,
      int length,
      int hash) {
    static RightExchange of(Exchange exchange) {
      SandboxRequest request = exchange.request();
      Matcher id = REQUEST_ID.matcher(exchange.answer().body());
      String answer = exchange.answer().body().substring(id.lookingAt() ? id.end() : 0);
      return new RightExchange(
          request.method() + " " + request.path(),
          request.query(),
          request.header("content-type"),
          request.body(),
          exchange.answer().status(),
          answer.length(),
          answer.hashCode());
    }
  }

  /** What is wrong with an exchange; empty when all is well. */
  public List<String> violations(Exchange exchange) {
    RightExchange key = RightExchange.of(exchange);
    if (RIGHT.contains(key)) {
      return List.of();
    }
    List<String> violations =
        findings(exchange).stream()
            .filter(finding -> !Deviation.isKnown(finding))
            .map(Finding::text)
            .distinct()
            .toList();
    if (violations.isEmpty()) {
      RIGHT.add(key);
    }
    return violations;
  }

  List<Finding> findings(Exchange exchange) {
    SandboxRequest request = exchange.request();
    List<Finding> findings = new ArrayList<>();
    if (request.path().equals(TokenService.PATH)) {
      // no part of the API: it is described elsewhere
      return findings;
    }
    Optional<String> path = documentedPath(request.path());
    String method = request.method().toLowerCase(Locale.ROOT);
    JsonNode operation =
        path.isEmpty()
            ? MissingNode.getInstance()
            : DOCUMENT.path("paths").path(path.get()).path(method);
    if (operation.isMissingNode()) {
      String name = request.method() + " " + request.path();
      findings.add(
          new Finding(
              name,
              "request",
              "path",
              Finding.Kind.UNKNOWN_OPERATION,
              "a documented operation",
              JsonNodeFactory.instance.textNode(name)));
      return findings;
    }
    String name = request.method() + " " + path.orElseThrow();
    checkQuery(name, operation, request, findings);
    checkRequestBody(name, operation, request, findings);
    checkAnswer(name, operation, exchange.answer(), findings);
    return findings;
  }

  private void checkQuery(
      String name, JsonNode operation, SandboxRequest request, List<Finding> findings) {
    SchemaCheck check = new SchemaCheck(SCHEMAS, name, "request", findings);
    List<String> documented = new ArrayList<>();
    for (JsonNode parameter : operation.path("parameters")) {
      if (!parameter.path("in").asText().equals("query")) {
        continue;
      }
      String parameterName = parameter.path("name").asText();
      documented.add(parameterName);
      @Nullable String value = request.query(parameterName);
      String place = "query " + parameterName;
      if (value != null) {
        check.check(place, parameter.path("schema"), typed(parameter.path("schema"), value));
      } else if (parameter.path("required").asBoolean()) {
        findings.add(
            new Finding(
                name, "request", place, Finding.Kind.MISSING, "a value", NullNode.instance));
      }
    }
    for (Map.Entry<String, List<String>> given : request.query().entrySet()) {
      JsonNode values = JsonNodeFactory.instance.textNode(given.getValue().toString());
      String place = "query " + given.getKey();
      if (!documented.contains(given.getKey())) {
        findings.add(
            new Finding(
                name, "request", place, Finding.Kind.UNKNOWN_KEY, "no such parameter", values));
      } else if (given.getValue().size() != 1) {
        findings.add(
            new Finding(name, "request", place, Finding.Kind.DUPLICATE, "one value", values));
      }
    }
  }

  /** A query parameter as JSON, by what its schema says it is. */
  private static JsonNode typed(JsonNode schema, String value) {
    boolean literal =
        switch (schema.path("type").asText()) {
          case "boolean" -> value.matches("true|false");
          case "integer" -> value.matches("-?\\d+");
          default -> false;
        };
    return literal
        ? new SandboxRequest("POST", "/", Map.of(), Map.of(), value).json()
        : JsonNodeFactory.instance.textNode(value);
  }

  private void checkRequestBody(
      String name, JsonNode operation, SandboxRequest request, List<Finding> findings) {
    JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
    if (schema.isMissingNode()) {
      if (!request.body().isEmpty()) {
        findings.add(
            new Finding(
                name,
                "request",
                "body",
                Finding.Kind.UNKNOWN_KEY,
                "no body",
                JsonNodeFactory.instance.textNode(request.body())));
      }
      return;
    }
    String contentType = Optional.ofNullable(request.header("content-type")).orElse("");
    if (!contentType.startsWith("application/json")) {
      findings.add(
          new Finding(
              name,
              "request",
              "header content-type",
              Finding.Kind.WORD,
              "application/json",
              JsonNodeFactory.instance.textNode(contentType)));
    }
    new SchemaCheck(SCHEMAS, name, "request", findings).check("body", schema, request.json());
  }

  private void checkAnswer(
      String name, JsonNode operation, SandboxAnswer answer, List<Finding> findings) {
    if (answer.status() / 100 != 2) {
      return;
    }
    JsonNode schema =
        operation
            .path("responses")
            .path(Integer.toString(answer.status()))
            .at("/content/application~1json/schema");
    new SchemaCheck(SCHEMAS, name, "answer", findings).check("body", schema, answer.json());
  }

  /** The documented path; one without placeholders takes precedence. */
  private Optional<String> documentedPath(String path) {
    if (DOCUMENT.path("paths").has(path)) {
      return Optional.of(path);
    }
    List<String> segments = Route.segments(path);
    return DOCUMENT.path("paths").properties().stream()
        .map(Map.Entry::getKey)
        .filter(any -> any.contains("{"))
        .filter(any -> matches(Route.segments(any), segments))
        .findFirst();
  }

  private static boolean matches(List<String> template, List<String> path) {
    if (template.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!template.get(i).startsWith("{") && !template.get(i).equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }
}
