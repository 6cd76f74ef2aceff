package io.github.gongjdbc.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A difference between an exchange and Gong's OpenAPI document.
 *
 * @param operation method and path as documented
 * @param part of the exchange: "request" or "answer"
 * @param place where in that part; {@code []} stands for any element
 * @param expected what the document says
 * @param actual what there is
 */
record Finding(
    String operation, String part, String place, Kind kind, String expected, JsonNode actual) {

  enum Kind {
    UNKNOWN_OPERATION,
    UNKNOWN_KEY,
    MISSING,
    NULL,
    TYPE,
    FORMAT,
    RANGE,
    WORD,
    DUPLICATE
  }

  boolean isAnswer() {
    return part.equals("answer");
  }

  String text() {
    return "%s: %s %s: %s, expected %s, got %s"
        .formatted(operation, part, place, kind, expected, actual);
  }
}
