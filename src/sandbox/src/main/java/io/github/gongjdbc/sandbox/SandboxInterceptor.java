package io.github.gongjdbc.sandbox;

import io.github.gongjdbc.sandbox.http.ReasonPhrase;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/** The account in place of the network. */
final class SandboxInterceptor implements Interceptor {

  private static final long SLICE_MILLIS = 10;

  private final GongSandbox sandbox;
  private final Duration latency;

  SandboxInterceptor(GongSandbox sandbox, Duration latency) {
    this.sandbox = sandbox;
    this.latency = latency;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    SandboxAnswer answer;
    try {
      answer = sandbox.answer(translate(chain.request()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    await(chain);
    return translate(chain.request(), answer);
  }

  /** Waits as a network would: until the answer, a cancellation or the read time-out. */
  private void await(Chain chain) throws IOException {
    long timeout = chain.readTimeoutMillis();
    boolean timesOut = timeout > 0 && latency.toMillis() > timeout;
    long end = System.nanoTime() + (timesOut ? timeout * 1_000_000 : latency.toNanos());
    try {
      for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
        if (chain.call().isCanceled()) {
          throw new IOException("Canceled");
        }
        Thread.sleep(Math.min(SLICE_MILLIS, left / 1_000_000), (int) (left % 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    if (timesOut) {
      throw new SocketTimeoutException("timeout");
    }
  }

  private static SandboxRequest translate(Request request) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    RequestBody body = request.body();
    if (body != null && body.contentType() != null) {
      // OkHttp itself adds this header only on the way to the network.
      headers.put("content-type", String.valueOf(body.contentType()));
    }
    request.headers().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
    HttpUrl url = request.url();
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (int i = 0; i < url.querySize(); i++) {
      String value = Optional.ofNullable(url.queryParameterValue(i)).orElse("");
      query.computeIfAbsent(url.queryParameterName(i), any -> new ArrayList<>()).add(value);
    }
    return new SandboxRequest(request.method(), url.encodedPath(), query, headers, text(request));
  }

  private static String text(Request request) throws IOException {
    RequestBody body = request.body();
    if (body == null) {
      return "";
    }
    Buffer buffer = new Buffer();
    body.writeTo(buffer);
    return buffer.readUtf8();
  }

  private static Response translate(Request request, SandboxAnswer answer) {
    String type = Optional.ofNullable(answer.header("content-type")).orElse("application/json");
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(answer.status())
        .message(ReasonPhrase.of(answer.status()))
        .headers(Headers.of(answer.headers()))
        .body(ResponseBody.create(answer.body(), MediaType.parse(type)))
        .build();
  }
}
