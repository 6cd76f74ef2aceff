package io.github.gongjdbc.schema.api;

import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Endpoint;
import java.util.Map;
import java.util.Optional;

/** Endpoints of the catalog that stand for their kinds. */
final class Endpoints {
  private Endpoints() {}

  /** A GET with pages. */
  static Endpoint calls() {
    return named("list_calls");
  }

  /** A POST with pages, whose filter is empty unless something is asked. */
  static Endpoint extensiveCalls() {
    return named("list_calls_extensive");
  }

  /** A POST whose filter is never empty. */
  static Endpoint answeredScorecards() {
    return named("list_answered_scorecards");
  }

  /** A GET without pages. */
  static Endpoint scorecards() {
    return named("list_scorecards");
  }

  static Endpoint users() {
    return named("list_users_extensive");
  }

  static ApiRequest all(Endpoint endpoint) {
    return new ApiRequest(endpoint, Map.of(), Optional.empty());
  }

  private static Endpoint named(String name) {
    return Catalog.gong().endpoints().stream()
        .filter(endpoint -> endpoint.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
