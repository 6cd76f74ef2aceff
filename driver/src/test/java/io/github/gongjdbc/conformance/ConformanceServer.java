package io.github.gongjdbc.conformance;

import static io.github.gongjdbc.conformance.WholeAnswers.CURSOR;

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
 * The account with small pages, so that a few items are several of them. A test may let it ignore
 * filters, or let something else answer.
 */
final class ConformanceServer implements Intervention {
  /** How many items a page has. */
  private static final int PAGE_SIZE = 15;

  private static final String PAGE = "page-";

  private final SandboxAccount account;
  private final WholeAnswers answers;
  private final Map<List<Object>, SandboxAnswer> kept = new ConcurrentHashMap<>();
  private final Map<SandboxRequest, Integer> numbers = new ConcurrentHashMap<>();
  private volatile UnaryOperator<SandboxRequest> heard = UnaryOperator.identity();
  private volatile @Nullable Intervention before;

  ConformanceServer(SandboxAccount account) {
    this.account = account;
    this.answers = new WholeAnswers(account::accountAnswer);
  }

  /** What the account lists, without pages. */
  WholeAnswers answers() {
    return answers;
  }

  /** Answers as the account does. */
  void reset() {
    heard = UnaryOperator.identity();
    before = null;
    account.sandbox().answerWith(this);
  }

  /** Ignores the filters of these endpoints in what it is asked. */
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
    String page = Places.value(request, CURSOR).orElse(PAGE + 0).substring(PAGE.length());
    SandboxRequest rest = heard.apply(Places.without(request, CURSOR));
    return kept.computeIfAbsent(
        List.of(WholeAnswers.withoutHeaders(rest), page),
        unknown -> page(answers.to(rest), Integer.parseInt(page)));
  }

  private static SandboxAnswer page(SandboxAnswer whole, int page) {
    if (whole.status() != 200) {
      return whole;
    }
    ObjectNode body = (ObjectNode) whole.json();
    if (body.get("records") instanceof ObjectNode records) {
      cut(WholeAnswers.items(body).orElseThrow(), records, page);
    }
    return SandboxAnswer.ok(body);
  }

  private static void cut(ArrayNode items, ObjectNode records, int page) {
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

  /** How many pages there are of what a request without a cursor asks for. */
  int pages(SandboxRequest request) {
    return numbers.computeIfAbsent(
        WholeAnswers.withoutHeaders(request), rest -> pages(answers.to(rest)));
  }

  private static int pages(SandboxAnswer whole) {
    JsonNode body = whole.json();
    return whole.status() == 200 && body.has("records")
        ? pages(WholeAnswers.items(body).orElseThrow().size())
        : 1;
  }

  /** How many pages so many items are. */
  static int pages(int items) {
    return Math.max(1, (items + PAGE_SIZE - 1) / PAGE_SIZE);
  }
}
