package io.github.gongjdbc.sandbox.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.api.ApiProblem;
import io.github.gongjdbc.sandbox.http.Json;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gong's token endpoint: a refresh token for an access token that is good for a while, and for the
 * next refresh token, where they are good for one use.
 */
public final class TokenService {
  public static final String PATH = "/oauth2/generate-customer-token";

  private final @Nullable OAuthClient client;
  private final Map<String, Instant> accessTokens = new HashMap<>();
  private @Nullable String refreshToken;
  private int issued;

  public TokenService(@Nullable OAuthClient client) {
    this.client = client;
    this.refreshToken = client == null ? null : client.refreshToken();
  }

  /**
   * Who may have tokens.
   *
   * @param basicCredentials the client's id and secret
   * @param refreshToken the first one
   * @param replaced whether each use of a refresh token replaces it
   * @param lifetime how long an access token is good
   */
  public record OAuthClient(
      String basicCredentials, String refreshToken, boolean replaced, Duration lifetime) {}

  boolean isOffered() {
    return client != null;
  }

  synchronized boolean accepts(@Nullable String authorization, Instant now) {
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return false;
    }
    Instant end = accessTokens.get(authorization.substring("Bearer ".length()));
    return end != null && now.isBefore(end);
  }

  /** Answers a request for a token. Its parameters stand in the query, though it is a POST. */
  public synchronized ObjectNode answer(SandboxRequest request, Instant now) {
    if (!request.method().equals("POST")) {
      throw ApiProblem.methodNotAllowed();
    }
    OAuthClient known = client;
    if (known == null
        || !("Basic " + known.basicCredentials()).equals(request.header("authorization"))) {
      throw ApiProblem.unauthorized("Invalid client credentials");
    }
    if (!"refresh_token".equals(request.query("grant_type"))) {
      throw ApiProblem.badRequest("Unsupported grant type");
    }
    if (refreshToken == null || !refreshToken.equals(request.query("refresh_token"))) {
      throw ApiProblem.badRequest("Invalid refresh token");
    }
    issued++;
    String accessToken = "access-" + issued;
    accessTokens.put(accessToken, now.plus(known.lifetime()));
    ObjectNode answer =
        Json.object()
            .put("access_token", accessToken)
            .put("token_type", "Bearer")
            .put("expires_in", known.lifetime().toSeconds())
            .put("scope", "api:calls:read:basic")
            .put("api_base_url_for_customer", base(request));
    if (known.replaced()) {
      refreshToken = "refresh-" + issued;
      answer.put("refresh_token", refreshToken);
    }
    return answer;
  }

  /** The address by which this account was asked: its API is at the same one. */
  private static String base(SandboxRequest request) {
    String host = request.header("host");
    return host == null ? "https://api.gong.io" : "http://" + host;
  }
}
