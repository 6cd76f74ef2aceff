package io.github.gongjdbc.sandbox.content;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.call.Participant;
import org.jspecify.annotations.Nullable;

/** Who took part, as JSON: most absent values are missing keys, an unknown voice is null. */
public final class Parties {

  private Parties() {}

  static ArrayNode of(Conversation conversation, CustomerRecords records) {
    ArrayNode parties = JsonNodeFactory.instance.arrayNode();
    for (Participant person : conversation.participants()) {
      ObjectNode party = parties.addObject();
      party.put("id", person.id());
      putIfKnown(party, "emailAddress", person.emailAddress());
      putIfKnown(party, "name", person.name());
      putIfKnown(party, "title", person.title());
      putIfKnown(party, "userId", person.userId());
      party.put("speakerId", person.speakerId());
      if (records.wanted()) {
        party.set("context", records.ofParty(conversation, person));
      }
      party.put("affiliation", person.affiliation());
      putIfKnown(party, "phoneNumber", person.phoneNumber());
      ArrayNode methods = party.putArray("methods");
      person.methods().forEach(methods::add);
    }
    return parties;
  }

  private static void putIfKnown(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
