package io.github.gongjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The facts of Gong's OpenAPI document: paths, methods, parameters, types, required keys, enums,
 * scopes and the fields of answers. It has the structure of the document, without its texts, and
 * two keys of its own: {@code x-scopes} lists the scopes of an operation, and {@code x-date} marks
 * texts that are a date as {@code YYYY-MM-DD}.
 *
 * <p>{@link GongDocumentReduction} makes {@code gong-document.json} out of Gong's document. {@code
 * gong-document-additions.json} has what Gong offers and its document does not say yet.
 */
public final class GongDocument {

  static final String FILE = "gong-document.json";
  private static final String ADDITIONS = "gong-document-additions.json";

  private static final JsonNode FACTS = merged();

  private GongDocument() {}

  /** All facts, with the structure of an OpenAPI document. Nobody may change them. */
  public static JsonNode facts() {
    return FACTS;
  }

  private static JsonNode merged() {
    ObjectNode facts = (ObjectNode) read(FILE);
    ((ObjectNode) facts.path("paths")).setAll((ObjectNode) read(ADDITIONS).path("paths"));
    return facts;
  }

  static JsonNode read(String file) {
    try (InputStream in = GongDocument.class.getResourceAsStream(file)) {
      return JsonMapper.builder().build().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
