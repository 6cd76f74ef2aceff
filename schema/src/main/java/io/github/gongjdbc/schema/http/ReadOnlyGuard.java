package io.github.gongjdbc.schema.http;

import io.github.gongjdbc.schema.catalog.ReadEndpoints;
import io.github.gongjdbc.schema.error.GongException;
import io.github.gongjdbc.schema.error.GongException.Kind;
import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Lets nothing through but requests that only read and, where there is one, the one for tokens,
 * whatever the catalog says.
 */
public final class ReadOnlyGuard implements Interceptor {
  private final Optional<HttpUrl> tokenUrl;

  public ReadOnlyGuard(Optional<HttpUrl> tokenUrl) {
    this.tokenUrl = tokenUrl;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    String path = request.url().encodedPath();
    if (!ReadEndpoints.include(request.method(), path) && !asksForToken(request)) {
      throw new GongException(
          Kind.NOT_ALLOWED,
          request.method() + " " + path + " is not sent: it is not a request that only reads.");
    }
    return chain.proceed(request);
  }

  private boolean asksForToken(Request request) {
    return request.method().equals("POST")
        && tokenUrl.equals(Optional.of(request.url().newBuilder().query(null).build()));
  }
}
