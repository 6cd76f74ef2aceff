package io.github.gongjdbc.sandbox.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Cursors as text: a header, the content as JSON, and a signature, as Gong's own look. */
public final class CursorFormat {

  private static final String HEADER = encode("{\"alg\":\"HS256\"}");

  private final long key;

  public CursorFormat(long key) {
    this.key = key;
  }

  String write(Cursor cursor) {
    ObjectNode content = Json.object();
    content.put("id", Long.toUnsignedString(cursor.position().identifier()));
    content.put("time", cursor.position().time());
    content.put("total", cursor.totalRecords());
    content.put("pageNumber", cursor.pageNumber());
    content.put("pageSize", Pager.PAGE_SIZE);
    content.put("inputs", cursor.inputs());
    content.put("exp", cursor.expirySecond());
    String payload = encode(Json.write(content));
    return HEADER + "." + payload + "." + signature(payload);
  }

  Optional<Cursor> read(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3 || !parts[0].equals(HEADER) || !parts[2].equals(signature(parts[1]))) {
      return Optional.empty();
    }
    try {
      JsonNode content = Json.MAPPER.readTree(decode(parts[1]));
      return Optional.of(
          new Cursor(
              new Position(
                  content.path("time").longValue(),
                  Long.parseUnsignedLong(content.path("id").asText())),
              content.path("total").longValue(),
              content.path("pageNumber").intValue(),
              content.path("exp").longValue(),
              content.path("inputs").longValue()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String signature(String payload) {
    return encode(Long.toUnsignedString(InputDigest.of(key, payload), 36));
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String text) {
    return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
