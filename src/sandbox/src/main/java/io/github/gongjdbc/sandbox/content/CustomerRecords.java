package io.github.gongjdbc.sandbox.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.call.CallTopic;
import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.call.Participant;
import io.github.gongjdbc.sandbox.company.Customer;
import io.github.gongjdbc.sandbox.content.ContentSelection.Context;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the customer relationship system says of calls and people: links, and fields if asked. */
public final class CustomerRecords {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String SYSTEM = "Salesforce";
  private static final List<String> STAGES =
      List.of("Qualification", "Discovery", "Demo", "Proposal", "Negotiation", "Closed Won");

  private final ContentSelection selection;

  CustomerRecords(ContentSelection selection) {
    this.selection = selection;
  }

  boolean wanted() {
    return selection.context() != Context.NONE;
  }

  ArrayNode ofCall(Conversation conversation) {
    ArrayNode context = JSON.arrayNode();
    SplitMixRandom random = conversation.random("customer records");
    if (!conversation.external() || random.chance(0.3)) {
      return context;
    }
    Customer customer = conversation.customer();
    ArrayNode objects = system(context);
    SplitMixRandom account = SplitMixRandom.of(customer.seed(), "account");
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    String accountId = recordId("001", account);
    fields.put("Name", JSON.textNode(customer.name()));
    fields.put("Website", JSON.textNode("https://" + customer.domain()));
    fields.put("Industry", JSON.textNode(customer.industry()));
    fields.put("NumberOfEmployees", JSON.numberNode(account.between(20, 5000)));
    add(objects, "Account", accountId, fields);
    if (random.chance(0.7)) {
      addOpportunity(objects, customer);
    }
    return context;
  }

  ArrayNode ofParty(Conversation conversation, Participant person) {
    ArrayNode context = JSON.arrayNode();
    SplitMixRandom random = SplitMixRandom.of(person.seed(), "customer records");
    if (person.name() == null || random.chance(0.3)) {
      return context;
    }
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    fields.put("Name", JSON.textNode(person.name()));
    if (person.internal()) {
      add(system(context), "User", recordId("005", random), fields);
    } else if (conversation.topic() == CallTopic.COLD_CALL) {
      add(system(context), "Lead", recordId("00Q", random), fields);
    } else {
      fields.put("HasOptedOutOfEmail", JSON.booleanNode(random.chance(0.1)));
      add(system(context), "Contact", recordId("003", random), fields);
    }
    return context;
  }

  private void addOpportunity(ArrayNode objects, Customer customer) {
    SplitMixRandom random = SplitMixRandom.of(customer.seed(), "opportunity");
    int stage = random.below(STAGES.size());
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    String id = recordId("006", random);
    fields.put("Name", JSON.textNode(customer.name() + " - new business"));
    fields.put("StageName", JSON.textNode(STAGES.get(stage)));
    fields.put("Probability", JSON.numberNode(10 + 15 * stage));
    fields.put("Amount", JSON.numberNode(random.between(8, 240) * 500.0));
    fields.put(
        "CloseDate",
        JSON.textNode(LocalDate.of(2027, 1, 31).plusDays(random.below(300)).toString()));
    fields.put("LeadSource", random.chance(0.5) ? JSON.nullNode() : JSON.textNode("Website"));
    add(objects, "Opportunity", id, fields);
  }

  private static ArrayNode system(ArrayNode context) {
    return context.addObject().put("system", SYSTEM).putArray("objects");
  }

  private void add(ArrayNode objects, String type, String id, Map<String, JsonNode> fields) {
    for (String timing : selection.timings()) {
      ObjectNode object = objects.addObject().put("objectType", type).put("objectId", id);
      ArrayNode shown = object.putArray("fields");
      if (selection.context() == Context.EXTENDED) {
        fields.forEach((name, value) -> shown.addObject().put("name", name).set("value", value));
      }
      object.put("timing", timing);
    }
  }

  private static String recordId(String prefix, SplitMixRandom random) {
    String digits = Long.toUnsignedString(random.next(), 36) + "000000000000";
    return prefix + "5e" + digits.substring(0, 10) + "AAC";
  }
}
