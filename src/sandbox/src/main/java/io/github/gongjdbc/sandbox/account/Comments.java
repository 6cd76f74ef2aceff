package io.github.gongjdbc.sandbox.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What colleagues remarked on a call, some of it days later: a call changes after one read it. */
final class Comments {

  private static final List<String> TEXTS =
      List.of(
          "Great question here.",
          "Let's reuse this explanation in the training.",
          "We should have asked for the budget at this point.",
          "@[%s](%s) nice recovery!",
          "Can we send them the case study?");

  private final Staff staff;

  Comments(Staff staff) {
    this.staff = staff;
  }

  ArrayNode of(Conversation conversation, long now) {
    ArrayNode comments = JsonNodeFactory.instance.arrayNode();
    Dice dice = conversation.dice("comments");
    Call call = conversation.call();
    if (conversation.silent() || !dice.chance(0.2)) {
      return comments;
    }
    int count = dice.between(1, 3);
    long posted = call.processed();
    String previous = null;
    for (int i = 0; i < count; i++) {
      posted += dice.below(2 * 24 * 3600) * TimeStamp.SECOND + dice.below(1_000_000);
      String id = Identifier.text(Identifier.draw(dice));
      User author =
          dice.chance(0.03) ? staff.firstAvatar() : staff.person(dice.below(staff.size()));
      ObjectNode comment = comment(conversation, id, author, dice);
      comment.put("posted", TimeStamp.write(posted, author.zone()));
      putReply(comment, previous, dice);
      comment.put("duringCall", false);
      if (posted <= now) {
        comments.add(comment);
      }
      previous = id;
    }
    return comments;
  }

  private static ObjectNode comment(Conversation conversation, String id, User author, Dice dice) {
    int second = dice.below(conversation.call().seconds());
    String text =
        dice.pick(TEXTS).formatted(conversation.host().fullName(), conversation.host().id());
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("audioStartTime", second + 0.5)
        .put("audioEndTime", second + 9.5)
        .put("commenterUserId", author.id())
        .put("comment", text);
  }

  private static void putReply(ObjectNode comment, @Nullable String previous, Dice dice) {
    comment.put("inReplyTo", previous != null && dice.chance(0.4) ? previous : null);
  }
}
