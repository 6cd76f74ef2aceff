package io.github.gongjdbc.schema.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.settings.Excerpt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * An answer other than 200: the words of Gong ({@code {"requestId":…,"errors":[…]}}), if it has
 * some, and what they mean.
 *
 * @param words the errors that Gong names; empty where the body is not Gong's (a proxy, a wrong
 *     host)
 * @param location where a redirect leads; empty where it says not, or is none
 */
public record ErrorAnswer(
    int status, List<String> words, Optional<String> requestId, String location, Asked asked) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern SCOPE = Pattern.compile("'(api:[a-zA-Z0-9:_-]+)'");
  private static final Pattern CURSOR = Pattern.compile("cursor", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_BODY = 64 * 1024;

  /** How much of what an answer says is repeated. */
  private static final int LONGEST_WORDS = 300;

  private static final int LONGEST_ID = 100;

  /** Who was asked, and with what. */
  record Asked(String host, boolean withToken) {
    public static Asked of(Request request) {
      String authorization = request.header("Authorization");
      return new Asked(
          request.url().host(), authorization != null && authorization.startsWith("Bearer "));
    }
  }

  public static ErrorAnswer of(Response response) throws IOException {
    List<String> words = new ArrayList<>();
    String requestId = response.header("x-traceid");
    JsonNode body = json(body(response));
    for (JsonNode error : body.path("errors")) {
      words.add(error.asText());
    }
    // A token endpoint says it in the words of OAuth (RFC 6749, 5.2).
    for (String name : List.of("error", "error_description")) {
      if (body.path(name).isTextual()) {
        words.add(body.path(name).textValue());
      }
    }
    if (body.path("requestId").isTextual()) {
      requestId = body.path("requestId").asText();
    }
    return new ErrorAnswer(
        response.code(),
        words,
        Optional.ofNullable(requestId),
        redirect(response),
        Asked.of(response.request()));
  }

  /** Whether this 404 says that nothing was found, rather than that the address is wrong. */
  public boolean meansNothing(Endpoint endpoint) {
    return status == 404
        && words.stream()
            .anyMatch(
                word ->
                    endpoint.response().emptyMessages().stream()
                        .anyMatch(p -> p.matcher(word).find()));
  }

  public GongException toException(Endpoint endpoint) {
    String request = endpoint.method() + " " + endpoint.path();
    if (status >= 300 && status < 400) {
      return new GongException(
          Kind.NOT_CONNECTED,
          request
              + " was redirected"
              + (location.isEmpty() ? "" : " to " + location)
              + ". Redirects are not followed, so that credentials stay where they belong: set"
              + " baseUrl to the address that Gong shows on its API page.");
    }
    return switch (status) {
      case 400 ->
          new GongException(
              words.stream().anyMatch(word -> CURSOR.matcher(word).find()) ? Kind.CURSOR : Kind.API,
              failed(request));
      case 401, 403 -> refused(request, endpoint);
      case 404 ->
          new GongException(
              Kind.API,
              request + " was not found (404)" + said() + ". Is baseUrl a Gong API?" + id());
      case 429 ->
          new GongException(
              Kind.RATE_LIMIT,
              request + " met Gong's limit of requests (429)" + said() + "." + id());
      case 500 -> new GongException(Kind.API, failed(request) + lacking(endpoint));
      default -> new GongException(Kind.API, failed(request));
    };
  }

  /** Gong was seen to fail where an account has no licence, too. */
  private static String lacking(Endpoint endpoint) {
    return endpoint.scopes().isEmpty()
        ? ""
        : " Where it fails each time, the account may lack the licence, or the credentials the"
            + " scope "
            + String.join(" and ", endpoint.scopes())
            + ".";
  }

  private String failed(String request) {
    return request + " failed (" + status + ")" + said() + "." + id();
  }

  private GongException refused(String request, Endpoint endpoint) {
    Optional<String> scope =
        words.stream().map(SCOPE::matcher).filter(Matcher::find).map(m -> m.group(1)).findFirst();
    if (scope.isPresent()) {
      String message =
          request
              + " needs the scope "
              + scope.get()
              + ", which these credentials lack"
              + said()
              + ". Ask a Gong administrator to grant it."
              + id();
      // Some content of an endpoint needs a scope that the rest of it does not.
      return endpoint.scopes().contains(scope.get())
          ? GongException.refused(endpoint.name(), message)
          : new GongException(Kind.NOT_ALLOWED, message);
    }
    if (status == 403) {
      return new GongException(
          Kind.NOT_ALLOWED,
          request
              + " is not allowed (403)"
              + said()
              + ". The address of this machine may be missing among the key's trusted IPs, or the"
              + " account lacks a licence; it needs the scope "
              + String.join(" and ", endpoint.scopes())
              + "."
              + id());
    }
    return new GongException(
        Kind.CREDENTIALS,
        (asked.withToken()
                ? "Gong refused the access token (401)"
                    + said()
                    + ". It may have expired or been revoked: give a new accessToken, or a"
                    + " refreshToken for which the driver fetches new ones."
                : "Gong refused the credentials (401)"
                    + said()
                    + ". Check accessKey and accessKeySecret.")
            + " Check the host (baseUrl), too: an account has one of its own, and "
            + asked.host()
            + " was asked. "
            + (asked.withToken()
                ? "The answer that brought the token names it as api_base_url_for_customer."
                : "Gong shows it beside the access key, under Admin center > Settings > Ecosystem"
                    + " > API.")
            + id());
  }

  private String said() {
    return words.isEmpty() ? "" : ": \"" + quoted() + "\"";
  }

  /** What the answer says, as far as a message repeats it. */
  public String quoted() {
    return Excerpt.of(String.join("; ", words), LONGEST_WORDS);
  }

  private String id() {
    return requestId
        .map(id -> " (Gong's request id: " + Excerpt.of(id, LONGEST_ID) + ")")
        .orElse("");
  }

  /** The body only adds words to a status, except that a 404 means nothing without them. */
  private static String body(Response response) throws IOException {
    try {
      return response.peekBody(LONGEST_BODY).string();
    } catch (IOException e) {
      if (response.code() == 404) {
        throw e;
      }
      return "";
    }
  }

  private static JsonNode json(String body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node == null ? MAPPER.missingNode() : node;
    } catch (JsonProcessingException e) {
      return MAPPER.missingNode();
    }
  }

  /** Only scheme and host of where a redirect leads: the rest may hold what nobody should see. */
  private static String redirect(Response response) {
    String location = response.header("Location");
    HttpUrl url = location == null ? null : response.request().url().resolve(location);
    return url == null ? "" : url.scheme() + "://" + url.host();
  }
}
