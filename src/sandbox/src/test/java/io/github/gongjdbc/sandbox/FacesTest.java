package io.github.gongjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gongjdbc.sandbox.http.Exchange;
import io.github.gongjdbc.sandbox.http.ExchangeLog;
import io.github.gongjdbc.sandbox.http.SandboxAnswer;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class FacesTest {

  @Test
  void theInterceptorAnswersWithoutANetwork() throws IOException {
    GongSandbox sandbox = GongSandbox.sample();
    OkHttpClient client = client(sandbox);

    try (Response response =
        client.newCall(get("https://api.gong.io/v2/calls?limit=1&x=a%20b%2Bc")).execute()) {
      assertThat(response.code()).isEqualTo(200);
      assertThat(response.body().string()).isEqualTo(sandbox.exchanges().get(0).answer().body());
    }

    assertThat(sandbox.exchanges().get(0).request().query("x")).isEqualTo("a b+c");
    assertThat(sandbox.exchanges().get(0).request().query()).containsOnlyKeys("limit", "x");
  }

  @Test
  void theServerAndTheInterceptorAnswerAlike() throws IOException {
    GongSandbox sandbox = standing();
    RequestBody body = RequestBody.create("{\"filter\":{}}", MediaType.get("application/json"));
    try (SandboxServer server = sandbox.start()) {
      String inProcess = body(client(sandbox), "http://localhost/v2/calls/extensive", body);
      String served = body(new OkHttpClient(), server.url() + "/v2/calls/extensive", body);

      assertThat(withoutVolatile(served)).isEqualTo(withoutVolatile(inProcess));
    }
    SandboxRequest first = sandbox.exchanges().get(0).request();
    SandboxRequest second = sandbox.exchanges().get(1).request();
    assertThat(first.body()).isEqualTo(second.body());
    assertThat(first.path()).isEqualTo(second.path());
    assertThat(first.header("content-type")).isEqualTo(second.header("content-type"));
  }

  @Test
  void theServerCompressesOnlyOnRequest() throws IOException, InterruptedException {
    try (SandboxServer server = GongSandbox.sample().start()) {
      HttpClient client = HttpClient.newHttpClient();
      URI uri = URI.create(server.url() + "/v2/workspaces");

      HttpResponse<String> plain =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      HttpResponse<InputStream> compressed =
          client.send(
              HttpRequest.newBuilder(uri).header("Accept-Encoding", "gzip").build(),
              HttpResponse.BodyHandlers.ofInputStream());

      assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
      assertThat(plain.headers().firstValue("x-traceid")).isPresent();
      assertThat(compressed.headers().firstValue("content-encoding"))
          .isEqualTo(Optional.of("gzip"));
      try (InputStream in = new GZIPInputStream(compressed.body())) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("workspaces");
      }
    }
  }

  @Test
  void latencyCanBeCancelledAndTimesOut() {
    GongSandbox sandbox = GongSandbox.builder().latency(Duration.ofMillis(600)).build();
    Request request = get("http://localhost/v2/workspaces");

    OkHttpClient impatient =
        client(sandbox).newBuilder().readTimeout(Duration.ofMillis(50)).build();
    assertThatThrownBy(() -> impatient.newCall(request).execute())
        .isInstanceOf(SocketTimeoutException.class);
    OkHttpClient limited = client(sandbox).newBuilder().callTimeout(Duration.ofMillis(50)).build();
    assertThatThrownBy(() -> limited.newCall(request).execute())
        .isInstanceOf(InterruptedIOException.class);
    assertThat(sandbox.exchanges()).hasSize(2);
  }

  @Test
  void interventionsAnswerFirstAndAreRecorded() {
    GongSandbox sandbox = GongSandbox.sample();
    sandbox.answerWith(
        request ->
            request.path().equals("/v2/users")
                ? Optional.of(SandboxAnswer.error(503, "r1", "Service unavailable"))
                : Optional.empty());

    assertThat(Asking.error(Asking.get(sandbox, "/v2/users"))).isEqualTo("503 Service unavailable");
    assertThat(Asking.get(sandbox, "/v2/workspaces").status()).isEqualTo(200);
    sandbox.answerWith(null);
    assertThat(Asking.get(sandbox, "/v2/users").status()).isEqualTo(200);
    assertThat(sandbox.exchanges())
        .extracting(exchange -> exchange.answer().status())
        .containsExactly(503, 200, 200);
    sandbox.clearExchanges();
    assertThat(sandbox.exchanges()).isEmpty();
  }

  @Test
  void aConnectionCanBreak() throws IOException {
    GongSandbox sandbox = GongSandbox.sample();
    sandbox.answerWith(
        request -> {
          throw new UncheckedIOException(new ConnectException("refused"));
        });

    assertThatThrownBy(
            () -> client(sandbox).newCall(get("http://localhost/v2/workspaces")).execute())
        .isInstanceOf(ConnectException.class);
    try (SandboxServer server = sandbox.start()) {
      assertThatThrownBy(
              () -> new OkHttpClient().newCall(get(server.url() + "/v2/workspaces")).execute())
          .isInstanceOf(IOException.class);
    }
    assertThat(sandbox.exchanges()).isEmpty();
  }

  @Test
  void aFullLogForgetsTheBodiesOfTheOldestAnswers() {
    ExchangeLog log = new ExchangeLog(250);
    SandboxRequest request = SandboxRequest.get("/v2/workspaces");
    for (int i = 0; i < 5; i++) {
      SandboxAnswer answer = new SandboxAnswer(200, Map.of(), "x".repeat(100));
      log.add(new Exchange(request, answer, Instant.EPOCH));
    }

    assertThat(log.all())
        .extracting(exchange -> exchange.answer().body().length())
        .containsExactly(0, 0, 0, 100, 100);
  }

  @Test
  void severalClientsAskAtOnce() throws Exception {
    GongSandbox sandbox = standing();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> asks =
          IntStream.range(0, 80)
              .<Callable<String>>mapToObj(
                  i ->
                      () ->
                          Asking.post(
                                  sandbox,
                                  "/v2/stats/activity/scorecards",
                                  "{'filter':{'reviewMethod':'BOTH'}}")
                              .json()
                              .path("answeredScorecards")
                              .toString())
              .toList();
      Set<String> answers = new HashSet<>();
      for (Future<String> answer : threads.invokeAll(asks)) {
        answers.add(answer.get());
      }
      assertThat(answers).hasSize(1);
      assertThat(sandbox.exchanges()).hasSize(80);
    } finally {
      threads.shutdownNow();
    }
  }

  /** The sample account with a clock that stands, so that nothing appears between two looks. */
  private static GongSandbox standing() {
    return GongSandbox.builder()
        .clock(new SettableClock(Instant.parse("2026-03-18T15:00:00Z")))
        .build();
  }

  private static OkHttpClient client(GongSandbox sandbox) {
    return new OkHttpClient.Builder().addInterceptor(sandbox.interceptor()).build();
  }

  private static Request get(String url) {
    return new Request.Builder().url(url).build();
  }

  private static String body(OkHttpClient client, String url, RequestBody body) throws IOException {
    Request request = new Request.Builder().url(url).post(body).build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(200);
      return response.body().string();
    }
  }

  private static String withoutVolatile(String body) {
    return body.replaceAll("\"(requestId|cursor)\":\"[^\"]*\"", "");
  }
}
