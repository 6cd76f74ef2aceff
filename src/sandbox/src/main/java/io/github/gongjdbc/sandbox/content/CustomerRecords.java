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
  private static final List<Integer> PROBABILITIES = List.of(10, 20, 40, 60, 80, 100);
  private static final LocalDate FIRST_CLOSED = LocalDate.of(2026, 1, 31);
  private static final LocalDate FIRST_TO_CLOSE = LocalDate.of(2027, 1, 31);

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
    add(objects, "Account", accountId(customer), account(customer));
    if (random.chance(0.7)) {
      add(objects, "Opportunity", opportunityId(customer), opportunity(customer));
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
      add(system(context), "Lead", leadId(person.seed()), fields);
    } else {
      fields.put("HasOptedOutOfEmail", JSON.booleanNode(random.chance(0.1)));
      add(system(context), "Contact", contactId(person.seed()), fields);
    }
    return context;
  }

  /** The id of a customer's account. */
  public static String accountId(Customer customer) {
    return recordId("001", SplitMixRandom.of(customer.seed(), "account"));
  }

  /** The id of a customer's opportunity. */
  public static String opportunityId(Customer customer) {
    return recordId("006", SplitMixRandom.of(customer.seed(), "opportunity id"));
  }

  /** The id of a person at a customer as a contact. */
  public static String contactId(long seed) {
    return recordId("003", SplitMixRandom.of(seed, "contact"));
  }

  /** The id of the same person as a lead. */
  public static String leadId(long seed) {
    return recordId("00Q", SplitMixRandom.of(seed, "lead"));
  }

  private static Map<String, JsonNode> account(Customer customer) {
    SplitMixRandom random = SplitMixRandom.of(customer.seed(), "employees");
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    fields.put("Name", JSON.textNode(customer.name()));
    fields.put("Website", JSON.textNode("https://" + customer.domain()));
    fields.put("Industry", JSON.textNode(customer.industry()));
    fields.put("NumberOfEmployees", JSON.numberNode(random.between(20, 5000)));
    return fields;
  }

  /** The fields of a customer's opportunity. */
  public static Map<String, JsonNode> opportunity(Customer customer) {
    SplitMixRandom random = SplitMixRandom.of(customer.seed(), "opportunity");
    int stage = random.below(STAGES.size());
    boolean won = stage == STAGES.size() - 1;
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    fields.put("Name", JSON.textNode(customer.name() + " - new business"));
    fields.put("AccountId", JSON.textNode(accountId(customer)));
    fields.put("StageName", JSON.textNode(STAGES.get(stage)));
    fields.put("Probability", JSON.numberNode(PROBABILITIES.get(stage)));
    fields.put("Amount", JSON.numberNode(random.between(8, 240) * 500.0));
    LocalDate first = won ? FIRST_CLOSED : FIRST_TO_CLOSE;
    fields.put("CloseDate", JSON.textNode(first.plusDays(random.below(240)).toString()));
    fields.put("LeadSource", random.chance(0.5) ? JSON.nullNode() : JSON.textNode("Website"));
    return fields;
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
