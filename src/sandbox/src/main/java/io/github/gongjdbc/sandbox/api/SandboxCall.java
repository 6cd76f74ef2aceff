package io.github.gongjdbc.sandbox.api;

import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * A request on its way to an endpoint.
 *
 * @param pathValues the values of the path's placeholders
 * @param now the moment at which the account is looked at
 */
public record SandboxCall(SandboxRequest request, Map<String, String> pathValues, Instant now) {

  public String pathValue(String name) {
    return pathValues.getOrDefault(name, "");
  }

  /** Whether the request restricts what is listed: then finding nothing is a problem. */
  public boolean isFiltered() {
    return request.method().equals("GET")
        ? request.query().keySet().stream().anyMatch(name -> !name.equals("cursor"))
        : !request.json().path("filter").isEmpty();
  }

  public long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, now);
  }
}
