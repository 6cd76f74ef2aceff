package io.github.gongjdbc.sandbox.content;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gongjdbc.sandbox.call.Call;
import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.company.User;
import io.github.gongjdbc.sandbox.company.UserGenerator;
import io.github.gongjdbc.sandbox.random.Identifier;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import io.github.gongjdbc.sandbox.random.TimeStamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What colleagues remarked on a call, some of it days later: a call changes after one read it. */
public final class Comments {

  private static final List<String> TEXTS =
      List.of(
          "Great question here.",
          "Let's reuse this explanation in the training.",
          "We should have asked for the budget at this point.",
          "@[%s](%s) nice recovery!",
          "Can we send them the case study?");

  private final UserGenerator users;

  public Comments(UserGenerator users) {
    this.users = users;
  }

  ArrayNode of(Conversation conversation, long now) {
    ArrayNode comments = JsonNodeFactory.instance.arrayNode();
    SplitMixRandom random = conversation.random("comments");
    Call call = conversation.call();
    if (conversation.silent() || !random.chance(0.2)) {
      return comments;
    }
    int count = random.between(1, 3);
    long posted = call.processed();
    String previous = null;
    for (int i = 0; i < count; i++) {
      posted += random.below(2 * 24 * 3600) * TimeStamp.SECOND + random.below(1_000_000);
      String id = Identifier.text(Identifier.draw(random));
      User author =
          random.chance(0.03) ? users.firstAvatar() : users.person(random.below(users.size()));
      ObjectNode comment = comment(conversation, id, author, random);
      comment.put("posted", TimeStamp.write(posted, author.zone()));
      putReply(comment, previous, random);
      comment.put("duringCall", false);
      if (posted <= now) {
        comments.add(comment);
      }
      previous = id;
    }
    return comments;
  }

  private static ObjectNode comment(
      Conversation conversation, String id, User author, SplitMixRandom random) {
    int second = random.below(conversation.call().seconds());
    String text =
        random.pick(TEXTS).formatted(conversation.host().fullName(), conversation.host().id());
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("audioStartTime", second + 0.5)
        .put("audioEndTime", second + 9.5)
        .put("commenterUserId", author.id())
        .put("comment", text);
  }

  private static void putReply(
      ObjectNode comment, @Nullable String previous, SplitMixRandom random) {
    comment.put("inReplyTo", previous != null && random.chance(0.4) ? previous : null);
  }
}
