package io.github.gongjdbc.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.sandbox.http.SandboxRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of a request's JSON. A value of another type than the documented one is a parse
 * error, as are unknown words of an enumeration; unknown keys are ignored, and null means absent.
 */
public final class JsonFields {

  private final JsonNode node;
  private final String path;

  private JsonFields(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  public static JsonFields of(SandboxRequest request) {
    JsonNode body = request.json();
    if (!body.isObject()) {
      throw ApiProblem.badJson();
    }
    return new JsonFields(body, "");
  }

  String path(String name) {
    return path + name;
  }

  public @Nullable String text(String name) {
    JsonNode value = node.path(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isTextual()) {
      throw ApiProblem.badJson();
    }
    return value.textValue();
  }

  public boolean flag(String name) {
    JsonNode value = node.path(name);
    if (!isAbsent(value) && !value.isBoolean()) {
      throw ApiProblem.badJson();
    }
    return value.asBoolean(false);
  }

  @Nullable List<String> texts(String name) {
    JsonNode value = node.path(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isArray()) {
      throw ApiProblem.badJson();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : value) {
      if (!element.isTextual()) {
        throw ApiProblem.badJson();
      }
      texts.add(element.textValue());
    }
    return List.copyOf(texts);
  }

  /** Ids, of which there must be at least one where the key is given. */
  public @Nullable List<String> identifiers(String name) {
    List<String> identifiers = texts(name);
    if (identifiers != null && identifiers.isEmpty()) {
      throw ApiProblem.badRequest(path(name) + ": must not be empty");
    }
    return identifiers;
  }

  public @Nullable String word(String name, List<String> allowed) {
    String word = text(name);
    if (word != null && !allowed.contains(word)) {
      throw ApiProblem.badJson();
    }
    return word;
  }

  public @Nullable List<String> words(String name, List<String> allowed) {
    List<String> words = texts(name);
    if (words != null && !allowed.containsAll(words)) {
      throw ApiProblem.badJson();
    }
    return words;
  }

  public @Nullable JsonFields object(String name) {
    JsonNode value = node.path(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isObject()) {
      throw ApiProblem.badJson();
    }
    return new JsonFields(value, path + name + ".");
  }

  public JsonFields requiredObject(String name) {
    JsonFields object = object(name);
    if (object == null) {
      throw ApiProblem.badJson();
    }
    return object;
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
