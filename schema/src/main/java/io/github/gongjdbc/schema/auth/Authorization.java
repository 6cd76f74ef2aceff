package io.github.gongjdbc.schema.auth;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where requests go and how they are signed. Its text form shows no secret.
 *
 * @param header the Authorization header; empty only for the sample account
 */
public record Authorization(HttpUrl base, Optional<String> header) {
  @Override
  public String toString() {
    return "access to " + base.host();
  }
}
