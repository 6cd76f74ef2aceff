package io.github.gongjdbc.sandbox.content;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.call.CallKind;
import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.content.ContentSelection.Context;
import io.github.gongjdbc.sandbox.content.ContentSelection.Section;

/** A call as JSON with the content that was asked for, and not a key more. */
public final class CallDocument {

  private final MetaData metaData;
  private final Comments comments;

  public CallDocument(MetaData metaData, Comments comments) {
    this.metaData = metaData;
    this.comments = comments;
  }

  public ObjectNode of(Conversation conversation, ContentSelection selection, long now) {
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
      json.set("content", CallContent.of(conversation, selection));
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
