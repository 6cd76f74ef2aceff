package io.github.gongjdbc.sandbox.traits;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gongjdbc.sandbox.api.ApiProblem;
import io.github.gongjdbc.sandbox.api.SandboxCall;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint can be asked for: a name in the path, a query parameter of a GET, or a place in
 * the body of a POST such as {@code filter.userIds}.
 *
 * @param type text, number, flag or date_time
 * @param many whether it is a list
 * @param values the words that are allowed; empty where all are
 * @param most how many values it takes; 0 for any number
 * @param field the field of the record that must be one of the values, or null
 * @param from the field of the record that must not be before the value, or null
 * @param to the field of the record that must be before the value, or null
 * @param where what other fields of the record must be where the parameter is given
 */
record ParameterTraits(
    String name,
    String type,
    boolean required,
    boolean many,
    List<String> values,
    int most,
    @Nullable String field,
    @Nullable String from,
    @Nullable String to,
    JsonNode where) {

  private static final Set<String> KEYS =
      Set.of("type", "required", "many", "values", "most", "field", "from", "to", "where");
  private static final Set<String> TYPES = Set.of("text", "number", "flag", "date_time");

  static ParameterTraits of(String name, JsonNode parameter) {
    TraitsFile.requireKeys(parameter, KEYS, "the parameter " + name);
    List<String> values = new ArrayList<>();
    parameter.path("values").forEach(value -> values.add(value.asText()));
    String type = parameter.path("type").asText("text");
    if (!TYPES.contains(type)) {
      throw new IllegalArgumentException("the parameter " + name + " has the unknown type " + type);
    }
    return new ParameterTraits(
        name,
        type,
        parameter.path("required").asBoolean(),
        parameter.path("many").asBoolean(),
        List.copyOf(values),
        parameter.path("most").asInt(),
        parameter.path("field").textValue(),
        parameter.path("from").textValue(),
        parameter.path("to").textValue(),
        parameter.path("where"));
  }

  /** The values that a request has for it; null where it has none. */
  @Nullable List<String> read(SandboxCall sandboxCall) {
    List<String> given = given(sandboxCall);
    if (given == null) {
      if (required) {
        throw ApiProblem.badRequest(name + ": must not be null");
      }
      return null;
    }
    if (given.isEmpty()) {
      throw ApiProblem.badRequest(name + ": must not be empty");
    }
    if (most > 0 && given.size() > most) {
      throw ApiProblem.badRequest(name + ": size must be between 1 and " + most);
    }
    given.forEach(this::check);
    return given;
  }

  private @Nullable List<String> given(SandboxCall sandboxCall) {
    if (sandboxCall.pathValues().containsKey(name)) {
      return List.of(sandboxCall.pathValue(name));
    }
    if (sandboxCall.request().method().equals("GET")) {
      String value = sandboxCall.request().query(name);
      return value == null || value.isEmpty() ? null : List.of(value);
    }
    JsonNode value = sandboxCall.request().json();
    for (String step : name.split("\\.", -1)) {
      value = value.path(step);
    }
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (value.isArray() != many) {
      throw ApiProblem.badJson();
    }
    List<String> values = new ArrayList<>();
    for (JsonNode element : many ? value : List.of(value)) {
      if (!element.isTextual() && !(type.equals("flag") && element.isBoolean())) {
        throw ApiProblem.badJson();
      }
      values.add(element.asText());
    }
    return values;
  }

  private void check(String value) {
    if (!values.isEmpty() && !values.contains(value)) {
      throw ApiProblem.badRequest(name + ": must be one of " + values);
    }
    switch (type) {
      case "number" -> require(value.matches("\\d{1,20}"), "must be a number");
      case "flag" -> require(value.matches("true|false"), "must be a boolean");
      case "date_time" -> moment(value);
      default -> {
        // Any text will do.
      }
    }
  }

  private void require(boolean fulfilled, String constraint) {
    if (!fulfilled) {
      throw ApiProblem.badRequest(name + ": " + constraint);
    }
  }

  private Instant moment(String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeParseException e) {
      throw ApiProblem.badRequest(name + ": must be a date and time in ISO-8601 format");
    }
  }

  /** Which records the values leave; a record without the field is for every value. */
  Predicate<JsonNode> filter(List<String> given) {
    Predicate<JsonNode> filter =
        item ->
            where.properties().stream()
                .allMatch(wanted -> wanted.getValue().equals(item.path(wanted.getKey())));
    if (field != null) {
      filter = filter.and(item -> isOneOf(item.path(field), given));
    }
    if (from != null) {
      Instant first = moment(given.get(0));
      filter = filter.and(item -> !moment(item.path(from).asText()).isBefore(first));
    }
    if (to != null) {
      Instant end = moment(given.get(0));
      filter = filter.and(item -> moment(item.path(to).asText()).isBefore(end));
    }
    return filter;
  }

  private static boolean isOneOf(JsonNode value, List<String> given) {
    if (value.isArray()) {
      for (JsonNode element : value) {
        if (given.contains(element.asText())) {
          return true;
        }
      }
      return false;
    }
    return value.isMissingNode() || value.isNull() || given.contains(value.asText());
  }
}
