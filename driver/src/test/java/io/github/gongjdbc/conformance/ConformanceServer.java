package io.github.gongjdbc.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.SandboxAccount;
import io.github.gongjdbc.sandbox.fault.Intervention;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.schema.catalog.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The account with small pages, so that a few items are several of them. As nothing changes in it,
 * what it answered once is kept. A test may let it ignore what it is asked, or change what it says.
 */
final class ConformanceServer implements Intervention {
  /** How many items a page has. */
  static final int PAGE_SIZE = 15;

  static final String CURSOR = "cursor";

  private static final String PAGE = "page-";

  private final SandboxAccount account;
  private final Map<SandboxRequest, SandboxAnswer> kept = new ConcurrentHashMap<>();
  private volatile UnaryOperator<SandboxRequest> heard = UnaryOperator.identity();
  private volatile @Nullable Intervention before;

  ConformanceServer(SandboxAccount account) {
    this.account = account;
  }

  /** Answers as the account does. */
  void reset() {
    heard = UnaryOperator.identity();
    before = null;
    account.sandbox().answerWith(this);
  }

  /** Ignores the filters of an endpoint in what it is asked. */
  void ignoreFilters(List<Endpoint> endpoints) {
    heard =
        request -> {
          SandboxRequest rest = request;
          for (Endpoint endpoint : endpoints) {
            if (Places.isAskedOf(endpoint, request)) {
              for (String place : Places.ofFilters(endpoint)) {
                rest = Places.without(rest, place, endpoint);
              }
            }
          }
          return rest;
        };
  }

  /** Lets something else answer what it wants to. */
  void answerFirst(Intervention other) {
    before = other;
  }

  @Override
  public Optional<SandboxAnswer> intervene(SandboxRequest request) {
    Intervention first = before;
    return Optional.ofNullable(first)
        .flatMap(present -> present.intervene(request))
        .or(() -> Optional.of(answer(request)));
  }

  /** What it answers unless something else does. */
  SandboxAnswer answer(SandboxRequest request) {
    SandboxRequest plain = withoutHeaders(request);
    String cursor = Places.value(plain, CURSOR).orElse(PAGE + 0);
    SandboxAnswer whole = whole(heard.apply(Places.without(plain, CURSOR)));
    if (whole.status() != 200) {
      return whole;
    }
    ObjectNode body = (ObjectNode) whole.json();
    if (body.get("records") instanceof ObjectNode records) {
      cut(body, records, Integer.parseInt(cursor.substring(PAGE.length())));
    }
    return SandboxAnswer.ok(body);
  }

  private static void cut(ObjectNode body, ObjectNode records, int page) {
    ArrayNode items = items(body).orElseThrow();
    int from = page * PAGE_SIZE;
    int to = Math.min(from + PAGE_SIZE, items.size());
    records.put("currentPageSize", to - from).put("currentPageNumber", page);
    if (to < items.size()) {
      records.put(CURSOR, PAGE + (page + 1));
    }
    for (int i = items.size() - 1; i >= 0; i--) {
      if (i < from || i >= to) {
        items.remove(i);
      }
    }
  }

  /** All pages of a listing as one answer. */
  SandboxAnswer whole(SandboxRequest request) {
    return kept.computeIfAbsent(request, this::read);
  }

  private SandboxAnswer read(SandboxRequest request) {
    SandboxAnswer first = account.accountAnswer(request);
    if (first.status() != 200) {
      return first;
    }
    ObjectNode body = (ObjectNode) first.json();
    if (body.get("records") instanceof ObjectNode records) {
      ArrayNode items = items(body).orElseThrow();
      JsonNode cursor = records.remove(CURSOR);
      while (cursor != null) {
        JsonNode next = account.accountAnswer(Places.with(request, CURSOR, cursor.asText())).json();
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

  /** How many pages there are of what a request without a cursor asks for. */
  int pages(SandboxRequest request) {
    SandboxAnswer whole = whole(withoutHeaders(request));
    return whole.status() == 200 && whole.json().has("records")
        ? pages(items(whole.json()).orElseThrow().size())
        : 1;
  }

  /** How many pages so many items are. */
  static int pages(int items) {
    return Math.max(1, (items + PAGE_SIZE - 1) / PAGE_SIZE);
  }

  private static SandboxRequest withoutHeaders(SandboxRequest request) {
    return new SandboxRequest(
        request.method(), request.path(), request.query(), Map.of(), request.body());
  }
}
