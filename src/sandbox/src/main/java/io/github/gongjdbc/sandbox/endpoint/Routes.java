package io.github.gongjdbc.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.access.CredentialCheck;
import io.github.gongjdbc.sandbox.account.SimulatedAccount;
import io.github.gongjdbc.sandbox.api.ApiProblem;
import io.github.gongjdbc.sandbox.api.Route;
import io.github.gongjdbc.sandbox.http.Json;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import io.github.gongjdbc.sandbox.page.Pager;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of endpoints. */
public final class Routes {

  private final List<Route> routes;

  Routes(SimulatedAccount account, Pager pager, CredentialCheck credentials) {
    CallEndpoints calls = new CallEndpoints(account, pager, credentials);
    UserEndpoints users = new UserEndpoints(account, pager);
    ScorecardEndpoints scorecards = new ScorecardEndpoints(account, pager);
    this.routes =
        List.of(
            Route.of("GET", "/v2/calls", "api:calls:read:basic", calls::list),
            Route.of(
                "POST",
                "/v2/calls",
                null,
                sandboxCall -> {
                  throw CallEndpoints.refusedCreation(sandboxCall);
                }),
            Route.of("POST", "/v2/calls/extensive", "api:calls:read:extensive", calls::extensive),
            Route.of(
                "POST", "/v2/calls/transcript", "api:calls:read:transcript", calls::transcripts),
            Route.of("GET", "/v2/calls/{id}", "api:calls:read:basic", calls::one),
            Route.of("GET", "/v2/users", "api:users:read", users::list),
            Route.of("POST", "/v2/users/extensive", "api:users:read", users::filtered),
            Route.of("GET", "/v2/users/{id}", "api:users:read", users::one),
            Route.of(
                "GET", "/v2/workspaces", "api:workspaces:read", sandboxCall -> workspaces(account)),
            Route.of(
                "GET", "/v2/settings/scorecards", "api:settings:scorecards:read", scorecards::list),
            Route.of(
                "POST",
                "/v2/stats/activity/scorecards",
                "api:stats:scorecards",
                scorecards::answered));
  }

  /** A route and the values of its path's placeholders. */
  record Match(Route route, Map<String, String> pathValues) {}

  /**
   * The route of a request; empty where nobody knows the path, and a problem where the path is
   * known with other methods. A path without placeholders goes before one that has some.
   */
  Optional<Match> match(SandboxRequest request) {
    List<String> segments = Route.segments(request.path());
    List<Match> matches =
        routes.stream()
            .flatMap(
                route -> route.match(segments).map(values -> new Match(route, values)).stream())
            .toList();
    Optional<Integer> fewest =
        matches.stream().map(match -> match.route().placeholders()).min(Comparator.naturalOrder());
    Optional<Match> match =
        matches.stream()
            .filter(any -> Optional.of(any.route().placeholders()).equals(fewest))
            .filter(any -> any.route().method().equals(request.method()))
            .findFirst();
    if (match.isEmpty() && !matches.isEmpty()) {
      throw ApiProblem.methodNotAllowed();
    }
    return match;
  }

  private static ObjectNode workspaces(SimulatedAccount account) {
    ObjectNode answer = Json.object();
    ArrayNode workspaces = answer.putArray("workspaces");
    account.workspaces().forEach(workspaces::add);
    return answer;
  }
}
