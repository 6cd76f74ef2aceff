package io.github.gongjdbc.schema.auth;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where requests go and how they are signed. Its text form shows no secret.
 *
 * @param authorization the Authorization header; empty only for the sample account
 */
public record Access(HttpUrl base, Optional<String> authorization) {
  @Override
  public String toString() {
    return "access to " + base.host();
  }
}
