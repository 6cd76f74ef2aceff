package io.github.gongjdbc.schema.client;

import io.github.gongjdbc.schema.account.AccountLimits;
import io.github.gongjdbc.schema.account.AccountProof.Finding;
import io.github.gongjdbc.schema.account.AccountProof.Verdict;
import io.github.gongjdbc.schema.auth.Authenticator;
import io.github.gongjdbc.schema.auth.Authorization;
import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.HttpMethod;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.http.FailedAttempt;
import io.github.gongjdbc.schema.limit.RequestBudget;
import io.github.gongjdbc.schema.limit.StatementContext;
import io.github.gongjdbc.schema.settings.Redactor;
import io.github.gongjdbc.schema.split.Split;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The request that proves host and credentials, and what its failures mean. */
final class AccountProbe {
  /** What keeps statements from being answered now, though it may pass. */
  private static final Set<Kind> UNREACHABLE =
      Set.of(Kind.NOT_CONNECTED, Kind.CONNECTION_LOST, Kind.NETWORK_TIMEOUT, Kind.TIMED_OUT);

  /** The least that Gong can be asked for: a row or a few, without pages. */
  private static final Endpoint WORKSPACES =
      Endpoint.of(
          "workspaces",
          HttpMethod.GET,
          "/v2/workspaces",
          List.of("api:workspaces:read"),
          "workspaces");

  static final ApiRequest REQUEST = ApiRequest.of(WORKSPACES, Split.of(WORKSPACES.name()));

  private final AccountLimits use;
  private final Authenticator authenticator;
  private final Redactor redactor;
  private final Attempts attempts;

  /** Sends the request once. */
  interface Attempts {
    void send(Authorization authorization, StatementContext statementContext) throws FailedAttempt;
  }

  AccountProbe(
      AccountLimits use, Authenticator authenticator, Redactor redactor, Attempts attempts) {
    this.use = use;
    this.authenticator = authenticator;
    this.redactor = redactor;
    this.attempts = attempts;
  }

  /** See {@link GongApi#validate}. */
  Optional<String> validate(String statement, Duration limit) {
    if (use.proof().isProven()) {
      return Optional.empty();
    }
    Finding found = use.proof().now(() -> ask(statement), limit);
    GongException reason = found.reason();
    if (reason == null) {
      return Optional.empty();
    }
    if (found.verdict() == Verdict.REFUSED) {
      throw new GongException(reason.kind(), String.valueOf(reason.getMessage()), reason);
    }
    return Optional.of(String.valueOf(reason.getMessage()));
  }

  /** See {@link GongApi#isReachable}. */
  boolean isReachable(String statement, Duration limit) {
    Finding found = use.proof().fresh(() -> ask(statement), limit);
    GongException reason = found.reason();
    return found.verdict() != Verdict.REFUSED
        && (reason == null || !UNREACHABLE.contains(reason.kind()));
  }

  private Finding ask(String statement) {
    if (use.rate().pausedUntil().isPresent()) {
      return Finding.of(
          Verdict.DOUBTFUL, new GongException(Kind.RATE_LIMIT, "Gong asked to wait for a while."));
    }
    StatementContext statementContext = new StatementContext(new RequestBudget(statement));
    try {
      Authorization authorization = authenticator.authorization(statementContext);
      Finding found = ask(authorization, statementContext);
      GongException reason = found.reason();
      if (reason == null || reason.kind() != Kind.CREDENTIALS) {
        return found;
      }
      Optional<Authorization> another = authenticator.renewed(authorization, statementContext);
      return another.isPresent() ? ask(another.get(), statementContext) : found;
    } catch (GongException e) {
      return finding(FailedAttempt.forGood(e.redacted(redactor)));
    }
  }

  private Finding ask(Authorization authorization, StatementContext statementContext) {
    try {
      attempts.send(authorization, statementContext);
      return Finding.of(Verdict.PROVEN, null);
    } catch (FailedAttempt failed) {
      if (failed.reason().kind() == Kind.RATE_LIMIT) {
        failed.retryAfter().ifPresent(use.rate()::pause);
      }
      return finding(failed.redacted(redactor));
    }
  }

  /** What a request that failed says of host and credentials. */
  private static Finding finding(FailedAttempt failed) {
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
