package io.github.gongjdbc.sandbox.traits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a value out of a template. Texts may have variables in them, as in {@code ${user.id}}; a
 * map with one key that begins with a dollar is a {@link GeneratedValue}; all else is what it is.
 * Each part of a template is drawn from a seed of its own, so that a new field does not change the
 * others.
 */
final class Template {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([\\w.-]+)}");

  private final GeneratedValue generated;

  Template(RecordCollections records, AccountTimes moments) {
    this.generated = new GeneratedValue(this, records, moments);
  }

  /** The value; a missing node where the key is to be left out. */
  JsonNode fill(JsonNode template, Map<String, JsonNode> variables, long seed) {
    if (template.isTextual()) {
      return text(template.textValue(), variables);
    }
    if (template.isArray()) {
      ArrayNode array = JSON.arrayNode();
      for (int i = 0; i < template.size(); i++) {
        JsonNode value = fill(template.get(i), variables, SplitMixRandom.mix(seed, i));
        if (!value.isMissingNode()) {
          array.add(value);
        }
      }
      return array;
    }
    if (!template.isObject()) {
      return template; // a missing one, too
    }
    Map.Entry<String, JsonNode> only =
        template.size() == 1 ? template.properties().iterator().next() : null;
    if (only != null && only.getKey().startsWith("$") && !only.getKey().startsWith("${")) {
      return generated.of(only.getKey(), only.getValue(), variables, seed);
    }
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<String, JsonNode> field : template.properties()) {
      long fieldSeed = SplitMixRandom.mix(seed, field.getKey().hashCode());
      JsonNode value = fill(field.getValue(), variables, fieldSeed);
      if (!value.isMissingNode()) {
        object.set(text(field.getKey(), variables).asText(), value);
      }
    }
    return object;
  }

  static Map<String, JsonNode> with(Map<String, JsonNode> variables, String name, JsonNode value) {
    Map<String, JsonNode> more = new HashMap<>(variables);
    more.put(name, value);
    return more;
  }

  private static JsonNode text(String text, Map<String, JsonNode> variables) {
    Matcher matcher = VARIABLE.matcher(text);
    if (!matcher.find()) {
      return JSON.textNode(text);
    }
    if (matcher.matches()) {
      return variable(matcher.group(1), variables);
    }
    return JSON.textNode(
        VARIABLE
            .matcher(text)
            .replaceAll(
                found -> Matcher.quoteReplacement(variable(found.group(1), variables).asText())));
  }

  private static JsonNode variable(String path, Map<String, JsonNode> variables) {
    String[] steps = path.split("\\.", -1);
    JsonNode value = variables.get(steps[0]);
    if (value == null) {
      throw new IllegalArgumentException("There is no variable " + steps[0] + " in " + path);
    }
    for (int i = 1; i < steps.length; i++) {
      value = value.isArray() ? value.path(Integer.parseInt(steps[i])) : value.path(steps[i]);
    }
    return value instanceof MissingNode ? JSON.nullNode() : value.deepCopy();
  }
}
