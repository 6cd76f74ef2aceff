package io.github.gongjdbc.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an account answers, all pages of a listing as one. As nothing changes in it, what it
 * answered once is kept.
 */
final class WholeAnswers {
  static final String CURSOR = "cursor";

  private final Asked account;
  private final Map<SandboxRequest, SandboxAnswer> kept = new ConcurrentHashMap<>();

  WholeAnswers(Asked account) {
    this.account = account;
  }

  /** Whoever answers. */
  interface Asked {
    SandboxAnswer answer(SandboxRequest request);
  }

  /** The answer to a request without a cursor. */
  SandboxAnswer to(SandboxRequest request) {
    return kept.computeIfAbsent(withoutHeaders(request), this::read);
  }

  private SandboxAnswer read(SandboxRequest request) {
    SandboxAnswer first = account.answer(request);
    if (first.status() != 200) {
      return first;
    }
    ObjectNode body = (ObjectNode) first.json();
    if (body.get("records") instanceof ObjectNode records) {
      ArrayNode items = items(body).orElseThrow();
      JsonNode cursor = records.remove(CURSOR);
      while (cursor != null) {
        JsonNode next = account.answer(Places.with(request, CURSOR, cursor.asText())).json();
        items.addAll(items(next).orElseThrow());
        cursor = next.path("records").get(CURSOR);
      }
    }
    return SandboxAnswer.ok(body);
  }

  /** The list of a page. */
  static Optional<ArrayNode> items(JsonNode body) {
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (field.getValue() instanceof ArrayNode array) {
        return Optional.of(array);
      }
    }
    // The entries of an object may be lists, too.
    return body.properties().stream()
        .filter(field -> field.getValue().isObject())
        .flatMap(field -> items(field.getValue()).stream())
        .findFirst();
  }

  static SandboxRequest withoutHeaders(SandboxRequest request) {
    return new SandboxRequest(
        request.method(), request.path(), request.query(), Map.of(), request.body());
  }
}
