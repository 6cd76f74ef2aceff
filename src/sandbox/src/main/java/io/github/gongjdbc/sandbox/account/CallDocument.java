package io.github.gongjdbc.sandbox.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.account.ContentSelection.Context;
import io.github.gongjdbc.sandbox.account.ContentSelection.Section;

/** A call as JSON with the content that was asked for, and not a key more. */
final class CallDocument {

  private final MetaData metaData;
  private final Comments comments;

  CallDocument(MetaData metaData, Comments comments) {
    this.metaData = metaData;
    this.comments = comments;
  }

  ObjectNode of(Conversation conversation, ContentSelection selection, long now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("metaData", metaData.ofExtensive(conversation, now));
    CustomerRecords records = new CustomerRecords(selection);
    if (selection.context() != Context.NONE) {
      json.set("context", records.ofCall(conversation));
    }
    boolean imported = conversation.call().kind() == CallKind.IMPORTED;
    if (selection.has(Section.PARTIES) && !imported) {
      json.set("parties", Parties.of(conversation, records));
    }
    if (selection.hasAnyOf("content")) {
      json.set("content", Content.of(conversation, selection));
    }
    if (selection.hasAnyOf("interaction")) {
      json.set("interaction", Interaction.of(conversation, selection));
    }
    if (selection.has(Section.PUBLIC_COMMENTS)) {
      ObjectNode collaboration = json.putObject("collaboration");
      collaboration.set("publicComments", comments.of(conversation, now));
    }
    if (selection.has(Section.MEDIA)) {
      json.set("media", Media.of(conversation.call(), now));
    }
    return json;
  }
}
