package io.github.gongjdbc.sandbox.access;

import io.github.gongjdbc.sandbox.api.ApiProblem;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may sandboxCall, and for what. */
public final class CredentialCheck {

  private final List<String> acceptedAuthorizations;
  private final Set<String> missingScopes;
  private final TokenService tokens;

  /** Accepts these credentials, each null where there are none, and the tokens of a service. */
  public CredentialCheck(
      @Nullable String basicCredentials,
      @Nullable String accessToken,
      TokenService tokens,
      Set<String> missingScopes) {
    this.tokens = tokens;
    List<String> accepted = new ArrayList<>();
    if (basicCredentials != null) {
      accepted.add("Basic " + basicCredentials);
    }
    if (accessToken != null) {
      accepted.add("Bearer " + accessToken);
    }
    this.acceptedAuthorizations = List.copyOf(accepted);
    this.missingScopes = missingScopes;
  }

  public static String basicCredentials(String accessKey, String accessKeySecret) {
    byte[] pair = (accessKey + ":" + accessKeySecret).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(pair);
  }

  /** An account that was given no credentials accepts all, and none. */
  public void requireCredentials(SandboxRequest request, Instant now) {
    @Nullable String authorization = request.header("authorization");
    boolean open = acceptedAuthorizations.isEmpty() && !tokens.isOffered();
    if (!open
        && (authorization == null || !acceptedAuthorizations.contains(authorization))
        && !tokens.accepts(authorization, now)) {
      throw ApiProblem.accessDenied();
    }
  }

  public void requireScope(String scope) {
    if (missingScopes.contains(scope)) {
      throw ApiProblem.missingScope(scope);
    }
  }
}
