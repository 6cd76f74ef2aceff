package io.github.gongjdbc.sandbox.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.http.AnswerDelivery;
import io.github.gongjdbc.sandbox.http.Json;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A fault of an answer: Gong refuses or fails, the network fails, the content is wrong. */
public enum Fault {
  /** Asked too often, for a second. */
  TOO_MANY_REQUESTS(answer -> tooMany("1")),
  /** The same with a date instead of seconds. */
  TOO_MANY_REQUESTS_UNTIL(answer -> tooMany(in(Duration.ofSeconds(1)))),
  /** The day's requests are spent. */
  QUOTA_SPENT(answer -> tooMany("10800")),
  /** The same with a date instead of seconds. */
  QUOTA_SPENT_UNTIL(answer -> tooMany(in(Duration.ofHours(3)))),

  INTERNAL_ERROR(answer -> error(500, "Internal server error occurred")),
  BAD_GATEWAY(answer -> SandboxAnswer.html(502, "502 Bad Gateway")),
  UNAVAILABLE(answer -> error(503, "Service unavailable").withHeader("retry-after", "0")),
  GATEWAY_TIMEOUT(answer -> SandboxAnswer.html(504, "504 Gateway Time-out")),

  BAD_REQUEST(answer -> error(400, "filter.fromDateTime: must be before toDateTime")),
  WRONG_CREDENTIALS(answer -> error(401, "Access denied")),
  MISSING_SCOPE(answer -> error(401, "You don't have permission to use 'api:x:y' in your app.")),
  FORBIDDEN(answer -> error(403, "Forbidden")),
  /** Nobody knows the path; not to be confused with nothing that was found. */
  NOT_FOUND(answer -> SandboxAnswer.html(404, "404 Not Found")),
  /** Nothing matches the filters, whatever is asked for. */
  NOTHING_FOUND(
      answer ->
          SandboxAnswer.error(
              404,
              "fault",
              "No calls found corresponding to the provided filters",
              "No users found corresponding to the provided filters",
              "Answered scorecards not found")),

  RESET_BEFORE_HEADERS(answer -> answer.withDelivery(AnswerDelivery.resetBeforeHeaders())),
  RESET_IN_BODY(answer -> answer.withDelivery(AnswerDelivery.resetInBody())),
  CLOSED_IN_BODY(answer -> answer.withDelivery(AnswerDelivery.closeInBody())),
  STALL_BEFORE_HEADERS(answer -> answer.withDelivery(AnswerDelivery.stallBeforeHeaders())),
  STALL_IN_BODY(answer -> answer.withDelivery(AnswerDelivery.stallInBody())),
  SLOW_HEADERS(answer -> answer.withDelivery(AnswerDelivery.slowHeaders(Duration.ofMillis(400)))),
  SLOW_BODY(answer -> answer.withDelivery(AnswerDelivery.slowBody(Duration.ofMillis(300)))),
  CUT_SHORT(answer -> answer.withDelivery(AnswerDelivery.cutShort())),

  TRUNCATED_JSON(answer -> answer.withBody(half(answer.body()))),
  NO_CONTENT(answer -> answer.withBody("")),
  /** A proxy, or the page where one has to log in to the hotel's network. */
  HTML(answer -> SandboxAnswer.html(200, "Welcome")),
  /** Right but for what it is said to be. */
  WRONG_CONTENT_TYPE(answer -> answer.withHeader("content-type", "text/plain")),

