package io.github.gongjdbc.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may ask, and for what. */
final class Access {

  private final List<String> acceptedAuthorizations;
  private final Set<String> missingScopes;
  private final TokenService tokens;

  Access(SandboxSettings settings, TokenService tokens) {
    this.tokens = tokens;
    List<String> accepted = new ArrayList<>();
    if (settings.basicCredentials() != null) {
      accepted.add("Basic " + settings.basicCredentials());
    }
    if (settings.accessToken() != null) {
      accepted.add("Bearer " + settings.accessToken());
    }
    this.acceptedAuthorizations = List.copyOf(accepted);
    this.missingScopes = settings.missingScopes();
  }

  static String basicCredentials(String accessKey, String accessKeySecret) {
    byte[] pair = (accessKey + ":" + accessKeySecret).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(pair);
  }

  /** An account that was given no credentials accepts all, and none. */
  void requireCredentials(SandboxRequest request, Instant now) {
    @Nullable String authorization = request.header("authorization");
    boolean open = acceptedAuthorizations.isEmpty() && !tokens.isOffered();
    if (!open
        && (authorization == null || !acceptedAuthorizations.contains(authorization))
        && !tokens.accepts(authorization, now)) {
      throw ApiProblem.accessDenied();
    }
  }

  void requireScope(String scope) {
    if (missingScopes.contains(scope)) {
      throw ApiProblem.missingScope(scope);
    }
  }
}
