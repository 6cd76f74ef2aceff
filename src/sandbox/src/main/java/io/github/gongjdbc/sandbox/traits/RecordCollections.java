package io.github.gongjdbc.sandbox.traits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.account.SimulatedAccount;
import io.github.gongjdbc.sandbox.company.AccountPlan;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of all traits files, made when they are first asked for. Collections may rest on
 * others, and on those of the account itself: {@code workspaces}, {@code users}, {@code managers},
 * {@code customers}, {@code contacts} and {@code calls}.
 */
final class RecordCollections {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, JsonNode> definitions;
  private final AccountRecords account;
  private final long seed;
  private final Template template;
  private final Map<String, List<ObjectNode>> made = new HashMap<>();

  RecordCollections(Map<String, JsonNode> definitions, SimulatedAccount account, AccountPlan plan) {
    this.definitions = definitions;
    this.account = new AccountRecords(account, plan);
    this.seed = plan.seed();
    this.template = new Template(this, new AccountTimes(plan));
  }

  Template template() {
    return template;
  }

  synchronized List<ObjectNode> rows(String name) {
    List<ObjectNode> known = made.get(name);
    if (known == null) {
      JsonNode definition = definitions.get(name);
      known = definition == null ? account.rows(name) : make(name, definition);
      made.put(name, known);
    }
    return known;
  }

  private List<ObjectNode> make(String name, JsonNode definition) {
    long ownSeed = SplitMixRandom.mix(seed, name.hashCode());
    List<ObjectNode> rows = new ArrayList<>();
    definition.path("union").forEach(other -> rows.addAll(rows(other.asText())));
    List<Map<String, JsonNode>> parents =
        definition.has("union") ? List.of() : parents(definition.path("each"));
    for (int i = 0; i < parents.size(); i++) {
      long parentSeed = SplitMixRandom.mix(ownSeed, i);
      for (Map<String, JsonNode> variables : items(definition, parents.get(i), parentSeed)) {
        long rowSeed = SplitMixRandom.mix(ownSeed, rows.size());
        Map<String, JsonNode> all = with(definition.path("with"), variables, rowSeed);
        rows.add((ObjectNode) template.fill(definition.path("fields"), all, rowSeed));
      }
    }
    if (definition.has("order")) {
      String field = definition.path("order").asText();
      rows.sort(Comparator.comparing(row -> OffsetDateTime.parse(row.path(field).asText())));
    }
    return List.copyOf(rows);
  }

  /** Further variables of a record, each of which may rest on those before it. */
  private Map<String, JsonNode> with(JsonNode with, Map<String, JsonNode> variables, long rowSeed) {
    Map<String, JsonNode> all = variables;
    for (Map.Entry<String, JsonNode> entry : with.properties()) {
      long ownSeed = SplitMixRandom.mix(rowSeed, entry.getKey().hashCode());
      all = Template.with(all, entry.getKey(), template.fill(entry.getValue(), all, ownSeed));
    }
    return all;
  }

  /** One or more sets of variables: every combination of the records that it is made for. */
  private List<Map<String, JsonNode>> parents(JsonNode each) {
    List<Map<String, JsonNode>> combinations = new ArrayList<>(List.of(Map.of()));
    for (Map.Entry<String, JsonNode> parent : each.properties()) {
      List<Map<String, JsonNode>> longer = new ArrayList<>();
      for (Map<String, JsonNode> combination : combinations) {
        for (ObjectNode row : rows(parent.getValue().asText())) {
          longer.add(Template.with(combination, parent.getKey(), row));
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  private List<Map<String, JsonNode>> items(
      JsonNode definition, Map<String, JsonNode> parents, long parentSeed) {
    List<Map<String, JsonNode>> items = new ArrayList<>();
    if (definition.has("rows")) {
      for (JsonNode row : definition.path("rows")) {
        long rowSeed = SplitMixRandom.mix(parentSeed, items.size());
        items.add(Template.with(parents, "row", template.fill(row, parents, rowSeed)));
      }
      return items;
    }
    JsonNode count = definition.path("count");
    int size =
        count.isArray()
            ? new SplitMixRandom(parentSeed).between(count.get(0).asInt(), count.get(1).asInt())
            : count.asInt(1);
    for (int i = 0; i < size; i++) {
      items.add(Template.with(parents, "index", JSON.numberNode(i)));
    }
    return items;
  }
}
