package io.github.gongjdbc.schema.catalog.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The lines in which the entries of a file begin.
 *
 * @param begin by JSON pointer
 */
record Lines(Map<String, Integer> begin) {
  static Lines read(String yaml) {
    Map<String, Integer> begin = new HashMap<>();
    try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (!token.isStructEnd()) {
          String pointer =
              (token.isStructStart()
                      ? parser.getParsingContext().getParent()
                      : parser.getParsingContext())
                  .pathAsPointer()
                  .toString();
          begin.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
        }
      }
    } catch (IOException e) {
      // It breaks off here, and the lines before are known.
      return new Lines(Map.copyOf(begin));
    }
    return new Lines(Map.copyOf(begin));
  }

  /** The line of an entry, or that of the nearest one around it. */
  int of(String pointer) {
    String known = pointer;
    while (!known.isEmpty() && !begin.containsKey(known)) {
      known = known.substring(0, known.lastIndexOf('/'));
    }
    return begin.getOrDefault(known, 1);
  }
}