  CURSOR_EXPIRED(answer -> error(400, "cursor has expired")),
  /** The listing ends although not all was listed. */
  CURSOR_MISSING(changed(body -> ((ObjectNode) body.get("records")).remove("cursor"))),
  /** The last page has a cursor that is empty, where Gong mostly leaves it out. */
  CURSOR_EMPTY(changed(Fault::addEmptyCursor)),
  /** A later page names itself as the next one. */
  CURSOR_REPEATED(
      (request, account) ->
          changed(body -> ((ObjectNode) body.get("records")).put("cursor", cursor(request)))
              .apply(account.apply(request))),
  /** A later page holds the items of the first one. */
  PAGE_REPEATED(
      (request, account) -> {
        ObjectNode first = (ObjectNode) account.apply(withoutCursor(request)).json();
        return changed(body -> body.set(array(first), items(first))).apply(account.apply(request));
      }),
  RECORDS_MISSING(changed(body -> body.remove("records"))),
  ARRAY_MISSING(changed(body -> body.remove(array(body)))),
  ARRAY_NULL(changed(body -> body.putNull(array(body)))),
  UNKNOWN_KEYS(changed(Fault::addUnknownKeys)),
  /** Nothing in an item has a value, keys included. */
  NULLS_EVERYWHERE(changed(body -> items(body).forEach(item -> clear((ObjectNode) item))));

  @SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
  private final Change change;

  Fault(UnaryOperator<SandboxAnswer> change) {
    this((request, account) -> change.apply(account.apply(request)));
  }

  Fault(Change change) {
    this.change = change;
  }

  /** Makes a faulty answer of those that the account gives. */
  private interface Change {
    SandboxAnswer apply(SandboxRequest request, Function<SandboxRequest, SandboxAnswer> account);
  }

  /** What is answered to a request instead of what the account answers. */
  public SandboxAnswer applyTo(
      SandboxRequest request, Function<SandboxRequest, SandboxAnswer> account) {
    return change.apply(request, account);
  }

  private static SandboxAnswer error(int status, String message) {
    return SandboxAnswer.error(status, "fault", message);
  }

  private static SandboxAnswer tooMany(String retryAfter) {
    return error(429, "API request limit exceeded").withHeader("retry-after", retryAfter);
  }

  private static String in(Duration duration) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.now(ZoneOffset.UTC).plus(duration));
  }

  private static String half(String body) {
    return body.substring(0, body.length() / 2);
  }

  private static UnaryOperator<SandboxAnswer> changed(Consumer<ObjectNode> change) {
    return answer -> {
      ObjectNode body = (ObjectNode) answer.json();
      change.accept(body);
      return answer.withBody(Json.write(body));
    };
  }

  /** The name of the array that holds the items of a page, or of an object that holds arrays. */
  private static String array(ObjectNode body) {
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (field.getValue().isArray()) {
        return field.getKey();
      }
    }
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (field.getValue().isObject() && !field.getKey().equals("records")) {
        return field.getKey();
      }
    }
    throw new IllegalArgumentException("The answer has no array.");
  }

  private static ArrayNode items(ObjectNode body) {
    JsonNode items = body.get(array(body));
    return (ArrayNode) (items.isArray() ? items : items.elements().next());
  }

  private static String cursor(SandboxRequest request) {
    String inQuery = request.query("cursor");
    return inQuery == null ? request.json().path("cursor").asText() : inQuery;
  }

  private static SandboxRequest withoutCursor(SandboxRequest request) {
    Map<String, List<String>> query = new LinkedHashMap<>(request.query());
    query.remove("cursor");
    String body = request.body();
    if (request.json() instanceof ObjectNode json) {
      json.remove("cursor");
      body = Json.write(json);
    }
    return new SandboxRequest(request.method(), request.path(), query, request.headers(), body);
  }

  private static void addEmptyCursor(ObjectNode body) {
    if (body.get("records") instanceof ObjectNode records && !records.has("cursor")) {
      records.put("cursor", "");
    }
  }

  private static void addUnknownKeys(ObjectNode body) {
    items(body).forEach(item -> ((ObjectNode) item).putObject("news").putArray("records").add(1));
    body.putArray("news").addObject().put("cursor", "nowhere");
  }

  private static void clear(ObjectNode item) {
    List<String> names = new ArrayList<>();
    item.fieldNames().forEachRemaining(names::add);
    names.forEach(item::putNull);
  }
}
