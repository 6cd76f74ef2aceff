package io.github.gongjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.sandbox.fault.Fault;
import io.github.gongjdbc.sandbox.http.Json;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client sees of each fault, over a real socket. */
class FaultTest {

  private final GongSandbox sandbox = GongSandbox.builder().calls(30).days(10).build();
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .readTimeout(Duration.ofSeconds(10))
          .retryOnConnectionFailure(false)
          .build();
  private SandboxServer server;

  @BeforeEach
  void serve() throws IOException {
    server = sandbox.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Nested
  class OfTheNetwork {

    @Test
    void resetsTheConnectionBeforeAnythingCame() {
      sandbox.failWith(Fault.RESET_BEFORE_HEADERS, request -> true);

      assertThatThrownBy(FaultTest.this::ask)
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }

    @Test
    void resetsTheConnectionInTheBody() throws IOException {
      sandbox.failWith(Fault.RESET_IN_BODY, request -> true);

      try (Response response = client.newCall(request()).execute()) {
        assertThat(response.code()).isEqualTo(200);
        assertThatThrownBy(() -> response.body().string()).isInstanceOf(SocketException.class);
      }
    }

    @Test
    void closesTheConnectionInTheBody() throws IOException {
      sandbox.failWith(Fault.CLOSED_IN_BODY, request -> true);

      try (Response response = client.newCall(request()).execute()) {
        assertThatThrownBy(() -> response.body().string()).isInstanceOf(ProtocolException.class);
      }
    }

    @Test
    void cutsTheCompressedBody() throws IOException {
      sandbox.failWith(Fault.CUT_SHORT, request -> true);

      try (Response response = client.newCall(request()).execute()) {
        assertThatThrownBy(() -> response.body().string()).isInstanceOf(EOFException.class);
      }
      sandbox.answerWith(null);
      assertThat(ask().path("calls")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"STALL_BEFORE_HEADERS", "STALL_IN_BODY"})
    void fallsSilent(Fault fault) {
      sandbox.failWith(fault, request -> true);
      OkHttpClient impatient = client.newBuilder().readTimeout(Duration.ofMillis(100)).build();

      assertThatThrownBy(() -> body(impatient)).isInstanceOf(SocketTimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOW_HEADERS", "SLOW_BODY"})
    void isSlowAndDeliversAllTheSame(Fault fault) throws IOException {
      JsonNode expected = ask();
      sandbox.failWith(fault, request -> true);

      long start = System.nanoTime();
      JsonNode answer = ask();

      assertThat(answer.path("calls")).isEqualTo(expected.path("calls"));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(350));
    }
  }

  @Nested
  class OfTheAccount {

    @ParameterizedTest
    @CsvSource({
      "TOO_MANY_REQUESTS, 429",
      "QUOTA_SPENT,       429",
      "INTERNAL_ERROR,    500",
      "BAD_GATEWAY,       502",
      "UNAVAILABLE,       503",
      "GATEWAY_TIMEOUT,   504",
      "BAD_REQUEST,       400",
      "WRONG_CREDENTIALS, 401",
      "FORBIDDEN,         403",
      "NOT_FOUND,         404",
      "NOTHING_FOUND,     404",
      "HTML,              200",
    })
    void answersWithAnotherStatus(Fault fault, int status) throws IOException {
      sandbox.failWith(fault, request -> true);

      try (Response response = client.newCall(request()).execute()) {
        assertThat(response.code()).isEqualTo(status);
        assertThat(response.header("retry-after") != null)
            .isEqualTo(status == 429 || status == 503);
      }
    }

    @Test
    void spoilsTheAnswersThatAreMeantAlone() throws IOException {
      sandbox.failWith(Fault.RECORDS_MISSING, request -> request.query("workspaceId") != null);

      assertThat(ask().path("records")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "RECORDS_MISSING,  false, true,  true",
      "ARRAY_MISSING,    true,  false, false",
      "ARRAY_NULL,       true,  false, false",
      "UNKNOWN_KEYS,     true,  true,  true",
      "NULLS_EVERYWHERE, true,  true,  false",
    })
    void changesTheContent(Fault fault, boolean records, boolean items, boolean ids)
        throws IOException {
      sandbox.failWith(fault, request -> true);

      JsonNode answer = ask();

      assertThat(answer.has("records")).isEqualTo(records);
      assertThat(answer.path("calls").has(0)).isEqualTo(items);
      assertThat(answer.at("/calls/0/id").isTextual()).isEqualTo(ids);
    }
  }

  @Nested
  class WhatIsNoRequest {

    @ParameterizedTest
    @CsvSource({
      "hello,                                                              400",
      "GET /v2/calls,                                                      400",
      "GET /v2/calls FTP/1,                                                400",
      "GET /v2/a|b HTTP/1.1,                                               400",
      "'GET /v2/calls HTTP/1.1\r\nno colon',                               400",
      "'POST /v2/calls/extensive HTTP/1.1\r\nTransfer-Encoding: chunked',  411",
      "'POST /v2/calls/extensive HTTP/1.1\r\nContent-Length: -1',          413",
      "'CONNECT api.gong.io:443 HTTP/1.1',                              400",
      "'GET mailto:somebody HTTP/1.1',                                  400",
    })
    void isRefused(String request, int status) throws IOException {
      assertThat(raw(request)).startsWith("HTTP/1.1 " + status);
      assertThat(sandbox.exchanges()).isEmpty();
    }

    @Test
    void isNoHeadThatNeverEnds() throws IOException {
      assertThat(raw("GET /v2/calls HTTP/1.1\r\nx: " + "y".repeat(100_000)))
          .startsWith("HTTP/1.1 431");
    }

    @Test
    void asAProxyIsAskedWithWholeAddresses() throws IOException {
      assertThat(raw("GET http://api.gong.io/v2/workspaces HTTP/1.1\r\nConnection: close"))
          .startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void aHeadIsAnsweredWithoutABody() throws IOException {
      assertThat(raw("HEAD /v2/calls HTTP/1.1\r\nConnection: close")).endsWith("\r\n\r\n");
    }

    private String raw(String request) throws IOException {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      }
    }
  }

  private Request request() {
    return new Request.Builder().url(server.url() + "/v2/calls").build();
  }

  private JsonNode ask() throws IOException {
    return Json.MAPPER.readTree(body(client));
  }

  private String body(OkHttpClient asking) throws IOException {
    try (Response response = asking.newCall(request()).execute()) {
      assertThat(response.code()).isEqualTo(200);
      return response.body().string();
    }
  }
}
