package io.github.gongjdbc.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The bytes of one answer, and the socket that they go to. */
public final class ResponseWriter {

  private final Socket socket;
  private final OutputStream out;
  private final SandboxAnswer answer;
  private final boolean silent;
  private final boolean compressed;
  private final byte[] body;

  /** The way of an answer to the client; there is no request where it could not be read. */
  public ResponseWriter(Socket socket, Optional<SandboxRequest> request, SandboxAnswer answer)
      throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.answer = answer;
    this.silent = request.filter(asked -> asked.method().equals("HEAD")).isPresent();
    this.compressed =
        !answer.body().isEmpty()
            && request
                .map(asked -> asked.header("accept-encoding"))
                .filter(encodings -> encodings.contains("gzip"))
                .isPresent();
    byte[] plain = answer.body().getBytes(StandardCharsets.UTF_8);
    this.body = compressed ? compress(plain) : plain;
  }

  /** How many bytes the body has as it is sent. */
  int bodyLength() {
    return body.length;
  }

  /** Sends status and headers, which announce so many bytes. */
  void head(int announced) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    head.append(answer.status()).append(' ').append(ReasonPhrase.of(answer.status()));
    answer.headers().forEach((name, value) -> header(head, name, value));
    header(
        head,
        "date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
    header(head, "content-length", Integer.toString(announced));
    if (compressed) {
      header(head, "content-encoding", "gzip");
    }
    out.write(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Sends these bytes of the body, where a body is wanted. */
  void body(int from, int to) throws IOException {
    if (!silent) {
      out.write(body, from, to - from);
      out.flush();
    }
  }

  void pause(Duration duration) throws InterruptedException {
    Thread.sleep(duration.toMillis());
  }

  /** Sends nothing more until the client hangs up. */
  void stall() throws IOException {
    socket.getInputStream().readAllBytes();
    socket.close();
  }

  /** Ends the connection as if the other side had never heard of it. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  void close() throws IOException {
    socket.close();
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append("\r\n").append(name).append(": ").append(value);
  }

  private static byte[] compress(byte[] plain) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(plain);
    }
    return compressed.toByteArray();
  }
}
