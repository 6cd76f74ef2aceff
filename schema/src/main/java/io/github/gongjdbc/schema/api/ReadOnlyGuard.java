package io.github.gongjdbc.schema.api;

import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Endpoint;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Lets nothing through but the read endpoints of the catalog and, where there is one, the token
 * endpoint. Some of Gong's POST requests read and others create or erase, on neighbouring paths:
 * {@code POST /v2/calls} would create a call.
 */
final class ReadOnlyGuard implements Interceptor {
  private final Set<String> allowed;
  private final Optional<HttpUrl> tokenUrl;

  ReadOnlyGuard(Catalog catalog, Optional<HttpUrl> tokenUrl) {
    this.tokenUrl = tokenUrl;
    this.allowed =
        catalog.endpoints().stream().map(ReadOnlyGuard::name).collect(Collectors.toSet());
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    String name = request.method() + " " + request.url().encodedPath();
    if (!allowed.contains(name) && !asksForToken(request)) {
      throw new IllegalStateException(name + " is no read endpoint of the catalog.");
    }
    return chain.proceed(request);
  }

  private boolean asksForToken(Request request) {
    return request.method().equals("POST")
        && tokenUrl.equals(Optional.of(request.url().newBuilder().query(null).build()));
  }

  private static String name(Endpoint endpoint) {
    return endpoint.method() + " " + endpoint.path();
  }
}
