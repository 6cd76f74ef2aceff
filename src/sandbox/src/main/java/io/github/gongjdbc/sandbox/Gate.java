package io.github.gongjdbc.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.account.Account;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The way of a request: path, credentials, limits, scope, endpoint. */
final class Gate {

  private final Routes routes;
  private final TokenService tokens;
  private final Access access;
  private final RequestLimit limit;
  private final long seed;
  private final AtomicLong requests = new AtomicLong();

  Gate(Account account, SandboxSettings settings) {
    this.seed = settings.plan().seed();
    this.tokens = new TokenService(settings.oauthClient());
    this.access = new Access(settings, tokens);
    this.limit = new RequestLimit(settings.requestsPerSecond(), settings.requestsPerDay());
    Pager pager = new Pager(new CursorFormat(seed), settings.cursorLifetime());
    this.routes = new Routes(account, pager, access);
  }

  SandboxAnswer answer(SandboxRequest request, Instant now) {
    String requestId = nextRequestId();
    try {
      if (request.path().equals(TokenService.PATH)) {
        return SandboxAnswer.ok(tokens.answer(request, now));
      }
      Optional<Routes.Match> match = routes.match(request);
      if (match.isEmpty()) {
        return SandboxAnswer.html(404, "404 Not Found");
      }
      access.requireCredentials(request, now);
      limit.admit(now);
      Route route = match.get().route();
      if (route.scope() != null) {
        access.requireScope(route.scope());
      }
      ObjectNode body = Json.object().put("requestId", requestId);
      body.setAll(route.endpoint().answer(new Ask(request, match.get().pathValues(), now)));
      return SandboxAnswer.ok(body);
    } catch (ApiProblem problem) {
      return problem.answer(requestId);
    }
  }

  private String nextRequestId() {
    long number = InputDigest.of(seed, Long.toString(requests.incrementAndGet()));
    return "s" + Long.toUnsignedString(number, 36);
  }
}
