package io.github.gongjdbc.sandbox.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the requests of one connection (HTTP/1.1), one after the other. */
public final class RequestReader {

  private static final int LONGEST_HEAD = 64 * 1024;
  private static final int LONGEST_BODY = 16 * 1024 * 1024;

  private final InputStream in;
  private int headLength;

  public RequestReader(InputStream in) {
    this.in = in;
  }

  /** What cannot be read as a request, and the status that says so. */
  public static final class BadRequestException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    BadRequestException(int status, String message) {
      super(message);
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  /**
   * The next request; empty where the client is done.
   *
   * @throws BadRequestException if it is not a request; the connection is of no use afterwards
   */
  public Optional<SandboxRequest> next() throws IOException {
    headLength = 0;
    String start = line();
    if (start.isEmpty()) {
      return Optional.empty();
    }
    String[] words = start.split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      throw new BadRequestException(400, "No request line of HTTP/1.1");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new BadRequestException(400, "No header");
      }
      headers.putIfAbsent(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    if (words[2].equals("HTTP/1.0")) {
      headers.putIfAbsent("connection", "close");
    }
    String body = new String(body(headers), StandardCharsets.UTF_8);
    return Optional.of(SandboxRequest.of(words[0], pathAndQuery(words[1]), headers, body));
  }

  /** A proxy is asked for whole addresses; only their path and query are of interest here. */
  private static String pathAndQuery(String target) throws IOException {
    try {
      URI uri = URI.create(target);
      String path = uri.getRawPath();
      if (path == null) {
        // CONNECT host:443, mailto:somebody
        throw new BadRequestException(400, "No address with a path");
      }
      return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(400, "No address");
    }
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers.containsKey("transfer-encoding")) {
      throw new BadRequestException(411, "Length Required");
    }
    String length = headers.getOrDefault("content-length", "0");
    if (!length.matches("\\d{1,9}") || Integer.parseInt(length) > LONGEST_BODY) {
      throw new BadRequestException(413, "Content Too Large");
    }
    byte[] body = in.readNBytes(Integer.parseInt(length));
    if (body.length < Integer.parseInt(length)) {
      throw new EOFException();
    }
    return body;
  }

  /** A line of the head without its end; empty at the end of the head, or of the connection. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (++headLength > LONGEST_HEAD) {
        throw new BadRequestException(431, "Request Header Fields Too Large");
      }
      line.append((char) next);
    }
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) == '\r') {
      line.setLength(length - 1);
    }
    return line.toString();
  }
}
