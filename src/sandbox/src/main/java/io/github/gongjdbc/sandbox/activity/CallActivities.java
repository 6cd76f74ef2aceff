package io.github.gongjdbc.sandbox.activity;

import io.github.gongjdbc.sandbox.call.Conversation;
import io.github.gongjdbc.sandbox.company.User;
import io.github.gongjdbc.sandbox.company.UserGenerator;
import io.github.gongjdbc.sandbox.random.SplitMixRandom;
import java.util.function.BiConsumer;

/** Who did what with one call, all of it on the day of the call. */
public final class CallActivities {

  private final UserGenerator users;

  /** The activities of these users. */
  public CallActivities(UserGenerator users) {
    this.users = users;
  }

  /** Tells of each activity which user it was, by id. */
  public void of(Conversation conversation, BiConsumer<String, Activity> did) {
    User host = conversation.host();
    SplitMixRandom random = conversation.random("activities");
    did.accept(host.id(), Activity.HOST);
    conversation
        .participants()
        .forEach(
            person -> {
              if (person.userId() != null && !person.userId().equals(host.id())) {
                did.accept(person.userId(), Activity.ATTENDED);
              }
            });
    if (random.chance(0.3)) {
      did.accept(host.id(), Activity.OWN_LISTENED_TO);
    }
    if (random.chance(0.1)) {
      did.accept(host.id(), Activity.SHARED_INTERNALLY);
    }
    if (conversation.external() && random.chance(0.08)) {
      did.accept(host.id(), Activity.SHARED_EXTERNALLY);
    }
    User coach = users.reviewerOf(host, random);
    if (coach.id().equals(host.id()) || !random.chance(0.25)) {
      return;
    }
    did.accept(coach.id(), Activity.OTHERS_LISTENED_TO);
    if (random.chance(0.4)) {
      did.accept(host.id(), Activity.REQUESTED_FEEDBACK);
    }
    pair(did, coach, Activity.GAVE_FEEDBACK, host, Activity.RECEIVED_FEEDBACK, 0.5, random);
    pair(did, coach, Activity.COMMENTS_GIVEN, host, Activity.COMMENTS_RECEIVED, 0.4, random);
    pair(
        did,
        coach,
        Activity.MARKED_FEEDBACK_GIVEN,
        host,
        Activity.MARKED_FEEDBACK_RECEIVED,
        0.2,
        random);
    pair(did, coach, Activity.SCORECARDS_FILLED, host, Activity.SCORECARDS_RECEIVED, 0.3, random);
  }

  private static void pair(
      BiConsumer<String, Activity> did,
      User giver,
      Activity given,
      User receiver,
      Activity received,
      double probability,
      SplitMixRandom random) {
    if (random.chance(probability)) {
      did.accept(giver.id(), given);
      did.accept(receiver.id(), received);
    }
  }
}
