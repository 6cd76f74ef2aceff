package io.github.gongjdbc.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the account answers.
 *
 * @param status the HTTP status
 * @param headers the headers, with names in lower case
 * @param body the body
 * @param delivery how the server sends it
 */
public record SandboxAnswer(
    int status, Map<String, String> headers, String body, AnswerDelivery delivery) {

  public SandboxAnswer {
    Map<String, String> lowerCaseHeaders = new LinkedHashMap<>();
    headers.forEach((name, value) -> lowerCaseHeaders.put(name.toLowerCase(Locale.ROOT), value));
    headers = Collections.unmodifiableMap(lowerCaseHeaders);
  }

  /** An answer that is delivered whole and at once. */
  public SandboxAnswer(int status, Map<String, String> headers, String body) {
    this(status, headers, body, AnswerDelivery.whole());
  }

  /** A 200 with a JSON body; its {@code requestId}, if it has one, is repeated as trace id. */
  public static SandboxAnswer ok(JsonNode body) {
    return new SandboxAnswer(200, jsonHeaders(body.path("requestId").asText("")), Json.write(body));
  }

  /** A 200 with a JSON object, before whose keys the id of the request is put. */
  public static SandboxAnswer ok(String requestId, String json) {
    String separator = json.equals("{}") ? "" : ",";
    return new SandboxAnswer(
        200,
        jsonHeaders(requestId),
        "{\"requestId\":\"" + requestId + "\"" + separator + json.substring(1));
  }

  /** An error in Gong's envelope. */
  public static SandboxAnswer error(int status, String requestId, String... messages) {
    ObjectNode body = Json.object().put("requestId", requestId);
    ArrayNode errors = body.putArray("errors");
    for (String message : messages) {
      errors.add(message);
    }
    return new SandboxAnswer(status, jsonHeaders(requestId), Json.write(body));
  }

  /** An answer of a web server in between, which knows nothing of Gong's envelope. */
  public static SandboxAnswer html(int status, String heading) {
    String body = "<html><head><title>%1$s</title></head><body><h1>%1$s</h1></body></html>";
    return new SandboxAnswer(
        status, Map.of("content-type", "text/html;charset=utf-8"), body.formatted(heading));
  }

  /** This answer with one more header. */
  public SandboxAnswer withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name.toLowerCase(Locale.ROOT), value);
    return new SandboxAnswer(status, more, body, delivery);
  }

  /** This answer with another body. */
  public SandboxAnswer withBody(String other) {
    return new SandboxAnswer(status, headers, other, delivery);
  }

  /** This answer, sent in another way. */
  public SandboxAnswer withDelivery(AnswerDelivery other) {
    return new SandboxAnswer(status, headers, body, other);
  }

  /** The value of a header, or null. */
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** The body as JSON; a missing node where it is not JSON. */
  public JsonNode json() {
    return new SandboxRequest("POST", "/", Map.of(), Map.of(), body).json();
  }

  private static Map<String, String> jsonHeaders(String requestId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "application/json;charset=UTF-8");
    if (!requestId.isEmpty()) {
      headers.put("x-traceid", requestId);
    }
    headers.put("x-gong-service-version", "PublicApiServer:sandbox");
    return headers;
  }
}
