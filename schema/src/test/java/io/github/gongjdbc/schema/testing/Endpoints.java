package io.github.gongjdbc.schema.testing;

import io.github.gongjdbc.schema.catalog.Endpoint;
import io.github.gongjdbc.schema.catalog.read.CatalogLoader;
import io.github.gongjdbc.schema.http.ApiRequest;
import io.github.gongjdbc.schema.split.Split;

/** Endpoints of the catalog that stand for their kinds. */
public final class Endpoints {
  private Endpoints() {}

  /** A GET with pages. */
  public static Endpoint calls() {
    return named("list_calls");
  }

  /** A POST with pages, whose filter is empty unless something is asked. */
  public static Endpoint extensiveCalls() {
    return named("list_calls_extensive");
  }

  /** A POST whose filter is never empty. */
  public static Endpoint answeredScorecards() {
    return named("list_answered_scorecards");
  }

  /** A GET without pages. */
  public static Endpoint scorecards() {
    return named("list_scorecards");
  }

  public static Endpoint users() {
    return named("list_users_extensive");
  }

  public static ApiRequest all(Endpoint endpoint) {
    return ApiRequest.of(endpoint, Split.of(endpoint.name()));
  }

  private static Endpoint named(String name) {
    return CatalogLoader.gong().endpoints().stream()
        .filter(endpoint -> endpoint.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
