package io.github.gongjdbc.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** The account as an HTTP server on 127.0.0.1. */
public final class SandboxServer implements AutoCloseable {

  static {
    // Without it every answer on a kept connection waits some 40 ms for the client's
    // acknowledgement of the headers. The JDK reads it once, when its server is first used.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final GongSandbox sandbox;
  private final Duration latency;
  private final ExecutorService threads;
  private final HttpServer server;

  SandboxServer(GongSandbox sandbox, Duration latency, int port) throws IOException {
    this.sandbox = sandbox;
    this.latency = latency;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "gong-sandbox");
              thread.setDaemon(true);
              return thread;
            });
    InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    this.server = HttpServer.create(new InetSocketAddress(address, port), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Where the server listens, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** The port on which the server listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Stops listening and drops open connections. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange http) throws IOException {
    try (http) {
      SandboxAnswer answer = sandbox.answer(translate(http));
      if (!latency.isZero()) {
        Thread.sleep(latency.toMillis());
      }
      write(http, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static SandboxRequest translate(HttpExchange http) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    http.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String query = http.getRequestURI().getRawQuery();
    String path = http.getRequestURI().getRawPath();
    return SandboxRequest.of(
        http.getRequestMethod(), query == null ? path : path + "?" + query, headers, body);
  }

  private static void write(HttpExchange http, SandboxAnswer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach((name, value) -> http.getResponseHeaders().set(name, value));
    String accepted = http.getRequestHeaders().getFirst("Accept-Encoding");
    if (accepted != null && accepted.contains("gzip")) {
      body = compress(body);
      http.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    boolean empty = body.length == 0 || http.getRequestMethod().equals("HEAD");
    http.sendResponseHeaders(answer.status(), empty ? -1 : body.length);
    if (!empty) {
      try (OutputStream out = http.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private static byte[] compress(byte[] body) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 4 + 64);
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(body);
    }
    return compressed.toByteArray();
  }
}
