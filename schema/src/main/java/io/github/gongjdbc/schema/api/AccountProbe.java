package io.github.gongjdbc.schema.api;

import io.github.gongjdbc.schema.api.AccountProof.Finding;
import io.github.gongjdbc.schema.api.AccountProof.Verdict;
import io.github.gongjdbc.schema.api.GongException.Kind;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.HttpMethod;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The request that proves host and credentials, and what its failures mean. */
final class AccountProbe {
  /** The least that Gong can be asked for: a row or a few, without pages. */
  private static final Endpoint WORKSPACES =
      new Endpoint(
          "workspaces",
          HttpMethod.GET,
          "/v2/workspaces",
          List.of("api:workspaces:read"),
          "workspaces",
          false,
          false,
          List.of(),
          Map.of(),
          List.of(),
          Map.of());

  static final ApiRequest REQUEST = new ApiRequest(WORKSPACES, Map.of(), Optional.empty());

  private AccountProbe() {}

  /** What a request that failed says of host and credentials. */
  static Finding finding(FailedAttempt failed) {
    GongException reason = failed.reason();
    if (reason.refusedEndpoint().isPresent()) {
      // Who is told that a scope is missing was recognised.
      return Finding.of(Verdict.PROVEN, null);
    }
    boolean wrong =
        reason.kind() == Kind.CREDENTIALS
            || (reason.kind() == Kind.NOT_CONNECTED && !isTimeout(reason))
            || (reason.kind() == Kind.API && failed.retryAfter().isEmpty());
    return Finding.of(wrong ? Verdict.REFUSED : Verdict.DOUBTFUL, reason);
  }

  private static boolean isTimeout(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }
}
