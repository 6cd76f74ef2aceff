package io.github.gongjdbc.sandbox.traits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The values that a template can ask for.
 *
 * <ul>
 *   <li>{@code $id}: an id as text; {@code $number: text}: that text as a number
 *   <li>{@code $pick: [a, b]}: one of them; {@code $some: [a, b]}: one or more of them
 *   <li>{@code $between: [1, 9]}: a whole number
 *   <li>{@code $chance: [0.3, a, b]}: a with that probability, else b; {@code $maybe: [0.3, a]}: a
 *       or no key
 *   <li>{@code $case: {of: text, ONE: a, else: b}}: what stands for that text, else b, or no key
 *   <li>{@code $time: [30, 2]}: a moment from 30 to 2 days ago; {@code $utc}: the same in UTC
 *   <li>{@code $list: {count: [1, 3], of: a}}: a list
 *   <li>{@code $any: {of: collection, where: {field: value}, field: name}}: a record or its field
 *   <li>{@code $sample: {of: collection, count: [1, 3], as: a}}: so many different records, each as
 *       a template in which it is {@code ${it}}
 *   <li>{@code $next: 1}: the number of the element in its list, from 1
 *   <li>{@code $crm: '001'}: an id of the CRM with that prefix
 *   <li>{@code $all: {of: collection, where: {field: value}, as: a}}: all such records
 * </ul>
 */
final class GeneratedValue {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Template template;
  private final RecordCollections records;
  private final AccountTimes moments;

  GeneratedValue(Template template, RecordCollections records, AccountTimes moments) {
    this.template = template;
    this.records = records;
    this.moments = moments;
  }

  JsonNode of(String kind, JsonNode argument, Map<String, JsonNode> variables, long seed) {
    SplitMixRandom random = new SplitMixRandom(seed);
    int first = argument.path(0).asInt();
    int second = argument.path(1).asInt();
    return switch (kind) {
      case "$id" -> JSON.textNode(Identifier.text(Identifier.draw(random)));
      case "$number" ->
          JSON.numberNode(new BigInteger(template.fill(argument, variables, seed).asText()));
      case "$pick" -> {
        JsonNode choices = template.fill(argument, variables, seed);
        yield choices.get(random.below(choices.size()));
      }
      case "$some" -> some(template.fill(argument, variables, seed), random);
      case "$between" -> JSON.numberNode(random.between(first, second));
      case "$chance" ->
          random.chance(argument.path(0).asDouble())
              ? template.fill(argument.path(1), variables, random.next())
              : template.fill(
                  argument.has(2) ? argument.path(2) : JSON.nullNode(), variables, random.next());
      case "$maybe" ->
          random.chance(argument.path(0).asDouble())
              ? template.fill(argument.path(1), variables, random.next())
              : MissingNode.getInstance();
      case "$case" -> {
        String text = template.fill(argument.path("of"), variables, seed).asText();
        JsonNode chosen = argument.has(text) ? argument.path(text) : argument.path("else");
        yield template.fill(chosen, variables, random.next());
      }
      case "$time" -> JSON.textNode(moments.time(first, second, random));
      case "$utc" -> JSON.textNode(moments.utc(first, second, random));
      case "$list" -> list(argument, variables, random);
      case "$any" -> any(argument, variables, random);
      case "$sample" -> {
        JsonNode count = argument.path("count");
        int size = random.between(count.path(0).asInt(), count.path(1).asInt());
        yield each(random.pick(size, matching(argument, variables)), argument, variables, seed);
      }
      case "$next" ->
          JSON.numberNode(
              argument.asInt()
                  + Objects.requireNonNull(variables.get("index"), "$next is for lists").asInt());
      case "$crm" -> JSON.textNode(recordId(argument.asText(), random));
      case "$all" -> each(matching(argument, variables), argument, variables, seed);
      default -> throw new IllegalArgumentException("There is no value " + kind);
    };
  }

  private static ArrayNode some(JsonNode choices, SplitMixRandom random) {
    List<JsonNode> all = new ArrayList<>();
    choices.forEach(all::add);
    ArrayNode array = JSON.arrayNode();
    random.pick(random.between(1, all.size()), all).forEach(array::add);
    return array;
  }

  private ArrayNode list(
      JsonNode argument, Map<String, JsonNode> variables, SplitMixRandom random) {
    JsonNode count = argument.path("count");
    int size = random.between(count.path(0).asInt(), count.path(1).asInt());
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < size; i++) {
      Map<String, JsonNode> inner = Template.with(variables, "index", JSON.numberNode(i));
      array.add(template.fill(argument.path("of"), inner, random.next()));
    }
    return array;
  }

  private JsonNode any(JsonNode argument, Map<String, JsonNode> variables, SplitMixRandom random) {
    List<JsonNode> matching = matching(argument, variables);
    if (matching.isEmpty()) {
      return JSON.nullNode();
    }
    JsonNode found = random.pick(matching);
    return argument.has("field") ? found.path(argument.path("field").asText()) : found;
  }

  private ArrayNode each(
      List<JsonNode> items, JsonNode argument, Map<String, JsonNode> variables, long seed) {
    ArrayNode array = JSON.arrayNode();
    long number = 0;
    for (JsonNode item : items) {
      array.add(
          template.fill(
              argument.path("as"),
              Template.with(variables, "it", item),
              SplitMixRandom.mix(seed, number++)));
    }
    return array;
  }

  private static String recordId(String prefix, SplitMixRandom random) {
    String digits = Long.toUnsignedString(random.next(), 36) + "000000000000";
    return prefix + "5e" + digits.substring(0, 10) + "AAC";
  }

  private List<JsonNode> matching(JsonNode argument, Map<String, JsonNode> variables) {
    JsonNode where =
        argument.has("where")
            ? template.fill(argument.path("where"), variables, 0)
            : JSON.objectNode();
    return records.rows(argument.path("of").asText()).stream()
        .map(JsonNode.class::cast)
        .filter(
            item ->
                where.properties().stream()
                    .allMatch(
                        wanted ->
                            item.path(wanted.getKey()).asText().equals(wanted.getValue().asText())))
        .toList();
  }
}
