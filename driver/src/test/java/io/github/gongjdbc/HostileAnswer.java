package io.github.gongjdbc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * An answer that no honest server gives, and what must come of it.
 *
 * @param outcome the number of rows, or the SQL state
 * @param settings the properties of the connection besides those of all
 */
record HostileAnswer(
    String name, String sql, String outcome, Bytes bytes, Map<String, String> settings) {
  static final String CALLS = "SELECT id, title, duration FROM calls WHERE started > '2026-01-01'";

  /** The item that right answers have. */
  static final String ITEM =
      "{\"id\":\"1\",\"started\":\"2026-11-11T00:00:00Z\",\"title\":\"One\"}";

  static final String PAGE = "{\"calls\":[" + ITEM + "],\"records\":{\"totalRecords\":1}}";

  HostileAnswer(String name, String sql, String outcome, Bytes bytes) {
    this(name, sql, outcome, bytes, Map.of());
  }

  /** The same answer to a connection with a limit of its own, and what must come of it then. */
  HostileAnswer within(String property, int limit, String outcome) {
    return new HostileAnswer(
        name + " within " + property + "=" + limit,
        sql,
        outcome,
        bytes,
        Map.of(property, String.valueOf(limit)));
  }

  /** Writes the answer; the value of the Authorization header is what must not come back. */
  interface Bytes {
    void write(OutputStream out, String authorization) throws IOException;
  }

  /** An answer with a status and a body, in which {@code @} stands for the Authorization header. */
  static HostileAnswer status(String outcome, String status, String body) {
    return new HostileAnswer(
        status + " with " + (body.isEmpty() ? "nothing" : body),
        CALLS,
        outcome,
        (out, authorization) ->
            out.write(http(status, Map.of(), utf8(body.replace("@", authorization)))));
  }

  /** A 200 with this body. */
  static HostileAnswer body(String outcome, String body) {
    return body(outcome, body, CALLS);
  }

  static HostileAnswer body(String outcome, String body, String sql) {
    byte[] bytes = utf8(body);
    return new HostileAnswer(
        body.length() > 100 ? body.substring(0, 100) + "…" : body,
        sql,
        outcome,
        (out, authorization) -> out.write(http("200 OK", Map.of(), bytes)));
  }

  /** Bytes as they go over the network. */
  static HostileAnswer raw(String outcome, String name, Bytes bytes) {
    return new HostileAnswer(name, CALLS, outcome, bytes);
  }

  static HostileAnswer raw(String outcome, String name, String text) {
    return raw(outcome, name, (out, authorization) -> out.write(utf8(text)));
  }

  static HostileAnswer encoded(String outcome, String name, String encoding, byte[] body) {
    return raw(
        outcome,
        name,
        (out, authorization) ->
            out.write(http("200 OK", Map.of("Content-Encoding", encoding), body)));
  }

  static byte[] http(String status, Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + body.length + "\r\n\r\n");
    byte[] start = utf8(head.toString());
    byte[] all = java.util.Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] deflate(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return name;
  }
}
