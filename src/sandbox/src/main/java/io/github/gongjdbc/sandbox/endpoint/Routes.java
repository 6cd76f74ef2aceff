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
import io.github.gongjdbc.sandbox.traits.TraitsEndpoints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of endpoints. */
public final class Routes {

  private final List<Route> routes;
  private final TraitsEndpoints traits;

  Routes(
      SimulatedAccount account, Pager pager, CredentialCheck credentials, TraitsEndpoints traits) {
    this.traits = traits;
    CallEndpoints calls = new CallEndpoints(account, pager, credentials);
    UserEndpoints users = new UserEndpoints(account, pager);
    ScorecardEndpoints scorecards = new ScorecardEndpoints(account, pager);
    StatisticsEndpoints statistics = new StatisticsEndpoints(account, pager);
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
                scorecards::answered),
            Route.of(
                "POST", "/v2/calls/users-access", "api:call-user-access:read", calls::usersAccess),
            Route.of(
                "POST",
                "/v2/stats/activity/aggregate",
                "api:stats:user-actions",
                statistics::aggregate),
            Route.of(
                "POST",
                "/v2/stats/activity/aggregate-by-period",
                "api:stats:user-actions",
                statistics::byPeriod),
            Route.of(
                "POST",
                "/v2/stats/activity/day-by-day",
                "api:stats:user-actions:detailed",
                statistics::dayByDay),
            Route.of(
                "POST", "/v2/stats/interaction", "api:stats:interaction", statistics::interaction));
  }

  /** A route and the values of its path's placeholders. */
  record Match(Route route, Map<String, String> pathValues) {}

  /**
   * The route of a request; empty where nobody knows the path, and a problem where the path is
   * known with other methods. A path without placeholders takes precedence. The traits files are
   * read only where no endpoint in Java answers.
   */
  Optional<Match> match(SandboxRequest request) {
    Optional<Match> match = best(matches(routes, request), request);
    if (match.isPresent()) {
      return match;
    }
    List<Match> matches = new ArrayList<>(matches(routes, request));
    matches.addAll(matches(traits.routes(), request));
    match = best(matches, request);
    if (match.isEmpty() && !matches.isEmpty()) {
      throw ApiProblem.methodNotAllowed();
    }
    return match;
  }

  private static List<Match> matches(List<Route> routes, SandboxRequest request) {
    List<String> segments = Route.segments(request.path());
    return routes.stream()
        .flatMap(route -> route.match(segments).map(values -> new Match(route, values)).stream())
        .toList();
  }

  private static Optional<Match> best(List<Match> matches, SandboxRequest request) {
    Optional<Integer> fewest =
        matches.stream().map(match -> match.route().placeholders()).min(Comparator.naturalOrder());
    return matches.stream()
        .filter(any -> Optional.of(any.route().placeholders()).equals(fewest))
        .filter(any -> any.route().method().equals(request.method()))
        .findFirst();
  }

  private static ObjectNode workspaces(SimulatedAccount account) {
    ObjectNode answer = Json.object();
    ArrayNode workspaces = answer.putArray("workspaces");
    account.workspaces().forEach(workspaces::add);
    return answer;
  }
}
