package io.github.gongjdbc.sandbox.endpoint;

import io.github.gongjdbc.sandbox.access.CredentialCheck;
import io.github.gongjdbc.sandbox.access.RequestLimit;
import io.github.gongjdbc.sandbox.access.TokenService;
import io.github.gongjdbc.sandbox.account.SimulatedAccount;
import io.github.gongjdbc.sandbox.api.ApiProblem;
import io.github.gongjdbc.sandbox.api.Route;
import io.github.gongjdbc.sandbox.api.SandboxCall;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.sandbox.page.CursorFormat;
import io.github.gongjdbc.sandbox.page.InputDigest;
import io.github.gongjdbc.sandbox.page.Pager;
import io.github.gongjdbc.sandbox.traits.TraitsEndpoints;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The way of a request: path, credentials, limits, scope, endpoint. */
public final class RequestPipeline {

  private final Routes routes;
  private final TokenService tokens;
  private final CredentialCheck credentials;
  private final RequestLimit limit;
  private final long seed;
  private final RememberedAnswers answers = new RememberedAnswers();
  private final AtomicLong requests = new AtomicLong();

  public RequestPipeline(SimulatedAccount account, SandboxSettings settings) {
    this.seed = settings.plan().seed();
    this.tokens = new TokenService(settings.oauthClient());
    this.credentials =
        new CredentialCheck(
            settings.basicCredentials(), settings.accessToken(), tokens, settings.missingScopes());
    this.limit =
        new RequestLimit(
            settings.requestsPerSecond(), settings.requestsPerDay(), settings.nanoTime());
    Pager pager = new Pager(new CursorFormat(seed), settings.cursorLifetime());
    this.routes =
        new Routes(
            account,
            pager,
            credentials,
            new TraitsEndpoints(account, settings.plan(), pager, settings.traits()));
  }

  public SandboxAnswer answer(SandboxRequest request, Instant now) {
    String requestId = nextRequestId();
    try {
      if (request.path().equals(TokenService.PATH)) {
        return SandboxAnswer.ok(tokens.answer(request, now));
      }
      Optional<Routes.Match> match = routes.match(request);
      if (match.isEmpty()) {
        return SandboxAnswer.html(404, "404 Not Found");
      }
      credentials.requireCredentials(request, now);
      limit.admit(now);
      Route route = match.get().route();
      if (route.scope() != null) {
        credentials.requireScope(route.scope());
      }
      return SandboxAnswer.ok(
          requestId,
          answers.answer(route, new SandboxCall(request, match.get().pathValues(), now)));
    } catch (ApiProblem problem) {
      return problem.answer(requestId);
    }
  }

  private String nextRequestId() {
    long number = InputDigest.of(seed, Long.toString(requests.incrementAndGet()));
    return "s" + Long.toUnsignedString(number, 36);
  }
}
