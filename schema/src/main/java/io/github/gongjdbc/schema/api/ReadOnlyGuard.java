package io.github.gongjdbc.schema.api;

import io.github.gongjdbc.schema.catalog.Catalog;
import io.github.gongjdbc.schema.catalog.Endpoint;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Lets nothing through but the read endpoints of the catalog. Some of Gong's POST requests read and
 * others create or erase, on neighbouring paths: {@code POST /v2/calls} would create a call.
 */
final class ReadOnlyGuard implements Interceptor {
  private final Set<String> allowed;

  ReadOnlyGuard(Catalog catalog) {
    this.allowed =
        catalog.endpoints().stream().map(ReadOnlyGuard::name).collect(Collectors.toSet());
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    String name = request.method() + " " + request.url().encodedPath();
    if (!allowed.contains(name)) {
      throw new IllegalStateException(name + " is no read endpoint of the catalog.");
    }
    return chain.proceed(request);
  }

  private static String name(Endpoint endpoint) {
    return endpoint.method() + " " + endpoint.path();
  }
}
