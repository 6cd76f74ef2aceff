package io.github.gongjdbc.schema.http;

import io.github.gongjdbc.schema.settings.ProxyAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Introduces the user to an HTTP proxy, when it asks who that is. Connections are shared where this
 * is equal, which is where the users are.
 */
record HttpProxy(ProxyAddress proxy) implements Authenticator {
  private static final String HEADER = "Proxy-Authorization";

  /** How OkHttp asks before the proxy did. */
  private static final String PREEMPTIVE = "OkHttp-Preemptive";

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response)
      throws IOException {
    if (proxy.user().isEmpty()) {
      if (PREEMPTIVE.equals(response.header("Proxy-Authenticate"))) {
        return null;
      }
      throw new ProxyException(
          "The proxy " + proxy + " asks for proxyUser and proxyPassword (407).");
    }
    if (response.request().header(HEADER) != null) {
      throw new ProxyException(
          "The proxy " + proxy + " refused proxyUser and proxyPassword (407).");
    }
    return response
        .request()
        .newBuilder()
        .header(
            HEADER, Credentials.basic(proxy.user().get(), proxy.password(), StandardCharsets.UTF_8))
        .build();
  }
}
